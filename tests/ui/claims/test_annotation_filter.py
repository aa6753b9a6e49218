"""The filter above the table, alone and in the window with everything that follows it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu

from annotate import edits
from annotate.tags import ASSERTION, BUILT_IN, Tag
from ui.claims.annotation_columns import Column
from ui.claims.annotation_filter import AnnotationFilterBar, TagToggle
from ui.claims.annotation_rows import ANNOTATION
from ui.claims.cell_editor import CellEditor
from ui.settings import TABLE_COLUMNS
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

pytestmark = pytest.mark.qt_log_ignore("does not support")

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def bar(qtbot: QtBot) -> AnnotationFilterBar:
    made = AnnotationFilterBar(LIGHT, BUILT_IN)
    qtbot.addWidget(made)
    made.resize(340, made.sizeHint().height())
    made.show()
    return made


@pytest.fixture
def three(window: MainWindow) -> MainWindow:
    """The window over an article with three annotations, the last of them in focus."""
    for key in "1j2j3":
        QTest.keyClick(window.article_view, key)
    QTest.qWait(10)
    return window


def field_of(bar: AnnotationFilterBar) -> QLineEdit:
    field = bar.findChild(QLineEdit, "annotationFilter")
    assert isinstance(field, QLineEdit)
    return field


def toggle_of(bar: AnnotationFilterBar, tag: str) -> TagToggle:
    toggle = bar.findChild(TagToggle, f"filter_{tag}")
    assert isinstance(toggle, TagToggle)
    return toggle


def numbers_of(bar: AnnotationFilterBar) -> str:
    label = bar.findChild(QLabel, "annotationFilterCount")
    assert isinstance(label, QLabel)
    return label.text()


def tags_shown(window: MainWindow) -> list[str]:
    model = window.table.model()
    return [model.index(row, 0).data(ANNOTATION).tag for row in range(model.rowCount())]


def stored_tags(window: MainWindow) -> list[str]:
    return [one.tag for one in window.around.session.store.annotations(window.desk.article.id)]


def test_words_and_tags_are_asked_for_together(qtbot: QtBot, bar: AnnotationFilterBar) -> None:
    asked: list[tuple[str, frozenset[str]]] = []
    bar.changed.connect(lambda words, tags: asked.append((words, tags)))
    qtbot.keyClicks(field_of(bar), "s")
    qtbot.mouseClick(toggle_of(bar, "assertion"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(toggle_of(bar, "recommendation"), Key.Key_Space)
    assert asked == [
        ("s", frozenset()),
        ("s", {"assertion"}),
        ("s", {"assertion", "recommendation"}),
    ]
    assert bar.clear()
    assert asked[-1] == ("", frozenset())
    assert not bar.clear()


def test_how_many_are_left_is_said_while_something_is_asked_for(bar: AnnotationFilterBar) -> None:
    bar.show_counts(12, 12, Counter({"assertion": 9, "recommendation": 3}))
    assert numbers_of(bar) == ""
    assert toggle_of(bar, "assertion").accessibleName() == "主張 9件"
    field_of(bar).setText("港")
    bar.show_counts(3, 12, Counter({"assertion": 3}))
    assert numbers_of(bar) == "3 / 12"
    assert field_of(bar).textMargins().right() > 0


def test_few_tags_stand_beside_the_field_and_many_below(qtbot: QtBot, bar: AnnotationFilterBar) -> None:
    assert toggle_of(bar, "assertion").mapTo(bar, QPoint(0, 0)).x() > field_of(bar).geometry().right()
    many = [replace(ASSERTION, id=f"tag{number}", letter_ja="x") for number in range(12)]
    bar.set_tags(LIGHT, many)
    bar.resize(340, bar.sizeHint().height())
    below = field_of(bar).geometry().bottom
    qtbot.waitUntil(lambda: toggle_of(bar, "tag0").mapTo(bar, QPoint(0, 0)).y() > below())
    assert field_of(bar).width() > 300
    assert toggle_of(bar, "tag11").mapTo(bar, toggle_of(bar, "tag11").rect().topRight()).x() < 340


def test_a_retired_tag_is_there_for_the_annotations_that_have_it(bar: AnnotationFilterBar) -> None:
    bar.set_tags(LIGHT, [replace(BUILT_IN[0], retired=True), *BUILT_IN[1:]])
    assert toggle_of(bar, "assertion").isHidden()
    bar.show_counts(1, 1, Counter({"assertion": 1}))
    assert not toggle_of(bar, "assertion").isHidden()


def test_what_is_asked_for_stays_when_the_codebook_changes(bar: AnnotationFilterBar) -> None:
    toggle_of(bar, "assertion").click()
    rumour = Tag("rumour", "噂", "Rumour", "噂", "U", "4", "#555555")
    bar.set_tags(LIGHT, [*BUILT_IN, rumour])
    assert [tag.id for tag in (*BUILT_IN, rumour) if toggle_of(bar, tag.id).isChecked()] == ["assertion"]


def test_the_table_follows_and_escape_shows_everything_again(three: MainWindow) -> None:
    bar = three.table_filter
    QTest.keyClick(three.article_view, Key.Key_L, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert three.focusWidget() is field_of(bar)
    toggle_of(bar, "recommendation").click()
    assert numbers_of(bar) == "1 / 3"
    assert tags_shown(three) == ["recommendation", "threat_assessment"]  # the one in focus stays
    QTest.keyClick(field_of(bar), Key.Key_Escape)
    assert (numbers_of(bar), len(tags_shown(three))) == ("", 3)
    assert three.focusWidget() is field_of(bar)
    QTest.keyClick(field_of(bar), Key.Key_Escape)
    assert three.focusWidget() is three.article_view


def test_escape_in_the_article_leaves_the_filter_alone(three: MainWindow) -> None:
    toggle_of(three.table_filter, "recommendation").click()
    three.article_view.setFocus()
    QTest.keyClick(three.article_view, Key.Key_Escape)
    assert numbers_of(three.table_filter) == "1 / 3"


def test_the_way_from_the_field_leads_to_the_rows(three: MainWindow) -> None:
    three.article_view.go_to(0)
    field = field_of(three.table_filter)
    field.setFocus()
    QTest.keyClick(field, Key.Key_Down)
    assert three.focusWidget() is three.table
    assert three.article_view.focused_annotation() is not None


def test_a_key_retags_every_selected_row_in_one_deed(three: MainWindow) -> None:
    three.desk.goes_on = True
    three.table.setFocus()
    three.table.selectAll()
    at_hand = three.table.currentIndex().data(ANNOTATION).id
    QTest.keyClick(three.table, Key.Key_2)
    assert stored_tags(three) == ["recommendation"] * 3
    assert three.table.currentIndex().data(ANNOTATION).id == at_hand
    three.desk.undo()
    assert stored_tags(three) == ["assertion", "recommendation", "threat_assessment"]


def test_rows_that_are_filtered_away_are_not_touched(three: MainWindow) -> None:
    toggle_of(three.table_filter, "threat_assessment").click()
    three.table.setFocus()
    three.table.selectAll()
    QTest.keyClick(three.table, Key.Key_Delete)
    assert stored_tags(three) == ["assertion", "recommendation"]
    three.desk.undo()
    assert stored_tags(three) == ["assertion", "recommendation", "threat_assessment"]


def test_several_rows_are_copied_as_they_stand(three: MainWindow) -> None:
    three.table.sort_by(Column.QUOTE)
    three.table.setFocus()
    three.table.selectAll()
    QTest.keyClick(three.table, Key.Key_C, Modifier.ControlModifier)
    rows = [row.split("\t") for row in QGuiApplication.clipboard().text().splitlines()]
    kept = sorted(three.desk.annotations.values(), key=lambda one: one.span.start, reverse=True)
    assert [row[0] for row in rows] == [one.quote for one in kept]
    assert [row[1:] for row in rows] == [
        [name, "", str(one.span.start), str(one.span.end)]
        for name, one in zip(("脅威評価", "提言", "主張"), kept, strict=True)
    ]


def test_a_note_written_in_its_cell_is_stored_shown_below_and_undone(three: MainWindow) -> None:
    three.table.setFocus()
    QTest.keyClick(three.table, Key.Key_F2)
    editor = three.table.viewport().findChild(CellEditor)
    assert isinstance(editor, CellEditor)
    QTest.keyClicks(editor, "123j")
    QTest.keyClick(editor, Key.Key_Return)
    noted = three.table.currentIndex().data(ANNOTATION)
    assert three.desk.annotations[noted.id].note == "123j"
    assert len(stored_tags(three)) == 3
    three.desk.undo()
    assert three.desk.annotations[noted.id].note == ""


def test_a_note_in_its_cell_is_kept_when_another_article_is_opened(three: MainWindow) -> None:
    first = three.desk.article.id
    noted = three.table.currentIndex().data(ANNOTATION).id
    three.table.setFocus()
    QTest.keyClick(three.table, Key.Key_F2)
    QTest.keyClicks(three.table.viewport().findChild(CellEditor), "kept")
    three.desk.next_article()
    assert {one.id: one.note for one in three.around.session.store.annotations(first)}[noted] == "kept"


def test_the_menu_of_a_tag_cell_gives_the_tag(qtbot: QtBot, three: MainWindow) -> None:
    place = three.table.visualRect(three.table.model().index(0, Column.TAG)).center()
    qtbot.mouseClick(three.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.objectName() for action in menu.actions()] == [f"tag_{tag.id}" for tag in BUILT_IN]
    menu.actions()[2].trigger()
    menu.close()
    assert stored_tags(three) == ["threat_assessment", "recommendation", "threat_assessment"]


def test_chosen_columns_are_remembered_and_sorting_by_one_shows_it(program: Program) -> None:
    window = program.window
    window.actions_by_id["column_annotator"].trigger()
    window.actions_by_id["sort_holder"].trigger()
    assert program.settings.get(TABLE_COLUMNS) == ("holder", "annotator")
    assert not window.table.isColumnHidden(Column.HOLDER)
    window.actions_by_id["column_annotator"].trigger()
    assert window.table.isColumnHidden(Column.ANNOTATOR)
    program.rebuild()
    window = program.window
    assert not window.table.isColumnHidden(Column.HOLDER)
    assert window.actions_by_id["column_holder"].isChecked()
    assert not window.actions_by_id["column_annotator"].isChecked()


def test_the_menu_says_what_the_header_sorts_by(three: MainWindow) -> None:
    three.table.horizontalHeader().setSortIndicator(Column.TAG, Qt.SortOrder.AscendingOrder)
    assert three.actions_by_id["sort_tag"].isChecked()
    assert not three.actions_by_id["sort_quote"].isChecked()


def test_undo_brings_the_row_back_into_view_whatever_the_filter(three: MainWindow) -> None:
    first = min(three.desk.annotations.values(), key=lambda one: one.span.start)
    three.around.session.apply(edits.write_note(first, "戻す", three.around.session.now()))
    toggle_of(three.table_filter, "recommendation").click()
    three.desk.undo()
    assert three.table.currentIndex().data(ANNOTATION).id == first.id
    assert tags_shown(three) == ["assertion", "recommendation"]
