"""A field of plain text that is as high as what stands in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from annotate.canonical import canonical

if TYPE_CHECKING:
    from PySide6.QtCore import QSizeF
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
        self._lines = least
        self.composing = False
        """Whether an input method holds text that is not in the document yet."""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def text(self) -> str:
        """Return what stands in the field, as it is stored.

        Not `toPlainText()`: that makes a plain space of a no-break space.
        """
        return canonical(self.document().toRawText())

    def sizeHint(self) -> QSize:
        frame = self.height() - self.viewport().height()
        margin = math.ceil(2 * self.document().documentMargin())
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())
        # One pixel more: the field scrolls as soon as the last line is short of a fraction of one.
        return QSize(160, self._lines * line + margin + frame + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing = False
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed(self.document().size())

    def _on_size_changed(self, size: QSizeF) -> None:
        # A plain text document counts its height in lines.
        lines = min(max(self._least, round(size.height())), self._most)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
