"""Nearly the same article again: found by small sketches, then said only of what was compared in full.

A syndicated copy has another headline, other figures, a paragraph less. Articles are compared as sets of
shingles, stretches of eight characters, by resemblance and containment (A. Broder, "On the resemblance
and containment of documents", 1997). Comparing each with each would take days, so every article has a
sketch: of the shingles that begin at an anchor (U. Manber, "Finding similar files in a large file
system", 1994; here every eighth character by its code) the sixteen with the smallest hashes (Broder's
sample of fixed size). Articles whose sketches share two are compared. All of it is deterministic.
"""

from __future__ import annotations

import struct
import unicodedata
from collections import Counter
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from annotate.model import ZoneKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from annotate.model import Zone

SHINGLE = 8
"""Code points in a shingle: some four words of Japanese."""

SIZE = 16
"""Hashes in a sketch."""

RESEMBLES, CONTAINS = 0.5, 0.8
"""From here on two articles are nearly the same: shingles in both of all there are, or of the fewer."""

_BYTES = 4 * SHINGLE
_IS_ANCHOR = bytes(not code & 7 for code in range(256))  # by the low byte of a code point
_LEAST = 60  # shingles; a contained note of one sentence says nothing about where it is from
_SHARED = 2  # hashes; one alone is shared by all pages with the same line about copyright
_POSTINGS = 8  # articles remembered for one hash; what more of them share is furniture
_COMPARED = 5  # candidates at most that are compared in full

Sketch = tuple[int, ...]


class Likeness(NamedTuple):
    """How like each other two articles are, 0 to 1: shingles in both, of all, and of the fewer."""

    resemblance: float
    containment: float

    @property
    def is_near(self) -> bool:
        """Whether the two are to be shown to the analyst as nearly the same."""
        return self.resemblance >= RESEMBLES or self.containment >= CONTAINS


def read_text(text: str, zones: Iterable[Zone]) -> str:
    """Return what of a page is read, in lines: everything but the chrome."""
    return "\n".join(text[zone.span.slice] for zone in zones if zone.kind is not ZoneKind.CHROME)


def folded(text: str) -> str:
    """Return `text` as it is compared: one width, one case, no spaces, no line ends."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def sketch(text: str) -> Sketch:
    """Return the sketch of what is read of a page, smallest hash first; empty for a text of a few words."""
    data = folded(text).encode("utf-32-le", "replace")
    starts = range(0, len(data) - _BYTES + 1, 4)
    hashes = {crc32(data[n : n + _BYTES]) for n in compress(starts, data[::4].translate(_IS_ANCHOR))}
    return tuple(sorted(hashes)[:SIZE])


def packed(hashes: Sequence[int]) -> bytes:
    """Return a sketch as it is stored: four bytes for each hash, little-endian."""
    return struct.pack(f"<{len(hashes)}I", *hashes)


def unpacked(data: bytes) -> Sketch:
    """Return the sketch that `packed` wrote; bytes left over are ignored."""
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def shingles(text: str) -> frozenset[str]:
    """Return all the shingles of what is read of a page; a shorter text is a shingle of its own."""
    plain = folded(text)
    if len(plain) <= SHINGLE:
        return frozenset([plain])
    return frozenset(plain[n : n + SHINGLE] for n in range(len(plain) - SHINGLE + 1))


def likeness(one: AbstractSet[str], other: AbstractSet[str]) -> Likeness:
    """Compare the shingles of two articles; the same ones are 1.0 in both ways."""
    both, fewer = len(one & other), min(len(one), len(other))
    contained = both / fewer if fewer >= _LEAST or one == other else 0.0
    return Likeness(both / (len(one) + len(other) - both), contained)


class Postings:
    """Which articles have a hash in their sketch: of those in `wanted` only, where it is given."""

    def __init__(self, wanted: Collection[int] | None = None) -> None:
        self._wanted = wanted
        self._articles: dict[int, list[int]] = {}

    def add(self, number: int, hashes: Iterable[int]) -> None:
        """Remember an article under its hashes; of many with the same hash the first ones."""
        for key in hashes:
            if self._wanted is None or key in self._wanted:
                found = self._articles.setdefault(key, [])
                if len(found) < _POSTINGS:
                    found.append(number)

    def candidates(self, hashes: Iterable[int]) -> list[int]:
        """Return the few articles worth a comparison, those that share most first, then in order."""
        tally = Counter(number for key in hashes for number in self._articles.get(key, ()))
        worth = [(-shared, number) for number, shared in tally.items() if shared >= _SHARED]
        return [number for _, number in sorted(worth)[:_COMPARED]]
