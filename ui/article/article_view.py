"""The article on the screen: read, selected and marked by mouse and keys."""

from __future__ import annotations

from bisect import bisect_right
from contextlib import contextmanager
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
from ui.article.end_handles import EndHandles
from ui.article.page_canvas import PageCanvas
from ui.article.pointer import Pointer
from ui.article.reading_commands import MOVES, STEPS
from ui.article.reading_focus import InFocus, ReadingFocus
from ui.i18n import current_language, tr
from ui.settings import FONT_SIZE
from ui.widgets.menu_key import asks_for_menu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QWidget

    from annotate.model import Annotation, Article
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
        pointed: the pointer moves over the article.
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
    pointed = Signal()
    context_menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(theme, tags, parent)
        self.setObjectName("articleView")
        self.setAccessibleName(tr("article.name"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._tags = {tag.id: tag for tag in tags}
        self._handles = EndHandles(self, theme)
        self._pointer = Pointer(self, self._handles, self._refocusing)
        self._pointer.end_moved.connect(self.move_requested)
        self._pointer.selected.connect(self.selection_finished)
        self._pointer.clicked.connect(self._on_clicked)
        self._movement = QTimer(self, singleShot=True, interval=0)
        self._movement.timeout.connect(self.moved)
        self.page_set.connect(self._movement.start)
        self.typography_changed.connect(lambda _: self._movement.start())
        self._told: InFocus | None = None
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
        self._pointer.forget()
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
        was = self.focus.now
        for before, after in pairs:
            self.follow_change(before, after)
            focused = self.focus.annotation
            if before and focused and focused.id == before.id:
                self.focus.annotation = after
        if expected := self.focus.index.get(self._expected) if self._expected else None:
            self.focus.rest_on_annotation(expected)
        self._update_focus(was)
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
        self._pointer.forget()
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
        annotation = self.focus.index.get(annotation_id) if annotation_id else None
        with self._refocusing(reveals=annotation is not None):
            self.focus.rest_on_annotation(annotation)

    def select(self, start: int, end: int) -> None:
        """Select a stretch of the text, nothing where it is empty."""
        with self._refocusing(reveals=True):
            self.focus.select(start, end)

    def clear_selection(self) -> None:
        """Select nothing; where nothing is selected, take the focus from the annotation."""
        self.cancel_drag()
        with self._refocusing():
            if self.focus.selection is None:
                self.focus.annotation = None
            self.focus.clear_selection()

    def go_to(self, position: int) -> None:
        """Bring the sentence at `position` into focus and into view."""
        with self._refocusing(reveals=True):
            self.focus.rest_on(self.focus.sentence_at(position) or self.focus.sentence)

    # Commands

    def step(self, name: str) -> None:
        """Go on, go back or extend the selection, as `reading_commands.STEPS` says."""
        with self._refocusing(reveals=True):
            STEPS[name](self.focus)

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
        self._pointer.cancel()

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

    @contextmanager
    def _refocusing(self, *, reveals: bool = False) -> Iterator[None]:
        """Let the focus go elsewhere: that is painted ahead of all that follows it, and then told."""
        before = self.focus.now
        yield
        self._update_focus(before)
        if reveals and (shown := self.focus.caret_span()):
            self.reveal(shown)
        self.follow_sentence()
        self.paint_due()
        self._tell()

    def _update_focus(self, before: InFocus) -> None:
        """What was in focus is to be painted anew, and what is now, if that is something else."""
        now = self.focus.now
        for each in (before, now) if before != now else ():
            self._handles.update(each.annotation)
            for span in each.spans():
                self.update_span(span)

    def _tell(self) -> None:
        before, now = self._told, self.focus.now
        self._told = now
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
        if self._pointer.takes_handle(point):
            return
        if annotation := self.letter_at(point):
            self.focus_annotation(annotation.id)
        elif hidden := self.hidden_at(point):
            self.choice_requested.emit(list(hidden))
        elif self.folds_at(point):
            self.toggle_whole_page()
        elif (position := self.position_at(point)) is not None:
            self._pointer.press(point, position, event.modifiers(), event.timestamp())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit()
        point = event.position().toPoint()
        if not self._pointer.follows(point, event.modifiers()):
            self.viewport().setCursor(self._cursor_at(point))

    def _cursor_at(self, point: QPoint) -> Qt.CursorShape:
        if self._handles.edge_at(point):
            return Qt.CursorShape.SizeHorCursor
        acts = self.folds_at(point) or self.letter_at(point) is not None or self.hidden_at(point)
        return Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.IBeamCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event.position().toPoint(), event.modifiers())

    def _on_clicked(self, point: QPoint) -> None:
        self._click(point)
        self.annotations_clicked.emit(self.annotations_at(point))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if annotation := self.letter_at(point):
            self.details_requested.emit(annotation.id)
        elif not self.folds_at(point):  # else the second click would fold what the first unfolded
            self.mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        # While a handle is held no key may change what it hangs on.
        if event.type() == QEvent.Type.ShortcutOverride and self._pointer.holds_handle:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pointer.holds_handle:
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

    def _click(self, point: QPoint, *, turn: bool = True) -> None:
        """Bring the sentence under the pointer into focus, and its annotations one after the other.

        Without `turn` an annotation that is in focus under the pointer stays so.
        """
        position = self.position_at(point, on_character=True)
        if position is None:
            return
        with self._refocusing():
            self.focus.rest_at(position, turn=turn)
