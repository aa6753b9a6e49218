"""The bar of tags beside what was selected with the mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QToolButton, QWidget

from annotate.tags import BUILT_IN, Tag
from tests.ui.hand import Hand, hover
from tests.ui.window import fill_disk
from ui.article.floating_bar import FloatingTagBar
from ui.tags.tag_button import TagButton
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    """The window's article, and a hand in it."""
    return Hand(window.article_view, window.desk.content)


@pytest.fixture
def bar(window: MainWindow) -> FloatingTagBar:
    """The bar of the window."""
    found = window.findChild(FloatingTagBar, "floatingTagBar")
    assert found
    return found


def sentence(hand: Hand, number: int) -> tuple[QPoint, QPoint]:
    """From the beginning to the end of a sentence."""
    span = hand.view.focus.walked[number]
    first, last = hand.view.character_rect(span.start), hand.view.character_rect(span.end - 1)
    return QPoint(first.left() + 1, first.center().y()), QPoint(last.right() - 1, last.center().y())


def covered(hand: Hand, bar: QWidget) -> list[QRect]:
    selection = hand.view.selection()
    assert selection
    return [box for box in hand.view.line_boxes(selection) if box.intersects(bar.geometry())]


def tagged(window: MainWindow) -> list[tuple[str, str]]:
    stored = window.around.session.store.annotations(window.desk.article.id)
    return [(annotation.tag, annotation.quote) for annotation in stored]


def press(bar: FloatingTagBar, number: int) -> None:
    QTest.mouseClick(bar.findChildren(TagButton)[number], LEFT)


def test_it_comes_after_a_drag_beside_and_not_over_what_is_selected(hand: Hand, bar: FloatingTagBar) -> None:
    for start, end in (sentence(hand, 0), sentence(hand, 1)[::-1]):
        assert bar.isHidden()
        hand.drag(start, end)
        assert bar.isVisible()
        assert covered(hand, bar) == []
        assert hand.view.viewport().rect().contains(bar.geometry())
        assert hand.view.hasFocus()
        hand.click(QPoint(3, hand.view.viewport().height() - 3))


def test_it_does_not_show_itself_while_the_button_is_held(hand: Hand, bar: FloatingTagBar) -> None:
    start, end = sentence(hand, 0)
    hand.drag(start, end)
    shown: list[bool] = []
    QTest.mousePress(hand.view.viewport(), LEFT, NONE, start)
    for step in range(1, 6):
        hand.move(start + (end - start) * step / 5)
        QTest.qWait(20)
        shown.append(bar.isVisible())
    assert not any(shown)
    QTest.mouseRelease(hand.view.viewport(), LEFT, NONE, end)
    assert bar.isVisible()


def test_a_button_tags_just_what_is_selected_and_the_bar_goes(
    window: MainWindow, hand: Hand, bar: FloatingTagBar
) -> None:
    hand.drag(*sentence(hand, 1))
    selected = hand.selected()
    press(bar, 1)
    assert tagged(window) == [("recommendation", selected)]
    assert bar.isHidden()
    assert hand.view.hasFocus()
    window.desk.undo()
    assert tagged(window) == []


def test_what_could_not_be_tagged_keeps_its_bar(
    program: Program, window: MainWindow, hand: Hand, bar: FloatingTagBar
) -> None:
    hand.drag(*sentence(hand, 1))
    fill_disk(program)
    press(bar, 1)
    assert bar.isVisible()
    assert hand.selected()
    assert window.messages.is_error()


