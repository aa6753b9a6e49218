"""How an article looks in the library: its title, where it is from, how far the analyst is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotate.model import Article, Status
from ui.article_rows import ARTICLE, COUNT, facts_of, title_of
from ui.elided import elider
from ui.row_paint import paint_row
from ui.theme import Theme, small

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    _Index = QModelIndex | QPersistentModelIndex

_TITLE_LINES = 2
_LEFT, _RIGHT, _ABOVE, _GAP = 31, 14, 8, 2
_MARK, _MARK_LEFT = 8, 14


class ArticleDelegate(QStyledItemDelegate):
    """Every row has the height of two lines of title and one of facts, so none is measured."""

    def __init__(self, theme: Theme, font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = font
        self._broken = elider(font, _TITLE_LINES)
        self._small = small(font)
        self._line = QFontMetrics(font).lineSpacing()
        self._small_line = QFontMetrics(self._small).lineSpacing()
        self._height = 2 * _ABOVE + _TITLE_LINES * self._line + _GAP + self._small_line

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        paint_row(painter, option, self._theme)
        article: Article = index.data(ARTICLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        faded = article.status in (Status.DONE, Status.ASIDE) and not selected
        place = option.rect.adjusted(_LEFT, _ABOVE, -_RIGHT, 0)
        below = self._paint_title(painter, place, title_of(article), faded)
        self._paint_facts(painter, below, facts_of(article), index.data(COUNT))
        self._paint_mark(painter, option.rect, article.status)
        painter.restore()

    def _paint_title(self, painter: QPainter, place: QRect, title: str, faded: bool) -> QRect:
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.secondary if faded else self._theme.ink))
        lines = self._broken(title, place.width())
        for number, line in enumerate(lines):
            top = place.top() + number * self._line
            painter.drawText(QRect(place.left(), top, place.width() + _RIGHT, self._line), 0, line)
        return place.adjusted(0, len(lines) * self._line + _GAP, 0, 0)

    def _paint_facts(self, painter: QPainter, place: QRect, facts: str, count: int) -> None:
        place.setHeight(self._small_line)
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.secondary))
        metrics = QFontMetrics(self._small)
        if count:
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, str(count))
            place.setRight(place.right() - metrics.horizontalAdvance(str(count)) - _ABOVE)
        painter.drawText(place, 0, metrics.elidedText(facts, Qt.TextElideMode.ElideRight, place.width()))

    def _paint_mark(self, painter: QPainter, row: QRect, status: Status) -> None:
        middle = row.top() + _ABOVE + self._line / 2
        box = QRectF(row.left() + _MARK_LEFT, middle - _MARK / 2, _MARK, _MARK)
        color = QColor(self._theme.secondary)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color, 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _MARKS[status](painter, box, color)


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
"""The state of an article differs by form; the colour is the same for all."""
