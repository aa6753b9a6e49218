"""Keys that write belong to the text field that has the focus, whatever they do in the window.

Qt's own fields claim plain letters, but not Ctrl+Y on every system, nor Alt+].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class TypingGuard(QObject):
    """Gives `keys` to whichever text field has the focus, before any action has them."""

    def __init__(self, keys: Iterable[QKeySequence], parent: QObject) -> None:
        super().__init__(parent)
        self._keys = frozenset(key.toString() for key in keys)
        # A filter on the field in focus: one on the application would see every event there is.
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()).toString() not in self._keys:
            return False
        event.accept()
        return True

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old and takes_text(old):
            old.removeEventFilter(self)
        if new and takes_text(new):
            new.installEventFilter(self)


def takes_text(widget: QWidget) -> bool:
    """Whether `widget` is a field that can be written in."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly()
