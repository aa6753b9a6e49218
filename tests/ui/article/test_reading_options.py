"""Choosing how the article is set, from the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSlider, QWidget

from tests.invented import bring_in
from ui.article import typography
from ui.article.reading_options import ReadingOptions
from ui.article.reading_page import Look
from ui.article.typography import GOTHIC, MINCHO, Typography, installed_family, japanese_families
from ui.settings import FONT_FAMILY, FONT_SIZE, LINE_HEIGHT, LINE_LENGTH, PARAGRAPH_GAP

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program


def panel_of(window: MainWindow) -> ReadingOptions:
    window.commands.show_reading_options()
    return window.findChild(ReadingOptions, "readingOptions")


def slider(panel: QWidget, name: str) -> QSlider:
    return panel.findChild(QSlider, f"reading_{name}")


def test_the_article_follows_every_step_and_stays_where_it_is(program: Program) -> None:
    window = program.window
    window.desk.open(bring_in(program.session, "\n\n".join(["港湾局は古い桟橋を閉じる。" * 20] * 20)).id)
    view, panel = window.article_view, panel_of(window)
    view.go_to(2000)
    view._scroll.finish_glide()
    sentence = view.focus.sentence
    top = view.span_rect(sentence).top()
    slider(panel, "size").setValue(22)
    slider(panel, "line_length").setValue(30)
    slider(panel, "line_height").setValue(40)
    slider(panel, "paragraph_gap").setValue(0)
    panel.findChild(QComboBox, "reading_face").setCurrentIndex(1)
    assert view.typography == Typography(MINCHO, 22, 30, 200, 0)
    assert view.span_rect(sentence).top() == top
    assert view.character_rect(sentence.start).height() in (44, 45)


def test_the_keys_for_the_size_move_the_same_slider(window: MainWindow) -> None:
    panel = panel_of(window)
    window.article_view.zoom_in()
    assert slider(panel, "size").value() == FONT_SIZE.default + 1
    window.article_view.zoom_reset()
    assert not panel.findChild(QPushButton, "reading_reset").isEnabled()


def test_reset_brings_all_of_it_back(window: MainWindow) -> None:
    panel = panel_of(window)
    slider(panel, "size").setValue(30)
    slider(panel, "line_length").setValue(60)
    panel.findChild(QPushButton, "reading_reset").click()
    assert window.article_view.typography == Typography()
    assert slider(panel, "size").value() == FONT_SIZE.default


@pytest.mark.parametrize("width", [760, 1280])
def test_the_panel_stays_inside_the_window(window: MainWindow, width: int) -> None:
    window.resize(width, 480)
    panel = panel_of(window)
    assert window.body.rect().contains(panel.geometry())


def test_escape_puts_the_panel_away(window: MainWindow) -> None:
    panel = panel_of(window)
    assert panel.isAncestorOf(window.focusWidget())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    QTest.qWait(1)
    assert not panel.isVisible()
    assert window.article_view.hasFocus()


def test_going_back_to_the_article_puts_the_panel_away(window: MainWindow) -> None:
    panel = panel_of(window)
    slider(panel, "size").setFocus()
    QTest.qWait(1)
    assert panel.isVisible()
    window.article_view.setFocus()
    QTest.qWait(1)
    assert not panel.isVisible()
    assert window.article_view.hasFocus()


def test_what_was_chosen_is_kept(program: Program) -> None:
    chosen = Typography(MINCHO, 21, 36, 190, 120)
    program.window.article_view.set_typography(chosen)
    program.rebuild()
    assert program.window.article_view.typography == chosen
    kept = [program.settings.get(setting) for setting in
            (FONT_FAMILY, FONT_SIZE, LINE_LENGTH, LINE_HEIGHT, PARAGRAPH_GAP)]
    assert kept == [MINCHO, 21, 36, 190, 120]


def test_without_a_mincho_face_the_panel_says_which_is_used(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typography, "_MINCHO_FAMILIES", ("どこにもない明朝",))
    area = QWidget()
    qtbot.addWidget(area)
    area.show()
    panel = ReadingOptions(area)
    panel.ask(Typography(MINCHO))
    words = panel.findChild(QLabel, "reading_missing")
    assert words.isVisible()
    assert installed_family(GOTHIC) in words.text()
    assert Typography(MINCHO).families()[1:] == Typography(GOTHIC).families()
    panel.show_typography(Typography(GOTHIC))
    assert not words.isVisible()


def test_a_face_that_was_taken_off_the_machine_falls_back_to_a_japanese_one(window: MainWindow) -> None:
    window.article_view.set_typography(Typography("どこにもない書体"))
    page = window.article_view._page
    family = page.metrics.font(Look.BODY).families()[1]
    assert family == Typography().families()[0]


def test_chinese_and_korean_forms_are_not_offered(qtbot: QtBot) -> None:
    offered = japanese_families()
    assert offered
    assert set(offered) < set(QFontDatabase.families())
    assert not [name for name in offered if name.endswith((" SC", " TC", " KR", " HK"))]
