"""A window of its own over a project, and what it holds: `python -m tests.benchmarks.held PROJECT SETTINGS`.

Prints `Held` as JSON. Nothing is imported here that the program itself does not import.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotate.library import Stage
from ui.app import DISK
from ui.program import Program
from ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.searching.results import Progress

SEARCHED = "漁協"
_LOOKS = 10
"""Times that all processes are looked at while they search and index, 0.3 s apart: the most counts."""


class Held(NamedTuple):
    """MB: the window at rest, as RSS and as PSS; then window, index and answers as PSS while something is
    searched for. `verbs` is how many articles' verbs were in the index then.
    """

    resident: float
    proportional: float
    searching: list[float]
    verbs: int


def look(project: Path, settings: Path) -> Held:
    """Open a project, let everything be read, search; for a process that does nothing else."""
    application = QApplication([])
    program = Program(application, Settings(settings), DISK)
    program.open(project)
    window = program.window
    assert window
    claims_read: list[bool] = []
    progress: list[Progress] = []
    window.same_claims.changed.connect(lambda: claims_read.append(True))
    window.searching.progressed.connect(progress.append)
    wait_until(lambda: window.library.library.stage is Stage.WORK)
    wait_until(lambda: bool(claims_read))
    wait_until(lambda: window.suggesting.learner is not None)
    wait_until(lambda: not len(window.library.library) or window.suggesting.is_finished)
    QTest.qWait(4000)  # what refers to itself has gone
    resident, proportional = memory_of(os.getpid(), "Rss"), memory_of(os.getpid(), "Pss")
    wait_until(lambda: bool(progress) and progress[-1].texts >= progress[-1].articles)
    window.searching.ask(SEARCHED)
    searching = [0.0]
    for _ in range(_LOOKS):
        QTest.qWait(300)
        own = memory_of(os.getpid(), "Pss")
        searching = max(searching, [own, *map(with_children, children(os.getpid()))], key=sum)
    program.quit()
    application.processEvents()
    return Held(resident, proportional, searching, progress[-1].lemmas)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window work until then."""
    while not is_so():
        QTest.qWait(100)


def children(process: int) -> list[int]:
    """The processes that one has started, in the order it did."""
    return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def with_children(process: int) -> float:
    """MB of a process and of those it has started, each shared page counted once (PSS)."""
    return memory_of(process, "Pss") + sum(memory_of(each, "Pss") for each in children(process))


def memory_of(process: int, which: str) -> float:
    """MB that the kernel counts for a process now; `which` is "Rss" or "Pss"."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{which}:"):
            return int(line.split()[1]) / 1024
    raise ValueError(which)


if __name__ == "__main__":
    print(json.dumps(look(*map(Path, sys.argv[1:]))))
