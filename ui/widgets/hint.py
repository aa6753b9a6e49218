"""Three lines for the first minutes; they go away with the first annotation, or when closed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.widgets.plain import plain_label, plain_tooltip


class Hint(QFrame):
    """Says what to do first.

    Signals:
        closed: it was read.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hint")
        self.setAccessibleName(tr("hint.name"))
        close = QToolButton()
        close.setText("✕")
        close.setAutoRaise(True)
        close.setObjectName("hintClose")
        close.setAccessibleName(tr("message.close"))
        close.setToolTip(plain_tooltip(tr("message.close")))
        close.clicked.connect(self.leave)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        for number in (1, 2, 3):
            line = plain_label(tr(f"hint.{number}"))
            line.setWordWrap(True)
            lines.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 8, 12)
        row.addLayout(lines, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def leave(self) -> None:
        """Go away for good."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()
