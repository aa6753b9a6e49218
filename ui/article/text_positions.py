"""Where a stretch of the stored text stands in the string Qt lays out: the one home of UTF-16 units.

Names that begin with `qt_` are UTF-16 positions in the laid-out string; all others are code points
of the article's text.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from annotate.offsets import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.spans import Span

# One for one, so that positions stay: a line end inside a paragraph, and controls Qt acts upon.
_AS_SHOWN = str.maketrans("\n\v\f\x1e\x1f", "\u2028\u2028\u2028  ")


class ShownText:
    """The pieces of a paragraph put together for Qt, and the way back to the article's text."""

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        self._starts = [piece.start for piece in pieces]
        self._ends = [piece.end for piece in pieces]
        self._offsets = [0]
        for piece in pieces:
            self._offsets.append(self._offsets[-1] + len(piece))
        string = "".join([text[piece.slice] for piece in pieces])
        self._units = OffsetMap(string)
        self.string = string.translate(_AS_SHOWN)

    def to_qt(self, position: int) -> int:
        """Return where `position` is shown; what is left out is shown at the next piece's start."""
        index = max(bisect_right(self._starts, position) - 1, 0)
        within = min(max(position, self._starts[index]), self._ends[index]) - self._starts[index]
        return self._units.to_utf16(self._offsets[index] + within)

    def to_position(self, qt_position: int, *, at_end: bool = False) -> int:
        """Return the position in the text that is shown at `qt_position`.

        At the seam of two pieces that is the start of the second, or with `at_end` the end of the first.
        """
        offset = self._units.to_code_points(qt_position)
        index = bisect_right(self._offsets, offset) - 1
        if index == len(self._starts) or (at_end and index and offset == self._offsets[index]):
            index -= 1
        return self._starts[index] + offset - self._offsets[index]
