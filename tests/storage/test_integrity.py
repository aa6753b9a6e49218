"""Every promise, broken once by hand, is found; a whole project has no problem."""

from __future__ import annotations

import random
import sqlite3
from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.errors import ProjectError
from annotate.spans import Span
from storage.integrity import problems
from storage.project import open_project
from tests.invented import a_session, bring_in, mark

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(project_path: Path) -> Path:
    """A project with two claims, one of them moved, and an undone deed behind it."""
    with open_project(project_path) as project:
        session = a_session(project)
        article = bring_in(session)
        mark(session, article, Span(0, 5))
        claim = mark(session, article, Span(20, 30))
        text = project.content(1).text
        session.apply(edits.move(claim, Span(21, 31), text, session.now()))
        session.apply(edits.remove_article(article))
        session.undo()
    return project_path


def found(path: Path) -> list[str]:
    with open_project(path, writable=False) as project:
        return [problem.key for problem in problems(project)]


def test_a_whole_project_has_no_problem(path: Path) -> None:
    assert found(path) == []


def test_looking_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    found(path)

    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("statement", "keys"),
    [
        ("UPDATE articles SET text = replace(text, '桟橋', '埠頭')", {"text_changed", "quote_shifted"}),
        ("UPDATE articles SET title = '別の題'", {"history_differs"}),
        ("UPDATE originals SET bytes = x'00'", {"original_changed"}),
        ("DELETE FROM originals", {"original_changed"}),
        ("UPDATE annotations SET note = '書き換え' WHERE id = 'ID0001'", {"row_changed", "history_differs"}),
        (
            "UPDATE annotations SET start_codepoint = 1, end_codepoint = 6 WHERE id = 'ID0001'",
            {"row_changed", "quote_shifted", "history_differs"},
        ),
        (
            "UPDATE annotations SET start_codepoint = 9000, end_codepoint = 9005 WHERE id = 'ID0001'",
            {"row_changed", "span_outside", "history_differs"},
        ),
        (
            "UPDATE annotations SET tag = 'gone' WHERE id = 'ID0001'",
            {"lost_reference", "unknown_tag", "row_changed", "history_differs"},
        ),
        ("DELETE FROM annotations WHERE id = 'ID0001'", {"history_differs"}),
        ("INSERT INTO zones VALUES (1, 3, 9, 'body', 'by.hand', '', '')", {"zones_disordered"}),
        ("INSERT INTO sentences VALUES (1, 5000, 5001)", {"sentences_disordered"}),
        (
            "INSERT INTO history (at, who, kind, deed, detail, before, after) "
            "VALUES ('2026Z', '', 'do', 'tag', '', '[]', '[')",
            {"history_unreadable"},
        ),
        (
            "INSERT INTO history (at, who, kind, deed, detail, before, after) "
            "SELECT at, who, kind, deed, detail, before, after FROM history WHERE seq = 2",
            {"history_broken"},
        ),
        (
            "INSERT INTO history (at, who, kind, deed, detail, before, after) "
            "VALUES ('2026Z', '', 'do', 'no such deed', '', '[]', '[]')",
            {"history_unreadable"},
        ),
    ],
)
def test_a_broken_promise_is_found(path: Path, statement: str, keys: set[str]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    connection.close()

    assert set(found(path)) == keys


def test_values_the_tables_forbid_are_found(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute("UPDATE annotations SET end_codepoint = 0 WHERE id = 'ID0001'")
    connection.close()

    assert found(path) == ["damaged"]


def test_flipped_bits_are_found_or_change_nothing_that_is_said(path: Path, tmp_path: Path) -> None:
    """Bits in free space and in what only people read of zones say nothing that could be wrong."""
    whole, said = path.read_bytes(), what_is_said(path)
    dice = random.Random(20260102)
    noticed = 0
    for n in range(150):
        place, bit = dice.randrange(len(whole)), 1 << dice.randrange(8)
        flipped = tmp_path / f"{n}.shirushi"
        flipped.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        try:
            if found(flipped):
                noticed += 1
            else:
                assert what_is_said(flipped) == said, place
        except ProjectError:
            noticed += 1
        flipped.unlink()
    assert noticed > 10


def what_is_said(path: Path) -> object:
    with open_project(path, writable=False) as project:
        return [(a, project.content(a.id).text, project.annotations(a.id)) for a in project.articles()]
