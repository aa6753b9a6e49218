"""Knows, while the window is open, which claims of the project are said more than once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotate.model import Annotation, Article, SaidClaim
from ui.widgets.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotate.model import Content
    from annotate.session import AnnotationSession, Changes
    from annotate.suggest.known_claims import KnownClaims
    from ui.session_signals import SessionSignals

_SETTLED = 600  # milliseconds after the first painting: what the first deeds need is loaded before

_AT_ONCE = 50  # claims, less than two milliseconds
_FEW_ARTICLES = 20  # that come back: their claims are read at once


@dataclass(frozen=True, slots=True)
class SaidElsewhere:
    """What is known of a claim: the one that counts for it, those it counts for, and the one that counts
    for others that look the same.

    `first` is None where it counts for itself. Nothing looks the same any more once the analyst decided.
    """

    first: SaidClaim | None = None
    repeats: tuple[SaidClaim, ...] = ()
    alike: SaidClaim | None = None


class SameClaims(QObject):
    """Reads all claims once, between the keys, and then follows the deeds. Before that nothing is known.

    Signals:
        changed: something else is known of some claims.
    """

    changed = Signal()

    def __init__(self, session: AnnotationSession, signals: SessionSignals, parent: QObject) -> None:
        super().__init__(parent)
        self._store = session.store
        self.page: Callable[[], tuple[Content | None, Iterable[Annotation]]] = lambda: (None, ())
        """The article that is open and what is marked in it; the window says."""
        self._known: KnownClaims | None = None
        self._is_read = False
        self._missed: list[Changes] = []
        self._back: set[int] = set()
        self._reading = Slices(self._read(), self)
        self._returning = Slices(self._read_back(), self)
        self._reading.finished.connect(self._on_read)
        signals.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Read the project's claims soon."""
        self._reading.start(_SETTLED)

    def stand_back(self) -> None:
        """The analyst's hands move: read on when they rest."""
        self._reading.stand_back()
        self._returning.stand_back()

    def stop(self) -> None:
        """Know nothing more: the window goes."""
        self._reading.stop()
        self._returning.stop()
        self._is_read = False

    def first_in_words(self, tag: str, quote: str) -> SaidClaim | None:
        """The claim with this tag that was first marked in these very words."""
        return self._known.equal(tag, quote) if self._is_read and self._known else None

    def joined(self, annotation: Annotation) -> Annotation:
        """Return a new annotation; the one that was first to mark a claim in these words counts for it."""
        first = self.first_in_words(annotation.tag, annotation.quote)
        return replace(annotation, same_as=first.id) if first else annotation

    def elsewhere(self, annotation: Annotation) -> SaidElsewhere:
        """What is known of a claim that is in the project."""
        if not self._is_read or self._known is None:
            return SaidElsewhere()
        first = self._known.counting(annotation.id)
        if first and first.id != annotation.id:
            return SaidElsewhere(first=self._quoted(first))
        repeats = tuple(map(self._quoted, self._known.repeats(annotation.id)))
        if annotation.same_as:
            return SaidElsewhere(repeats=repeats)
        alike = [c for c in self._known.same(SaidClaim.of(annotation)) if c.same_as != annotation.id]
        alike = alike[:1] or self._echoed(annotation)
        counting = (self._known.counting(claim.id) or claim for claim in alike)
        return SaidElsewhere(repeats=repeats, alike=next(map(self._quoted, counting), None))

    def repeats_in(self, article_id: int) -> list[SaidClaim]:
        """The claims of an article that others count for."""
        return self._known.repeats_in(article_id) if self._known else []

    def _echoed(self, annotation: Annotation) -> list[SaidClaim]:
        """What a pull quote or a caption says again in other words."""
        from annotate.suggest.echoes import echo_of, is_set_apart  # with the first claim, not with the window

        content, annotations = self.page()
        if content is None or not is_set_apart(content, annotation.span):
            return []
        echoed = echo_of(SaidClaim.of(annotation), map(SaidClaim.of, annotations))
        return [echoed] if echoed else []

    def _quoted(self, claim: SaidClaim) -> SaidClaim:
        annotation = self._store.annotation(claim.id)
        return SaidClaim.of(annotation) if annotation else claim

    def _read(self) -> Iterator[None]:
        from annotate.suggest.known_claims import KnownClaims  # with the first claim, not with the window

        self._known = KnownClaims()
        for article_id, number in self._store.counts().items():
            for first in range(0, number, _AT_ONCE):
                for claim in self._store.said_claims(article_id, first, _AT_ONCE):
                    self._known.put(claim)
                yield

    def _on_read(self) -> None:
        self._is_read = True
        missed, self._missed = self._missed, []
        for changes in missed:
            self._follow(changes)
        self.changed.emit()

    def _on_changed(self, changes: Changes) -> None:
        if not self._is_read:
            self._missed.append(changes)
            return
        self._follow(changes)
        if any(isinstance(change.after or change.before, Annotation) for change in changes.edit.changes):
            self.changed.emit()

    def _follow(self, changes: Changes) -> None:
        assert self._known is not None
        for change in changes.edit.changes:
            before, after = change.before, change.after
            if isinstance(after or before, Annotation):
                self._known.follow(before, after)  # type: ignore[arg-type]  # annotations both, by the line above
            elif isinstance(before, Article) and after is None:
                self._back.discard(before.id)
                self._known.drop_article(before.id)
            elif isinstance(after, Article) and before is None and change.content is None:
                self._back.add(after.id)
        if len(self._back) > _FEW_ARTICLES:
            self._returning.stop()
            self._returning = Slices(self._read_back(), self)
            self._returning.start()
        else:
            for _ in self._read_back():
                pass

    def _read_back(self) -> Iterator[None]:
        """Read the claims of the articles that are in the library again."""
        while self._back and self._known is not None:
            for claim in self._store.said_claims(self._back.pop()):
                self._known.put(claim)
            yield
