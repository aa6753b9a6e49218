"""A thin bar that says how far a long work is, and does not stop the window to say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar

from ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH, _HEIGHT = 120, 6


class QuietProgress(QProgressBar):
    """Without words: those stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("name.progress"))
        self.setTextVisible(False)
        self.setFixedSize(_WIDTH, _HEIGHT)

    def show_done(self, done: int, total: int) -> None:
        """Show that so many of `total` are done; 0 of 0 is not known yet."""
        # Qt's own `setValue` paints at once, and with it all of the window that waits to be painted: 20 ms.
        self.setUpdatesEnabled(False)
        self.setRange(0, total)
        self.setValue(done)
        self.setUpdatesEnabled(True)
