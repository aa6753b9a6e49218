"""The article for screen readers: its text, its selection and caret, and where each character stands.

Offsets here are UTF-16 units of the article's whole text, by Qt's convention; `annotate.offsets`
converts them. Nothing can be changed through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
)
from PySide6.QtWidgets import QAccessibleWidget

from annotate.offsets import OffsetMap
from annotate.spans import Span
from ui.article.article_view import ArticleView

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class ArticleAccessible(QAccessibleWidget, QAccessibleTextInterface):
    """What assistive technology sees of an ArticleView: a read-only document of text."""

    def __init__(self, view: ArticleView) -> None:
        QAccessibleWidget.__init__(self, view, QAccessible.Role.Document)
        QAccessibleTextInterface.__init__(self)
        self._read, self._offsets = "", OffsetMap("")
        view.focus_changed.connect(self._tell_caret)

    def _tell_caret(self) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleTextCursorEvent(self._view(), self.cursorPosition()))

    def _view(self) -> ArticleView:
        return cast("ArticleView", self.object())

    def _map(self) -> OffsetMap:
        text = self._view().focus.text
        if text is not self._read:
            self._read, self._offsets = text, OffsetMap(text)
        return self._offsets

    # The stub says int; what Qt takes is the interface itself.
    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        return self if kind == QAccessible.InterfaceType.TextInterface else super().interface_cast(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.readOnly = True
        state.multiLine = True
        state.selectableText = True
        return state

    def text(self, *args: object) -> str:
        """Serve both of Qt's functions of this name: text(what), and text(start, end) of the article."""
        if len(args) == 1:
            return super().text(cast("QAccessible.Text", args[0]))
        start, end = cast("tuple[int, int]", args)
        offsets = self._map()
        return self._read[offsets.to_code_points(max(start, 0)) : offsets.to_code_points(max(end, 0))]

    def characterCount(self) -> int:
        offsets = self._map()
        return offsets.to_utf16(len(self._read))

    def cursorPosition(self) -> int:
        return self._map().to_utf16(self._view().focus.caret)

    def setCursorPosition(self, position: int) -> None:
        self._view().go_to(self._map().to_code_points(position))

    def selectionCount(self) -> int:
        return int(self._view().selection() is not None)

    def selection(self, index: int) -> tuple[int, int]:
        selected = self._view().selection()
        if index or selected is None:
            return 0, 0
        offsets = self._map()
        return offsets.to_utf16(selected.start), offsets.to_utf16(selected.end)

    def addSelection(self, start: int, end: int) -> None:
        self.setSelection(0, start, end)

    def setSelection(self, index: int, start: int, end: int) -> None:
        offsets = self._map()
        self._view().select(offsets.to_code_points(start), offsets.to_code_points(end))

    def removeSelection(self, index: int) -> None:
        if self._view().selection():
            self._view().clear_selection()

    def characterRect(self, offset: int) -> QRect:
        view = self._view()
        box = view.character_rect(self._map().to_code_points(offset))
        return QRect(view.viewport().mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        view = self._view()
        position = view.position_at(view.viewport().mapFromGlobal(point), on_character=True)
        return -1 if position is None else self._map().to_utf16(position)

    def scrollToSubstring(self, start: int, end: int) -> None:
        offsets = self._map()
        first, last = offsets.to_code_points(start), offsets.to_code_points(end)
        if first < last:
            self._view().reveal(Span(first, last))

    def attributes(self, offset: int) -> tuple[str, int, int]:
        return "", 0, self.characterCount()


_alive: dict[int, ArticleAccessible] = {}
"""Qt does not keep the Python side alive; it is let go when its view is destroyed."""


def _factory(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, ArticleView):
        return None
    key = id(thing)
    _alive[key] = ArticleAccessible(thing)
    thing.destroyed.connect(lambda: _alive.pop(key, None))
    return _alive[key]


def install() -> None:
    """Let Qt ask here for what an ArticleView is to assistive technology; once, before the first is shown."""
    QAccessible.installFactory(_factory)
