from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.invented import HOSTILE, PLAIN
from ui import i18n
from ui.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.ui.hand import Opener
    from ui.main_window import MainWindow
    from ui.program import Program


@pytest.fixture(autouse=True)
def japanese() -> Iterator[None]:
    """Words are Japanese unless a test asks for something else."""
    i18n.set_language("ja")
    yield
    i18n.set_language("ja")


@pytest.fixture
def english(japanese: None) -> None:
    """Words are English, whatever the machine speaks."""
    i18n.set_language("en")


@pytest.fixture
def marked(tmp_path: Path, capsys: pytest.CaptureFixture[str], english: None) -> Path:
    """A project with two articles and one annotation, made by the commands."""
    path = tmp_path / "project.shirushi"
    (tmp_path / "plain.txt").write_text(PLAIN, "utf-8")
    (tmp_path / "hostile.txt").write_text(HOSTILE, "utf-8")
    main(["import", str(path), str(tmp_path / "plain.txt"), str(tmp_path / "hostile.txt")])
    main(["annotate", str(path), "1", "20", "40", "assertion", "--annotator", "花子", "--note", "=1+1"])
    capsys.readouterr()
    return path


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the folders of whoever runs it."""
    monkeypatch.setenv("SHIRUSHI_HOME", str(tmp_path / "home"))


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program with its window, over a project of two articles, in Japanese."""
    from tests.ui.window import make_project, running  # the tests of the commands must not import Qt

    with running(qapp, tmp_path, make_project(tmp_path / "案件.shirushi")) as program:
        with qtbot.waitExposed(program.window):
            pass
        program.window.activateWindow()
        program.window.article_view.setFocus()
        yield program


@pytest.fixture
def window(program: Program) -> MainWindow:
    """The window of the program."""
    return program.window


@pytest.fixture
def open_page(qtbot: QtBot) -> Opener:
    """Opens articles in a view of their own, with a hand that uses it."""
    from tests.ui.hand import Opener

    return Opener(qtbot)
