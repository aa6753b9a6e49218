"""The bar of tags beside what was just selected with the mouse: the tag is where the pointer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsOpacityEffect, QToolButton, QWidget

from annotate.codebook import offered
from ui.i18n import current_language, tr
from ui.tags.tag_button import TagButton
from ui.tags.tag_paint import find_tag
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icons import icon
from ui.widgets.placing import place_beside
from ui.widgets.plain import set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from annotate.tags import Tag
    from ui.theme import Theme

_SHADOW = 9  # pixels; no other part of the program throws one
_DROP = 2  # pixels by which the shadow falls
_RADIUS, _PADDING, _GAP = 8, 4, 2
_BORDER = _SHADOW + _PADDING
_WIDEST, _MOST_LINES = 620, 3
_NEAR, _FAR = 120, 260  # pixels the pointer may go away before the bar fades, and until it is gone


class FloatingTagBar(QWidget):
    """One button for each tag, one for the note, one for everything else. It never takes the keyboard.

    Signals:
        tag_chosen: arg: the tag's id.
        tag_hovered: the pointer rests on a tag, or left it.  arg: its id, or None.
        note_requested: what is selected is to be tagged with this tag, and written about.
            arg: the tag's id; of an annotation the one it has.
        remove_requested: the annotation is to go.
        menu_requested: arg: where, on the screen.
    """

    tag_chosen = Signal(str)
    tag_hovered = Signal(object)
    note_requested = Signal(str)
    remove_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._last_tag = ""
        self._tag: str | None = None
        self._nearest = 0
        self.setObjectName("floatingTagBar")
        self.setAccessibleName(tr("floating.name"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QWidget(self)
        self._flow = FlowLayout(self._row)
        self._flow.setSpacing(_GAP)
        self._faded = QGraphicsOpacityEffect(self)
        self._faded.setEnabled(False)
        self.setGraphicsEffect(self._faded)
        self.set_tags(theme, tags)
        self.hide()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self.hide()
        self._theme, self._tags = theme, offered(tags)
        self._flow.clear()
        self._buttons = {tag.id: self._make_button(tag) for tag in self._tags}
        self._note = self._make_tool("note", self._on_note)
        self._note.setText(tr("floating.note"))
        self._note.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._remove = self._make_tool("remove", self._on_remove)
        self._more = self._make_tool("more", self._on_more)
        for button in (*self._buttons.values(), self._note, self._remove, self._more):
            self._flow.addWidget(button)
            button.show()
        if self._last_tag not in self._buttons:
            self._last_tag = self._tags[0].id if self._tags else ""

    def offer(self, boxes: Sequence[QRect], tag: str | None = None) -> None:
        """Come up beside the text in `boxes`, line by line; `tag` is the one of an annotation."""
        self._tag = tag
        for tag_id, button in self._buttons.items():
            button.setChecked(tag_id == tag)
        self._remove.setVisible(tag is not None)
        self._speak_of_note()
        self._nearest = max(self._over.width(), self._over.height())
        self._faded.setEnabled(False)
        self.stay_beside(boxes)

    def stay_beside(self, boxes: Sequence[QRect]) -> None:
        """Stand where the text in `boxes` is now; go away where there is no room that covers none of it."""
        bounds = self._over.rect()
        self._fit(bounds.width())
        corner = place_beside(self.size(), boxes, boxes[-1].right(), bounds) if boxes else None
        if corner is None:
            self.hide()
            return
        self.move(corner)
        self.show()
        self.raise_()

    def follow(self, pointer: QPoint) -> None:
        """Fade while the pointer goes away, and go when it is far."""
        away = _distance(self.geometry(), pointer)
        self._nearest = min(self._nearest, away)
        left = 1 - (away - self._nearest - _NEAR) / (_FAR - _NEAR)
        if left <= 0:
            self.hide()
            return
        self._faded.setEnabled(left < 1)
        self._faded.setOpacity(min(left, 1.0))

    def set_last_tag(self, tag_id: str) -> None:
        """Let the note go with the tag that was given last."""
        self._last_tag = tag_id
        self._speak_of_note()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW - _DROP, -_SHADOW, -_SHADOW - _DROP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 6))
        for spread in range(1, _SHADOW):
            shade = body.adjusted(-spread, _DROP - spread, spread, _DROP + spread)
            painter.drawRoundedRect(shade, _RADIUS + spread, _RADIUS + spread)
        painter.setPen(QPen(QColor(self._theme.edge), 1))
        painter.setBrush(QColor(self._theme.paper))
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press between two buttons from the text below."""

    def _make_button(self, tag: Tag) -> TagButton:
        button = TagButton(tag, self._theme)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.tag_chosen.emit(tag.id))
        button.hovered.connect(self.tag_hovered)
        return button

    def _make_tool(self, name: str, called: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"floating_{name}")
        button.setIcon(icon(name, self._theme, 16))
        button.setIconSize(QSize(16, 16))
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(tr(f"floating.{name}"))
        set_plain_tooltip(button, tr(f"floating.{name}"))
        button.clicked.connect(called)
        button.setFixedHeight(max((b.sizeHint().height() for b in self._buttons.values()), default=28))
        return button

    def _speak_of_note(self) -> None:
        name = find_tag(self._tags, self._last_tag).name(current_language())
        words = tr("floating.note_tip", tag=name) if self._tag is None else tr("floating.note_tip_annotation")
        set_plain_tooltip(self._note, words)

    def _fit(self, room: int) -> None:
        """Take the size that shows every tag, on a few lines; a tag without room is in the menu still."""
        buttons = list(self._buttons.values())
        for button in buttons:
            button.show()
        shown = [*buttons, self._note, *([] if self._remove.isHidden() else [self._remove]), self._more]
        natural = sum(button.sizeHint().width() + _GAP for button in shown) - _GAP
        width = min(natural, min(_WIDEST, room) - 2 * _BORDER)
        highest = _MOST_LINES * (self._note.sizeHint().height() + _GAP)
        while buttons and self._flow.heightForWidth(width) > highest:
            buttons.pop().hide()
        self._row.setGeometry(_BORDER, _BORDER - _DROP, width, self._flow.heightForWidth(width))
        self._flow.activate()
        self.resize(width + 2 * _BORDER, self._row.height() + 2 * _BORDER)

    def _on_note(self) -> None:
        self.note_requested.emit(self._tag or self._last_tag)

    def _on_remove(self) -> None:
        self.remove_requested.emit()

    def _on_more(self) -> None:
        self.menu_requested.emit(self._more.mapToGlobal(QPoint(0, self._more.height())))


def _distance(area: QRect, point: QPoint) -> int:
    """How far a point lies outside of an area, in pixels."""
    across = max(area.left() - point.x(), point.x() - area.right(), 0)
    down = max(area.top() - point.y(), point.y() - area.bottom(), 0)
    return max(across, down)
