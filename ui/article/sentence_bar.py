"""The thin bar beside the sentence in focus: it glides from one sentence to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QRect, QRectF, Qt, QVariantAnimation, Signal

from ui.article.gutter import BAR
from ui.widgets.motion import glide_time

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QWidget

WIDTH = 3
_INSET = 3  # pixels by which it is shorter than its lines
_AROUND = 1  # pixels beside it that smoothed edges may reach

Extent = tuple[int, int]
"""Top and bottom, in pixels of the page."""


class SentenceBar(QVariantAnimation):
    """Knows by how much the bar is still away from the sentence; painted at `extent` of that otherwise.

    Signals:
        moved: the bar stands elsewhere.
    """

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._away: tuple[float, float] = (0, 0)
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self.moved)

    def glide(self, before: Extent, after: Extent) -> None:
        """Go from the lines of one sentence to those of another, from wherever it is on its way now."""
        top, bottom = self.at(before)
        self.stop()
        duration = glide_time(self._widget)
        near = abs(top - after[0]) < self._widget.height()
        if duration and near and before != after:
            self._away = top - after[0], bottom - after[1]
            self.setDuration(duration)
            self.start()

    def at(self, extent: Extent) -> tuple[float, float]:
        """Return where the bar of a sentence with these lines stands now, top and bottom."""
        top, bottom = extent
        if self.state() != self.State.Running:
            return top, bottom
        left: float = self.currentValue()
        return top + self._away[0] * left, bottom + self._away[1] * left

    def area(self, extent: Extent) -> QRect:
        """Return all that the bar touches until it has arrived, with 0 the left of the column."""
        top, bottom = extent
        away = self._away if self.state() == self.State.Running else (0, 0)
        tops, bottoms = (top, top + away[0]), (bottom, bottom + away[1])
        area = QRectF(-BAR - _AROUND, min(tops), WIDTH + 2 * _AROUND, max(bottoms) - min(tops))
        return area.toAlignedRect()

    def paint(self, painter: QPainter, extent: Extent, color: QColor) -> None:
        """Paint the bar; the painter stands at the top of the page, at the left of the column."""
        top, bottom = self.at(extent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        place = QRectF(-BAR, top + _INSET, WIDTH, bottom - top - 2 * _INSET)
        painter.drawRoundedRect(place, WIDTH / 2, WIDTH / 2)
