"""The one door: every change goes through `AnnotationSession`, is written, and is then told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from annotate.edits import in_one
from annotate.history import Entry, Kind
from annotate.identity import new_id, utc_now
from annotate.model import Annotation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from annotate.edits import Edit
    from annotate.history import DeedName
    from annotate.library import Library
    from annotate.model import Article, Content, Decision, SaidClaim, SiteRule, Source, SourceKind
    from annotate.source_names import Named
    from annotate.spans import Span
    from annotate.suggest.lessons import Lesson
    from annotate.tags import Tag


class Store(Protocol):
    """What the session needs of a project file; a test may hand over something smaller."""

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""

    def write(self, *entries: Entry) -> None:
        """Apply the entries' changes and append them to the history, in one transaction.

        Raises ShirushiError, with nothing changed, when any of it cannot be written.
        """

    def writing(self, entries: Iterable[Entry]) -> Iterator[None]:
        """Do the same in steps of some milliseconds; nothing has happened before the last was taken."""

    def undoable(self) -> Entry | None:
        """The deed that undo would take back, as it was first applied."""

    def redoable(self) -> Entry | None:
        """The deed that redo would make again, as it was first applied."""

    def undoables(self) -> Iterable[Entry]:
        """The deeds that undo takes back at once, the last first: one, or the parts of a run."""

    def redoables(self) -> Iterable[Entry]:
        """The deeds that redo makes again at once, the first first."""

    def undo_name(self) -> DeedName | None:
        """What the deed is called that undo would take back; quick, whatever it holds."""

    def redo_name(self) -> DeedName | None:
        """What the deed is called that redo would make again; quick, whatever it holds."""

    def articles(self) -> Sequence[Article]:
        """Every article that is not removed, in the order they came in."""

    def library(self, annotator: str) -> Library:
        """Every article that is not removed, with as little as needed, and what `annotator` looked at."""

    def articles_by_id(self, ids: Iterable[int]) -> Sequence[Article]:
        """Those of these articles that are not removed, in the order they came in."""

    def article(self, article_id: int) -> Article:
        """One article; raises ShirushiError when there is none."""

    def content(self, article_id: int) -> Content:
        """The text, zones and sentences of one article."""

    def original(self, article_id: int) -> bytes:
        """The bytes of one article as they came in."""

    def annotations(self, article_id: int) -> list[Annotation]:
        """The annotations of one article by start, end and id."""

    def said_claims(self, article_id: int, first: int = 0, number: int = -1) -> Sequence[SaidClaim]:
        """What is marked in one article, by start, end and id: so many from the `first`-th; -1 is all."""

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One annotation, or None."""

    def counts(self) -> dict[int, int]:
        """Article id -> number of its annotations, where there are any."""

    def tags(self) -> Sequence[Tag]:
        """The codebook in its order, retired tags too."""

    def tagged(self, tag: str) -> list[Annotation]:
        """The annotations with a tag in all articles that are not removed, in the order of `claims`."""

    def tag_counts(self) -> dict[str, int]:
        """Tag id -> number of its annotations in articles that are not removed, where there are any."""

    def sources(self) -> Sequence[Source]:
        """The register of sources by kind and name."""

    def source(self, kind: SourceKind, name: str) -> Source:
        """What the register says of one source, which may be nothing."""

    def outlets(self) -> Sequence[str]:
        """The names of those who printed an article that is not removed, in order."""

    def named_by(self, kind: SourceKind, name: str) -> Named:
        """All that names a source, but for articles that are removed."""

    def decisions(self, article_id: int | None = None) -> Sequence[Decision]:
        """What was made of suggestions, in one article or in all that are not removed."""

    def site_rules(self) -> Sequence[SiteRule]:
        """What was taught about sites, in that order."""

    def claims_by_source(self) -> Mapping[tuple[SourceKind, str], int]:
        """How many claims each outlet, author and speaker has, in the register or not."""

    def used_values(self, fields: Sequence[str]) -> Sequence[str]:
        """What was written into any of these details of the claims so far, the most frequent first."""

    def learned(self) -> Sequence[Lesson]:
        """What was learned of decisions, in the order it was learned."""

    def save_learned(
        self, lessons: Iterable[Lesson], forgotten: Iterable[tuple[int, int]] = ()
    ) -> None:
        """Forget what was learned about sentences (article, start), then keep the lessons.

        Raises ShirushiError when that cannot be written.
        """

    def reviewed(self, article_id: int, annotator: str) -> set[int]:
        """Where the sentences begin that the annotator has read in an article."""

    def mark_reviewed(self, article_id: int, starts: Iterable[int], annotator: str, at: str) -> None:
        """Remember sentences as read; raises ShirushiError when that cannot be written."""

    def next_article_id(self) -> int:
        """An id no article has or had."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a deed touched, for those who show it. `origin` is who asked, or None."""

    edit: Edit
    kind: Kind
    origin: object = None

    def annotations(self, article_id: int) -> list[tuple[Annotation | None, Annotation | None]]:
        """(before, after) of each annotation of the article that was touched."""
        return [
            (change.before, change.after)
            for change in self.edit.changes
            if change.article_id == article_id
            and isinstance(change.before, Annotation | None)
            and isinstance(change.after, Annotation | None)
        ]


