from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from annotate.tags import BUILT_IN
from tests.ui.background import StillBackground, still_note
from tests.ui.samples import annotation
from ui import i18n
from ui.claims.annotation_table import AnnotationTable
from ui.claims.detail_panel import DetailPanel
from ui.library.article_list import ArticleList
from ui.tags.tag_bar import TagBar
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

CONTROLS = (QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit)
KEYS = re.compile(r"Ctrl|Tab|Esc|Enter|Delete|Shift|\b[A-Z]\b")
HIRAGANA_OR_KANJI = re.compile("[ぁ-ん一-龯]")


def detail() -> DetailPanel:
    panel = DetailPanel(LIGHT, BUILT_IN, StillBackground(), still_note())
    panel.show_annotation(annotation("a", quote="。"))
    return panel


def filled_table() -> AnnotationTable:
    return AnnotationTable(LIGHT, BUILT_IN)


PANELS: list[Callable[[], QWidget]] = [
    lambda: ArticleList(LIGHT),
    filled_table,
    detail,
    lambda: TagBar(LIGHT, BUILT_IN),
]


def controls_of(panel: QWidget) -> list[QWidget]:
    return [widget for widget in (panel, *panel.findChildren(QWidget)) if isinstance(widget, CONTROLS)]


def words_of(panel: QWidget) -> list[str]:
    words = []
    for widget in (panel, *panel.findChildren(QWidget)):
        words += [widget.accessibleName(), widget.accessibleDescription()]
        if isinstance(widget, QLabel | QAbstractButton):
            words.append(widget.text())
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            words.append(widget.placeholderText())
    return [word for word in words if word]


@pytest.mark.parametrize("make", PANELS)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_control_has_a_name_and_says_what_it_does(
    qtbot: QtBot, make: Callable[[], QWidget], language: str
) -> None:
    i18n.set_language(language)
    panel = make()
    qtbot.addWidget(panel)
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in controls_of(panel)
        if widget.parent() is None or not isinstance(widget.parent(), QLineEdit | QAbstractItemView)
        if not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
        or not widget.accessibleDescription()
    ]
    assert nameless == []


@pytest.mark.parametrize("make", PANELS)
def test_a_japanese_panel_has_no_english(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    panel = make()
    qtbot.addWidget(panel)
    assert [word for word in words_of(panel) if re.search("[A-Za-z]{2}", KEYS.sub("", word))] == []


@pytest.mark.parametrize("make", PANELS)
def test_an_english_panel_has_no_japanese(qtbot: QtBot, make: Callable[[], QWidget]) -> None:
    i18n.set_language("en")
    panel = make()
    qtbot.addWidget(panel)
    words = [word.replace("森田", "") for word in words_of(panel)]
    assert words
    assert [word for word in words if HIRAGANA_OR_KANJI.search(word)] == []
