"""The field a note is written in, in its cell of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor

from ui.i18n import tr
from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_LEAST_WIDTH = 240  # pixels: in a narrow column it lies over its neighbours


class CellEditor(GrowingText):
    """Lies over a cell and grows downwards, never beyond the table. Esc is the delegate's to hear.

    Signals:
        confirmed: Enter was pressed; with Shift it begins a line.
    """

    confirmed = Signal()

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(2, 8, viewport)
        self._viewport = viewport
        self._cell = QRect()
        self.setObjectName("cellEditor")
        self.setProperty("field", True)
        self.setAccessibleName(tr("detail.note"))
        self.textChanged.connect(self._place)

    def lie_over(self, cell: QRect) -> None:
        """Stand at a cell of the table, wherever that is now."""
        self._cell = cell
        self._place()

    def give(self, note: str) -> None:
        """Begin with a note; what is being typed already is not taken away by a change elsewhere."""
        if not (self.composing or self.document().isModified()):
            self.setPlainText(note)
            self.moveCursor(QTextCursor.MoveOperation.End)

    def written(self) -> str | None:
        """What stands here now, with what is being composed; None while nothing was typed."""
        if self.composing:
            QGuiApplication.inputMethod().commit()
        return self.text() if self.document().isModified() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")  # of its own, Qt puts in a U+2028
            self.ensureCursorVisible()
        else:
            self.confirmed.emit()

    def _place(self) -> None:
        room = self._viewport.rect()
        width = min(max(self._cell.width(), _LEAST_WIDTH), room.width())
        left = min(max(self._cell.right() + 1 - width, 0), room.width() - width)
        self.resize(width, self.height())  # how high it has to be follows from its width
        height = min(max(self._cell.height(), self.sizeHint().height()), room.height())
        top = max(min(self._cell.top(), room.height() - height), 0)
        self.setGeometry(left, top, width, height)
