"""Where a place of the text lies between the first and the last character that is shown."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.article.reading_page import Block


class PageExtent:
    """Maps places of the text to 0.0 … 1.0 of what is shown, and back; folded furniture takes no room.

    It counts characters rather than pixels, so that nothing moves while blocks are being laid out.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        spans = [block.span for block in blocks if block.span]
        self._starts = [span.start for span in spans]
        self._lengths = [len(span) for span in spans]
        self._before = [0, *accumulate(self._lengths)]

    @property
    def length(self) -> int:
        """Code points that are shown."""
        return self._before[-1]

    def fraction(self, position: int) -> float:
        """Return where `position` lies; what is folded away lies where the text goes on."""
        block = bisect_right(self._starts, position) - 1
        if block < 0:
            return 0.0
        inside = min(position - self._starts[block], self._lengths[block])
        return (self._before[block] + inside) / max(self.length, 1)

    def position(self, fraction: float) -> int:
        """Return the place in the text at `fraction`, of the nearest character that is shown."""
        if not self._starts:
            return 0
        offset = min(max(int(fraction * self.length), 0), self.length - 1)
        block = bisect_right(self._before, offset) - 1
        return self._starts[block] + offset - self._before[block]
