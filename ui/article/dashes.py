"""A dashed outline whose dashes stay where they are, whatever of it is in view.

Qt counts the dashes of a line that begins outside of what is painted from somewhere else, so that a page
that was scrolled would show others than the same page painted anew.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor, QPainter, QPainterPath

DASH = 3
"""Pixels that are drawn, and as many left out."""


def draw_dashed(painter: QPainter, outline: QPainterPath, color: QColor, top: float) -> None:
    """Draw an outline of level and upright edges a pixel wide; above `top` nothing is painted."""
    pen = QPen(color, 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([DASH, DASH])
    for edge in _edges(outline):
        above = max(top - edge.y1(), 0.0)
        if above < edge.dy() or edge.y1() > top - 1:
            pen.setDashOffset(above % (2 * DASH))
            painter.setPen(pen)
            painter.drawLine(QLineF(edge.p1() + QPointF(0, above if edge.dy() else 0), edge.p2()))


def _edges(outline: QPainterPath) -> Iterator[QLineF]:
    """Go through the edges, each from its left or upper end."""
    for polygon in outline.toSubpathPolygons():
        corners = [polygon.at(number) for number in range(polygon.size())]
        for one, other in pairwise(corners):
            first, last = sorted((one, other), key=lambda corner: (corner.y(), corner.x()))
            yield QLineF(first, last)
