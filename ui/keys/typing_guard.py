"""A text field that has the focus gets the keys that write, whatever they do in the window.

Qt's own fields claim plain letters, but not Ctrl+Y on every system, nor Alt+]; and they claim Ctrl+K
on some, which is the window's here. Of Esc and the function keys each field makes what it likes.
While an input method is composing, every key belongs to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit

from ui.keys.keymap import Where, key_of, reach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class TypingGuard(QObject):
    """Decides for each of `keys` whether the field in focus or the window's action gets it."""

    def __init__(self, keys: Iterable[str], parent: QObject) -> None:
        super().__init__(parent)
        self.set_keys(keys)
        self._composing = False
        # A filter on the field in focus: one on the application would see every event there is.
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def set_keys(self, keys: Iterable[str]) -> None:
        """Decide for these keys from now on."""
        self._writes = {key: reach(key) is not Where.EVERYWHERE for key in keys}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        if not isinstance(event, QKeyEvent):
            return False
        if self._composing:
            event.accept()
            return True
        writes = self._writes.get(key_of(event.keyCombination()) or "")
        if event.type() != QEvent.Type.ShortcutOverride or writes is None:
            return False
        event.setAccepted(writes)
        return writes or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._composing = False
        if old and takes_text(old):
            old.removeEventFilter(self)
        if new and takes_text(new):
            new.installEventFilter(self)


def takes_text(widget: QWidget) -> bool:
    """Whether `widget` is a field that can be written in."""
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    fields = QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox
    return isinstance(widget, fields) and not widget.isReadOnly()
