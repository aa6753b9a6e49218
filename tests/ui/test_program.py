"""One program, its windows, and what it remembers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from annotate.errors import ShirushiError
from storage.project import open_project
from tests.ui.window import make_project
from ui.app import DISK
from ui.dialogs.codebook import CodebookDialog
from ui.i18n import tr
from ui.program import Program
from ui.settings import LANGUAGE, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

# What is written with Latin letters in Japanese too.
NAMES = {"Shirushi", "CSV", "UTF", "Shift_JIS", "EUC", "JP", "ISO", "English"}
KEYS = {"Ctrl", "Shift", "Alt", "Tab", "Esc", "Enter", "Return", "Del", "Delete", "Space"}


def words_in(window: MainWindow) -> Iterator[str]:
    """Every word a person can come across in the window."""
    for action in window.findChildren(QAction):
        yield action.text()
        yield re.sub("<[^>]*>", "", action.toolTip())
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.accessibleName()
        yield re.sub("<[^>]*>", "", widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()


def latin_words(window: MainWindow) -> set[str]:
    text = "\n".join(words_in(window)).replace(window.around.session.annotator, "")
    text = text.replace(window.desk.article.file_name, "") if window.desk.article else text
    return {word for word in re.findall(r"[A-Za-z_]{2,}", text) if word not in NAMES | KEYS}


def test_a_change_of_language_leaves_nothing_of_the_other_behind(program: Program, qtbot: QtBot):
    QTest.keyClick(program.window.article_view, Qt.Key.Key_1)
    before = program.window
    assert latin_words(before) == set()
    before.commands.choose_language("en")
    qtbot.waitUntil(lambda: program.window is not before)
    english = program.window
    lines = [action.text() for action in english.menus["menu.edit"].actions()]
    assert not re.search("[ぁ-んァ-ヶ]", "".join(lines))
    english.commands.choose_language("ja")
    qtbot.waitUntil(lambda: program.window is not english)
    assert latin_words(program.window) == set()
    assert program.settings.get(LANGUAGE) == "ja"


def test_a_new_window_shows_the_same_place(program: Program, qtbot: QtBot):
    QTest.keyClick(program.window.article_view, Qt.Key.Key_N)
    QTest.keyClick(program.window.article_view, Qt.Key.Key_J)
    before = program.window
    article, place = before.desk.article.id, before.article_view.place()
    assert place > 0
    before.commands.choose_theme("dark")
    qtbot.waitUntil(lambda: program.window is not before)
    assert program.window.around.theme.name == "dark"
    assert (program.window.desk.article.id, program.window.article_view.place()) == (article, place)
    QTest.keyClick(program.window.article_view, Qt.Key.Key_1)
    assert len(program.window.desk.annotations) == 1


def test_the_next_start_opens_the_article_and_the_place_of_the_last(program: Program):
    QTest.keyClick(program.window.article_view, Qt.Key.Key_N)
    QTest.keyClick(program.window.article_view, Qt.Key.Key_J)
    window, path = program.window, program.project.path
    article, place = window.desk.article.id, window.article_view.place()
    window.close()
    assert program.project is None
    program.open(path)
    assert program.window is not window
    assert (program.window.desk.article.id, program.window.article_view.place()) == (article, place)


def test_everything_has_a_name_for_those_who_cannot_see_it(window: MainWindow):
    names = {
        "articleList", "articleSearch", "articleView", "tagAssertion", "tagRecommendation",
        "tagThreatAssessment", "annotationTable", "detailPanel", "noteEdit", "messageBar", "saveState",
    }
    for name in names:
        part = window.findChild(QWidget, name)
        assert part is not None, name
        assert part.accessibleName() or getattr(part, "text", lambda: "")(), name


def test_a_second_window_is_told_that_it_may_only_read(
    program: Program, qtbot: QtBot, tmp_path: Path, qapp: object
):
    second = Program(qapp, Settings(tmp_path / "second.ini"), DISK)
    second.settings.set(LANGUAGE, "ja")
    second.open(program.project.path)
    window = second.window
    try:
        assert window.messages.text().startswith(f"「{program.project.path}」は別のウィンドウで")
        assert window.findChild(QLabel, "saveState").text() == tr("save.read_only")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window.article_view, Qt.Key.Key_1)
        assert window.around.session.store.annotations(window.desk.article.id) == []
        assert not window.actions_by_id["import"].isEnabled()
        assert window.actions_by_id["export"].isEnabled()
    finally:
        window.close()
        window.deleteLater()


def test_opening_what_is_no_project_leaves_the_one_that_is_open(program: Program, tmp_path: Path):
    stranger = tmp_path / "stranger.shirushi"
    stranger.write_text("これはプロジェクトではない", encoding="utf-8")
    before = program.project
    with pytest.raises(ShirushiError):
        program.open(stranger)
    assert program.project is before
    assert stranger.read_text(encoding="utf-8") == "これはプロジェクトではない"
    program.window.files.project_chosen.emit(stranger, False)
    QTest.qWait(10)
    assert program.window.messages.is_error()


def test_another_project_takes_the_place_of_the_first_and_lets_it_go(program: Program, tmp_path: Path):
    first = program.project.path
    program.open(make_project(tmp_path / "other.shirushi"))
    assert program.window.windowTitle().startswith("other")
    with open_project(first) as project:
        assert not project.read_only


def test_opening_the_project_that_is_open_changes_nothing(program: Program):
    window = program.window
    program.open(program.project.path)
    assert program.window is window
    assert not program.project.read_only


def test_the_hint_goes_away_with_the_first_annotation_for_good(program: Program, qtbot: QtBot):
    assert program.window.hint.isVisible()
    QTest.keyClick(program.window.article_view, Qt.Key.Key_1)
    assert not program.window.hint.isVisible()
    before = program.window
    program.rebuild()
    assert program.window is not before
    assert not program.window.hint.isVisible()


def test_what_stood_beside_the_article_stands_there_in_other_words_and_colours(program: Program) -> None:
    before = program.window
    before.dialogs.show_codebook()
    before.lists.setCurrentIndex(1)
    before.actions_by_id["theme_dark"].trigger()
    QApplication.processEvents()
    assert program.window is not before
    assert program.window.findChild(CodebookDialog).isVisible()
    assert program.window.lists.currentIndex() == 1


def test_nothing_comes_up_that_was_not_there(program: Program) -> None:
    program.window.dialogs.show_codebook()
    program.window.findChild(CodebookDialog).close()
    program.rebuild()
    assert program.window.findChild(CodebookDialog) is None
    assert program.window.focusWidget() is program.window.article_view


def test_the_window_carries_the_seal_of_the_program(program: Program, qtbot: QtBot) -> None:
    application = QApplication.instance()
    qtbot.waitUntil(lambda: not application.windowIcon().isNull())


def test_a_window_that_was_put_away_hears_nothing_more(program: Program, qtbot: QtBot) -> None:
    before = program.window
    program.rebuild()
    qtbot.waitSignal(before.destroyed).wait()
    program.window.desk.next_article()  # marks the article done: what listens still would fail
    assert program.session.store.article(1).status == "done"
