from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.window import start
from ui import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the folders, or the language, of whoever runs it."""
    monkeypatch.setenv("SHIRUSHI_HOME", str(tmp_path / "home"))
    language = i18n.current_language()
    yield
    i18n.set_language(language)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    application.setQuitOnLastWindowClosed(False)
    program = start(application, tmp_path)
    with qtbot.waitExposed(program.window):
        pass
    program.window.activateWindow()
    program.window.article_view.setFocus()
    yield program
    if program.window:
        program.window.close()
        program.window.close()  # a draft that cannot be written keeps it open once
        program.window.deleteLater()
    application.setStyleSheet("")


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window
