"""The single keys: they act in the article, and write in a text field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from annotate.model import Status
from tests.ui.window import fill_disk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def tags(window: MainWindow) -> list[str]:
    stored = window.around.session.store.annotations(window.desk.article.id)
    return [annotation.tag for annotation in stored]


def test_a_number_tags_the_sentence_in_focus_and_another_changes_the_tag(window: MainWindow):
    QTest.keyClick(window.article_view, Key.Key_1)
    assert tags(window) == ["assertion"]
    QTest.keyClick(window.article_view, Key.Key_3)
    assert tags(window) == ["threat_assessment"]
    stored = window.around.session.store.annotations(window.desk.article.id)[0]
    assert stored.quote == window.desk.content.text[stored.span.slice]


def test_a_sentence_is_gone_on_from_and_the_selection_is_what_is_tagged(window: MainWindow):
    first = window.article_view.target_span()
    QTest.keyClick(window.article_view, Key.Key_J)
    second = window.article_view.target_span()
    assert second > first
    QTest.keyClick(window.article_view, Key.Key_J, Modifier.ShiftModifier)
    selected = window.article_view.selection()
    assert selected.covers(second)
    assert len(selected) > len(second)
    QTest.keyClick(window.article_view, Key.Key_2)
    assert [a.span for a in window.desk.annotations.values()] == [selected]
    assert window.article_view.selection() is None


def test_delete_removes_and_undo_brings_back_the_same_id(window: MainWindow):
    QTest.keyClick(window.article_view, Key.Key_1)
    (before,) = window.desk.annotations.values()
    QTest.keyClick(window.article_view, Key.Key_Delete)
    assert tags(window) == []
    QTest.keyClick(window.article_view, Key.Key_Z, Modifier.ControlModifier)
    assert list(window.desk.annotations.values()) == [before]
    assert window.article_view.focused_annotation() == before
    QTest.keyClick(window.article_view, Key.Key_Y, Modifier.ControlModifier)
    assert tags(window) == []


@pytest.mark.parametrize(("key", "which"), [("]", "end"), ("[", "end"), ("}", "start")])
def test_brackets_move_an_end_and_the_quote_follows(window: MainWindow, key: str, which: str):
    QTest.keyClick(window.article_view, Key.Key_J)
    QTest.keyClick(window.article_view, Key.Key_1)
    (before,) = window.desk.annotations.values()
    QTest.keyClicks(window.article_view, "[[")
    QTest.keyClicks(window.article_view, key)
    (after,) = window.around.session.store.annotations(window.desk.article.id)
    assert after.id == before.id
    assert after.span != before.span
    assert (after.span.start != before.span.start) == (which == "start")
    assert after.quote == window.desk.content.text[after.span.slice]


def test_n_marks_the_article_done_and_p_goes_back(window: MainWindow):
    first = window.desk.article.id
    QTest.keyClick(window.article_view, Key.Key_N)
    assert window.desk.article.id != first
    assert window.around.session.store.article(first).status is Status.DONE
    QTest.keyClick(window.article_view, Key.Key_P)
    assert window.desk.article.id == first


def test_single_keys_write_in_the_note_and_do_nothing_else(window: MainWindow, qtbot: QtBot):
    QTest.keyClick(window.article_view, Key.Key_1)
    QTest.keyClick(window.article_view, Key.Key_Return)
    note = window.findChild(QPlainTextEdit, "noteEdit")
    qtbot.waitUntil(note.hasFocus)
    first = window.desk.article.id
    QTest.keyClicks(note, "123jkJKnp[]{}")
    QTest.keyClick(note, Key.Key_Backspace)
    assert note.toPlainText() == "123jkJKnp[]{"
    assert tags(window) == ["assertion"]
    assert window.desk.article.id == first
    QTest.keyClick(window, Key.Key_Escape)
    assert window.article_view.hasFocus()
    (stored,) = window.around.session.store.annotations(first)
    assert stored.note == "123jkJKnp[]{"


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_Z, Modifier.ControlModifier),
        (Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier),
        (Key.Key_Y, Modifier.ControlModifier),
        (Key.Key_BracketRight, Modifier.AltModifier),
    ],
)
def test_undo_in_a_text_field_is_that_of_the_field(
    window: MainWindow, qtbot: QtBot, key: Key, modifiers: Modifier
):
    QTest.keyClick(window.article_view, Key.Key_1)
    (before,) = window.desk.annotations.values()
    window.desk.undo()
    window.desk.redo()
    search = window.findChild(QLineEdit, "articleSearch")
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClick(search, key, modifiers)
    assert list(window.desk.annotations.values()) == [before]


def test_an_input_method_is_never_asked_in_the_article(window: MainWindow):
    assert not window.article_view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not window.article_view.viewport().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_f6_goes_round_every_part_and_back(window: MainWindow) -> None:
    window.article_view.setFocus()
    QTest.keyClick(window.article_view, Key.Key_1)
    names = []
    for _ in range(6):
        names.append(window.focusWidget().objectName())
        QTest.keyClick(window.focusWidget(), Key.Key_F6)
    assert names == [
        "articleView", "annotationTable", "annotationFilter", "noteEdit", "articleSearch", "articleList",
    ]
    assert window.focusWidget() is window.article_view
    QTest.keyClick(window.article_view, Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget().objectName() == "articleList"


def test_after_a_tag_the_next_sentence_only_where_that_was_asked_for(program: Program):
    window = program.window
    window.actions_by_id["toggle_go_on"].trigger()
    first = window.article_view.target_span()
    QTest.keyClick(window.article_view, Key.Key_1)
    assert window.article_view.target_span() > first
    assert window.article_view.focused_annotation() is None
    program.rebuild()
    again = program.window
    assert again.actions_by_id["toggle_go_on"].isChecked()
    again.article_view.go_to(first.start)
    again.desk.tag("recommendation")
    assert again.article_view.target_span() > first
    again.actions_by_id["toggle_go_on"].trigger()
    here = again.article_view.target_span()
    again.desk.tag("assertion")
    assert again.article_view.target_span() == here


def test_what_was_selected_by_hand_stays_in_focus_to_have_its_ends_moved(window: MainWindow):
    window.actions_by_id["toggle_go_on"].trigger()
    QTest.keyClick(window.article_view, Key.Key_Right, Modifier.ShiftModifier)
    selected = window.article_view.selection()
    QTest.keyClick(window.article_view, Key.Key_1)
    assert window.article_view.focused_annotation().span == selected


def test_a_tag_that_cannot_be_written_goes_nowhere(program: Program):
    window = program.window
    window.actions_by_id["toggle_go_on"].trigger()
    fill_disk(program)
    here = window.article_view.target_span()
    QTest.keyClick(window.article_view, Key.Key_1)
    assert window.article_view.target_span() == here


def test_esc_in_the_search_shows_every_article_again_and_then_goes_back(window: MainWindow):
    search = window.findChild(QLineEdit, "articleSearch")
    search.setFocus()
    QTest.keyClicks(search, "zzz")
    assert window.library.neighbour(1) is None
    QTest.keyClick(search, Key.Key_Escape)
    assert search.text() == ""
    assert search.hasFocus()
    QTest.keyClick(search, Key.Key_Escape)
    assert window.article_view.hasFocus()
