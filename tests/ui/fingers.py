"""Fingers on the real window: whatever has the focus gets the key, as from a keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import Qt


def press(*keys: Qt.Key | str) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def compose(text: str) -> None:
    """Hold `text` in the input method, not yet in the field in focus."""
    QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(text, []))


def commit(text: str) -> None:
    """Let the input method write `text`."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def focus(parent: QWidget, name: str) -> QWidget:
    """Put the focus into the part of that name."""
    part = parent.findChild(QWidget, name)
    assert part, name
    part.setFocus()
    assert part.hasFocus(), name
    return part
