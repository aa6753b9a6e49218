"""Finding words in an article as a reader means them: every place, with exact positions in its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from annotate.folded_text import FoldedText, folded_words, starts_in

if TYPE_CHECKING:
    from annotate.spans import Span


class Finder:
    """Finds in one text, which is folded once."""

    def __init__(self, text: str) -> None:
        self._folded = FoldedText(text)

    def find(self, query: str, hidden: Sequence[Span] = ()) -> Places:
        """Return every place that says `query`, in order and without overlap; none for blank queries.

        Places that begin in one of the stretches `hidden`, which are in order, do not count.
        """
        wanted = folded_words(query)
        starts = starts_in(self._folded.text, self._folded.cuts, wanted) if wanted else []
        return Places(self._folded, starts, len(wanted)).without(hidden)


class Places(Sequence["Span"]):
    """What was found. A span is only made when it is asked for: a common character has tens of thousands."""

    def __init__(self, folded: FoldedText, starts: list[int], length: int, hidden: int = 0) -> None:
        self.hidden = hidden
        """How many more there are that do not count, as they are hidden."""
        self._folded = folded
        self._starts = starts  # in the folded text
        self._length = length

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, index: int) -> Span: ...
    @overload
    def __getitem__(self, index: slice) -> list[Span]: ...
    def __getitem__(self, index: int | slice) -> Span | list[Span]:
        if isinstance(index, slice):
            return [self._span(start) for start in self._starts[index]]
        return self._span(self._starts[index])

    def without(self, hidden: Sequence[Span]) -> Places:
        """Return the places that do not begin in one of the stretches `hidden`, which are in order."""
        kept, at = [], 0
        for span in hidden:
            first = bisect_left(self._starts, self._folded.position(span.start), lo=at)
            kept += self._starts[at:first]
            at = bisect_left(self._starts, self._folded.position(span.end), lo=first)
        kept += self._starts[at:]
        return Places(self._folded, kept, self._length, len(self._starts) - len(kept))

    def _span(self, start: int) -> Span:
        return self._folded.span(start, start + self._length)
