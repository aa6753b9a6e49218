"""How an annotation looks in its table: letter and name of the tag, quote, note and the rest in two lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.claims.annotation_columns import NUMBERS, Column
from ui.claims.annotation_rows import ANNOTATION, OUTSIDE
from ui.claims.cell_editor import CellEditor
from ui.i18n import current_language
from ui.tags.tag_paint import find_tag, paint_letter
from ui.theme import Theme, small
from ui.widgets.elided import elider

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from annotate.model import Annotation
    from annotate.tags import Tag

    _Index = QModelIndex | QPersistentModelIndex

_LINES = 2
_ABOVE, _SIDE, _GAP = 7, 7, 6
_WIDEST_WORD = 110
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SAME = "＝ "
"""Before the quote of a claim that another annotation counts for."""

_FAINT = 0.55
"""How much of a letter is painted where the filter leaves its annotation out."""


class AnnotationDelegate(QStyledItemDelegate):
    """Rows of one height, parted by hairlines. What the filter leaves out is quieter.

    Signals:
        note_written: a note was written in its cell.  args: the annotation's id, the note.
    """

    note_written = Signal(str, str)

    def __init__(self, theme: Theme, tags: Sequence[Tag], font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._font = font
        self.set_tags(theme, tags)
        self._small = small(font)
        self.hovered_row = -1
        """The row under the pointer: Qt tells the delegate of the cell only."""
        self._line = QFontMetrics(font).lineSpacing()
        self._quote_lines = elider(font, _LINES, Qt.TextElideMode.ElideMiddle)
        self._small_lines = elider(self._small, _LINES)

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

    def width_of(self, words: str) -> int:
        """The width in pixels in which `words` stand in one line of a cell that is not the quote."""
        return QFontMetrics(self._small).horizontalAdvance(words) + 2 * _SIDE + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self.row_height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = CellEditor(parent)
        editor.confirmed.connect(lambda: self.finish(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, CellEditor)
        editor.give(index.data(ANNOTATION).note)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        assert isinstance(editor, CellEditor)
        note = editor.written()
        if note is not None:
            editor.document().setModified(False)
            self.note_written.emit(index.data(ANNOTATION).id, note)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        assert isinstance(editor, CellEditor)
        editor.lie_over(QRect(option.rect))  # Qt takes the option's own away

    def finish(self, editor: QWidget) -> None:
        """Write what stands in an editor, and take it away."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        column = index.column()
        self._paint_ground(painter, option, index)
        annotation: Annotation = index.data(ANNOTATION)
        is_outside: bool = index.data(OUTSIDE)
        place = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        painter.setPen(QColor(self._theme.secondary if is_outside else self._theme.ink))
        match column:
            case Column.TAG:
                self._paint_tag(painter, place, annotation.tag, is_outside)
            case Column.QUOTE:
                words = f"{_SAME}{annotation.quote}" if annotation.is_joined else annotation.quote
                self._paint_lines(painter, place, self._quote_lines, words, self._font)
            case _:
                painter.setPen(QColor(self._theme.secondary))
                side = _RIGHT if column in NUMBERS else _LEFT
                self._paint_lines(painter, place, self._small_lines, index.data(), self._small, side)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect, column = option.rect, index.column()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.current))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, QColor(self._theme.hover))
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        view = option.widget
        if not (isinstance(view, QAbstractItemView) and view.hasFocus()):
            return
        accent = QColor(self._theme.accent)
        if column == Column.TAG and index.row() == view.currentIndex().row():
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), accent)
        if column != Column.QUOTE and index == view.currentIndex():
            painter.setPen(QPen(accent, 1))
            painter.drawRoundedRect(QRectF(rect).adjusted(3.5, 3.5, -3.5, -4.5), 4, 4)

    def _paint_tag(self, painter: QPainter, place: QRect, tag_id: str, is_outside: bool) -> None:
        tag = find_tag(self._tags, tag_id)
        square = QRectF(place.left(), place.top(), self._line, self._line)
        painter.setOpacity(_FAINT if is_outside else 1)
        paint_letter(painter, square, tag, self._small, self._theme)
        painter.setOpacity(1)
        place.setLeft(round(square.right()) + _GAP)
        self._paint_lines(painter, place, self._small_lines, tag.name(current_language()), self._small)

    def _paint_lines(
        self,
        painter: QPainter,
        place: QRect,
        broken: Callable[[str, int], tuple[str, ...]],
        text: str,
        font: QFont,
        side: Qt.AlignmentFlag = _LEFT,
    ) -> None:
        painter.setFont(font)
        beyond = _SIDE if side == _LEFT else 0
        for number, line in enumerate(broken(text, place.width())):
            top = place.top() + number * self._line
            box = QRect(place.left(), top, place.width() + beyond, self._line)
            painter.drawText(box, side, line)
