"""A button that gives a tag: its letter in its ink, its name, and the key that does the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from annotate.codebook import gist
from ui.i18n import current_language, tr
from ui.tags.tag_paint import paint_letter
from ui.theme import small
from ui.widgets.plain import set_plain_tooltip

if TYPE_CHECKING:
    from annotate.tags import Tag
    from ui.theme import Theme

_RADIUS = 6
_PAD, _GAP = 6, 6
_KEY = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_NAME = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_WIDEST_NAME = 160  # pixels; a longer one is cut, and told in full by the tooltip


class TagButton(QAbstractButton):
    """Checked while the tag is the one of the annotation it speaks about.

    Signals:
        hovered: the pointer came to rest on the button while it can be pressed, or left it.
                 arg: the tag's id, or None.
    """

    hovered = Signal(object)

    def __init__(self, tag: Tag, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tag, self._theme = tag, theme
        self._small = small(self.font())
        self.setText(tag.name(current_language()))
        self.setAccessibleName(self.text())
        set_plain_tooltip(self, _tip(tag))
        self.setCheckable(True)
        # A click must not take the focus out of the article, or the next key would be lost.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def nextCheckState(self) -> None:
        """Stay as it is: what is checked is what the annotation says, not what was pressed last."""

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = 2 * _PAD + self._side() + _GAP + min(metrics.horizontalAdvance(self.text()), _WIDEST_NAME)
        if self._tag.key:
            width += _GAP + QFontMetrics(self._small).horizontalAdvance(self._tag.key) + 2
        return QSize(width, self._side() + 10)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()
        if self.isEnabled():
            self.hovered.emit(self._tag.id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.hovered.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self._paint_ground(painter)
        top = (self.height() - self._side()) / 2
        square = QRectF(_PAD, top, self._side(), self._side())
        paint_letter(painter, square, self._tag, self._small, self._theme)
        self._paint_words(painter, round(square.right()) + _GAP)

    def _paint_ground(self, painter: QPainter) -> None:
        border: QColor | None = None
        if self.hasFocus():
            border = QColor(self._theme.accent)
        elif self.isChecked():
            border = self._theme.tag(self._tag.id)
        pressed = self.isDown() or self.isChecked()
        if border is None and not pressed and not (self.underMouse() and self.isEnabled()):
            return
        painter.setPen(QPen(border, 1.5 if self.hasFocus() else 1) if border else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.current if pressed else self._theme.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        place = QRect(left, 0, self.width() - left - _PAD, self.height())
        if self._tag.key:
            painter.setFont(self._small)
            painter.setPen(QColor(self._theme.secondary))
            painter.drawText(place, _KEY, self._tag.key)
            place.setRight(place.right() - QFontMetrics(self._small).horizontalAdvance(self._tag.key) - _GAP)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.ink))
        name = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width() + 2
        )
        painter.drawText(place, _NAME, name)

    def _side(self) -> int:
        return QFontMetrics(self.font()).height()


def _tip(tag: Tag) -> str:
    """What pressing does, and what the tag means."""
    name = tag.name(current_language())
    if tag.retired:
        says = tr("tagbar.retired", tag=name)
    else:
        says = tr("tagbar.tip", tag=name, shortcut=tag.key) if tag.key else name
    return "\n".join(filter(None, (says, gist(tag, current_language()))))
