"""Several annotations under the pointer: a list to choose from, by mouse, arrows or digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.hand import Hand

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotate.spans import Span
    from ui.article.overlap_list import OverlapList
    from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    """The window's article with three annotations, one inside the other."""
    view = window.article_view
    first = view.focus.walked[0]
    for tag, cut in (("assertion", 0), ("recommendation", 2), ("threat_assessment", 4)):
        view.select(first.start + cut, first.end - cut)
        window.desk.tag(tag)
    view.go_to(view.focus.walked[1].start)
    QTest.qWait(20)
    return Hand(view, window.desk.content)


@pytest.fixture
def overlaps(window: MainWindow) -> OverlapList:
    """The list of the window."""
    return window.popups.list


def middle(hand: Hand) -> QPoint:
    return hand.middle(hand.view.focus.walked[0].start + 6)


def tag(hand: Hand) -> str:
    annotation = hand.view.focused_annotation()
    return annotation.tag if annotation else ""


def row(overlaps: OverlapList, number: int) -> QPoint:
    return overlaps.visualItemRect(overlaps.item(number)).center()


def test_a_click_takes_the_shortest_and_lists_all(
    hand: Hand, overlaps: OverlapList, qtbot: QtBot
) -> None:
    hand.click(middle(hand))
    assert tag(hand) == "threat_assessment"
    assert overlaps.isHidden()
    qtbot.waitUntil(overlaps.isVisible)
    assert overlaps.count() == 3
    assert overlaps.currentRow() == 0
    assert overlaps.item(2).data(Qt.ItemDataRole.AccessibleTextRole).startswith("主張: ")
    for annotation in hand.view.focus.index:
        assert not any(box.intersects(overlaps.geometry()) for box in hand.view.line_boxes(annotation.span))


def test_the_keys_stay_with_the_article(
    window: MainWindow, hand: Hand, overlaps: OverlapList, qtbot: QtBot
) -> None:
    hand.click(middle(hand))
    qtbot.waitUntil(overlaps.isVisible)
    shortest = hand.view.focused_annotation().id
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_2)
    assert window.desk.annotations[shortest].tag == "recommendation"
    assert overlaps.isHidden()


def test_a_row_is_chosen_by_a_click(hand: Hand, overlaps: OverlapList, qtbot: QtBot) -> None:
    hand.click(middle(hand))
    qtbot.waitUntil(overlaps.isVisible)
    QTest.mouseClick(overlaps.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, row(overlaps, 2))
    assert tag(hand) == "assertion"
    assert overlaps.isHidden()
    assert hand.view.hasFocus()


def test_more_clicks_go_on_to_the_next_and_the_list_stays(
    hand: Hand, overlaps: OverlapList, qtbot: QtBot
) -> None:
    hand.clicks(middle(hand), 1)
    qtbot.waitUntil(overlaps.isVisible)
    marked = []
    for number in (2, 3):
        hand.clicks(middle(hand), 1, now=number * 5_000_000)
        assert overlaps.isVisible()
        marked.append((tag(hand), overlaps.currentRow()))
    assert marked == [("recommendation", 1), ("assertion", 2)]


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ((Qt.Key.Key_2,), "recommendation"),
        ((Qt.Key.Key_Down, Qt.Key.Key_Return), "recommendation"),
        ((Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Enter), "threat_assessment"),
        ((Qt.Key.Key_9, Qt.Key.Key_0, Qt.Key.Key_3), "threat_assessment"),
    ],
)
def test_asked_for_by_key_the_keys_choose(
    window: MainWindow, hand: Hand, overlaps: OverlapList, keys: tuple[Qt.Key, ...], chosen: str
) -> None:
    before = dict(window.desk.annotations)
    hand.view.go_to(hand.view.focus.walked[0].start)
    QTest.keyClick(hand.view, Qt.Key.Key_O)
    assert overlaps.hasFocus()
    assert overlaps.currentRow() == 0
    for key in keys:
        QTest.keyClick(window.focusWidget(), key)
    assert tag(hand) == chosen
    assert overlaps.isHidden()
    assert hand.view.hasFocus()
    assert window.desk.annotations == before


def test_esc_closes_the_list_and_nothing_else(
    window: MainWindow, hand: Hand, overlaps: OverlapList, qtbot: QtBot
) -> None:
    hand.click(middle(hand))
    qtbot.waitUntil(overlaps.isVisible)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert overlaps.isHidden()
    assert tag(hand) == "threat_assessment"
    QTest.keyClick(hand.view, Qt.Key.Key_O)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert overlaps.isHidden()
    assert hand.view.hasFocus()
    assert tag(hand) == "threat_assessment"


@pytest.mark.parametrize("way", ["margin", "keys", "double-click"])
def test_it_goes_when_the_analyst_goes_on(
    hand: Hand, overlaps: OverlapList, qtbot: QtBot, way: str
) -> None:
    hand.click(middle(hand))
    if way == "double-click":
        hand.clicks(middle(hand), 2, now=7_000_000)
        QTest.qWait(350)
        assert hand.selected()
    else:
        qtbot.waitUntil(overlaps.isVisible)
        if way == "margin":
            hand.click(QPoint(2, hand.view.viewport().height() - 4))
        else:
            QTest.keyClick(hand.view, Qt.Key.Key_J)
    assert overlaps.isHidden()


def test_the_mark_that_counts_opens_the_list_of_what_it_stands_for(
    window: MainWindow, hand: Hand, overlaps: OverlapList
) -> None:
    view = hand.view
    first = view.focus.walked[0]
    for end in range(first.end - 9, first.end - 1):
        view.select(first.start, end)
        window.desk.tag("assertion")
    everywhere = (QPoint(x, middle(hand).y()) for x in range(view.column_left()))
    mark = next(point for point in everywhere if view.hidden_at(point))
    hidden = [annotation.id for annotation in view.hidden_at(mark)]
    assert len(hidden) > 1
    hand.click(mark)
    assert overlaps.ids() == hidden
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_2)
    assert view.focused_annotation().id == hidden[1]


def test_nothing_to_choose_from_shows_nothing(hand: Hand, overlaps: OverlapList) -> None:
    assert not hand.view.focus.index.overlapping(*_edges(hand.view.focus.walked[1]))
    QTest.keyClick(hand.view, Qt.Key.Key_O)
    assert overlaps.isHidden()


def _edges(span: Span) -> tuple[int, int]:
    return span.start, span.end
