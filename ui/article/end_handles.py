"""The handles at both ends of the annotation in focus: where they hang, how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Annotation
    from annotate.selecting import Edge
    from ui.article.page_canvas import PageCanvas
    from ui.theme import Theme

_SIDE = 11  # pixels a drop measures
_REACH = 5  # pixels around a drop that belong to it too: 21 in all are easy to hit
_RAISED = 0.17  # of a line's height: the drop hangs from where the type ends
_POINTED = {"start": QPointF(1, 0), "end": QPointF(0, 0)}  # the corner at the text, in sides of the drop


class EndHandles:
    """Two drops that hang below the first and the last character of the annotation in focus of `page`."""

    def __init__(self, page: PageCanvas, theme: Theme) -> None:
        self._page, self.theme = page, theme
        self.enabled = True

    def edge_at(self, point: QPoint) -> Edge | None:
        """Return the end whose handle lies under a point of the viewport, the nearer one of two."""
        away = {
            edge: (drop.center() - QPointF(point)).manhattanLength()
            for edge, _, drop in self._drops(self._page.focus.annotation)
            if _reach(drop).contains(point)
        }
        return min(away, key=lambda edge: away[edge], default=None)

    def place_of(self, edge: Edge) -> QPoint:
        """Return where in the viewport an end is: in the middle of its line, beside its last character."""
        for other, character, _ in self._drops(self._page.focus.annotation):
            if other == edge:
                x = character.left() if edge == "start" else character.right() + 1
                return QPoint(x, character.center().y())
        return QPoint()

    def update(self, annotation: Annotation | None) -> None:
        """Have the places painted anew where an annotation has its handles, None has none."""
        for _, _, drop in self._drops(annotation):
            self._page.viewport().update(_reach(drop))

    def paint(self, painter: QPainter) -> None:
        """Paint the handles that are in view."""
        annotation = self._page.focus.annotation
        for edge, _, drop in self._drops(annotation):
            assert annotation
            painter.setPen(QPen(QColor(self.theme.paper), 1.5))
            painter.setBrush(self.theme.tag(annotation.tag))
            painter.drawPath(_path(drop, _POINTED[edge]))

    def _drops(self, annotation: Annotation | None) -> Iterator[tuple[Edge, QRect, QRectF]]:
        """Each end, with the box of the character it is at and the place of its drop."""
        if annotation is None or not self.enabled:
            return
        span = annotation.span
        places: dict[Edge, int] = {"start": span.start, "end": span.end - 1}
        for edge, position in places.items():
            if self._page.stands(position):
                box = self._page.character_rect(position)
                left = box.left() + 1 - _SIDE if edge == "start" else box.right()
                yield edge, box, QRectF(left, box.bottom() - box.height() * _RAISED, _SIDE, _SIDE)


def _reach(drop: QRectF) -> QRect:
    return drop.adjusted(-_REACH, -_REACH, _REACH, _REACH).toAlignedRect()


def _path(box: QRectF, pointed: QPointF) -> QPainterPath:
    """A circle with one corner drawn out to a point."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addEllipse(box)
    half = box.width() / 2
    path.addRect(QRectF(box.left() + pointed.x() * half, box.top() + pointed.y() * half, half, half))
    return path.simplified()
