"""Suggestions as drafts: what an acceptance would mark, and which of them are still open in an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.model import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.model import Details
    from annotate.span_index import SpanIndex
    from annotate.spans import Span
    from annotate.suggest.rules import Evidence, Suggestion


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that is taken for a claim, and the details an acceptance fills in.

    `cues` are fields of these, each with the words of the text that speak for it.
    """

    suggestion: Suggestion
    details: Details
    cues: tuple[tuple[str, Span], ...] = ()

    @property
    def span(self) -> Span:
        """The sentence."""
        return self.suggestion.span

    @property
    def tag(self) -> str:
        """The id of the tag that is proposed."""
        return self.suggestion.label

    @property
    def score(self) -> float:
        """How surely, 0 to 1."""
        return self.suggestion.score

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that speak for it, the strongest first."""
        return self.suggestion.evidence

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that speak for it, each once."""
        return tuple(dict.fromkeys(each.rule for each in self.evidence))

    @property
    def origin(self) -> str:
        """What an annotation that comes of it is said to come from."""
        return f"suggestion:{self.rules[0]}"

    def decision(self, article_id: int, decided: str, annotator: str, at: str) -> Decision:
        """Return what is remembered when it is given the tag `decided`, or dismissed ("")."""
        return Decision(article_id, self.span, self.tag, decided, self.rules, self.score, annotator, at)


def expected_precision(open_drafts: Sequence[Draft]) -> float | None:
    """Return the share of these that are expected to be right, 0 to 1; None where there are none."""
    return sum(draft.score for draft in open_drafts) / len(open_drafts) if open_drafts else None


class DraftBoard:
    """The drafts of one article; open are those at least so sure, neither annotated nor decided yet.

    `index` holds the annotations of the article, and is asked again by `look_again`. `decided` are the
    places where decided sentences begin. A change costs what it touches, whatever the number of drafts.
    """

    def __init__(self, index: SpanIndex, decided: Iterable[int] = (), least: float = 0.0) -> None:
        self._index = index
        self._decided = set(decided)
        self._least = least
        self._read: list[Draft] = []
        self._open: list[Draft] = []

    @property
    def open(self) -> Sequence[Draft]:
        """The open drafts in the order of the text."""
        return self._open

    def put(self, sentence: Span, draft: Draft | None) -> bool:
        """Take in what a sentence is taken for, in place of what it was before; returns whether it shows."""
        found = bisect_left(self._read, sentence.start, key=_start)
        before = self._read[found] if found < len(self._read) else None
        if before and before.span == sentence:
            if before == draft:
                return False
            del self._read[found]
            self._show(before, is_open=False)
        else:
            before = None
        if draft:
            self._read.insert(found, draft)
            self._show(draft, is_open=self._is_open(draft))
        return draft is not None or before is not None

    def look_again(self, span: Span) -> None:
        """Follow a change of the annotations in a stretch of the text."""
        for draft in _between(self._read, span.start, span.end):
            self._show(draft, is_open=self._is_open(draft))

    def decide(self, sentence: Span, *, is_decided: bool) -> None:
        """Follow a decision about a sentence, or one that was taken back."""
        (self._decided.add if is_decided else self._decided.discard)(sentence.start)
        self.look_again(sentence)

    def set_least(self, least: float) -> None:
        """Keep only those open that are at least so sure, 0 to 1."""
        self._least = least
        self._open = [draft for draft in self._read if self._is_open(draft)]

    def between(self, start: int, end: int) -> Sequence[Draft]:
        """The open drafts that share a code point with `start`..`end`."""
        return _between(self._open, start, end)

    def at(self, position: int) -> Draft | None:
        """The open draft for the sentence at a position."""
        return next(iter(self.between(position, position + 1)), None)

    def around(self, span: Span) -> Draft | None:
        """The open draft whose sentence holds all of a stretch."""
        return next((draft for draft in self.between(span.start, span.end) if draft.span.covers(span)), None)

    def after(self, position: int) -> Draft | None:
        """The first open draft that begins behind `position`, going round at the end."""
        first = bisect_right(self._open, position, key=_start)
        return next(iter([*self._open[first : first + 1], *self._open[:1]]), None)

    def _is_open(self, draft: Draft) -> bool:
        span = draft.span
        is_settled = span.start in self._decided or bool(self._index.overlapping(span.start, span.end))
        return draft.score >= self._least and not is_settled

    def _show(self, draft: Draft, *, is_open: bool) -> None:
        place = bisect_left(self._open, draft.span.start, key=_start)
        is_there = place < len(self._open) and self._open[place] is draft
        if is_open and not is_there:
            insort(self._open, draft, key=_start)
        elif is_there and not is_open:
            del self._open[place]


def _start(draft: Draft) -> int:
    return draft.span.start


def _between(ordered: list[Draft], start: int, end: int) -> list[Draft]:
    first = bisect_right(ordered, start, key=lambda draft: draft.span.end)
    return ordered[first : bisect_left(ordered, end, key=_start)]