def test_keys_do_not_call_it(hand: Hand, bar: FloatingTagBar) -> None:
    QTest.keyClick(hand.view, Qt.Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    QTest.qWait(350)
    assert hand.selected()
    assert bar.isHidden()


def test_clicks_call_it_once_no_other_click_follows(hand: Hand, bar: FloatingTagBar, qtbot: QtBot) -> None:
    middle = hand.middle(hand.view.focus.walked[1].start + 3)
    hand.clicks(middle, 2)
    assert bar.isHidden()
    qtbot.waitUntil(bar.isVisible)
    hand.clicks(middle, 3, now=9_000_000)
    assert bar.isVisible()
    assert covered(hand, bar) == []
    assert len(hand.selected()) == len(hand.view.focus.walked[1])


def test_a_third_click_in_time_shows_no_bar_for_the_second(hand: Hand, bar: FloatingTagBar) -> None:
    middle = hand.middle(hand.view.focus.walked[1].start + 3)
    hand.clicks(middle, 2)
    hand.click(QPoint(3, hand.view.viewport().height() - 3))
    QTest.qWait(350)
    assert bar.isHidden()


@pytest.mark.parametrize("way", ["esc", "click", "keys", "other article", "scroll", "far"])
def test_it_goes_by_itself(window: MainWindow, hand: Hand, bar: FloatingTagBar, way: str) -> None:
    window.resize(900, 480)
    QTest.qWait(10)
    hand.drag(*sentence(hand, 0))
    assert bar.isVisible()
    view = hand.view
    if way == "esc":
        QTest.keyClick(view, Qt.Key.Key_Escape)
    elif way == "click":
        QTest.mousePress(view.viewport(), LEFT, NONE, QPoint(3, 3))
    elif way == "keys":
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    elif way == "other article":
        QTest.keyClick(view, Qt.Key.Key_N)
    elif way == "scroll":
        view.zoom_in()
        for _ in range(22):
            view.zoom_in()
        view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
        QTest.qWait(30)
    else:
        hover(view, bar.geometry().center())
        away = QPoint(view.viewport().width() - 2, view.viewport().height() - 2)
        hover(view, away + QPoint(300, 300))
    assert bar.isHidden()


def test_it_fades_on_the_way_and_comes_back(hand: Hand, bar: FloatingTagBar) -> None:
    hand.drag(*sentence(hand, 0))
    seen = []
    for x in (0, 100, 200, 100, 0):
        hover(hand.view, bar.geometry().bottomRight() + QPoint(x, 0))
        seen.append(bar.graphicsEffect().opacity() if bar.graphicsEffect().isEnabled() else 1.0)
    assert seen[:2] == [1.0, 1.0]
    assert 0 < seen[2] < 1
    assert seen[3:] == [1.0, 1.0]
    assert bar.isVisible()


def test_it_goes_when_the_pointer_left_the_article(hand: Hand, bar: FloatingTagBar, qtbot: QtBot) -> None:
    hand.drag(*sentence(hand, 0))
    QApplication.sendEvent(hand.view.viewport(), QEvent(QEvent.Type.Leave))
    assert bar.isVisible()
    qtbot.waitUntil(bar.isHidden)


def test_it_follows_the_text_and_keeps_off_it(hand: Hand, bar: FloatingTagBar, qtbot: QtBot) -> None:
    hand.drag(*sentence(hand, 0))
    before = bar.pos()
    hand.view.zoom_in()
    qtbot.waitUntil(lambda: bar.pos() != before)
    assert covered(hand, bar) == []


def test_the_note_comes_with_the_tag_given_last(
    window: MainWindow, hand: Hand, bar: FloatingTagBar, qtbot: QtBot
) -> None:
    QTest.keyClick(hand.view, Qt.Key.Key_3)
    hand.drag(*sentence(hand, 1))
    selected = hand.selected()
    note = bar.findChild(QToolButton, "floating_note")
    assert note.accessibleDescription() == "脅威評価を付けてメモを書く"
    QTest.mouseClick(note, LEFT)
    assert ("threat_assessment", selected) in tagged(window)
    field = window.findChild(QPlainTextEdit, "noteEdit")
    qtbot.waitUntil(field.hasFocus)
    assert hand.view.focused_annotation().quote == selected


@pytest.mark.qt_log_ignore("does not support")
def test_more_opens_the_menu_of_the_article(hand: Hand, bar: FloatingTagBar) -> None:
    hand.drag(*sentence(hand, 1))
    QTest.mouseClick(bar.findChild(QToolButton, "floating_more"), LEFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].objectName() == "tag_assertion"
    menu.close()


def test_not_where_nothing_can_be_written(window: MainWindow, hand: Hand, bar: FloatingTagBar) -> None:
    window.popups.set_read_only(True)
    hand.drag(*sentence(hand, 1))
    assert hand.selected()
    assert bar.isHidden()


def test_an_annotation_gets_it_only_while_its_form_is_folded_away(
    window: MainWindow, hand: Hand, bar: FloatingTagBar, qtbot: QtBot
) -> None:
    QTest.keyClick(hand.view, Qt.Key.Key_3)
    (before,) = window.desk.annotations.values()
    place = hand.middle(before.span.start + 2)
    hand.click(place)
    QTest.qWait(350)
    assert bar.isHidden()
    window.side.hide()
    QTest.qWait(20)
    hand.clicks(hand.middle(before.span.start + 2), 1, now=5_000_000)
    qtbot.waitUntil(bar.isVisible)
    assert [button.isChecked() for button in bar.findChildren(TagButton)] == [False, False, True]
    press(bar, 0)
    assert [tag for tag, _ in tagged(window)] == ["assertion"]
    assert bar.isHidden()
    hand.clicks(hand.middle(before.span.start + 2), 1, now=9_000_000)
    qtbot.waitUntil(bar.isVisible)
    QTest.mouseClick(bar.findChild(QToolButton, "floating_remove"), LEFT)
    assert tagged(window) == []
    assert bar.isHidden()


@pytest.fixture
def area(qtbot: QtBot) -> QWidget:
    """Something for a bar to stand in."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(700, 500)
    widget.show()
    return widget


@pytest.mark.parametrize("count", [0, 1, 9, 200])
def test_any_number_of_tags_has_room(area: QWidget, count: int) -> None:
    names = [("新しい分類その" + "あ" * (n % 7)) for n in range(count)]
    more = tuple(Tag(f"t{n}", name, name, "新", "N", "", "#333333") for n, name in enumerate(names))
    bar = FloatingTagBar(LIGHT, (*BUILT_IN[:count], *more), area)
    line = QRect(100, 200, 300, 30)
    bar.offer([line])
    assert bar.isVisible()
    assert area.rect().contains(bar.geometry())
    assert not bar.geometry().intersects(line)
    row = bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
    seen = [child for child in row.findChildren(QWidget) if child.isVisible()]
    assert all(row.rect().contains(child.geometry()) for child in seen)
    assert not any(a.geometry().intersects(b.geometry()) for a in seen for b in seen if a is not b)
    assert bar.findChild(QToolButton, "floating_more") in seen
    assert len([child for child in seen if isinstance(child, TagButton)]) >= min(count, 8)


def test_it_stays_away_where_it_would_cover_what_is_selected(area: QWidget) -> None:
    bar = FloatingTagBar(LIGHT, BUILT_IN, area)
    bar.offer([QRect(0, y, 700, 30) for y in range(-30, 530, 30)])
    assert bar.isHidden()


def test_it_follows_the_codebook_and_offers_no_retired_tag(area: QWidget) -> None:
    bar = FloatingTagBar(LIGHT, BUILT_IN, area)
    bar.set_last_tag("assertion")
    added = Tag("quote", "引用", "Quote", "引", "Q", "4", "#333333")
    bar.set_tags(LIGHT, [replace(BUILT_IN[0], retired=True), *BUILT_IN[1:], added])
    bar.offer([QRect(100, 200, 300, 30)])
    names = [button.accessibleName() for button in bar.findChildren(TagButton) if button.isVisible()]
    assert names == ["提言", "脅威評価", "引用"]
    with_note = bar.findChild(QToolButton, "floating_note")
    assert with_note.accessibleDescription() == "提言を付けてメモを書く"
