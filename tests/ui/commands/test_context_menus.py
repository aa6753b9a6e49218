"""One menu for an annotation, wherever it is right-clicked; one for an article of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTableView, QWidget

from annotate.model import Status
from ui.keys.menus import ANNOTATION, IN_TEXT, LIBRARY_CONTEXT, ids_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.claims.annotation_table import AnnotationTable
    from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("does not support")

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def items(menu: QMenu) -> list[str]:
    found: list[str] = []
    for action in menu.actions():
        below = action.menu()
        found += items(below) if isinstance(below, QMenu) else [action.objectName()]
    return [name for name in found if name]


def choose(name: str) -> None:
    menu = opened()
    action = next(action for action in menu.actions() if action.objectName() == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
                     menu.actionGeometry(action).center())


def ask_by_mouse(widget: QWidget, point: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
    QApplication.sendEvent(widget, event)
    QTest.mouseRelease(widget, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, point)


def ask_by_menu_key(widget: QWidget) -> None:
    reason, here = QContextMenuEvent.Reason.Keyboard, QPoint(5, 5)
    event = QContextMenuEvent(reason, here, widget.mapToGlobal(here))
    QApplication.sendEvent(widget, event)


def cell(table: AnnotationTable, row: int) -> QPoint:
    return table.visualRect(table.model().index(row, 1)).center()


@pytest.fixture
def table(window: MainWindow) -> AnnotationTable:
    """The table over three annotated sentences."""
    for key in (Key.Key_1, Key.Key_J, Key.Key_2, Key.Key_J, Key.Key_3):
        QTest.keyClick(window.article_view, key)
    QTest.qWait(10)
    return window.table


def in_text(window: MainWindow) -> None:
    place = window.article_view.character_rect(window.article_view.focus.walked[0].start + 2).center()
    ask_by_mouse(window.article_view.viewport(), place)


def in_margin(window: MainWindow) -> None:
    view = window.article_view
    y = view.character_rect(view.focus.walked[0].start).center().y()
    ask_by_mouse(view.viewport(), next(p for x in range(200) if view.letter_at(p := QPoint(x, y))))


def by_shift_f10_in_text(window: MainWindow) -> None:
    QTest.keyClick(window.article_view, Key.Key_F10, SHIFT)


def in_table(window: MainWindow) -> None:
    window.table.setFocus()
    ask_by_mouse(window.table.viewport(), cell(window.table, 0))


def by_shift_f10_in_table(window: MainWindow) -> None:
    window.table.setFocus()
    QTest.keyClick(window.table, Key.Key_F10, SHIFT)


def by_menu_key_in_table(window: MainWindow) -> None:
    window.table.setFocus()
    ask_by_menu_key(window.table.viewport())


WAYS = (in_text, in_margin, by_shift_f10_in_text, in_table, by_shift_f10_in_table, by_menu_key_in_table)


@pytest.mark.parametrize("way", WAYS)
def test_the_menu_of_an_annotation_is_the_same_everywhere(
    window: MainWindow, table: AnnotationTable, way: Callable[[MainWindow], None]
) -> None:
    way(window)
    menu = opened()
    wanted = IN_TEXT if "text" in way.__name__ or way is in_margin else ANNOTATION
    assert items(menu) == ids_in(wanted, window.actions_by_id)
    assert ids_in(IN_TEXT, window.actions_by_id)[: len(ids_in(ANNOTATION, window.actions_by_id))] == ids_in(
        ANNOTATION, window.actions_by_id
    )
    assert all(action.isEnabled() for action in menu.actions())
    focused = window.article_view.focused_annotation()
    choose("tag_recommendation")
    assert window.desk.annotations[focused.id].tag == "recommendation"


def test_the_menu_of_several_rows_acts_on_all_of_them_in_one_deed(
    window: MainWindow, table: AnnotationTable
) -> None:
    before = dict(window.desk.annotations)
    table.setFocus()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell(table, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, CONTROL, cell(table, 2))
    ask_by_mouse(table.viewport(), cell(table, 2))
    choose("tag_recommendation")
    assert [a.tag for a in window.desk.annotations.values()] == ["recommendation"] * 3
    QTest.keyClick(table, Key.Key_Z, CONTROL)
    assert window.desk.annotations == before
    table.setFocus()
    table.selectAll()
    ask_by_mouse(table.viewport(), cell(table, 1))
    choose("remove")
    assert window.desk.annotations == {}
    window.desk.undo()
    assert window.desk.annotations == before


def test_rows_are_meant_only_while_the_table_is_in_use(window: MainWindow, table: AnnotationTable) -> None:
    table.setFocus()
    table.selectAll()
    focused = window.article_view.focused_annotation()
    window.article_view.setFocus()
    QTest.keyClick(window.article_view, Key.Key_1)
    changed = {a.id for a in window.desk.annotations.values() if a.tag == "assertion"}
    assert focused.id in changed
    assert len(changed) == 2  # the one that was an assertion before, and this one


def test_what_is_copied_is_what_is_at_hand(window: MainWindow, table: AnnotationTable) -> None:
    view, text = window.article_view, window.desk.content.text
    quotes = [annotation.quote for annotation in view.focus.index]

    def copied(widget: QWidget) -> str:
        QGuiApplication.clipboard().clear()
        QTest.keyClick(widget, Key.Key_C, CONTROL)
        return QGuiApplication.clipboard().text()

    assert copied(view) == quotes[2]
    view.select(3, 9)
    assert copied(view) == text[3:9]
    view.clear_selection()
    window.desk.remove_many(list(window.desk.annotations)[:1])
    view.go_to(view.focus.walked[0].start)
    assert copied(view) == text[view.focus.walked[0].slice]
    window.desk.undo()
    table.setFocus()
    table.selectAll()
    assert [row.split("\t")[0] for row in copied(table).splitlines()] == quotes
    table.selectionModel().setCurrentIndex(
        table.model().index(1, 1), QItemSelectionModel.SelectionFlag.ClearAndSelect
        | QItemSelectionModel.SelectionFlag.Rows,
    )
    assert copied(table) == quotes[1]


def test_what_is_selected_in_the_quote_is_what_is_copied_there(
    window: MainWindow, table: AnnotationTable
) -> None:
    quote = window.findChild(QPlainTextEdit, "quoteView")
    quote.setFocus()
    cursor = quote.textCursor()
    cursor.setPosition(3, cursor.MoveMode.KeepAnchor)
    quote.setTextCursor(cursor)
    QTest.keyClick(quote, Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == window.article_view.focused_annotation().quote[:3]


def test_the_library_has_one_too_for_the_article_that_was_right_clicked(window: MainWindow) -> None:
    view = window.findChild(QTableView, "articleList")
    second = view.visualRect(view.model().index(1, 0)).center()
    first_id = window.desk.article.id
    ask_by_mouse(view.viewport(), second)
    assert window.desk.article.id != first_id
    assert items(opened()) == ids_in(LIBRARY_CONTEXT, window.actions_by_id)
    choose("status_aside")
    assert window.desk.article.status is Status.ASIDE
    assert window.around.session.store.article(window.desk.article.id).status is Status.ASIDE
    view.setFocus()
    QTest.keyClick(view, Key.Key_F10, SHIFT)
    checked = [a.objectName() for a in opened().actions() if a.isChecked()]
    assert checked == ["status_aside"]
    choose("status_done")
    window.desk.undo()
    assert window.desk.article.status is Status.ASIDE
    ask_by_menu_key(view)
    here = window.desk.article.id
    choose("remove_article")
    assert window.desk.article.id == first_id
    assert here not in [article.id for article in window.around.session.store.articles()]


def test_no_menu_where_there_is_no_row(window: MainWindow) -> None:
    ask_by_mouse(window.table.viewport(), QPoint(20, 60))
    window.table.setFocus()
    QTest.keyClick(window.table, Key.Key_F10, SHIFT)
    view = window.findChild(QTableView, "articleList")
    ask_by_mouse(view.viewport(), QPoint(20, view.viewport().height() - 5))
    assert QApplication.activePopupWidget() is None
