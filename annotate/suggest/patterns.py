"""Patterns over the words of a clause, written as the words stand: `恐れ が|は|も ~ ある`.

`a|b` is either word, `@name` any word of that named set, `_` any one word, `~` at most six words, none of
them は or が, and a `?` after a word makes it optional.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.suggest.vocabulary import SETS

if TYPE_CHECKING:
    from collections.abc import Sequence

ANY = "_"
"""Any one word."""
_GAP = r"(?:(?!(?:は|が) )[^ ]+ ){0,6}?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern made ready: `closing` are the words it can end with, of each of `needed` it must hold one.

    Looking for `needed` first spares nearly all searches.
    """

    expression: re.Pattern[str]
    closing: frozenset[str]
    needed: tuple[frozenset[str], ...]

    def may_hold(self, held: set[str]) -> bool:
        """Whether there is a word for each part."""
        for part in self.needed:  # noqa: SIM110 - asked so often that a generator would be half of the cost
            if part.isdisjoint(held):
                return False
        return True


def compiled(pattern: str, *, at_end: bool) -> Pattern:
    """Return `pattern` made ready; `at_end` binds it to the end of the words searched."""
    parts = pattern.split()
    expression = "(?:(?<= )|^)" + "".join(_part(part) for part in parts) + (r"\Z" if at_end else "")
    return Pattern(re.compile(expression), _closing(parts), _needed(parts))


def joined(words: Sequence[str]) -> str:
    """Return words as patterns search them."""
    return " ".join(words) + " "


def found(pattern: Pattern, line: str) -> tuple[int, int] | None:
    """Return the numbers of the first word of `line` the pattern holds, and of the one after its last."""
    match = pattern.expression.search(line)
    if match is None:
        return None
    first = line.count(" ", 0, match.start())
    return first, first + match[0].count(" ")


def _closing(parts: Sequence[str]) -> frozenset[str]:
    """What a match can end with; an optional end leaves it to the word before, too."""
    words = _alternatives(parts[-1].removesuffix("?"))
    return words | _closing(parts[:-1]) if parts[-1].endswith("?") else words


def _needed(parts: Sequence[str]) -> tuple[frozenset[str], ...]:
    """The alternatives of each part that is neither optional nor any word."""
    return tuple(_alternatives(part) for part in parts if part not in ("~", ANY) and not part.endswith("?"))


def _part(part: str) -> str:
    if part == "~":
        return _GAP
    optional = "?" if part.endswith("?") else ""
    part = part.removesuffix("?")
    word = "[^ ]+" if part == ANY else "|".join(map(re.escape, sorted(_alternatives(part))))
    return f"(?:(?:{word}) ){optional}"


def _alternatives(part: str) -> frozenset[str]:
    return SETS[part[1:]] if part.startswith("@") else frozenset(part.split("|"))
