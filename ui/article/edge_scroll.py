"""A drag that is held above or below what is in view goes on scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

_INTERVAL = 30  # milliseconds
_PER_STEP = 3
"""The page moves by this part of the pointer's distance at each step: the farther out, the faster."""


class EdgeScroll(QTimer):
    """Scrolls `area` while the pointer it follows is outside of its viewport.

    Signals:
        scrolled: after each step.  args: the pointer in the viewport, the keys held with it.
    """

    scrolled = Signal(QPoint, object)

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._point, self._modifiers = QPoint(), Qt.KeyboardModifier.NoModifier
        self.setInterval(_INTERVAL)
        self.timeout.connect(self._scroll)

    def follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the pointer: begin outside of the viewport, stop inside."""
        self._point, self._modifiers = point, modifiers
        if not self._over():
            self.stop()
        elif not self.isActive():
            self.start()

    def _over(self) -> int:
        return min(self._point.y(), 0) + max(self._point.y() - self._area.viewport().height(), 0)

    def _scroll(self) -> None:
        over = self._over()
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + (over // _PER_STEP or over))
        self.scrolled.emit(self._point, self._modifiers)
