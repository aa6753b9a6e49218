"""How an annotation looks in its table: letter and name of the tag, quote and note in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.annotation_rows import ANNOTATION, Column
from ui.elided import elider
from ui.i18n import current_language
from ui.tag_paint import find_tag, paint_letter
from ui.theme import Theme, small

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from annotate.model import Annotation
    from annotate.tags import Tag

    _Index = QModelIndex | QPersistentModelIndex

_LINES = 2
_ABOVE, _SIDE, _GAP = 7, 7, 6
_WIDEST_WORD = 110


class AnnotationDelegate(QStyledItemDelegate):
    """Rows of one height, parted by hairlines."""

    def __init__(self, theme: Theme, tags: Sequence[Tag], font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._font = font
        self.set_tags(theme, tags)
        self._small = small(font)
        self.hovered_row = -1
        """The row under the pointer: Qt tells the delegate of the cell only."""
        self._line = QFontMetrics(font).lineSpacing()
        self._quote_lines = elider(font, _LINES, Qt.TextElideMode.ElideMiddle)
        self._note_lines = elider(self._small, _LINES)

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._theme, self._tags = theme, tuple(tags)

    @property
    def row_height(self) -> int:
        """The height of every row, in pixels."""
        return 2 * _ABOVE + _LINES * self._line

    def tag_width(self) -> int:
        """The width in pixels in which letter and name of every tag can be read, but for very long words."""
        language = current_language()
        metrics = QFontMetrics(self._small)
        words = [word for tag in self._tags for word in tag.name(language).split()]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return 2 * _SIDE + self._line + _GAP + min(widest, _WIDEST_WORD) + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index.row(), index.column())
        annotation: Annotation = index.data(ANNOTATION)
        place = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        match index.column():
            case Column.TAG:
                self._paint_tag(painter, place, annotation.tag)
            case Column.QUOTE:
                self._paint_lines(painter, place, self._quote_lines, annotation.quote, self._font)
            case Column.NOTE:
                painter.setPen(QColor(self._theme.secondary))
                self._paint_lines(painter, place, self._note_lines, annotation.note, self._small)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: int, column: int) -> None:
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.current))
        elif row == self.hovered_row:
            painter.fillRect(rect, QColor(self._theme.hover))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if column == Column.TAG and option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(self._theme.accent))
        painter.setPen(QPen(QColor(self._theme.ink)))

    def _paint_tag(self, painter: QPainter, place: QRect, tag_id: str) -> None:
        tag = find_tag(self._tags, tag_id)
        square = QRectF(place.left(), place.top(), self._line, self._line)
        paint_letter(painter, square, tag, self._small, self._theme)
        place.setLeft(round(square.right()) + _GAP)
        self._paint_lines(painter, place, self._note_lines, tag.name(current_language()), self._small)

    def _paint_lines(
        self,
        painter: QPainter,
        place: QRect,
        broken: Callable[[str, int], tuple[str, ...]],
        text: str,
        font: QFont,
    ) -> None:
        painter.setFont(font)
        for number, line in enumerate(broken(text, place.width())):
            top = place.top() + number * self._line
            box = QRect(place.left(), top, place.width() + _SIDE, self._line)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
