"""The note of an annotation: typed in peace, handed over when the typing rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor

from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

REST_MS = 2000
"""How long after the last key a note is handed over."""


class NoteField(GrowingText):
    """Remembers what it was given, so that only typing counts as a change.

    Signals:
        written: the text differs from what was given or handed over before.  arg: the text.
    """

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, 14, parent)
        self._given = ""
        self._told = ""
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self.textChanged.connect(self._rest.start)
        self.left.connect(self.hand_over)

    def give(self, note: str) -> None:
        """Show another note; what was typed before is gone unless it was handed over."""
        if self.text() != note:
            self.setPlainText(note)
        else:  # as most notes are empty: a new document would cost a key more than all else here
            self.document().clearUndoRedoStacks()
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._rest.stop()
        self.composing = False
        # Read back: some notes that came in from files hold what no field keeps as it is.
        self._given = self._told = self.text()

    def follow(self, note: str) -> None:
        """Take over what was stored; cursor and typing stay when that is what stands here."""
        text = self.text()
        if text == note:
            self._given = self._told = text
        else:
            self.give(note)

    def owe(self) -> None:
        """What was handed over is not stored: hand it over once more when the field is left."""
        self._told = self._given

    def hand_over(self) -> None:
        """Emit `written` now if there is something to tell, with what is being composed."""
        if self.composing:
            QGuiApplication.inputMethod().commit()
        self._rest.stop()
        text = self.text()
        if text != self._told:
            self._told = text
            self.written.emit(text)

    def _on_rest(self) -> None:
        if self.composing:
            self._rest.start()
        else:
            self.hand_over()
