"""How a row of the import preview looks: a box to tick before the title, plain words in the rest.

The style sheet would paint each cell with its rules for all views, half a millisecond each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from ui.theme import Theme

    _Index = QModelIndex | QPersistentModelIndex

_PAD = 8
_BOX = 13
"""Pixels at either side of the words, and along the side of the box."""
_TICK = (QPointF(3.0, 6.8), QPointF(5.6, 9.4), QPointF(10.2, 4.0))
_CHECK, _TICKABLE = Qt.ItemDataRole.CheckStateRole, Qt.ItemFlag.ItemIsUserCheckable
_MIDDLE, _RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight


class ImportDelegate(QStyledItemDelegate):
    """Paints in the colours of `theme`; a click on the box or the space bar ticks."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self._theme.current))
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if index.column() == 0:
            if index.flags() & _TICKABLE:
                focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
                self._paint_box(painter, _box(option.rect), is_on=_is_ticked(index), focused=focused)
            room.setLeft(_box(option.rect).right() + _PAD)
        words = str(index.data() or "")
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or _MIDDLE
        painter.setFont(option.font)
        painter.setPen(QColor(self._theme.ink))
        shown = QFontMetrics(option.font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, alignment, shown)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tick, or take the tick away, where that was asked for."""
        asked = _is_click(event, option.rect) or _is_space(event)
        if not asked or not index.flags() & _TICKABLE:
            return False
        state = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
        return model.setData(index, state, _CHECK)

    def _paint_box(self, painter: QPainter, box: QRect, *, is_on: bool, focused: bool) -> None:
        accent, paper = QColor(self._theme.accent), QColor(self._theme.paper)
        edge = accent if is_on or focused else QColor(self._theme.secondary)
        painter.setPen(QPen(edge, 1.5 if focused else 1))
        painter.setBrush(accent if is_on else paper)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if is_on:
            painter.setPen(QPen(paper, 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline([QPointF(box.topLeft()) + point for point in _TICK])


def _box(cell: QRect) -> QRect:
    return QRect(cell.left() + _PAD, cell.center().y() - _BOX // 2 + 1, _BOX, _BOX)


def _is_ticked(index: _Index) -> bool:
    return Qt.CheckState(index.data(_CHECK)) is Qt.CheckState.Checked


def _is_click(event: QEvent, cell: QRect) -> bool:
    """Whether the box was clicked, or what lies just around it."""
    return (
        isinstance(event, QMouseEvent)
        and event.type() == QEvent.Type.MouseButtonRelease
        and event.button() == Qt.MouseButton.LeftButton
        and _box(cell).adjusted(-_PAD, -_PAD, _PAD // 2, _PAD).contains(event.position().toPoint())
    )


def _is_space(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.KeyPress
        and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
    )
