"""What the claim form says by itself, never in the way: what the text proposes, and what is odd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.theme import small
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.theme import Theme

_PAD, _GAP, _RADIUS = 7, 8, 6
_DOT = 5
_MOST = 2
"""Remarks that are shown; the next come when these are dealt with."""


class ProposalChip(QAbstractButton):
    """A value the text proposes, and the words that speak for it; pressing it takes it over."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cue = ""
        self.setObjectName(name)
        self.setAccessibleName(tr("form.proposal_name"))
        set_plain_tooltip(self, tr("form.proposal_tip"))
        self.setFont(small(self.font()))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def propose(self, words: str, cue: str, why: str) -> None:
        """Show a proposal, for the reason `why`."""
        self._cue = cue
        self.setText(words)
        self.setAccessibleName(tr("form.proposal", words=words, cue=cue))
        set_plain_tooltip(self, f"{self.accessibleName()}\n{why}\n{tr('form.proposal_tip')}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(80, QFontMetrics(self.font()).height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.accent if self.hasFocus() else theme.edge))
        pen.setStyle(Qt.PenStyle.SolidLine if self.hasFocus() else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.hover if self.underMouse() or self.isDown() else theme.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        metrics = QFontMetrics(self.font())
        place = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        end, middle = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        words = metrics.elidedText(self.text(), end, place.width() + 1)
        painter.setPen(QColor(self._theme.ink))
        painter.drawText(place, middle | Qt.TextFlag.TextDontClip, words)
        place.setLeft(place.left() + metrics.horizontalAdvance(words) + _GAP)
        painter.setPen(QColor(self._theme.secondary))
        cue = metrics.elidedText(tr("form.cue", cue=self._cue), end, place.width() + 1)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, cue if place.width() > 0 else "")


class Remarks(QWidget):
    """One or two quiet lines about what is odd."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("remarks")
        self.setAccessibleName(tr("form.remarks"))
        self._theme = theme
        self._labels = [plain_label(quiet=True) for _ in range(_MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(_DOT + _GAP, 0, 0, 0)
        column.setSpacing(4)
        for label in self._labels:
            label.setFont(small(self.font()))
            label.setWordWrap(True)
            column.addWidget(label)
        self.tell(())

    def tell(self, remarks: Sequence[str]) -> None:
        """Show the first of these sentences; without any, nothing is there."""
        if not remarks and self.isHidden():
            return
        for number, label in enumerate(self._labels):
            label.setText(remarks[number] if number < len(remarks) else "")
            label.setVisible(number < len(remarks))
        self.setVisible(bool(remarks))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        for label in self._labels:
            if label.isVisible():
                line = QFontMetrics(label.font()).lineSpacing()
                painter.drawEllipse(QRectF(0, label.y() + (line - _DOT) / 2, _DOT, _DOT))
