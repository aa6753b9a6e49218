"""The article on the screen: read, selected and marked by mouse and keys."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QPainter,
)

from annotate.model import Content
from annotate.span_index import SpanIndex
from ui.edge_scroll import EdgeScroll
from ui.end_handles import EndHandles
from ui.gestures import Drag, EndDrag
from ui.i18n import current_language, tr
from ui.menu_key import asks_for_menu
from ui.page_canvas import PageCanvas
from ui.reading_commands import MOVES, STEPS
from ui.reading_focus import InFocus, ReadingFocus
from ui.settings import FONT_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from annotate.model import Annotation, Article
    from annotate.selecting import Edge
    from annotate.spans import Span
    from annotate.tags import Tag
    from ui.theme import Theme


class ArticleView(PageCanvas):
    """One article, with what is marked in it. It changes nothing itself: it asks by its signals.

    Signals:
        selection_changed: something else is selected.  arg: Span, or None.
        focus_changed: another sentence or annotation is in focus.
        annotation_focused: arg: the id of the annotation in focus, or None.
        details_requested: the letter of an annotation was double-clicked.  arg: the annotation's id.
        move_requested: an end of an annotation is to be moved.  args: its id, the new Span.
        selection_finished: something was selected with the mouse.  args: the Span, whether it was clicked
            and another click may go on from it.
        annotations_clicked: arg: list of the annotations under the pointer, the shortest first.
        choice_requested: one of several annotations is to be chosen.  arg: list of them.
        moved: what is shown stands elsewhere in the viewport.
        context_menu_requested: arg: where, on the screen.
    """

    selection_changed = Signal(object)
    focus_changed = Signal()
    annotation_focused = Signal(object)
    details_requested = Signal(str)
    move_requested = Signal(str, object)
    selection_finished = Signal(object, bool)
    annotations_clicked = Signal(list)
    choice_requested = Signal(list)
    moved = Signal()
    context_menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(theme, tags, parent)
        self.setObjectName("articleView")
        self.setAccessibleName(tr("article.name"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._tags = {tag.id: tag for tag in tags}
        self._drag: Drag | None = None  # also after its release: the next click may go on with it
        self._held = False  # whether the left button is down, and was pressed on the text
        self._end_drag: EndDrag | None = None  # while a handle is held
        self._grip = QPoint()  # from the end of the annotation to where its handle was taken
        self._handles = EndHandles(self, theme)
        self._edge_scroll = EdgeScroll(self)
        self._edge_scroll.scrolled.connect(self._follow)
        self._movement = QTimer(self, singleShot=True, interval=0)
        self._movement.timeout.connect(self.moved)
        self.page_set.connect(self._movement.start)
        self.typography_changed.connect(lambda _: self._movement.start())
        self._told: InFocus | None = None
        self._left: InFocus | None = None
        self._expected: str | None = None

    # What is shown

    def show_article(self, article: Article, content: Content, annotations: Iterable[Annotation]) -> None:
        """Show an article from its beginning, its first sentence in focus."""
        focus = ReadingFocus(content, SpanIndex(annotations))
        focus.walk_all(self.whole_page)
        focus.rest_on(focus.sentence)
        self._show(article, content, focus)

    def clear(self) -> None:
        """Show nothing."""
        nothing = Content("", (), ())
        self._show(None, nothing, ReadingFocus(nothing, SpanIndex()))

    def _show(self, article: Article | None, content: Content, focus: ReadingFocus) -> None:
        self.cancel_drag()
        self._drag = None
        self.set_article(article, content, focus)
        self._told = None  # the same place in another article is another place
        self.paint_due()
        self._tell()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme; nothing moves."""
        super().set_tags(theme, tags)
        self._handles.theme = theme
        self._tags = {tag.id: tag for tag in tags}

    def apply(self, pairs: Sequence[tuple[Annotation | None, Annotation | None]]) -> None:
        """Follow changes of annotations, (before, after) each; what they touch is painted at once."""
        self.cancel_drag()
        self._leave()
        for before, after in pairs:
            self.follow_change(before, after)
            focused = self.focus.annotation
            if before and focused and focused.id == before.id:
                self.focus.annotation = after
        if expected := self.focus.index.get(self._expected) if self._expected else None:
            self.focus.rest_on_annotation(expected)
        self._update_place()
        if any(after and self._is_folded(after.span) for _, after in pairs):
            self.refold()  # nothing that is marked is ever out of view
        self.paint_due()
        if not expected:
            self._tell()

    def expect(self, annotation_id: str | None) -> None:
        """Bring an annotation into focus as it comes, so that both are painted in one; None for no more.

        That it has the focus is told by `focus_annotation`, when everybody knows of it.
        """
        self._expected = annotation_id

    def show_zones(self, article: Article, content: Content) -> None:
        """Show the same text, its paragraphs or what is said of it taken otherwise; the place stays."""
        self.cancel_drag()
        self._drag = None
        super().show_zones(article, content)
        self._tell()

    def _is_folded(self, span: Span) -> bool:
        hidden = self.hidden()
        found = bisect_right(hidden, span.start, key=lambda each: each.end)
        return found < len(hidden) and hidden[found].overlaps(span)

    def set_read_only(self, read_only: bool) -> None:
        """Offer no handles where nothing can be written."""
        self._handles.enabled = not read_only

    # Where the analyst is

    def selection(self) -> Span | None:
        """What is selected."""
        return self.focus.selection

    def target_span(self) -> Span | None:
        """What a tag key marks: the selection, else the sentence in focus."""
        return self.focus.target

    def focused_annotation(self) -> Annotation | None:
        """The annotation in focus."""
        return self.focus.annotation

    def annotations_in(self, span: Span) -> Sequence[Annotation]:
        """The annotations that reach into a stretch of the text."""
        return self.focus.index.overlapping(span.start, span.end)

    def focus_annotation(self, annotation_id: str | None) -> None:
        """Bring an annotation into focus and into view; None takes the focus from all."""
        self._leave()
        annotation = self.focus.index.get(annotation_id) if annotation_id else None
        self.focus.rest_on_annotation(annotation)
        self._arrive(annotation.span if annotation else None)

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, nothing where it is empty."""
        self._leave()
        self.focus.select(start, end)
        self._arrive(self.focus.caret_span())

    def clear_selection(self) -> None:
        """Select nothing; where nothing is selected, take the focus from the annotation."""
        self.cancel_drag()
        self._leave()
        if self.focus.selection is None:
            self.focus.annotation = None
        self.focus.clear_selection()
        self._arrive(None)

    def go_to(self, position: int) -> None:
        """Bring the sentence at `position` into focus and into view."""
        self._leave()
        self.focus.rest_on(self.focus.sentence_at(position) or self.focus.sentence)
        self._arrive(self.focus.sentence)

    # Commands

    def step(self, name: str) -> None:
        """Go on, go back or extend the selection, as `reading_commands.STEPS` says."""
        self._leave()
        STEPS[name](self.focus)
        self._arrive(self.focus.caret_span())

    def move_end(self, name: str) -> None:
        """Ask for an end of the annotation in focus to be moved, as `reading_commands.MOVES` says."""
        span, annotation = MOVES[name](self.focus), self.focus.annotation
        if span and annotation:
            self.move_requested.emit(annotation.id, span)

    def choose_here(self) -> None:
        """Ask which of the annotations over what is in focus is meant."""
        annotation, sentence = self.focus.annotation, self.focus.sentence
        here = annotation.span if annotation else sentence
        found = self.focus.index.overlapping(here.start, here.end) if here else []
        if found:
            self.choice_requested.emit(found)

    def cancel_drag(self) -> None:
        """Let go of what the mouse drags; a handle goes back to where it was."""
        self._held = False
        self._edge_scroll.stop()
        if self._end_drag:
            self._leave()
            self._end_drag.put_back()
            self._end_drag = None
            self._arrive(None)

    def toggle_whole_page(self) -> None:
        """Show the furniture of the page, or fold it away."""
        self.whole_page = not self.whole_page
        self._tell()

    def zoom_in(self) -> None:
        """Make the type larger."""
        self.zoom(1)

    def zoom_out(self) -> None:
        """Make the type smaller."""
        self.zoom(-1)

    def zoom_reset(self) -> None:
        """Give the type its first size."""
        self.set_typography(self.typography.resized(FONT_SIZE.default))

    # Painting what changed, and telling of it

    def _leave(self) -> None:
        """Where the analyst is now is to be painted anew, if that will be elsewhere."""
        self._left = self.focus.now

    def _arrive(self, shown: Span | None) -> None:
        """Paint where the analyst is now, ahead of all that follows the focus."""
        self._update_place()
        if shown:
            self.reveal(shown)
        self.follow_sentence()
        self.paint_due()
        self._tell()

    def _update_place(self) -> None:
        before, self._left, now = self._left, None, self.focus.now
        if before == now:
            return
        for place in (before, now):
            if place:
                self._handles.update(place.annotation)
                for span in place.spans():
                    self.update_span(span)

    def _tell(self) -> None:
        before, self._told, now = self._told, self.focus.now, self.focus.now
        if before is None or now.selection != before.selection:
            self.selection_changed.emit(now.selection)
        if before is None or now.annotation_id != before.annotation_id:
            self.annotation_focused.emit(now.annotation_id)
        if before is None or now.differs_from(before):
            self.focus_changed.emit()
            self._announce()

    def _announce(self) -> None:
        """Let a screen reader say the annotation in focus with its tag, else what is selected."""
        if not QAccessible.isActive():
            return
        annotation, target = self.focus.annotation, self.focus.target
        if annotation:
            said = f"{self._tag_name(annotation)}: {annotation.quote}"
        elif target:
            said = self._content.text[target.slice]
        else:
            return
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _tag_name(self, annotation: Annotation) -> str:
        tag = self._tags.get(annotation.tag)
        return tag.name(current_language()) if tag else annotation.tag

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._handles.paint(painter)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._movement.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._movement.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._article is None:
            return
        point = event.position().toPoint()
        if edge := self._handles.edge_at(point):
            self._take_handle(edge, point)
        elif annotation := self.letter_at(point):
            self.focus_annotation(annotation.id)
        elif hidden := self.hidden_at(point):
            self.choice_requested.emit(list(hidden))
        elif self.folds_at(point):
            self.toggle_whole_page()
        elif (position := self.position_at(point)) is not None:
            self._press(event, point, position)

    def _press(self, event: QMouseEvent, point: QPoint, position: int) -> None:
        sentence = self.focus.sentence
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and sentence:
            start = self.focus.anchor
            if start is None:
                start = sentence.start if position > sentence.start else sentence.end
            self._drag = Drag(self.focus, start, point, event.timestamp(), extends=True)
        else:
            repeated = self._drag.repeats(point, event.timestamp()) if self._drag else 0
            self._drag = Drag(self.focus, position, point, event.timestamp(), repeated)
        self._held = True
        self._take(point, event.modifiers())

    def _take_handle(self, edge: Edge, point: QPoint) -> None:
        if annotation := self.focus.annotation:
            self._drag = None
            self._grip = point - self._handles.place_of(edge)
            self._end_drag = EndDrag(self.focus, annotation, edge)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._held or self._end_drag:
            self._edge_scroll.follow(point, event.modifiers())
            self._follow(point, event.modifiers())
        else:
            self.viewport().setCursor(self._cursor_at(point))

    def _cursor_at(self, point: QPoint) -> Qt.CursorShape:
        if self._handles.edge_at(point):
            return Qt.CursorShape.SizeHorCursor
        acts = self.folds_at(point) or self.letter_at(point) is not None or self.hidden_at(point)
        return Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.IBeamCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if self._end_drag:
            self._move_handle(point, event.modifiers())
            self._let_go_of_handle(self._end_drag)
        elif self._held and self._drag:
            self._held = False
            self._edge_scroll.stop()
            self._take(point, event.modifiers())
            if self._drag.is_click:
                self._click(point)
                self.annotations_clicked.emit(self.annotations_at(point))
            elif selection := self.focus.selection:
                self.selection_finished.emit(selection, self._drag.may_go_on)

    def _let_go_of_handle(self, drag: EndDrag) -> None:
        before = self.focus.annotation
        self.cancel_drag()
        annotation = self.focus.annotation
        if before and annotation and before.span != annotation.span:
            self.move_requested.emit(annotation.id, drag.span)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if annotation := self.letter_at(point):
            self.details_requested.emit(annotation.id)
        elif not self.folds_at(point):  # else the second click would fold what the first unfolded
            self.mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        # While a handle is held no key may change what it hangs on.
        if event.type() == QEvent.Type.ShortcutOverride and self._end_drag:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._end_drag:
            if event.key() == Qt.Key.Key_Escape:
                self.cancel_drag()
        elif asks_for_menu(event):
            self._ask_for_menu_at_focus()
        else:
            super().keyPressEvent(event)

    def annotations_at(self, point: QPoint) -> list[Annotation]:
        """Return the annotations under a point of the viewport, the shortest first."""
        if annotation := self.letter_at(point):
            return [annotation]
        if hidden := self.hidden_at(point):
            return list(hidden)
        position = self.position_at(point, on_character=True)
        if position is None or not self.character_rect(position).contains(point):
            return []
        return self.focus.at(position)[::-1]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Act on what was right-clicked: it comes into focus, unless it lies in the selection."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            position = self.position_at(event.pos(), on_character=True)
            selection, annotation = self.focus.selection, self.letter_at(event.pos())
            if annotation:
                self.focus_annotation(annotation.id)
            elif position is not None and not (selection and selection.contains(position)):
                self._click(event.pos(), turn=False)
            self.context_menu_requested.emit(event.globalPos())
        else:
            self._ask_for_menu_at_focus()

    def _ask_for_menu_at_focus(self) -> None:
        shown = self.focus.caret_span()
        y = self.span_rect(shown).bottom() if shown else 0
        corner = QPoint(self.column_left(), min(max(y, 0), self.viewport().height() - 1))
        self.context_menu_requested.emit(self.viewport().mapToGlobal(corner))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cancel_drag()

    def _follow(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        if self._end_drag:
            self._move_handle(point, modifiers)
        else:
            self._take(point, modifiers)

    def _move_handle(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Let the end that is dragged follow the pointer, as far as it is in view."""
        position = self.position_near(self._in_view(point - self._grip))
        if self._end_drag and position is not None:
            self._leave()
            characters = bool(modifiers & Qt.KeyboardModifier.AltModifier)
            self._end_drag.reach(position, characters=characters)
            self._arrive(None)

    def _in_view(self, point: QPoint) -> QPoint:
        return QPoint(point.x(), min(max(point.y(), 0), self.viewport().height() - 1))

    def _take(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Let the drag take what the pointer reached, as far as it is in view."""
        if self._drag is None:
            return
        shown = self._in_view(point)
        character = self.position_at(shown, on_character=True)
        position = self.position_near(shown)
        if position is None:
            return
        self._leave()
        characters = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        self._drag.reach(
            point, position, max(position - 1, 0) if character is None else character, characters=characters
        )
        self._arrive(None)

    def _click(self, point: QPoint, *, turn: bool = True) -> None:
        """Bring the sentence under the pointer into focus, and its annotations one after the other.

        Without `turn` an annotation that is in focus under the pointer stays so.
        """
        position = self.position_at(point, on_character=True)
        if position is None:
            return
        self._leave()
        here = self.focus.at(position)
        present = self.focus.annotation
        self.focus.rest_on(self.focus.sentence_at(position) or self.focus.sentence)
        names = [annotation.id for annotation in here]
        if present and present.id in names:
            self.focus.rest_on_annotation(here[names.index(present.id) - turn])
        else:
            self.focus.annotation = None
            if here:
                self.focus.rest_on_annotation(here[-1])
        self._arrive(None)
