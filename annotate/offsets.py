"""Code points and UTF-16 units of one text, each way."""

from __future__ import annotations

from bisect import bisect_right


class OffsetMap:
    """Converts positions in `text` between code points and UTF-16 units.

    Positions run from 0 to the length of the text, both ends included. A UTF-16 position inside
    a surrogate pair is taken back to the start of its code point.
    """

    def __init__(self, text: str) -> None:
        # Positions just after each astral character: the n-th is worth n extra units.
        self._after = (
            [] if text.isascii() or max(text, default="") < "\U00010000"
            else [i + 1 for i, character in enumerate(text) if character > "\uffff"]
        )
        self._after_utf16 = [position + n + 1 for n, position in enumerate(self._after)]

    def to_utf16(self, position: int) -> int:
        """Return the UTF-16 position of a code point position."""
        return position + bisect_right(self._after, position)

    def to_code_points(self, utf16: int) -> int:
        """Return the code point position of a UTF-16 position."""
        pairs_before = bisect_right(self._after_utf16, utf16)
        inside_pair = pairs_before < len(self._after) and utf16 == self._after_utf16[pairs_before] - 1
        return utf16 - pairs_before - inside_pair
