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
"""How a word fits, the best first: IN_ORDER is all its letters, others between them."""


def misfit(words: Sequence[str], name: str, *, loosely: bool = False) -> int | None:
    """Return how far `words` are from `name`, 0 for the best fit; None where one is not in it at all.

    Only `loosely` do letters that stand apart fit: in long names they would fit nearly everything.
    """
    total = 0
    for word in words:
        if word in name:
            total += BEGINS if name.startswith(word) else _inside(word, name)
        elif loosely and len(word) > 1 and _apart(word).search(name):
            total += IN_ORDER
        else:
            return None
    return total


def _inside(word: str, name: str) -> int:
    return BEGINS_A_WORD if re.search(rf"\b{re.escape(word)}", name) else CONTAINS


@lru_cache(maxsize=64)
def _apart(word: str) -> re.Pattern[str]:
    """The letters of `word` in order, the first at the beginning of a word of the name."""
    return re.compile(r"\b" + ".*?".join(map(re.escape, word)))
