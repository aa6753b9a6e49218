"""Reading without panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ui.settings import READING_MODE

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.program import Program

Key = Qt.Key


def shown(window: MainWindow) -> list[bool]:
    parts = (window.menuBar(), window.tag_bar, window.library, window.side, window.status)
    return [part.isVisible() for part in parts]


@pytest.mark.parametrize("folded", [(), (Key.Key_F7,), (Key.Key_F8,), (Key.Key_F7, Key.Key_F8)])
def test_leaving_brings_back_just_what_was_there(window: MainWindow, folded: tuple[Qt.Key, ...]) -> None:
    window.columns.setSizes([300, 600, 380])
    for key in folded:
        QTest.keyClick(window.article_view, key)
    QTest.qWait(1)  # the columns get their widths when there is time
    before, sizes = shown(window), window.columns.sizes()
    QTest.keyClick(window.article_view, Key.Key_F11)
    assert shown(window) == [False] * 5
    assert window.article_view.hasFocus()
    assert "F11" in window.messages.text()
    QTest.keyClick(window.article_view, Key.Key_F7)
    QTest.keyClick(window.article_view, Key.Key_F11)
    QTest.qWait(1)
    assert shown(window) == before
    assert window.columns.sizes() == sizes


def test_the_keys_still_work(window: MainWindow) -> None:
    QTest.keyClick(window.article_view, Key.Key_F11)
    QTest.keyClick(window.article_view, Key.Key_1)
    assert len(window.desk.annotations) == 1


def test_it_is_remembered_with_what_comes_back_afterwards(program: Program) -> None:
    program.window.columns.setSizes([300, 600, 380])
    sizes = program.window.columns.sizes()
    QTest.keyClick(program.window.article_view, Key.Key_F11)
    program.rebuild()
    assert program.settings.get(READING_MODE)
    assert shown(program.window) == [False] * 5
    assert "F11" in program.window.messages.text()
    program.window.commands.toggle_reading_mode()
    assert shown(program.window) == [True] * 5
    assert program.window.columns.sizes() == sizes
    assert not program.settings.get(READING_MODE)


def test_the_way_out_is_not_named_any_more_once_it_was_taken(window: MainWindow) -> None:
    QTest.keyClick(window.article_view, Key.Key_F11)
    QTest.keyClick(window.article_view, Key.Key_F11)
    assert window.messages.text() == ""

    QTest.keyClick(window.article_view, Key.Key_F11)
    window.messages.inform("別の知らせ")
    QTest.keyClick(window.article_view, Key.Key_F11)
    assert window.messages.text() == "別の知らせ"


@pytest.mark.parametrize(("key", "part"), [(Key.Key_F7, "articleSearch"), (Key.Key_F8, "annotationTable")])
def test_a_side_that_is_folded_away_leaves_the_focus_to_the_article(
    window: MainWindow, key: Qt.Key, part: str
) -> None:
    within = window.findChild(QWidget, part)
    within.setFocus()

    QTest.keyClick(within, key)

    assert window.article_view.hasFocus()


def test_folding_one_side_leaves_the_focus_in_the_other(window: MainWindow) -> None:
    within = window.findChild(QWidget, "articleSearch")
    within.setFocus()

    QTest.keyClick(within, Key.Key_F8)

    assert within.hasFocus()
