"""What was read is written in short transactions, whole, whatever happens between them."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate.arrivals import Wanted
from annotate.errors import ProjectError
from storage.arriving import Arriving
from storage.integrity import problems
from storage.outcome import Became, Outcome
from storage.preparing import prepared
from storage.project import Project, open_project
from storage.wanted import found
from tests.invented import a_session
from tests.near_copies import told

if TYPE_CHECKING:
    from annotate.session import AnnotationSession


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "入"
    (inside / "下").mkdir(parents=True)
    for n in range(6):
        (inside / ("下" if n % 2 else "") / f"{n}.txt").write_text(told(n), "utf-8")
    return inside


def write_all(session: AnnotationSession, project: Project, wanted: list[Wanted], size: int) -> list[Outcome]:
    arriving, arrivals = Arriving(session, project), list(filter(None, prepared(wanted)))
    parts = (arrivals[n : n + size] for n in range(0, len(arrivals), size))
    return [outcome for part in parts for outcome in arriving.write(part)]


def test_a_folder_comes_in_with_all_below_it_and_is_one_deed(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    outcomes = write_all(session, project, found([Wanted(folder)]), 2)
    assert [outcome.status for outcome in outcomes] == [Became.IMPORTED] * 6
    assert [article.id for article in project.articles()] == [1, 2, 3, 4, 5, 6]
    assert project.content(1).text in [told(n) for n in range(6)]
    session.undo()
    assert project.articles() == []


def test_the_same_folder_again_brings_what_is_not_there_yet(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    wanted = found([Wanted(folder)])
    write_all(session, project, wanted[:2], 1)
    outcomes = write_all(session, project, wanted, 4)
    assert [outcome.status for outcome in outcomes].count(Became.DUPLICATE) == 2
    assert len(project.articles()) == 6


def test_the_same_page_twice_in_one_part_comes_in_once(session: AnnotationSession, project: Project) -> None:
    pages = [Wanted(Path(f"{n}.txt"), told(1).encode(), f"https://example.com/{n}") for n in range(2)]
    outcomes = write_all(session, project, pages, 2)
    assert [outcome.status for outcome in outcomes] == [Became.IMPORTED, Became.DUPLICATE]
    assert project.article(1).metadata.url == "https://example.com/0"


def test_one_that_fails_stops_no_other(session: AnnotationSession, project: Project, folder: Path) -> None:
    (folder / "9.txt").write_bytes(b"")
    outcomes = write_all(session, project, found([Wanted(folder)]), 10)
    assert [outcome.error.key for outcome in outcomes if outcome.error] == ["file_empty"]
    assert len(project.articles()) == 6


def test_a_full_disk_is_said_of_what_was_new(
    session: AnnotationSession, project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ProjectError("disk_full")

    monkeypatch.setattr(project, "write", full)
    outcomes = write_all(session, project, found([Wanted(folder)]), 3)
    assert {outcome.error.key for outcome in outcomes} == {"disk_full"}


def test_nothing_begins_in_a_project_that_is_only_read(project_path: Path) -> None:
    with open_project(project_path, writable=False) as project, pytest.raises(ProjectError):
        Arriving(a_session(project), project)


CHILD = """
import sys
from pathlib import Path
from annotate.arrivals import Wanted
from annotate.session import AnnotationSession
from storage.arriving import Arriving
from storage.preparing import prepared
from storage.project import open_project
from storage.wanted import found

with open_project(Path(sys.argv[1])) as project:
    arriving = Arriving(AnnotationSession(project, "x"), project)
    for arrival in filter(None, prepared(found([Wanted(Path(sys.argv[2]))]))):
        for outcome in arriving.write([arrival]):
            print(outcome.article.id, flush=True)
"""


def test_killed_midway_what_was_imported_is_whole_and_the_rest_comes_in(
    project_path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "多"
    folder.mkdir()
    for n in range(120):
        (folder / f"{n:03}.txt").write_text(told(n), "utf-8")
    root = Path(__file__).parent.parent.parent
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(project_path), str(folder)],
        stdout=subprocess.PIPE, cwd=root, text=True,
    )
    told_of = [int(child.stdout.readline()) for _ in range(20)]
    child.send_signal(signal.SIGKILL)
    told_of += [int(line) for line in child.stdout.read().split()]
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL

    with open_project(project_path) as project:
        there = [article.id for article in project.articles()]
        assert set(told_of) <= set(there)
        assert len(there) < 120
        assert list(problems(project)) == []
        outcomes = write_all(a_session(project), project, found([Wanted(folder)]), 50)
        assert [outcome.status for outcome in outcomes].count(Became.DUPLICATE) == len(there)
        assert len(project.articles()) == 120
        assert list(problems(project)) == []
