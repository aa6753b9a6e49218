"""A handful of files is in at once; that one was nearly there already is said a moment later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from annotate.arrivals import Wanted
from tests.near_copies import told, told_anew
from ui.dialogs.near_copy import NearCopyDialog
from ui.i18n import tr
from ui.intake.difference_view import DifferenceView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

COPY = told_anew(told(1), 4, figures=2)


def bring_in(window: MainWindow, qtbot: QtBot, *texts: str) -> None:
    """Import texts and wait until they were compared."""
    with qtbot.waitSignal(window.intake.near.looked):
        window.intake.offer([Wanted(Path(f"{n}.txt"), text.encode()) for n, text in enumerate(texts)])


def title(text: str) -> str:
    return text.split("\n", maxsplit=1)[0]


def press(window: MainWindow, name: str) -> None:
    window.findChild(QPushButton, name).click()


def shown(window: MainWindow) -> NearCopyDialog:
    """Press what the message offers."""
    press(window, "messageButton")
    return window.findChild(NearCopyDialog)


def test_a_near_copy_is_named_and_its_differences_are_a_click_away(window: MainWindow, qtbot: QtBot) -> None:
    bring_in(window, qtbot, told(1))
    bring_in(window, qtbot, COPY)
    assert window.desk.article.metadata.title == title(COPY)  # it is open, whatever it resembles
    assert window.messages.text() == tr("near.one", title=title(COPY), twin=title(told(1)))
    assert not window.messages.is_error()

    dialog = shown(window)
    words = dialog.findChild(DifferenceView).toPlainText()
    assert title(COPY) in words
    assert title(told(1)) in words
    press(window, "nearCopyKeep")
    assert len(window.library.library) == 4


def test_keys_belong_to_the_article_when_the_differences_were_seen(window: MainWindow, qtbot: QtBot) -> None:
    bring_in(window, qtbot, told(1))
    bring_in(window, qtbot, COPY)
    button = window.findChild(QPushButton, "messageButton")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    press(window, "nearCopyKeep")
    qtbot.waitUntil(window.article_view.hasFocus)


def test_the_new_one_is_removed_on_request_and_undo_brings_it_back(window: MainWindow, qtbot: QtBot) -> None:
    bring_in(window, qtbot, told(1))
    bring_in(window, qtbot, COPY)
    shown(window)
    press(window, "nearCopyRemove")
    assert len(window.library.library) == 3
    window.desk.undo()
    assert len(window.library.library) == 4


def test_several_are_counted_and_removed_one_by_one(window: MainWindow, qtbot: QtBot) -> None:
    bring_in(window, qtbot, told(1), told(2))
    bring_in(window, qtbot, COPY, told(3), told_anew(told(2), 8))
    assert window.messages.text() == tr("near.several", n=2)
    dialog = shown(window)
    assert dialog.findChild(QComboBox).count() == 2
    press(window, "nearCopyRemove")
    assert dialog.findChild(QComboBox).count() == 1
    press(window, "nearCopyRemove")
    assert not dialog.isVisible()
    assert len(window.library.library) == 2 + 3


def test_nothing_is_said_of_what_is_new(window: MainWindow, qtbot: QtBot) -> None:
    bring_in(window, qtbot, told(1))
    bring_in(window, qtbot, told(2))
    assert window.messages.text() == tr("import.imported", n=1)


def test_who_has_seen_a_preview_is_not_told_again(window: MainWindow, qtbot: QtBot) -> None:
    bring_in(window, qtbot, told(1))
    with qtbot.waitSignal(window.intake.imported):
        window.intake.bring_in([Wanted(Path("a.txt"), COPY.encode())], is_looked_at=True)
    assert window.messages.text() == tr("import.imported", n=1)
