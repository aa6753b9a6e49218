"""What lies under a row of any list: nothing, a tint under the pointer, a fill where it is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

if TYPE_CHECKING:
    from ui.theme import Theme

_RADIUS = 6


def paint_row(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Paint the ground of a single-column row, with the focus ring where it has the focus."""
    state = option.state
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if not selected and not state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
        return
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.accent), 1.5) if focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.current if selected else theme.hover))
    painter.drawRoundedRect(QRectF(option.rect).adjusted(4.75, 1.75, -4.75, -1.75), _RADIUS, _RADIUS)
