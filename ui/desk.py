"""What the deeds of the analyst mean: the hands between the keys and the session."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from annotate import edits
from annotate.errors import ShirushiError, StaleError
from annotate.history import Kind
from annotate.model import Annotation, Article, Decision, Paragraph, Status
from annotate.span_index import reading_order
from ui.i18n import tr
from ui.keys.actions import Need
from ui.widgets.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from annotate.edits import Change, Edit
    from annotate.model import Content, Details, SaidClaim, Source
    from annotate.session import AnnotationSession, Changes
    from annotate.spans import Span
    from ui.session_signals import SessionSignals


_OF_MANY_ARTICLES = (edits.Deed.REMOVE_TAG, edits.Deed.LEARN_RULE, edits.Deed.APPLY_RULE,
                     edits.Deed.RENAME_SOURCE, edits.Deed.MERGE_SOURCES)
"""Deeds after which, and after whose undoing, the analyst stays where they are."""

_MANY = 50
"""Articles that come back at once: telling of them takes some milliseconds."""


class Reading(Protocol):
    """What the desk asks of the article view."""

    def focused_annotation(self) -> Annotation | None: ...
    def focus_annotation(self, annotation_id: str) -> None: ...
    def expect(self, annotation_id: str | None) -> None: ...
    def annotations_in(self, span: Span) -> Sequence[Annotation]: ...
    def go_to(self, position: int) -> None: ...
    def selection(self) -> Span | None: ...
    def clear_selection(self) -> None: ...
    def target_span(self) -> Span | None: ...
    def step(self, name: str) -> None: ...


class Shelves(Protocol):
    """What the desk asks of the library."""

    def neighbour(self, step: int, without: Collection[int] = ()) -> int | None: ...
    def next_unread(self) -> int | None: ...
    def chosen(self) -> Sequence[int]: ...


class Desk(QObject):
    """Holds the article that is open, and turns wishes into edits.

    A wish that cannot be written changes nothing and is told by `failed`.

    Signals:
        opened: an article is to be shown.  args: Article, Content, list of Annotation.
        emptied: there is no article to show.
        rezoned: paragraphs of the article that is open, or its metadata, are taken otherwise.
                 args: Article, Content.
        annotations_changed: of the article that is open.
                             arg: list of (Annotation before, after), None where there is none.
        leaving: another article, or another state of it, comes: drafts are to be written.
        failed: arg: ShirushiError.
        informed: arg: a sentence.
        tagged: a tag was given.  arg: its id.
    """

    opened = Signal(object, object, list)
    emptied = Signal()
    rezoned = Signal(object, object)
    annotations_changed = Signal(list)
    leaving = Signal()
    failed = Signal(object)
    informed = Signal(str)
    tagged = Signal(str)

    def __init__(
        self,
        session: AnnotationSession,
        signals: SessionSignals,
        reading: Reading,
        shelves: Shelves,
        rows_at_hand: Callable[[], list[str]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.article: Article | None = None
        self.content: Content | None = None
        self.annotations: dict[str, Annotation] = {}
        self.goes_on = False
        """Whether a tag is followed by the next sentence."""
        self.adding: Callable[[Annotation], Edit] = edits.add_annotation
        """Makes the deed of tagging by hand."""
        self.joined: Callable[[Annotation], Annotation] = lambda annotation: annotation
        """Lets the annotation that marks the same claim already count for a new one."""
        self._reading = reading
        self._shelves = shelves
        self._rows_at_hand = rows_at_hand
        self._following: int | None = None
        self._drafts: dict[tuple[str, str], Any] = {}
        signals.annotations_changed.connect(self._on_annotations_changed)
        signals.articles_changed.connect(self._on_articles_changed)
        signals.changed.connect(self._on_changed)

    def there(self) -> Need:
        """What there is for actions to act on."""
        store, reading = self.session.store, self._reading
        there = Need.NOTHING if store.read_only else Need.WRITABLE
        if self.article is not None:
            there |= Need.ARTICLE
            if reading.focused_annotation() is not None:
                there |= Need.ANNOTATION
            if reading.target_span() is not None:
                there |= Need.TARGET
        return there

    # Articles

    def open(self, article_id: int) -> None:
        """Show an article."""
        if (self.article is None or self.article.id != article_id) and self.settle():
            self._show(article_id)

    def reload(self) -> None:
        """Show what the project file holds now."""
        if self.article:
            self._show(self.article.id)

    def next_article(self) -> None:
        """Mark this article done and go on to the next one that is not."""
        if self.article is None:
            return
        following = self._shelves.next_unread()
        if not self.session.store.read_only and self.article.status is not Status.DONE:
            self._apply(edits.set_status(self.article, Status.DONE))
        if following is None:
            self.informed.emit(tr("message.none_unread"))
        else:
            self.open(following)

    def previous_article(self) -> None:
        """Go back to the article before this one."""
        before = self._shelves.neighbour(-1)
        if before is None:
            self.informed.emit(tr("message.first_article"))
        else:
            self.open(before)

    def articles_at_hand(self) -> list[Article]:
        """The articles that are meant."""
        return [self.article] if self.article else []

    def set_status(self, status: str) -> None:
        """Say how far the analyst is with the articles that are meant, all in one deed."""
        edit = edits.set_statuses(self._chosen(), Status(status))
        if edit:
            self._apply(edit)

    def remove_one(self, article_id: int) -> None:
        """Take an article out of the library, whatever is open or selected."""
        store = self.session.store
        self._try(lambda: self.session.apply(edits.remove_article(store.article(article_id)), self))

    def remove_article(self) -> None:
        """Take the articles that are meant out of the library, all in one deed."""
        chosen = self._chosen()
        if chosen and self._apply(edits.remove_articles(chosen)) and len(chosen) > 1:
            self.informed.emit(tr("message.articles_removed", n=f"{len(chosen):,}"))

    # Annotations

    def at_hand(self) -> list[Annotation]:
        """The annotations that are meant: the selected rows of the table in use, else the one in focus."""
        rows = [self.annotations[id] for id in self._rows_at_hand() if id in self.annotations]
        focused = self._reading.focused_annotation()
        return sorted(rows, key=reading_order) or ([focused] if focused else [])

    def tag(self, tag: str) -> None:
        """Tag the selection; else change the tag of the annotations at hand; else tag the sentence."""
        selection, span = self._reading.selection(), self._reading.target_span()
        meant = [] if selection else self.at_hand()
        if meant:
            done = self._retag(meant, tag)
        elif span and self.article and self.content:
            done = self._add(self.article, self.content, span, tag)
        else:
            return
        if done:
            self.tagged.emit(tag)
        if done and self.goes_on and not selection and not self._rows_at_hand():
            self._reading.step("next_sentence")  # the ends of what was selected by hand may be moved now

    def remove(self) -> None:
        """Remove the annotations at hand, all in one deed."""
        self.remove_many([annotation.id for annotation in self.at_hand()])

    def remove_many(self, ids: Iterable[str]) -> None:
        """Remove annotations of this article, all in one deed."""
        known = [self.annotations[id] for id in ids if id in self.annotations]
        if known:
            self._apply(edits.together([edits.remove_annotation(annotation) for annotation in known]))

    def words_at_hand(self) -> str:
        """What is selected, else the quotes of the annotations at hand, else the sentence in focus."""
        selection, span = self._reading.selection(), self._reading.target_span()
        if not selection and (meant := self.at_hand()):
            return "\n".join(annotation.quote for annotation in meant)
        return self.content.text[span.slice] if span and self.content else ""

    def move(self, annotation_id: str, span: Span) -> None:
        """Put the ends of an annotation elsewhere."""
        annotation = self.annotations.get(annotation_id)
        if annotation is None or self.content is None or annotation.span == span:
            return
        self._apply(edits.move(annotation, span, self.content.text, self.session.now()))

    def write_note(self, annotation_id: str, note: str) -> None:
        """Keep a note."""
        self._keep(annotation_id, "note", note, edits.write_note)

    def join_claims(self, first_id: str | None = None, other_id: str | None = None) -> None:
        """Count annotations of the same claim once, as the first of them: those named, else those at hand."""
        meant = [self._stored(id) for id in (first_id, other_id)] if first_id else self.at_hand()
        known = [annotation for annotation in meant if annotation]
        if len(known) < 2:
            self.informed.emit(tr("message.join_needs_two"))
            return
        first, others = known[0], known[1:]
        if first.same_as not in ("", first.id):
            first = self._stored(first.same_as) or first
        joined = [other for other in others if first.id not in (other.id, other.same_as)]
        if joined:
            self._apply(edits.join_claims(first, joined, self.session.now()))

    def part_claims(self, annotation_id: str) -> None:
        """Let a claim count for itself."""
        if annotation := self._stored(annotation_id):
            self._apply(edits.part_claims(annotation, self.session.now()))

    def show(self, claim: SaidClaim) -> None:
        """Show an annotation of any article."""
        self.open(claim.article_id)
        self._reading.focus_annotation(claim.id)

    def describe(self, annotation_id: str, details: Details) -> None:
        """Keep what was filled in about a claim."""
        self._keep(annotation_id, "details", details, edits.describe)

    def drafted(self, annotation_id: str | None) -> Annotation | None:
        """Return an annotation, with what could not be written about it yet, if there is any."""
        annotation = self.annotations.get(annotation_id or "")
        drafts = {field: value for (id, field), value in self._drafts.items() if id == annotation_id}
        return replace(annotation, **drafts) if annotation and drafts else annotation

    def settle(self) -> bool:
        """Have all drafts written; False, and said why, while one cannot be: it is kept as it was typed."""
        if not self._try(self.session.finish):
            return False
        self.leaving.emit()
        for (annotation_id, field), draft in list(self._drafts.items()):
            write = self.write_note if field == "note" else self.describe
            write(annotation_id, draft)
        return not self._drafts

    def write(self, edit: Edit) -> bool:
        """Have a deed of another part of the window written; False, and said why, where it cannot be."""
        return self._apply(edit)

    def grade_source(self, source: Source, reliability: str, note: str) -> None:
        """Say how far a source can be relied on; `source` is what the register said of it before."""
        if (source.reliability, source.note) != (reliability, note):
            self._apply(edits.grade_source(source, reliability, note))

    # History

    def undo(self) -> None:
        """Take the last deed back, and show where it was."""
        if self.settle():
            self._turn(self.session.undoing)

    def redo(self) -> None:
        """Make the deed again, and show where it is."""
        if self.settle():
            self._turn(self.session.redoing)

    def _turn(self, begin: Callable[[object], Iterator[object]]) -> None:
        """Undo or redo: the first step now, those of a large deed between the keys."""
        if self._try(lambda: next(begin(self), None)) and self.session.is_turning:
            slices = Slices(self._steps_left(), self)
            slices.finished.connect(slices.deleteLater)
            slices.start()

    def _steps_left(self) -> Iterator[None]:
        while self.session.is_turning and self._try(self.session.go_on):
            yield

    def _chosen(self) -> Sequence[Article]:
        """The articles that are meant: those selected in the library in use, else the one that is open."""
        ids = self._shelves.chosen()
        if self.article and (not ids or [*ids] == [self.article.id]):
            return [self.article]
        try:
            return self.session.store.articles_by_id(ids)
        except ShirushiError as error:
            self.failed.emit(error)
            return []

    def _stored(self, annotation_id: str | None) -> Annotation | None:
        return self.session.store.annotation(annotation_id) if annotation_id else None

    def _retag(self, annotations: list[Annotation], tag: str) -> bool:
        now, others = self.session.now(), [other for other in annotations if other.tag != tag]
        return not others or self._apply(edits.together([edits.retag(other, tag, now) for other in others]))

    def _add(self, article: Article, content: Content, span: Span, tag: str) -> bool:
        for known in self._reading.annotations_in(span):
            if known.tag == tag and known.span == span:
                self._reading.focus_annotation(known.id)
                return True
        annotation = self.session.new_annotation(article.id, content.text, span, tag)
        self._reading.expect(annotation.id)
        is_added = self._apply(self.adding(self.joined(annotation)))
        self._reading.expect(None)
        if not is_added:
            return False
        self._reading.focus_annotation(annotation.id)
        return True

    def _keep(
        self, annotation_id: str, field: str, value: Any, edit: Callable[[Annotation, Any, str], Edit]
    ) -> None:
        """Write what was typed; where that fails it stays a draft."""
        annotation = self.annotations.get(annotation_id)
        self._drafts.pop((annotation_id, field), None)
        if annotation is None or getattr(annotation, field) == value:
            return
        if not self._apply(edit(annotation, value, self.session.now())):
            self._drafts[annotation_id, field] = value

    def _apply(self, edit: Edit) -> bool:
        whole = edits.with_begun(edit, self.article) if self.article else edit
        return self._try(lambda: self.session.apply(whole, self))

    def _try(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except StaleError as error:
            self.failed.emit(error)
            self.reload()
            return False
        except ShirushiError as error:
            self.failed.emit(error)
            return False
        return True

    def _show(self, article_id: int) -> None:
        store = self.session.store
        try:
            article = store.article(article_id)
            content, annotations = store.content(article_id), store.annotations(article_id)
        except ShirushiError as error:
            self.failed.emit(error)
            return
        self.article, self.content = article, content
        self.annotations = {annotation.id: annotation for annotation in annotations}
        self.opened.emit(article, content, annotations)

    def _on_annotations_changed(
        self, article_id: int, pairs: list[tuple[Annotation | None, Annotation | None]]
    ) -> None:
        if self.article is None or self.article.id != article_id:
            return
        for before, after in pairs:
            if after:
                self.annotations[after.id] = after
            elif before:
                self.annotations.pop(before.id, None)
        self.annotations_changed.emit(pairs)

    def _on_articles_changed(self, pairs: list[tuple[Article | None, Article | None]]) -> None:
        has_gone = False
        for before, after in pairs:
            if self.article and before and before.id == self.article.id:
                self.article, has_gone = after, after is None
        if has_gone:  # the library still has it and knows what stands beside it
            gone = {before.id for before, after in pairs if before and after is None}
            self._following = self._shelves.neighbour(1, gone) or self._shelves.neighbour(-1, gone)

    def _on_changed(self, changes: Changes) -> None:
        """Show what came in the place of an article that went; undo and redo show what they changed."""
        self._follow_zones(changes)
        all_changes = changes.edit.changes
        last = next((change for change in reversed(all_changes) if _is_of_a_claim(change)), all_changes[-1])
        came = [c.after.id for c in changes.edit.changes if isinstance(c.after, Article) and not c.before]
        if came and (self.article is None or changes.kind is not Kind.DO):
            self._show_first(came)
        elif self.article is None:
            self._show_following()
        elif changes.edit.deed in _OF_MANY_ARTICLES:
            return
        elif changes.kind is not Kind.DO and (paragraph := _first_paragraph(changes)):
            self.open(paragraph.article_id)
            self._reading.go_to(paragraph.zone.span.start)
        elif changes.kind is not Kind.DO and (decided := _first_decided(changes)):
            self.open(decided.article_id)
            self._reading.go_to(decided.span.start)
        elif changes.kind is not Kind.DO and isinstance(record := last.after or last.before, Annotation):
            self.open(record.article_id)
            if isinstance(last.after, Annotation):
                self._reading.focus_annotation(last.after.id)

    def _show_first(self, came: list[int]) -> None:
        """Show the first of the articles that came; of very many once all else has been told of them."""
        if len(came) > _MANY:
            QTimer.singleShot(0, self, lambda: self._show(min(came)))
        else:
            self._show(min(came))

    def _follow_zones(self, changes: Changes) -> None:
        article = self.article
        if article is None or not any(_retakes(change, article.id) for change in changes.edit.changes):
            return
        try:
            self.content = self.session.store.content(article.id)
        except ShirushiError as error:
            self.failed.emit(error)
            return
        self.rezoned.emit(article, self.content)

    def _show_following(self) -> None:
        self.content, self.annotations = None, {}
        if self._following is None:
            self.emptied.emit()
        else:
            self._show(self._following)


def _is_of_a_claim(change: Change) -> bool:
    return isinstance(change.after or change.before, Annotation)


def _retakes(change: Change, article_id: int) -> bool:
    """Whether a change takes a paragraph of an article, or what it says about itself, otherwise."""
    if isinstance(change.before, Article) and isinstance(change.after, Article):
        return change.after.id == article_id and change.before.metadata != change.after.metadata
    return isinstance(change.after or change.before, Paragraph) and change.article_id == article_id


def _first_paragraph(changes: Changes) -> Paragraph | None:
    """The paragraph of which the deed tells first, if it tells of any."""
    records = (change.after or change.before for change in changes.edit.changes)
    found = (record for record in records if isinstance(record, Paragraph))
    return min(found, key=lambda paragraph: paragraph.zone.span, default=None)


def _first_decided(changes: Changes) -> Decision | None:
    """The decision about a suggestion that stands first in the text, if the deed holds any."""
    records = (change.after or change.before for change in changes.edit.changes)
    decisions = (record for record in records if isinstance(record, Decision))
    return min(decisions, key=lambda decision: decision.span, default=None)