class AnnotationSession:
    """Applies edits to a store, takes them back and makes them again, and tells its listeners.

    Nothing is told, and nothing remembered, before the store has it on disk. `apply`, `undo` and
    `redo` raise ShirushiError when the store cannot write; everything is then as it was.
    """

    def __init__(
        self,
        store: Store,
        annotator: str,
        clock: Callable[[], str] = utc_now,
        make_id: Callable[[], str] = new_id,
    ) -> None:
        self.store = store
        self.annotator = annotator
        self.now = clock
        self.make_id = make_id
        self._listeners: list[Callable[[Changes], None]] = []
        self._unfinished: Iterator[Edit | None] | None = None

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        """Call `listener` after every change that was written."""
        self._listeners.append(listener)

    def new_annotation(
        self, article_id: int, text: str, span: Span, tag: str, origin: str = "manual"
    ) -> Annotation:
        """Return a claim that is not stored yet, by the present annotator, made now."""
        now = self.now()
        return Annotation(
            id=self.make_id(),
            article_id=article_id,
            span=span,
            tag=tag,
            quote=text[span.slice],
            annotator=self.annotator,
            created_at=now,
            updated_at=now,
            origin=origin,
        )

    def apply(self, edit: Edit, origin: object = None) -> None:
        """Write the edit with its history entry, then tell the listeners."""
        self.finish()
        self.store.write(Entry(Kind.DO, edit, self.annotator, self.now()))
        self._tell(Changes(edit, Kind.DO, origin))

    def undo(self, origin: object = None) -> Edit | None:
        """Take the last deed back; returns what was done to do so, None where nothing is left."""
        return self._at_once(self.undoing(origin))

    def redo(self, origin: object = None) -> Edit | None:
        """Make the deed again that was last taken back; None where there is none."""
        return self._at_once(self.redoing(origin))

    def undoing(self, origin: object = None) -> Iterator[Edit | None]:
        """Undo in steps of some milliseconds, a deed of a few records in one; the last yields what was done.

        It is one transaction all the same: nothing is told, and nothing on disk, before the last step.
        """
        return self._in_steps(Kind.UNDO, origin)

    def redoing(self, origin: object = None) -> Iterator[Edit | None]:
        """Redo in steps, as `undoing` undoes."""
        return self._in_steps(Kind.REDO, origin)

    @property
    def is_turning(self) -> bool:
        """Whether steps are left of an undo or redo."""
        return self._unfinished is not None

    def go_on(self) -> None:
        """Take the next step of an undo or redo that has some left."""
        if self._unfinished is not None:
            next(self._unfinished, None)

    def finish(self) -> None:
        """Take the steps that are left of an undo or redo, so that something else can be done."""
        if self._unfinished is not None:
            self._at_once(self._unfinished)

    def _in_steps(self, kind: Kind, origin: object) -> Iterator[Edit | None]:
        self.finish()
        self._unfinished = steps = self._turning(kind, origin)
        return steps

    def _turning(self, kind: Kind, origin: object) -> Iterator[Edit | None]:
        now = self.now()
        made: list[Edit] = []

        def entries() -> Iterator[Entry]:
            for entry in self.store.undoables() if kind is Kind.UNDO else self.store.redoables():
                made.append(entry.edit.inverse() if kind is Kind.UNDO else entry.edit)
                yield Entry(kind, made[-1], self.annotator, now, entry.seq)

        is_large = False
        try:
            for _ in self.store.writing(entries()):
                is_large = True
                yield None
            if is_large:  # telling takes its time too
                yield None
        finally:
            self._unfinished = None
        if made:
            edit = made[0] if len(made) == 1 else in_one(made)
            self._tell(Changes(edit, kind, origin))
            yield edit

    def _at_once(self, steps: Iterator[Edit | None]) -> Edit | None:
        return next(filter(None, steps), None)

    def _tell(self, changes: Changes) -> None:
        for listener in self._listeners:
            listener(changes)
