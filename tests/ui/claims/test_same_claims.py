"""A claim that is said again is recognised in the window, counted once, and can be parted."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from annotate.session import AnnotationSession
from annotate.spans import Span
from storage.exporters import export, format_of
from storage.integrity import problems
from storage.project import create_project
from tests.invented import bring_in, mark, still_clock
from tests.ui.window import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation
    from ui.main_window import MainWindow
    from ui.program import Program

CLAIM = "港の堤防は来年までに直すべきだ。"
FIRST = f"堤防の話\n\n{CLAIM}雨が続いている。\n"
SECOND = f"議会の話\n\n議員は発言した。{CLAIM}\n\n港の堤防は、来年までに必ず直すべきだ。\n"


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """A project of two articles; the claim is marked in the first, the second is open."""
    path = tmp_path / "same.shirushi"
    with create_project(path) as project:
        session = AnnotationSession(project, "試験 花子", still_clock)
        article = bring_in(session, FIRST)
        text = session.store.content(article.id).text
        start = text.index(CLAIM)
        mark(session, article, Span(start, start + len(CLAIM)), "recommendation")
        bring_in(session, SECOND, "second.txt")
    with running(qapp, tmp_path, path) as program:
        window = program.window
        with qtbot.waitSignal(window.same_claims.changed):
            window.same_claims.begin()
        window.desk.open(2)
        yield program


def tag(window: MainWindow, words: str) -> Annotation:
    start = window.desk.content.text.index(words)
    window.article_view.select(start, start + len(words))
    window.desk.tag("recommendation")
    return window.article_view.focused_annotation()


def says(window: MainWindow, qtbot: QtBot) -> str:
    note = window.detail_panel.same
    qtbot.waitUntil(lambda: not note.isHidden())
    return note.findChild(QLabel, "sameClaimSays").text()


def press(window: MainWindow, name: str) -> None:
    window.detail_panel.same.findChild(QToolButton, name).click()


def count(window: MainWindow) -> str:
    return window.status.findChild(QLabel, "count_recommendation").text()


def test_the_very_words_are_counted_where_they_were_marked_first(program: Program, qtbot: QtBot) -> None:
    window = program.window
    again = tag(window, CLAIM)
    first = program.project.annotations(1)[0]
    assert program.project.annotation(again.id).same_as == first.id
    assert "堤防の話" in says(window, qtbot)
    assert count(window) == "提 0"
    press(window, "sameClaimGo")
    assert window.desk.article.id == 1
    assert window.article_view.focused_annotation().id == first.id
    assert "1" in says(window, qtbot)


def test_a_suggestion_in_the_very_words_says_where_it_counts(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.suggesting.begin()
    qtbot.waitUntil(lambda: window.suggesting.is_finished)
    same = window.findChild(QLabel, "suggestionSame")
    window.article_view.go_to(window.desk.content.text.index(CLAIM))
    assert same.text() == "「堤防の話」に同じ主張があり、そちらで数えています。"
    window.article_view.go_to(window.desk.content.text.index("港の堤防は、"))
    assert same.text() == ""


def test_one_undo_takes_the_tag_and_the_join_back(program: Program) -> None:
    window = program.window
    tag(window, CLAIM)
    window.desk.undo()
    assert program.project.annotations(2) == []
    assert list(problems(program.project)) == []


def test_alike_words_are_asked_about_joined_and_parted(program: Program, qtbot: QtBot) -> None:
    window = program.window
    alike = tag(window, "港の堤防は、来年までに必ず直すべきだ。")
    assert alike.same_as == ""
    assert count(window) == "提 1"
    says(window, qtbot)
    press(window, "sameClaimJoin")
    assert program.project.annotation(alike.id).same_as == program.project.annotations(1)[0].id
    assert count(window) == "提 0"
    says(window, qtbot)
    qtbot.waitUntil(lambda: window.detail_panel.same.findChild(QToolButton, "sameClaimJoin") is None)
    press(window, "sameClaimPart")
    assert program.project.annotation(alike.id).same_as == alike.id
    assert count(window) == "提 1"
    qtbot.waitUntil(window.detail_panel.same.isHidden)
    window.desk.undo()
    window.desk.undo()
    assert program.project.annotation(alike.id).same_as == ""


def test_a_claim_said_twice_in_one_article_is_not_called_by_its_title(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.desk.open(1)
    window.article_view.focus_annotation(program.project.annotations(1)[0].id)
    window.desk.remove()
    window.desk.open(2)
    tag(window, CLAIM)
    tag(window, "港の堤防は、来年までに必ず直すべきだ。")
    assert says(window, qtbot) == "この記事の別の箇所に同じ主張があるようです。"


def test_several_rows_are_joined_as_the_first_of_them(program: Program) -> None:
    window = program.window
    one, other = tag(window, "議員は発言した。"), tag(window, "必ず直すべきだ")
    window.table.select(None)
    window.desk.join_claims(one.id, other.id)
    assert program.project.annotation(other.id).same_as == one.id


def test_the_csv_says_which_claim_counts_and_comes_back(program: Program, tmp_path: Path) -> None:
    again = tag(program.window, CLAIM)
    path = tmp_path / "claims.csv"
    export(program.project.claims(), path, format_of(path))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["annotation_id"]: row["same_as"] for row in csv.DictReader(file)}
    assert rows == {program.project.annotations(1)[0].id: "", again.id: program.project.annotations(1)[0].id}


def test_a_pull_quote_in_other_words_is_asked_about_and_joined(program: Program, qtbot: QtBot) -> None:
    window = program.window
    quote = "町の堤防は来年までに直すべき時だ。"
    text = f"堤防の話\n\n雨が続いている。\n\n{quote}\n\n{CLAIM}海は荒れている。\n"
    bring_in(window.around.session, text, "third.txt")
    window.desk.open(3)
    start = window.desk.content.text.index(quote)
    window.article_view.select(start, start + len(quote))
    window.actions_by_id["zone_pull_quote"].trigger()
    body = tag(window, f"{CLAIM}海は荒れている。")
    echo = tag(window, quote)
    assert says(window, qtbot) == "この記事の別の箇所に同じ主張があるようです。"
    press(window, "sameClaimJoin")
    assert program.project.annotation(echo.id).same_as == body.id
