"""Finding in the article, from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from annotate.model import ZoneKind
from annotate.spans import Span
from tests.invented import bring_in
from ui.article.find_bar import FindBar
from ui.i18n import tr
from ui.resources import resource
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.hand import Opener
    from ui.main_window import MainWindow
    from ui.program import Program

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def field_of(window: QWidget) -> QLineEdit:
    return window.findChild(QLineEdit, "findEdit")


def count_of(window: MainWindow) -> str:
    return window.findChild(QLabel, "findCount").text()


def test_words_are_found_as_they_are_typed_and_the_one_at_hand_is_selected(window: MainWindow) -> None:
    text = window.desk.content.text
    QTest.keyClick(window.article_view, Key.Key_F, Modifier.ControlModifier)
    field = field_of(window)
    assert window.focusWidget() is field
    field.setText("の")
    places = text.count("の")
    assert places > 1
    assert count_of(window) == f"1 / {places}"
    QTest.keyClick(field, Key.Key_Return)
    assert count_of(window) == f"2 / {places}"
    QTest.keyClick(field, Key.Key_Return, Modifier.ShiftModifier)
    QTest.keyClick(field, Key.Key_Return, Modifier.ShiftModifier)
    assert count_of(window) == f"{places} / {places}"
    QTest.keyClick(field, Key.Key_Escape)
    assert window.article_view.hasFocus()
    last = text.rindex("の")
    assert window.article_view.selection().slice == slice(last, last + 1)
    assert not window.find_bar.isVisible()


def test_what_is_not_there_is_said(window: MainWindow) -> None:
    window.finding.find()
    field_of(window).setText("どこにもない言葉")
    assert count_of(window) == "見つかりません"
    QTest.keyClick(field_of(window), Key.Key_Return)
    window.commands.leave()
    assert window.article_view.selection() is None


def test_tag_keys_are_letters_in_the_field(window: MainWindow) -> None:
    window.finding.find()
    QTest.keyClicks(field_of(window), "123jk")
    assert field_of(window).text() == "123jk"
    assert not window.desk.annotations


def test_another_article_is_looked_through_anew(window: MainWindow) -> None:
    window.finding.find()
    field_of(window).setText("架空町で祭りが開かれた")
    assert count_of(window) == "見つかりません"
    window.desk.open(2)
    assert count_of(window) == "1 / 1"


def test_another_text_is_looked_through_from_its_beginning(qtbot: QtBot) -> None:
    bar = FindBar(LIGHT, lambda: ())
    qtbot.addWidget(bar)
    bar.set_text("港、港と港")
    bar.ask("港")
    bar.step(1)
    at_hand: list[Span] = []
    bar.found.connect(lambda places, place: at_hand.append(place))
    bar.set_text("港、港と港")
    assert at_hand == [Span(0, 1)]


def test_finding_begins_where_the_analyst_is(qtbot: QtBot) -> None:
    bar = FindBar(LIGHT, lambda: ())
    qtbot.addWidget(bar)
    bar.set_text("港、港と港")
    at_hand: list[Span | None] = []
    bar.found.connect(lambda places, place: at_hand.append(place))
    bar.ask("港", 1)
    field_of(bar).setText("橋")
    field_of(bar).setText("港")
    bar.ask("", 5)
    assert at_hand == [Span(2, 3), None, Span(2, 3), Span(0, 1)]


def test_places_that_are_not_shown_do_not_count(qtbot: QtBot) -> None:
    bar = FindBar(LIGHT, lambda: [Span(0, 3)])
    qtbot.addWidget(bar)
    bar.set_text("港、港と港")
    told: list[list[Span]] = []
    bar.found.connect(lambda places, at_hand: told.append(list(places)))
    bar.ask("港")
    assert told[-1] == [Span(4, 5)]
    said = bar.findChild(QLabel, "findCount").text()
    assert said == f"{tr('find.count', at=1, all=1)} · {tr('find.hidden', n=2)}"
    field_of(bar).setText("と")
    assert bar.findChild(QLabel, "findCount").text() == tr("find.count", at=1, all=1)


def test_only_what_is_shown_of_an_article_is_looked_through(open_page: Opener) -> None:
    hand = open_page()
    folded = next(zone.span for zone in hand.content.zones if zone.kind is ZoneKind.CHROME)
    body = next(zone.span for zone in hand.content.zones if zone.kind is ZoneKind.BODY)
    assert any(span.covers(folded) for span in hand.view.hidden())
    assert not any(span.overlaps(body) for span in hand.view.hidden())
    hand.view.whole_page = True
    assert not hand.view.hidden()


def test_unfolding_the_page_counts_anew(program: Program) -> None:
    window = program.window
    page = resource("sample/strait.txt").read_text("utf-8")
    window.desk.open(bring_in(program.session, page, "strait.txt").id)
    window.finding.find()
    window.findChild(QLineEdit, "findEdit").setText("ナビル・クロニクル")
    folded = count_of(window)
    window.article_view.toggle_whole_page()
    assert count_of(window) != folded
    window.article_view.toggle_whole_page()
    assert count_of(window) == folded
