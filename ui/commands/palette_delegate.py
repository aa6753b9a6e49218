"""How a row of the palette looks: what it is at the left, its name, its key at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.commands.palette_rows import ENTRY, Of
from ui.i18n import tr
from ui.theme import Theme, small
from ui.widgets.row_paint import paint_row

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from ui.commands.palette_rows import Entry

_PAD, _GAP, _ABOVE = 16, 12, 7
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ELIDED = Qt.TextElideMode.ElideRight


class PaletteDelegate(QStyledItemDelegate):
    """One line a row; what does not fit is cut at the end."""

    def __init__(self, theme: Theme, font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = font
        self._metrics = QFontMetrics(font)
        self._small = small(font)
        self._small_metrics = QFontMetrics(self._small)
        self._kinds = {kind: tr(f"palette.{kind}") for kind in Of}
        self._kind_width = max(map(self._small_metrics.horizontalAdvance, self._kinds.values()))

    def row_height(self) -> int:
        """The height of every row."""
        return self._metrics.lineSpacing() + 2 * _ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: Entry = index.data(ENTRY)
        painter.save()
        paint_row(painter, option, self._theme)
        place = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        self._paint_quietly(painter, place, self._kinds[entry.of])
        place.setLeft(place.left() + self._kind_width + _GAP)
        if entry.key:
            self._paint_quietly(painter, place, entry.key, Qt.AlignmentFlag.AlignRight)
            place.setRight(place.right() - self._small_metrics.horizontalAdvance(entry.key) - _GAP)
        self._paint_name(painter, place, entry)
        painter.restore()

    def _paint_name(self, painter: QPainter, place: QRect, entry: Entry) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.ink if entry.enabled else self._theme.secondary))
        name = self._metrics.elidedText(" ".join(entry.name.split()), _ELIDED, place.width())
        painter.drawText(place, _MIDDLE, name)
        place.setLeft(place.left() + self._metrics.horizontalAdvance(name) + _GAP)
        if entry.aside and place.width() > 4 * _GAP:
            aside = self._small_metrics.elidedText(entry.aside, _ELIDED, place.width())
            self._paint_quietly(painter, place, aside)

    def _paint_quietly(
        self, painter: QPainter, place: QRect, words: str, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.secondary))
        painter.drawText(place, _MIDDLE | side, words)
