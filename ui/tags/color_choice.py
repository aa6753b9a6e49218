"""A row of colours to choose from, each as it looks in the present theme, and any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QToolButton, QWidget

from annotate.codebook import HUES
from ui.i18n import tr
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from ui.theme import Theme

_SIDE, _SQUARE = 26, 18


class Swatch(QAbstractButton):
    """One colour; checked while it is the chosen one."""

    def __init__(self, hue: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hue = hue
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(tr("codebook.color_of", color=hue))
        self.setToolTip(plain_tooltip(hue))

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = (_SIDE - _SQUARE) / 2
        square = QRectF(margin, margin, _SQUARE, _SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tone(self.hue))
        painter.setOpacity(1 if self.isEnabled() else 0.4)
        painter.drawRoundedRect(square, 4, 4)
        ring = self._theme.accent if self.hasFocus() else self._theme.ink if self.isChecked() else None
        if ring:
            painter.setPen(QPen(QColor(ring), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), 6, 6)


class ColorChoice(QWidget):
    """The colours of the codebook that everybody can tell apart; the last button opens all others.

    Signals:
        chosen: arg: the colour, as #RRGGBB.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = HUES[0]
        self._group = QButtonGroup(self)
        self._own = self._swatch(HUES[0])
        self._own.hide()
        other = QToolButton()
        other.setObjectName("otherColor")
        other.setText(tr("codebook.other_color"))
        other.setAccessibleName(tr("codebook.other_color"))
        other.clicked.connect(self._ask)
        flow = FlowLayout(self)
        for hue in HUES:
            flow.addWidget(self._swatch(hue))
        flow.addWidget(self._own)
        flow.addWidget(other)

    def set_color(self, color: str) -> None:
        """Mark a colour as the chosen one."""
        self._color = color
        self._own.hue = color
        self._own.setVisible(color not in HUES)
        for swatch in self._group.buttons():
            assert isinstance(swatch, Swatch)
            swatch.setChecked(swatch.hue == color)
            swatch.update()

    def _swatch(self, hue: str) -> Swatch:
        swatch = Swatch(hue, self._theme, self)
        self._group.addButton(swatch)
        swatch.clicked.connect(lambda: self.chosen.emit(swatch.hue))
        return swatch

    def _ask(self) -> None:
        color = QColorDialog.getColor(QColor(self._color), self, tr("codebook.color"))
        if color.isValid():
            self.chosen.emit(color.name().upper())
