"""A field of plain text that is as high as what stands in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from annotate.canonical import canonical

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QResizeEvent


class GrowingText(QPlainTextEdit):
    """Between `least` and `most` lines high; beyond that it scrolls.

    Signals:
        left: the keyboard focus went elsewhere.
    """

    left = Signal()

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._height = 0
        self.composing = False
        """Whether an input method holds text that is not in the document yet."""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().contentsChanged.connect(self._fit)

    def text(self) -> str:
        """Return what stands in the field, as it is stored.

        Not `toPlainText()`: that makes a plain space of a no-break space.
        """
        return canonical(self.document().toRawText())

    def sizeHint(self) -> QSize:
        frame = self.height() - self.viewport().height()
        margin = math.ceil(2 * self.document().documentMargin())
        # One pixel more: the field scrolls as soon as the last line is short of a fraction of one.
        return QSize(160, self._height + margin + frame + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        # Also where it is read only, copying means what is selected here, whatever it means in the window.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Copy)
            and self.textCursor().hasSelection()
        ):
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        height = self._text_height()
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def _text_height(self) -> int:
        # Asked of the blocks: lines in another face (emoji, a missing character) are higher.
        line = QFontMetricsF(self.font()).lineSpacing()
        height, most = 0.0, self._most * line
        block = self.document().firstBlock()
        while block.isValid() and height < most:
            height += self.document().documentLayout().blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(min(max(height, self._least * line), most))
