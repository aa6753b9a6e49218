"""Cuts a long stretch of text into windows, so that looking at one place never costs the whole text.

The cuts depend on the text and the stretch only, not on the place asked about: going through a stretch
key by key meets the same windows each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.graphemes import is_boundary, next_boundary
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Code points. A few milliseconds of analysis; nearly every paragraph is shorter.
SIZE = 500
_SLACK = 250
# Where a cut goes through no word, the best first.
_SAFE_PLACES = (
    re.compile(r"[。｡！？][」』）)]*"),
    re.compile(r"[、，\s]"),
    re.compile(r"[をはが](?=[一-鿿ァ-ヶ])"),
)


def window_at(text: str, position: int, within: Span) -> Span:
    """Return the window of `within` that holds the code point at `position` (brought inside `within`)."""
    position = min(max(position, within.start), within.end - 1)
    index = (position - within.start) // SIZE
    while (start := _cut(text, index, within)) > position:
        index -= 1
    return Span(start, _cut(text, index + 1, within))


def windows(text: str, within: Span) -> Iterator[Span]:
    """Yield the windows of `within`, which follow each other without a gap."""
    if len(within) <= SIZE + _SLACK:  # nearly always
        yield within
        return
    position = within.start
    while position < within.end:
        window = window_at(text, position, within)
        yield window
        position = window.end


def _cut(text: str, index: int, within: Span) -> int:
    """Where window number `index` begins: a safe place up to `_SLACK` after its even share."""
    if index <= 0:
        return within.start
    even = within.start + index * SIZE
    last = min(even + _SLACK, within.end)
    if within.end - even <= _SLACK:  # what is left is not worth a window
        return within.end
    for place in _SAFE_PLACES:
        if (match := place.search(text, even, last)) and is_boundary(text, match.end()):
            return match.end()
    return even if is_boundary(text, even) else next_boundary(text, even)
