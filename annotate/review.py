"""Which sentences of an article were looked at, and which never were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.spans import Span


class Review:
    """The sentences to read in one article, and those of them that were read.

    `sentences` stand in the order of the text and do not overlap; a sentence is known by its start.
    """

    def __init__(self, sentences: Sequence[Span] = (), read: Iterable[int] = ()) -> None:
        self._sentences = sentences
        self._read = {sentence.start for sentence in sentences}.intersection(read)

    @property
    def total(self) -> int:
        """How many sentences there are to read."""
        return len(self._sentences)

    @property
    def done(self) -> int:
        """How many of them were read."""
        return len(self._read)

    @property
    def percent(self) -> int:
        """The share that was read; 100 only when nothing is left."""
        return 100 * self.done // self.total if self.total else 0

    def is_read(self, sentence: Span) -> bool:
        """Whether a sentence was read."""
        return sentence.start in self._read

    def read(self, span: Span) -> list[Span]:
        """Take the sentences that `span` touches for read; return those that were not yet."""
        new = [sentence for sentence in self._touched(span) if sentence.start not in self._read]
        self._read.update(sentence.start for sentence in new)
        return new

    def unread(self, span: Span) -> list[Span]:
        """The sentences never looked at that `span` touches."""
        return [sentence for sentence in self._touched(span) if sentence.start not in self._read]

    def has_unread(self, span: Span) -> bool:
        """Whether `span` touches a sentence never looked at."""
        return any(sentence.start not in self._read for sentence in self._touched(span))

    def next_unread(self, position: int) -> Span | None:
        """The first sentence never looked at behind `position`, going round at the end."""
        first = bisect_right(self._sentences, position, key=lambda sentence: sentence.start)
        around = (*range(first, self.total), *range(first))
        return next((s for n in around if (s := self._sentences[n]).start not in self._read), None)

    def _touched(self, span: Span) -> Sequence[Span]:
        first = bisect_right(self._sentences, span.start, key=lambda sentence: sentence.end)
        last = bisect_left(self._sentences, span.end, key=lambda sentence: sentence.start)
        return self._sentences[first:last]
