"""Which files are opened, how, and what stays as it was when they are not."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
from contextlib import closing
from threading import Event, Thread
from time import sleep
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ProjectError
from annotate.spans import Span
from storage.connection import VERSION
from storage.project import create_project, open_project
from tests.invented import a_session, bring_in, mark, still_clock
from tests.storage.state import state_of

if TYPE_CHECKING:
    from pathlib import Path


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def refusal(path: Path, *, writable: bool = True) -> str:
    """The key of the sentence with which a file is not opened, once it is seen to be unchanged."""
    before = fingerprint(path)
    with pytest.raises(ProjectError) as caught:
        open_project(path, writable=writable)
    assert fingerprint(path) == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    return caught.value.key


@pytest.mark.parametrize("writable", [True, False])
def test_a_newer_project_is_refused_unchanged(project_path: Path, writable: bool) -> None:
    change(project_path, f"PRAGMA user_version = {VERSION + 1}")

    assert refusal(project_path, writable=writable) == "project_newer"


@pytest.mark.parametrize(
    "trigger",
    [
        "CREATE TRIGGER eraser AFTER INSERT ON annotations BEGIN DELETE FROM articles; END",
        "CREATE TRIGGER quiet AFTER UPDATE ON history BEGIN SELECT 1; END",
    ],
)
def test_a_trigger_that_is_not_ours_is_refused(project_path: Path, trigger: str) -> None:
    change(project_path, trigger)

    assert refusal(project_path) == "project_foreign_trigger"


@pytest.mark.parametrize("content", [b"", "ただの文章です。".encode(), b"SQLite format 3\0" + bytes(200)])
def test_a_file_that_is_no_project_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.shirushi"
    path.write_bytes(content)

    assert refusal(path) in {"not_a_project", "project_damaged"}


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    change(path, "CREATE TABLE theirs (x)")

    assert refusal(path) == "not_a_project"


def test_a_journal_that_names_another_file_is_refused(project_path: Path) -> None:
    journal = project_path.with_name(project_path.name + "-journal")
    journal.write_bytes(bytes(600) + bytes.fromhex("d9d505f920a163d7"))

    with pytest.raises(ProjectError) as caught:
        open_project(project_path)

    assert caught.value.key == "project_dangerous_journal"


def test_a_second_opener_reads_only_and_is_told_who_writes(project_path: Path) -> None:
    with open_project(project_path) as first, open_project(project_path) as second:
        session = a_session(first)
        mark(session, bring_in(session), Span(0, 3))

        assert second.why_read_only.key == "project_open_elsewhere"
        assert second.why_read_only.values["holder"]
        assert state_of(second) == state_of(first)
        with pytest.raises(ProjectError, match="project_open_elsewhere"):
            bring_in(a_session(second))
    with open_project(project_path) as third:
        assert not third.read_only


def test_a_commit_waits_for_who_reads_a_moment_longer(project_path: Path) -> None:
    """As the index does on a busy machine: it is nice, so its milliseconds become half a second."""
    is_reading = Event()

    def read() -> None:
        with closing(sqlite3.connect(project_path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM articles").fetchone()
            is_reading.set()
            sleep(0.5)
            reader.execute("COMMIT")

    with open_project(project_path) as project:
        reading = Thread(target=read)
        reading.start()
        is_reading.wait()

        bring_in(a_session(project))

        assert len(project.articles()) == 1
        reading.join()


def test_a_reader_cannot_write_even_by_hand(project_path: Path) -> None:
    with open_project(project_path, writable=False) as project, pytest.raises(sqlite3.OperationalError):
        project.connection.execute("DELETE FROM tags")


def test_an_old_project_is_migrated_after_a_verified_copy_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.shirushi"
    change(
        path,
        "PRAGMA application_id = 0x53485253",
        "CREATE TABLE notes (x)",
        "INSERT INTO notes VALUES ('印')",
    )

    with open_project(path) as project:
        bring_in(a_session(project))

    copy = sqlite3.connect(tmp_path / "old.shirushi.v0.backup")
    assert copy.execute("PRAGMA user_version").fetchone() == (0,)
    assert copy.execute("SELECT x FROM notes").fetchone() == ("印",)
    copy.close()


def test_a_migration_that_fails_leaves_the_old_project(tmp_path: Path) -> None:
    path = tmp_path / "old.shirushi"
    change(path, "PRAGMA application_id = 0x53485253", "CREATE TABLE zones (in_the_way)")
    before = fingerprint(path)

    with pytest.raises(ProjectError):
        open_project(path)

    assert fingerprint(path) == before


def test_what_exists_is_never_created_over(project_path: Path) -> None:
    before = fingerprint(project_path)
    with pytest.raises(ProjectError, match="project_exists"):
        create_project(project_path)

    assert fingerprint(project_path) == before


def test_a_new_project_is_its_owners_alone(project_path: Path) -> None:
    assert project_path.stat().st_mode & 0o777 == 0o600


CRASH = """
import os, sys
from pathlib import Path
from storage.project import open_project
project = open_project(Path(sys.argv[1]))
project.connection.execute("PRAGMA cache_size = 1")
project.connection.execute("PRAGMA cache_spill = 1")
project.connection.execute("BEGIN IMMEDIATE")
project.connection.execute("UPDATE articles SET title = '?', text = text || 'x', length = length + 1")
for n in range(500):
    project.connection.execute(
        "INSERT INTO sources (kind, name) VALUES ('author', ?)", (f"{n}" + "x" * 500,))
os._exit(9)
"""


@pytest.mark.parametrize("writable", [True, False])
def test_a_crash_in_the_middle_of_a_write_is_as_if_it_never_began(project_path: Path, writable: bool) -> None:
    with open_project(project_path) as project:
        bring_in(a_session(project))
        before = state_of(project)
    subprocess.run([sys.executable, "-c", CRASH, str(project_path)], check=False)
    assert project_path.with_name(project_path.name + "-journal").stat().st_size > 0

    with open_project(project_path, writable=writable) as project:
        assert state_of(project) == before
        assert project.connection.execute("SELECT count(*) FROM sources").fetchone() == (0,)


def test_what_was_read_is_remembered_for_each_annotator(project_path: Path) -> None:
    with open_project(project_path) as project:
        article = bring_in(a_session(project))
        project.mark_reviewed(article.id, [0, 18], "試験 花子", still_clock())
        project.mark_reviewed(article.id, [18, 40], "試験 花子", still_clock())
        project.mark_reviewed(article.id, [0], "試験 太郎", still_clock())
    with open_project(project_path) as project:
        assert project.reviewed(article.id, "試験 花子") == {0, 18, 40}
        assert project.reviewed(article.id, "試験 太郎") == {0}
        assert project.reviewed(article.id, "誰か") == set()


def test_nothing_is_remembered_as_read_in_a_project_opened_to_read(project_path: Path) -> None:
    with open_project(project_path, writable=False) as project, pytest.raises(ProjectError):
        project.mark_reviewed(1, [0], "試験 花子", still_clock())
