"""A label whose words may change with every key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class SteadyLabel(QLabel):
    """Plain text in one line, in the quiet ink. Only another width has what is around it laid out anew.

    Qt's own label has the whole window laid out for each text, which costs more than the key it follows.
    """

    def __init__(self, *, keeps_room: bool = False) -> None:
        """One that `keeps_room` never gets narrower: it stands where nothing follows it."""
        super().__init__()
        self._keeps_room = keeps_room
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("quiet", True)

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
        metrics = self.fontMetrics()
        width = max(metrics.horizontalAdvance(text), self.minimumWidth() if self._keeps_room else 0)
        if width != self.minimumWidth():
            self.setFixedSize(width, metrics.height() + 1)  # centred in its line like buttons beside it
