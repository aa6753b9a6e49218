"""How far the analyst is with an article, as a small mark: told by its form, in one colour for all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotate.model import Status

if TYPE_CHECKING:
    from collections.abc import Callable

MARK = 8
"""Pixels: the side of a mark."""


def paint_mark(painter: QPainter, box: QRectF, status: Status, color: QColor) -> None:
    """Paint the mark of a status into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _MARKS[status](painter, box, color)
    painter.restore()


def _dot(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))


def _half(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.drawEllipse(box)
    painter.setBrush(color)
    painter.drawChord(box, 90 * 16, 180 * 16)


def _tick(painter: QPainter, box: QRectF, color: QColor) -> None:
    at = partial(_inside, box)
    painter.drawPolyline([at(0, 0.55), at(0.38, 0.95), at(1.05, 0.1)])


def _dash(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.drawLine(_inside(box, 0, 0.5), _inside(box, 1, 0.5))


def _inside(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.left() + x * box.width(), box.top() + y * box.height())


_MARKS: dict[Status, Callable[[QPainter, QRectF, QColor], None]] = {
    Status.NEW: _dot,
    Status.READING: _half,
    Status.DONE: _tick,
    Status.ASIDE: _dash,
}
