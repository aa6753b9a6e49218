"""A calm frame over the window while something is held over it that may be dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.i18n import tr

if TYPE_CHECKING:
    from ui.theme import Theme

_INSET, _RADIUS, _VEIL = 12, 6, 0.88


class DropHint(QWidget):
    """Lies over its parent and lets everything through: the drop goes to the window."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("dropHint")
        self.setAccessibleName(tr("drop.hint"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._paper, self._line, self._ink = (QColor(c) for c in (theme.paper, theme.accent, theme.ink))
        self._over = over
        over.installEventFilter(self)
        self.hide()

    def show_over(self) -> None:
        """Show it over all there is."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paper.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), self._paper)
        painter.setPen(QPen(self._line, 1.5))
        frame = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        words = tr("drop.hint")
        room = painter.fontMetrics().boundingRect(words).adjusted(-20, -12, 20, 12)
        room.moveCenter(self.rect().center())
        self._paper.setAlphaF(1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._paper)
        painter.drawRoundedRect(room, _RADIUS, _RADIUS)
        painter.setPen(self._ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
