"""Keys while a Japanese input method composes, and what it types while none is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from tests.ui.fingers import commit, compose, focus, press

if TYPE_CHECKING:
    from ui.main_window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def open_field(window: MainWindow, name: str) -> QLineEdit | QPlainTextEdit:
    """The field of that name, in focus, however a person gets there."""
    press(Key.Key_1)
    ways = {"noteEdit": "details", "findEdit": "find", "paletteEdit": "palette"}
    if name in ways:
        window.actions_by_id[ways[name]].trigger()
    return focus(window, name)


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


FIELDS = ("noteEdit", "findEdit", "articleSearch", "paletteEdit")


@pytest.mark.parametrize("name", FIELDS)
def test_while_composing_every_key_belongs_to_the_composition(window: MainWindow, name: str):
    field = open_field(window, name)
    before = list(window.desk.annotations.values())
    compose("かいきょう")
    press(Key.Key_Escape, Key.Key_Return, Key.Key_Down, Key.Key_2, Key.Key_J, Key.Key_Tab)
    assert field.hasFocus()
    assert field.isVisible()
    assert text_of(field) == ""
    commit("海峡")
    assert text_of(field) == "海峡"
    assert list(window.desk.annotations.values()) == before


@pytest.mark.parametrize("name", FIELDS)
def test_when_it_has_written_keys_are_keys_again(window: MainWindow, name: str):
    field = open_field(window, name)
    compose("うみ")
    commit("海")
    press("2")
    assert text_of(field) == "海2"
    press(Key.Key_Escape)
    if name == "articleSearch":  # the first Esc lets all articles be shown again
        assert text_of(field) == ""
        press(Key.Key_Escape)
    assert window.article_view.hasFocus()
    press("3")
    assert [a.tag for a in window.desk.annotations.values()] in (["threat_assessment"], ["assertion"])


def test_a_composition_that_was_left_does_not_hold_the_next_field(window: MainWindow):
    open_field(window, "articleSearch")
    compose("うみ")
    window.article_view.setFocus()
    field = focus(window, "articleSearch")
    press("2")
    assert text_of(field) == "2"


def type_key(window: MainWindow, text: str, scan_code: int = 0) -> None:
    """Send a key by what it types, and from where it stands on the keyboard."""
    event = QKeyEvent(QEvent.Type.KeyPress, ord(text.upper()), Modifier.NoModifier, scan_code, 0, 0, text)
    QApplication.sendEvent(window.article_view, event)


@pytest.mark.parametrize(("typed", "tag"), [("１", "assertion"), ("２", "recommendation")])
def test_a_full_width_digit_tags_the_sentence(window: MainWindow, typed: str, tag: str):
    type_key(window, typed)
    assert [a.tag for a in window.desk.annotations.values()] == [tag]


def test_full_width_letters_and_brackets_are_the_same_keys(window: MainWindow):
    first = window.article_view.target_span()
    type_key(window, "ｊ")
    second = window.article_view.target_span()
    assert second > first
    type_key(window, "１")
    type_key(window, "「")
    (marked,) = window.desk.annotations.values()
    assert marked.span.start == second.start
    assert marked.span.end < second.end


def test_full_width_digits_are_text_in_a_field(window: MainWindow):
    field = open_field(window, "noteEdit")
    before = list(window.desk.annotations.values())
    event = QKeyEvent(QEvent.Type.KeyPress, ord("２"), Modifier.NoModifier, 0, 0, 0, "２")
    QApplication.sendEvent(field, event)
    assert text_of(field) == "２"
    assert list(window.desk.annotations.values()) == before


@pytest.mark.parametrize(
    ("typed", "scan_code", "action"),
    [  # where a Japanese keyboard has its brackets (X11 codes): other keys than an American one
        ("[", 35, "end_left"), ("]", 51, "end_right"), ("{", 35, "start_left"), ("}", 51, "start_right"),
    ],
)  # fmt: skip
def test_a_bracket_is_what_it_types_wherever_it_stands_on_the_keyboard(
    window: MainWindow, typed: str, scan_code: int, action: str
):
    press(Key.Key_J, Key.Key_1)
    asked: list[str] = []
    window.actions_by_id[action].triggered.connect(lambda: asked.append(action))
    type_key(window, typed, scan_code)
    assert asked == [action]
