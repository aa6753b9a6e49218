from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from ui.widgets.plain import plain_label, plain_tooltip, set_plain_tooltip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HOSTILE = ("<b>太字</b>", '<img src="bait.png">', "A & B", "&lt;", "一行目\n二行目", "1 < 2 > 0")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tooltip_shows_what_it_was_given(qtbot: QtBot, text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(plain_tooltip(text))
    assert shown.toPlainText().replace("\u2028", "\n") == text
    assert "<img" not in plain_tooltip(text)


def test_no_words_no_tooltip() -> None:
    assert plain_tooltip("") == ""


def test_a_label_is_as_wide_as_its_markup(qtbot: QtBot) -> None:
    marked, bare = plain_label("<b>島</b>"), plain_label("島")
    qtbot.addWidget(marked)
    qtbot.addWidget(bare)
    assert marked.sizeHint().width() > 2 * bare.sizeHint().width()


def test_a_screen_reader_hears_the_tooltip_without_markup(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    set_plain_tooltip(widget, "A & B")
    assert widget.accessibleDescription() == "A & B"
