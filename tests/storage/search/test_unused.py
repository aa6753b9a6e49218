"""What is deleted of the indexes, and above all what is not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.project import create_project
from storage.search.place import index_path
from storage.search.unused import KEPT, note_use, remove_unused

ROOT = Path(__file__).resolve().parents[3]
NOW = 2_000_000_000.0


def index_of(project: Path, folder: Path, unused: float, *, noted: bool = True) -> Path:
    """An index used so many seconds before NOW."""
    folder.mkdir(exist_ok=True)
    index = folder / f"{project.stem}.sqlite"
    index.write_bytes(b"x")
    index.with_name(index.name + "-wal").write_bytes(b"x")
    if noted:
        note_use(index, project)
    for path in folder.glob(f"{project.stem}*"):
        os.utime(path, (NOW - unused, NOW - unused))
    return index


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "search"


def test_an_index_goes_a_month_after_its_project_with_all_that_stands_beside_it(
    tmp_path: Path, folder: Path
) -> None:
    index = index_of(tmp_path / "gone.shirushi", folder, KEPT + 60)
    assert remove_unused(folder, NOW) == [index]
    assert list(folder.iterdir()) == []


def test_an_index_whose_project_is_there_stays_however_old_it_is(tmp_path: Path, folder: Path) -> None:
    project = tmp_path / "there.shirushi"
    project.touch()
    index = index_of(project, folder, 100 * KEPT)
    assert remove_unused(folder, NOW) == []
    assert index.exists()


def test_an_index_used_lately_stays_where_its_project_may_come_back(tmp_path: Path, folder: Path) -> None:
    index_of(tmp_path / "gone.shirushi", folder, KEPT - 60)
    assert remove_unused(folder, NOW) == []


def test_an_old_index_of_nobody_knows_which_project_goes(tmp_path: Path, folder: Path) -> None:
    index = index_of(tmp_path / "old.shirushi", folder, KEPT + 60, noted=False)
    assert remove_unused(folder, NOW) == [index]


def test_nothing_but_indexes_is_touched(folder: Path) -> None:
    folder.mkdir()
    for name in ("notes.txt", "a.shirushi", "b.project"):
        (folder / name).touch()
        os.utime(folder / name, (0, 0))
    assert remove_unused(folder, NOW) == []
    assert len(list(folder.iterdir())) == 3
    assert remove_unused(folder / "nowhere", NOW) == []


def test_who_keeps_an_index_notes_its_use_and_removes_what_is_unused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHIRUSHI_HOME", str(tmp_path / "home"))
    path = tmp_path / "a.shirushi"
    create_project(path).close()
    index = index_path(path)
    old = index.with_name("old.sqlite")
    old.touch()
    os.utime(old, (0, 0))
    command = [sys.executable, "-m", "storage.search.keeping", str(path), str(index)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as keeping:
        assert keeping.stdin
        assert keeping.stdout
        keeping.stdin.write(b'{"follow": true}\n')
        keeping.stdin.flush()
        assert b"progress" in keeping.stdout.readline()
        keeping.kill()
    assert not old.exists()
    assert os.fsdecode(index.with_suffix(".project").read_bytes()) == str(path)
    assert time.time() - index.with_suffix(".project").stat().st_mtime < 600
