"""Shift+F10 asks for the context menu, as the menu key does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent


def asks_for_menu(event: QEvent) -> bool:
    """Whether an event is the press of a key that asks for the context menu, unknown to Qt itself."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    pressed = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return pressed and QGuiApplication.platformName() != "windows"
