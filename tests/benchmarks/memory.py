"""What the window holds in memory with a hundred thousand articles and 190,000 annotations open.

Each project is opened offscreen by a process of its own (`tests.benchmarks.held`). It is measured at rest:
the library, the claims and the open article are read to their ends, dictionary and learner are loaded, with
an empty project too. Then something is searched for, when all texts are in the index: window, index and
answers together, each page that several share counted once (PSS).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from storage.project import create_project
from tests.benchmarks.big_library import ANNOTATOR, ARTICLES, kept_project
from tests.benchmarks.held import Held
from tests.benchmarks.measured import Measured
from ui.settings import ANNOTATOR as ANNOTATOR_SETTING
from ui.settings import Settings

MORE = 150.0
"""MB that a project may take more than an empty one."""

ROOT = Path(__file__).resolve().parents[2]


def measure() -> list[Measured]:
    """Whole processes, of an empty project and of the one that is kept; its index is kept beside it."""
    path = kept_project()
    with tempfile.TemporaryDirectory() as name:
        empty, settings = Path(name, "empty.shirushi"), Path(name, "settings.ini")
        create_project(empty).close()
        begun = Settings(settings)
        begun.set(ANNOTATOR_SETTING, ANNOTATOR)
        begun.save()
        none, many = (held_by(project, settings, path.parent / "home") for project in (empty, path))
    what = f"memory more than with an empty project, {ARTICLES:,} articles"
    window = f"{many.resident:.0f} - {none.resident:.0f} MB; PSS {many.proportional - none.proportional:+.0f}"
    each = [after - before for before, after in zip(none.searching, many.searching, strict=True)]
    parts = " + ".join(f"{more:.0f}" for more in each)
    searching = f"window, index, answers: {parts}; the index had read the verbs of {many.verbs:,} articles"
    return [
        Measured(f"{what}: the window at rest, RSS", many.resident - none.resident, MORE, 1, window, "MB"),
        Measured(f"{what}: searching, all processes, PSS", sum(each), MORE, 1, searching, "MB"),
    ]


def held_by(project: Path, settings: Path, home: Path) -> Held:
    """What a process of its own says of a project."""
    command = [sys.executable, "-m", "tests.benchmarks.held", str(project), str(settings)]
    surroundings = {**os.environ, "SHIRUSHI_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True, env=surroundings)
    return Held(*json.loads(said.stdout))
