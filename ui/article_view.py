"""The article on the screen: read, selected and marked by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QContextMenuEvent

from annotate.model import Content
from annotate.span_index import SpanIndex
from ui.gestures import Drag
from ui.i18n import current_language, tr
from ui.page_canvas import DEFAULT_SIZE, PageCanvas
from ui.reading_focus import ReadingFocus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QMouseEvent
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
        details_requested: an annotation was double-clicked.  arg: its id.
        move_requested: an end of an annotation is to be moved.  args: its id, the new Span.
        context_menu_requested: arg: where, on the screen.
        files_dropped: arg: list of paths.
    """

    selection_changed = Signal(object)
    focus_changed = Signal()
    annotation_focused = Signal(object)
    details_requested = Signal(str)
    move_requested = Signal(str, object)
    context_menu_requested = Signal(QPoint)
    files_dropped = Signal(list)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(theme, tags, parent)
        self.setObjectName("articleView")
        self.setAccessibleName(tr("article.name"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._tags = {tag.id: tag for tag in tags}
        self._drag: Drag | None = None
        self._told: tuple[Span | None, Span | None, str | None] = (None, None, None)

    # What is shown

    def show_article(self, article: Article, content: Content, annotations: Iterable[Annotation]) -> None:
        """Show an article from its beginning, its first sentence in focus."""
        focus = ReadingFocus(content, SpanIndex(annotations))
        focus.rest_on(focus.sentence)
        self._drag = None
        self.set_article(article, content, focus)
        self._tell()

    def clear(self) -> None:
        """Show nothing."""
        nothing = Content("", (), ())
        self.set_article(None, nothing, ReadingFocus(nothing, SpanIndex()))
        self._tell()

    def apply(self, pairs: Iterable[tuple[Annotation | None, Annotation | None]]) -> None:
        """Follow changes of annotations, (before, after) each; only what they touch is painted anew."""
        for before, after in pairs:
            for annotation in (before, after):
                if annotation:
                    self.update_span(annotation.span)
            self.focus.index.apply(before, after)
            focused = self.focus.annotation
            if before and focused and focused.id == before.id:
                self.focus.annotation = after
        self._tell()

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

    def focus_annotation(self, annotation_id: str | None) -> None:
        """Bring an annotation into focus and into view; None takes the focus from all."""
        self._leave()
        annotation = self.focus.index.get(annotation_id) if annotation_id else None
        self.focus.rest_on_annotation(annotation)
        self._arrive(annotation.span if annotation else None)

    def clear_selection(self) -> None:
        """Select nothing; where nothing is selected, take the focus from the annotation."""
        self._leave()
        if self.focus.selection:
            self.focus.clear_selection()
        else:
            self.focus.annotation = None
        self._arrive(None)

    def go_to(self, position: int) -> None:
        """Bring the sentence at `position` into focus and into view."""
        self._leave()
        self.focus.rest_on(self.focus.sentence_at(position) or self.focus.sentence)
        self._arrive(self.focus.sentence)

    # Commands, one a key

    def next_sentence(self) -> None:
        """Go to the next sentence."""
        self._step(lambda: self.focus.step_sentence(1))

    def previous_sentence(self) -> None:
        """Go to the previous sentence."""
        self._step(lambda: self.focus.step_sentence(-1))

    def extend_next_sentence(self) -> None:
        """Take the next sentence into the selection."""
        self._step(lambda: self.focus.extend_sentence(1))

    def extend_previous_sentence(self) -> None:
        """Take the previous sentence into the selection, or give the last one back."""
        self._step(lambda: self.focus.extend_sentence(-1))

    def extend_phrase_right(self) -> None:
        """Move the selection's edge one phrase on."""
        self._step(lambda: self.focus.extend(1, "phrase"))

    def extend_phrase_left(self) -> None:
        """Move the selection's edge one phrase back."""
        self._step(lambda: self.focus.extend(-1, "phrase"))

    def extend_character_right(self) -> None:
        """Move the selection's edge one character on."""
        self._step(lambda: self.focus.extend(1, "character"))

    def extend_character_left(self) -> None:
        """Move the selection's edge one character back."""
        self._step(lambda: self.focus.extend(-1, "character"))

    def next_annotation(self) -> None:
        """Go to the next annotation."""
        self._step(lambda: self.focus.step_annotation(1))

    def previous_annotation(self) -> None:
        """Go to the previous annotation."""
        self._step(lambda: self.focus.step_annotation(-1))

    def end_right(self) -> None:
        """Ask for the end of the annotation in focus to be moved one phrase on."""
        self._ask_to_move(self.focus.moved_end("end", 1, "phrase"))

    def end_left(self) -> None:
        """Ask for the end of the annotation in focus to be moved one phrase back."""
        self._ask_to_move(self.focus.moved_end("end", -1, "phrase"))

    def start_right(self) -> None:
        """Ask for the start of the annotation in focus to be moved one phrase on."""
        self._ask_to_move(self.focus.moved_end("start", 1, "phrase"))

    def start_left(self) -> None:
        """Ask for the start of the annotation in focus to be moved one phrase back."""
        self._ask_to_move(self.focus.moved_end("start", -1, "phrase"))

    def end_right_character(self) -> None:
        """Ask for the end of the annotation in focus to be moved one character on."""
        self._ask_to_move(self.focus.moved_end("end", 1, "character"))

    def end_left_character(self) -> None:
        """Ask for the end of the annotation in focus to be moved one character back."""
        self._ask_to_move(self.focus.moved_end("end", -1, "character"))

    def start_right_character(self) -> None:
        """Ask for the start of the annotation in focus to be moved one character on."""
        self._ask_to_move(self.focus.moved_end("start", 1, "character"))

    def start_left_character(self) -> None:
        """Ask for the start of the annotation in focus to be moved one character back."""
        self._ask_to_move(self.focus.moved_end("start", -1, "character"))

    def toggle_whole_page(self) -> None:
        """Show the furniture of the page, or fold it away."""
        self.whole_page = not self.whole_page

    def zoom_in(self) -> None:
        """Make the type larger."""
        self.type_size += 1

    def zoom_out(self) -> None:
        """Make the type smaller."""
        self.type_size -= 1

    def zoom_reset(self) -> None:
        """Give the type its first size."""
        self.type_size = DEFAULT_SIZE

    def _ask_to_move(self, span: Span | None) -> None:
        annotation = self.focus.annotation
        if span and annotation:
            self.move_requested.emit(annotation.id, span)

    def _step(self, command: Callable[[], None]) -> None:
        self._leave()
        command()
        self._arrive(self.focus.caret_span())

    # Painting what changed, and telling of it

    def _leave(self) -> None:
        """Paint anew what is in focus now: it will not be any more."""
        for span in self._in_focus():
            self.update_span(span)

    def _arrive(self, shown: Span | None) -> None:
        for span in self._in_focus():
            self.update_span(span)
        if shown:
            self.reveal(shown)
        self._tell()

    def _in_focus(self) -> Iterator[Span]:
        annotation = self.focus.annotation
        for span in (self.focus.sentence, self.focus.selection, annotation.span if annotation else None):
            if span:
                yield span

    def _tell(self) -> None:
        annotation = self.focus.annotation
        now = (self.focus.sentence, self.focus.selection, annotation.id if annotation else None)
        before, self._told = self._told, now
        if now[1] != before[1]:
            self.selection_changed.emit(now[1])
        if now[2] != before[2]:
            self.annotation_focused.emit(now[2])
        if now != before:
            self.focus_changed.emit()
            self._announce()

    def _announce(self) -> None:
        """Let a screen reader say the sentence in focus, with the tag of the annotation in focus."""
        target = self.focus.target
        if target is None or not QAccessible.isActive():
            return
        annotation = self.focus.annotation
        tag = self._tags.get(annotation.tag) if annotation else None
        words = self._content.text[target.slice]
        said = f"{tag.name(current_language())}: {words}" if tag else words
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._article is None:
            return
        point = event.position().toPoint()
        if annotation := self.letter_at(point):
            self.focus_annotation(annotation.id)
            return
        if self.folds_at(point):
            self.toggle_whole_page()
            return
        position = self.position_at(point)
        if position is not None:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            start = self.focus.selection.start if held and self.focus.selection else position
            repeated = self._drag.repeats(point, event.timestamp()) if self._drag else 0
            self._drag = Drag(self.focus, start, point, event.timestamp(), repeated)
            self._take(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton and self._drag:
            self._scroll_while_dragging(point)
            self._take(event)
            return
        acts = self.folds_at(point) or self.letter_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if acts else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._drag:
            self._take(event)
            if self._drag.is_click:
                self._click(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Act on what was right-clicked: it comes into focus, unless it lies in the selection."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            position = self.position_at(event.pos(), on_character=True)
            selection = self.focus.selection
            if position is not None and not (selection and selection.contains(position)):
                self._click(event.pos())
            self.context_menu_requested.emit(event.globalPos())
            return
        target = self.focus.target
        corner = self.span_rect(target).bottomLeft() if target else QPoint(0, 0)
        self.context_menu_requested.emit(self.viewport().mapToGlobal(QPoint(self.column_left(), corner.y())))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragEnterEvent) -> None:  # type: ignore[override]
        self.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def _take(self, event: QMouseEvent) -> None:
        """Let the drag take what the pointer reached."""
        assert self._drag
        point = event.position().toPoint()
        self._leave()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        character = self.position_at(point, on_character=True)
        position = self.position_at(point)
        if position is not None and character is not None:
            self._drag.reach(point, position, character, characters=alt)
        self._arrive(None)

    def _click(self, point: QPoint) -> None:
        """Bring the sentence under the pointer into focus, and its annotations one after the other."""
        position = self.position_at(point, on_character=True)
        if position is None:
            return
        self._leave()
        here = self.focus.at(position)
        present = self.focus.annotation
        self.focus.rest_on(self.focus.sentence_at(position) or self.focus.sentence)
        if here:
            names = [annotation.id for annotation in here]
            after = names.index(present.id) - 1 if present and present.id in names else -1
            self.focus.rest_on_annotation(here[after])
        else:
            self.focus.annotation = None
        self._arrive(None)

    def _scroll_while_dragging(self, point: QPoint) -> None:
        over = min(point.y(), 0) + max(point.y() - self.viewport().height(), 0)
        if over:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + over)
