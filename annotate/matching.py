"""How well a few typed words fit a name: what a person means who types a beginning, or a letter of each word.

Names and words are compared as `annotate.folding.folded` returns them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGINS, BEGINS_A_WORD, CONTAINS, IN_ORDER = range(4)
"""How a word fits, the best first: IN_ORDER is a few letters of each of several words."""


def misfit(words: Sequence[str], name: str, *, loosely: bool = False) -> int | None:
    """Return how far `words` are from `name`, 0 for the best fit; None where one is not in it at all.

    Only `loosely` does IN_ORDER count: in long names it would fit too much.
    """
    total = 0
    for word in words:
        at = name.find(word)
        if at >= 0:
            total += _inside(word, name, at) if at else BEGINS
        elif loosely and len(word) > 1 and _apart(word).search(name):
            total += IN_ORDER
        else:
            return None
    return total


def _inside(word: str, name: str, at: int) -> int:
    while at > 0 and name[at - 1].isalnum():
        at = name.find(word, at + 1)
    return BEGINS_A_WORD if at >= 0 else CONTAINS


@lru_cache(maxsize=64)
def _apart(word: str) -> re.Pattern[str]:
    """The letters of `word` in order, each next to the one before or at the beginning of a word."""
    return re.compile(r"\b" + r"(?:.*?\b)?".join(map(re.escape, word)))
