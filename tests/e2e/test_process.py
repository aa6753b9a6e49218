"""The program as it is started, in a process of its own, with all its files in a folder of the test."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotate.tags import BUILT_IN
from storage.project import create_project, open_project
from tests.invented import PLAIN

ROOT = Path(__file__).resolve().parents[2]
Steps = list[tuple[str, str]]


class Machine:
    """A computer with nothing on it but the program."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "家"
        settings = self.home / "config" / "settings.ini"
        settings.parent.mkdir(parents=True)
        settings.touch(0o600)
        settings.write_text("[General]\nlanguage=ja\n", encoding="utf-8")
        self.environment = {
            **os.environ,
            "SHIRUSHI_HOME": str(self.home),
            "QT_QPA_PLATFORM": "offscreen",
            "LC_ALL": "C.UTF-8",  # Qt warns of a locale the machine does not have
            "PYTHONUTF8": "1",
        }

    def start(self, steps: Steps, *arguments: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.e2e.driver", json.dumps(steps), *map(str, arguments)]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, text=True, encoding="utf-8",
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, steps: Steps, *arguments: Path) -> list[dict[str, Any]]:
        """What was seen at each look; the program must end well and say nothing on stderr."""
        out, err = (process := self.start([*steps, ("close", "")], *arguments)).communicate(timeout=30)
        assert (process.returncode, err) == (0, "")
        return [json.loads(line) for line in out.splitlines()]

    @property
    def sample(self) -> Path:
        return self.home / "data" / "sample.shirushi"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_run_opens_the_sample_and_the_second_finds_everything(machine: Machine, tmp_path: Path):
    table = tmp_path / "主張.csv"
    (first,) = machine.run(
        [("keys", "1jj3"), ("press", "Return"), ("keys", "memo"), ("press", "Esc"),
         ("export", str(table)), ("look", "")]
    )
    assert first["project"] == "sample.shirushi"
    assert [tag for tag, _, _ in first["annotations"]] == ["assertion", "threat_assessment"]
    assert [note for _, _, note in first["annotations"]] == ["", "memo"]
    assert first["saved"].startswith("保存済み ")
    assert not first["is_error"]
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert table.read_text(encoding="utf-8-sig").count("\n") == 3
    second, undone = machine.run([("look", ""), ("press", "Ctrl+Z"), ("look", "")])
    assert second["annotations"] == first["annotations"]
    assert second["place"] == first["place"] > 0
    assert [note for _, _, note in undone["annotations"]] == ["", ""]


def test_what_it_makes_is_for_its_owner_only_and_its_log_holds_no_text(machine: Machine):
    (seen,) = machine.run([("keys", "1"), ("fail", "秘密の本文"), ("look", "")])
    assert seen["is_error"]
    assert len(seen["annotations"]) == 1
    made = [path for path in machine.home.rglob("*") if path.is_file()]
    assert [path for path in made if path.stat().st_mode & 0o077] == []
    log = (machine.home / "log" / "shirushi.log").read_text(encoding="utf-8")
    assert "KeyError at ui/" in log or "KeyError at tests/" in log
    assert "秘密" not in log
    assert str(machine.home) not in log
    assert seen["annotations"][0][1] not in log


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_order_with_the_draft_written(machine: Machine, number: signal.Signals):
    process = machine.start([("keys", "2"), ("press", "Return"), ("keys", "draft"), ("look", "")])
    assert json.loads(process.stdout.readline())["annotations"][0][2] == ""
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")
    with open_project(machine.sample) as project:
        assert [a.note for a in project.annotations(1)] == ["draft"]
    assert sorted(path.name for path in machine.sample.parent.iterdir()) == ["sample.shirushi"]


def test_files_named_at_the_start_come_into_the_project_that_was_open_last(machine: Machine, tmp_path: Path):
    project, page = tmp_path / "案件.shirushi", tmp_path / "記事.txt"
    create_project(project).close()
    page.write_text(PLAIN, encoding="utf-8")
    (empty,) = machine.run([("look", "")], project)
    assert (empty["project"], empty["articles"]) == ("案件.shirushi", 0)
    (seen,) = machine.run([("wait", "200"), ("look", "")], page)
    assert (seen["project"], seen["article"], seen["articles"]) == ("案件.shirushi", "記事.txt", 1)


def test_a_second_start_may_only_read(machine: Machine):
    first = machine.start([("keys", "1"), ("look", "")])
    first.stdout.readline()
    (second,) = machine.run([("keys", "2"), ("look", "")])
    first.send_signal(signal.SIGTERM)
    assert first.wait(timeout=20) == 0
    first.stdout.close()
    first.stderr.close()
    assert second["saved"] == "閲覧のみ"
    assert "別のウィンドウ" in second["message"]
    assert [tag for tag, _, _ in second["annotations"]] == ["assertion"]


@pytest.mark.parametrize("content", [b"", "これは違う".encode(), b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_project_is_refused_unchanged_and_the_sample_opens(
    machine: Machine, tmp_path: Path, content: bytes
):
    stranger = tmp_path / "stranger.shirushi"
    stranger.write_bytes(content)
    (seen,) = machine.run([("look", "")], stranger)
    assert seen["is_error"]
    assert seen["project"] == "sample.shirushi"
    assert stranger.read_bytes() == content


def test_a_damaged_sample_is_left_alone_and_another_one_made(machine: Machine):
    machine.sample.parent.mkdir(parents=True)
    machine.sample.write_bytes(b"broken")
    (seen,) = machine.run([("look", "")])
    assert seen["project"].startswith("sample-")
    assert seen["is_error"]
    assert machine.sample.read_bytes() == b"broken"


def test_without_a_screen_it_does_the_sample_job_and_names_the_files(machine: Machine):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        machine.environment.pop(name, None)
    machine.environment["LC_ALL"] = "ja_JP.UTF-8"
    command = [sys.executable, "-c", "import sys; from ui.app import main; sys.exit(main([]))"]
    done = subprocess.run(command, cwd=ROOT, env=machine.environment, text=True, encoding="utf-8",
                          capture_output=True, timeout=30, check=False)
    assert done.returncode == 0
    assert "画面が見つかりません" in done.stderr
    project, table, picture = map(Path, done.stdout.splitlines())
    connection = sqlite3.connect(project)
    tags = {tag for (tag,) in connection.execute("SELECT tag FROM claims")}
    connection.close()
    assert tags == {tag.id for tag in BUILT_IN}
    assert table.read_text(encoding="utf-8-sig").count("\n") == 1 + len(BUILT_IN)
    assert picture.read_bytes().startswith(b"\x89PNG")
