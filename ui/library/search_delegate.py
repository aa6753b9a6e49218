"""How what was found looks: an article in two lines, a place in two lines of its text, the words lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from annotate.offsets import OffsetMap
from ui.i18n import tr
from ui.library.search_rows import ROW, facts_of, field_words
from ui.theme import Theme, small
from ui.widgets.row_paint import paint_row

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from annotate.searching.results import Entry, Hit

    _Index = QModelIndex | QPersistentModelIndex

_LEFT, _INSET, _RIGHT = 14, 26, 14
_ABOVE_ARTICLE, _ABOVE_PLACE, _GAP = 10, 4, 8
_BEFORE = 9
"""Characters before the words, so that these always stand in the first line."""
_LINES = 2


class FoundDelegate(QStyledItemDelegate):
    """Rows have one of two heights, so none is measured."""

    def __init__(self, theme: Theme, font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = font
        self._small = small(font)
        self._line = QFontMetrics(font).lineSpacing()
        self._small_line = QFontMetrics(self._small).lineSpacing()
        self._lifted = QTextCharFormat()
        self._lifted.setFontWeight(QFont.Weight.Bold)
        ground = QColor(theme.accent)
        ground.setAlphaF(0.2)
        self._lifted.setBackground(ground)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        if index.data(ROW).hit:
            return QSize(0, 2 * _ABOVE_PLACE + _LINES * self._line)
        return QSize(0, _ABOVE_ARTICLE + _ABOVE_PLACE + self._line + self._small_line)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        paint_row(painter, option, self._theme)
        row = index.data(ROW)
        if row.hit:
            self._paint_place(painter, option.rect.adjusted(_INSET, _ABOVE_PLACE, -_RIGHT, 0), row.hit)
        else:
            self._paint_article(painter, option.rect.adjusted(_LEFT, _ABOVE_ARTICLE, -_RIGHT, 0), row.entry)
        painter.restore()

    def _paint_article(self, painter: QPainter, place: QRect, entry: Entry) -> None:
        first = QRect(place.left(), place.top(), place.width(), self._line)
        number = f"{entry.places:,}" if entry.places else ""
        self._write(painter, first, number, self._small, self._theme.secondary, at_right=True)
        first.setRight(first.right() - QFontMetrics(self._small).horizontalAdvance(number) - _GAP)
        title = " ".join(entry.title.split()) or tr("list.untitled")
        self._write(painter, first, title, self._font, self._theme.ink)
        below = QRect(place.left(), first.bottom() + 1, place.width(), self._small_line)
        self._write(painter, below, facts_of(entry), self._small, self._theme.secondary)

    def _paint_place(self, painter: QPainter, place: QRect, hit: Hit) -> None:
        label = f"{field_words(hit)}  " if hit.claim else ""
        before = hit.before if len(hit.before) <= _BEFORE else f"…{hit.before[-_BEFORE:]}"
        text = f"{label}{before}{hit.found}{hit.after}"
        start = len(label) + len(before)
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([
            self._range(text, start, start + len(hit.found), self._lifted),
            self._range(text, 0, len(label), self._quiet()),
        ])  # fmt: skip
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(place.width())
            line.setPosition(QPointF(0, number * self._line))
        layout.endLayout()
        painter.setPen(QColor(self._theme.ink))
        layout.draw(painter, QPointF(place.topLeft()))

    def _quiet(self) -> QTextCharFormat:
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(self._theme.secondary))
        return quiet

    @staticmethod
    def _range(text: str, start: int, end: int, looks: QTextCharFormat) -> QTextLayout.FormatRange:
        offsets = OffsetMap(text)
        made = QTextLayout.FormatRange()
        made.start = offsets.to_utf16(start)
        made.length = offsets.to_utf16(end) - made.start
        made.format = looks
        return made

    @staticmethod
    def _write(
        painter: QPainter, place: QRect, text: str, font: QFont, ink: str, *, at_right: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine, shown)
