"""What the left button of the mouse does in the article, from its press to its release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from ui.article.edge_scroll import EdgeScroll
from ui.article.gestures import Drag, EndDrag

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from ui.article.end_handles import EndHandles
    from ui.article.page_canvas import PageCanvas

_Keys = Qt.KeyboardModifier


class Pointer(QObject):
    """Selects in `page` and drags the ends of its annotation in focus, which is shown by `refocusing`.

    Points are those of the viewport. A drag follows as far as the text is in view, which scrolls along.

    Signals:
        selected: something was selected.  args: the Span, whether another click may go on from it.
        clicked: a place was clicked for the first time.  arg: the point.
        end_moved: an end of an annotation is to be moved.  args: its id, the new Span.
    """

    selected = Signal(object, bool)
    clicked = Signal(QPoint)
    end_moved = Signal(str, object)

    def __init__(
        self,
        page: PageCanvas,
        handles: EndHandles,
        refocusing: Callable[[], AbstractContextManager[None]],
    ) -> None:
        super().__init__(page)
        self._page, self._handles, self._refocusing = page, handles, refocusing
        self._drag: Drag | None = None  # also after its release: the next click may go on with it
        self._is_down = False  # whether the button was pressed on the text, and still is
        self._end_drag: EndDrag | None = None  # while a handle is held
        self._grip = QPoint()  # from the end of the annotation to where its handle was taken
        self._edge_scroll = EdgeScroll(page)
        self._edge_scroll.scrolled.connect(self._go_on)

    @property
    def holds_handle(self) -> bool:
        """Whether an end of the annotation in focus is being dragged."""
        return self._end_drag is not None

    def takes_handle(self, point: QPoint) -> bool:
        """Take hold of the handle at a point; whether there is one."""
        edge, annotation = self._handles.edge_at(point), self._page.focus.annotation
        if edge is None or annotation is None:
            return False
        self._drag = None
        self._grip = point - self._handles.place_of(edge)
        self._end_drag = EndDrag(self._page.focus, annotation, edge)
        return True

    def press(self, point: QPoint, position: int, held: _Keys, timestamp: int) -> None:
        """Begin to select at a place of the text; with Shift from where the analyst is. In milliseconds."""
        focus = self._page.focus
        if held & _Keys.ShiftModifier and focus.sentence:
            start = focus.anchor
            if start is None:
                start = focus.sentence.start if position > focus.sentence.start else focus.sentence.end
            self._drag = Drag(focus, start, point, timestamp, extends=True)
        else:
            repeated = self._drag.repeats(point, timestamp) if self._drag else 0
            self._drag = Drag(focus, position, point, timestamp, repeated)
        self._is_down = True
        self._take(point, held)

    def follows(self, point: QPoint, held: _Keys) -> bool:
        """Go on to a point with what is being dragged; whether anything is."""
        if not (self._is_down or self._end_drag):
            return False
        self._edge_scroll.follow(point, held)
        self._go_on(point, held)
        return True

    def release(self, point: QPoint, held: _Keys) -> None:
        """Let go at a point, and tell what came of it."""
        if self._end_drag:
            self._move_handle(point, held)
            self._let_go_of_handle(self._end_drag)
        elif self._is_down and self._drag:
            self._is_down = False
            self._edge_scroll.stop()
            self._take(point, held)
            if self._drag.is_click:
                self.clicked.emit(point)
            elif selection := self._page.focus.selection:
                self.selected.emit(selection, self._drag.may_go_on)

    def cancel(self) -> None:
        """Let go of what is dragged; a handle goes back to where it was."""
        self._is_down = False
        self._edge_scroll.stop()
        if self._end_drag:
            with self._refocusing():
                self._end_drag.put_back()
                self._end_drag = None

    def forget(self) -> None:
        """Let go, and take the next click for the first: the page is another."""
        self.cancel()
        self._drag = None

    def _go_on(self, point: QPoint, held: _Keys) -> None:
        if self._end_drag:
            self._move_handle(point, held)
        else:
            self._take(point, held)

    def _take(self, point: QPoint, held: _Keys) -> None:
        """Let the drag take what the pointer reached."""
        shown = self._in_view(point)
        position = self._page.position_near(shown)
        if self._drag is None or position is None:
            return
        character = self._page.position_at(shown, on_character=True)
        under = max(position - 1, 0) if character is None else character
        with self._refocusing():
            self._drag.reach(point, position, under, characters=bool(held & _Keys.AltModifier))

    def _move_handle(self, point: QPoint, held: _Keys) -> None:
        """Let the end that is dragged follow the pointer."""
        position = self._page.position_near(self._in_view(point - self._grip))
        if self._end_drag and position is not None:
            with self._refocusing():
                self._end_drag.reach(position, characters=bool(held & _Keys.AltModifier))

    def _let_go_of_handle(self, drag: EndDrag) -> None:
        before = self._page.focus.annotation
        self.cancel()
        annotation = self._page.focus.annotation
        if before and annotation and before.span != annotation.span:
            self.end_moved.emit(annotation.id, drag.span)

    def _in_view(self, point: QPoint) -> QPoint:
        return QPoint(point.x(), min(max(point.y(), 0), self._page.viewport().height() - 1))
