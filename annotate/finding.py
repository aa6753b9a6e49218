"""Finding words in an article as a reader means them: every place, with exact positions in its text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from unicodedata import normalize

from annotate.folding import HIRAGANA
from annotate.spans import Span


class Finder:
    """Finds in one text; what is prepared for that is prepared once.

    Full and half width, hiragana and katakana, capital and small letters, composed and decomposed
    kana are the same; line ends are nothing, so that a word broken by a wrapped line is found.
    """

    def __init__(self, text: str) -> None:
        table = {character: _folded(character) for character in set(text)}
        parts = [table[character] for character in text]
        self._folded = "".join(parts)
        self._ends = list(accumulate(map(len, parts)))  # in the folded text, of each code point
        self._starts = [0, *self._ends[:-1]]

    def find(self, query: str) -> list[Span]:
        """Return every place that says `query`, in order and without overlap; none for blank queries."""
        wanted = "".join(map(_folded, query))
        if not wanted.strip():
            return []
        found, at = [], self._folded.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            first = bisect_right(self._starts, at) - 1
            last = bisect_left(self._ends, end)
            whole = self._starts[first] == at and self._ends[last] == end  # か is not half of が
            if whole:
                found.append(Span(first, last + 1))
            at = self._folded.find(wanted, end if whole else at + 1)
        return found


def _folded(character: str) -> str:
    if character == "\n":
        return ""
    return normalize("NFKD", character).casefold().translate(HIRAGANA)
