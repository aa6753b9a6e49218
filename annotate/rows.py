"""What a row about a claim says: declared once, for every file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.spans import Span

Cell = str | int
ClaimRow = tuple[Cell, ...]

COLUMNS = (
    "annotation_id",
    "article_id",
    "article_title",
    "byline",
    "source",
    "url",
    "published",
    "tag",
    "tag_ja",
    "quote",
    "start_codepoint",
    "end_codepoint",
    "sentence",
    "paragraph",
    "holder",
    "stated_likelihood",
    "assessed_likelihood",
    "confidence",
    "source_reliability",
    "credibility",
    "grade",
    "actor",
    "target",
    "horizon",
    "note",
    "annotator",
    "origin",
    "created_at",
    "updated_at",
    "article_sha256",
    "quotation",
    "same_as",
)
"""The columns in their order. `column_key` has their names for people."""


def column_key(column: str) -> str:
    """Return the key of the translations that names a column."""
    return f"column.{column}"


class Stretches:
    """The sentences, or the paragraphs, of one article, ready to be asked what stands around a claim.

    `spans` do not overlap and stand in the order of the text.
    """

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self._text = text
        pairs = [(span.start, span.end) for span in spans]
        self._starts = [start for start, _ in pairs]
        self._ends = [end for _, end in pairs]

    def around(self, start: int, end: int) -> str:
        """Return the text from the beginning of the stretch that holds `start` to the end of the last
        one that begins before `end`; nothing when `start` lies in none. Both count code points.
        """
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self._ends[first] <= start:
            return ""
        last = bisect_left(self._starts, end) - 1
        return self._text[self._starts[first] : self._ends[last]]
