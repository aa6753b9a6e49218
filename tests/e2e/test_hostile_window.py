"""A session in the window over hostile files: nothing is connected to, and nothing they name is opened."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from storage.integrity import problems
from storage.project import create_project, open_project
from tests.e2e.test_process import ROOT, Machine
from tests.storage.test_intake_formats import write_hostile

if TYPE_CHECKING:
    from pathlib import Path

PASTED = (
    '<h1>貼り付けた題<img src="file://{bait}"></h1><p style="background:url(file://{bait})">'
    '貼り付けた本文は短い。<img src="https://attacker.invalid/x.png">もう一文ある。</p>'
)


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_a_session_over_hostile_files_connects_to_nothing_and_opens_no_bait(tmp_path: Path) -> None:
    bait, log = tmp_path / "bait" / "secret.png", tmp_path / "trace.log"
    bait.parent.mkdir()
    bait.write_bytes(b"no picture")
    write_hostile(tmp_path / "hostile", str(bait))
    project, machine = tmp_path / "p.shirushi", Machine(tmp_path)
    create_project(project).close()
    steps = [
        ("bring_in", str(tmp_path / "hostile")), ("paste", PASTED.format(bait=bait)),
        *[("press", "N"), ("keys", "1jj2")] * 6, ("press", "Return"), ("keys", f"<img src={bait}>"),
        ("press", "Esc"), ("search", "の"), ("export", str(tmp_path / "claims.csv")), ("look", ""),
        ("close", ""),
    ]  # fmt: skip
    command = [sys.executable, "-m", "tests.e2e.driver", json.dumps(steps), str(project)]

    done = subprocess.run(
        ["strace", "-f", "-qq", "-s", "400", "-e", "trace=%network,%file", "-o", log, *command],
        cwd=ROOT, env=machine.environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["articles"] > 10
    calls = log.read_text("utf-8", "replace").splitlines()
    assert len(calls) > 1000
    assert [call for call in calls if re.search(r"AF_INET|inet_addr", call)] == []
    assert [call for call in calls if "bait" in call and "execve" not in call] == []
    with open_project(project) as stored:
        assert list(problems(stored)) == []
        assert sum(stored.tag_counts().values()) > 3
