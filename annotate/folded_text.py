"""Text folded for finding words in it, with the way back to the positions of what was folded.

The find bar and the index of all articles both fold here, so that they always find the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import normalize

from annotate.folding import HIRAGANA
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f\uff9e\uff9f"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_MARKED = re.compile(f"[^{_MARKS}][{_MARKS}]+", re.DOTALL)
_MARK = re.compile(f"[{_MARKS}]")
_BELONGING = re.compile(f"[{_MARKS}{_SELECTORS}]*")
_NOTHING = re.compile(f"[\n\u00ad\u200b\u2060\ufeff{_SELECTORS}]")


class FoldedText:
    """One text as it is compared when someone looks for words (0.06 s for 1,000,000 characters).

    Full and half width, hiragana and katakana, capital and small letters, composed and decomposed
    kana are the same; line ends and what is invisible are nothing, so that a word broken by a wrapped
    line is found. `text` is the folded text. `cuts` are the places in it where no whole character
    begins: か is not half of が, nor キ the half of ㌔.
    """

    def __init__(self, original: str, text: str | None = None) -> None:
        """`text` is the folded text where it is known already."""
        composed = _composed(original)
        self._original = original
        self.text = composed.translate(_FOLDING) if text is None else text
        self._shifts = _Shifts(composed)
        inside = {place for start, end in self._shifts.long for place in range(start + 1, end)}
        self.cuts = frozenset(inside | {mark.start() for mark in _MARK.finditer(self.text)})

    def span(self, start: int, end: int) -> Span:
        """Return the stretch of the original whose folded form is from `start` to `end`."""
        back = self._shifts.end(end)
        belonging = _BELONGING.match(self._original, back)
        return Span(self._shifts.start(start), belonging.end() if belonging else back)

    def position(self, original: int) -> int:
        """Return where, in the folded text, the character of the original at `original` begins."""
        return self._shifts.folded(original)


def folded_words(words: str) -> str:
    """Return what someone looks for as it stands in folded texts; empty where nothing is left of it."""
    folded = _composed(words).translate(_FOLDING)
    return folded if folded.strip() else ""


def starts_in(
    folded: str, cuts: Collection[int], wanted: str, begin: int = 0, end: int | None = None
) -> list[int]:
    """Return where `wanted`, which is folded too, stands in a stretch of a folded text.

    In order and without overlap, whole characters only.
    """
    return list(each_start(folded, cuts, wanted, begin, len(folded) if end is None else end))


def each_start(folded: str, cuts: Collection[int], wanted: str, begin: int, end: int) -> Iterator[int]:
    """Yield what `starts_in` returns."""
    at = folded.find(wanted, begin, end)
    while at >= 0:
        after = at + len(wanted)
        if at in cuts or after in cuts:
            after = at + 1
        else:
            yield at
        at = folded.find(wanted, after, end)


class _Shifts:
    """The way from the folded text back: the characters that fold to nothing or to several.

    `long` has start and end, in the folded text, of those that fold to several.
    """

    def __init__(self, text: str) -> None:
        # Sorted, so that the pattern of most articles is one that `re` has compiled before.
        odd = "".join(map(re.escape, sorted(_FOLDING.odd_of(text))))
        found = list(re.finditer(f"[{odd}]", text)) if odd else []
        lengths = [len(_FOLDING[ord(one[0])]) for one in found]
        self._shift = [0, *accumulate(1 - length for length in lengths)]
        self._positions = [one.start() for one in found]
        self._starts = [at - shift for at, shift in zip(self._positions, self._shift, strict=False)]
        self._ends = [start + length for start, length in zip(self._starts, lengths, strict=True)]
        ranges = zip(self._starts, self._ends, strict=True)
        self.long = [(start, end) for start, end in ranges if end - start > 1]

    def folded(self, position: int) -> int:
        """Return where, in the folded text, the character at `position` begins."""
        return position - self._shift[bisect_left(self._positions, position)]

    def start(self, folded: int) -> int:
        """Return where the character begins that is at `folded` in the folded text."""
        return folded + self._shift[bisect_right(self._ends, folded)]

    def end(self, folded: int) -> int:
        """Return where the character ends that ends at `folded` in the folded text."""
        return folded + self._shift[bisect_left(self._starts, folded)]


class _Folding(dict[int, str]):
    """For `str.translate`: what each character is compared as; has those that were met."""

    def __init__(self) -> None:
        self._met: set[str] = set()
        self._odd: set[str] = set()

    def odd_of(self, text: str) -> set[str]:
        """Return the characters of a text that fold to nothing or to several."""
        characters = set(text)
        for character in characters - self._met:
            self.__missing__(ord(character))
        return self._odd & characters

    def __missing__(self, code: int) -> str:
        character = chr(code)
        nothing = _NOTHING.match(character)
        folded = "" if nothing else normalize("NFKC", character).casefold().translate(HIRAGANA)
        self[code] = folded
        self._met.add(character)
        if len(folded) != 1:
            self._odd.add(character)
        return folded


_FOLDING = _Folding()  # a new one for every article would cost more than folding the article


def _composed(text: str) -> str:
    """Return `text` with each character and its marks composed, and as long: the rest is line ends."""
    return _MARKED.sub(_compose, text) if _MARK.search(text) else text


def _compose(marked: re.Match[str]) -> str:
    composed = normalize("NFKC", marked[0])
    return composed.ljust(len(marked[0]), "\n") if len(composed) <= len(marked[0]) else marked[0]
