"""The folded names of very many articles: what words are looked for in."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from annotate.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOGETHER = 64
"""Names in one text. Most words stand in few of the texts, so that few are parted for a word."""

_BETWEEN = "\x1e"  # no word that is looked for holds it: `str.split` takes it for white space


class FoldedNames:
    """A name for each place, 0 and on, folded as `annotate.folding` does.

    One text for each took 160 bytes; here they take 70. In a name, the control character that stands between
    names becomes a space.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._number = 0

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(text.split(_BETWEEN) for text in self._texts)

    def __getitem__(self, place: int) -> str:
        return self._texts[place // _TOGETHER].split(_BETWEEN)[place % _TOGETHER]

    def __setitem__(self, place: int, name: str) -> None:
        at = place // _TOGETHER
        names = self._texts[at].split(_BETWEEN)
        names[place % _TOGETHER] = _folded_alone(name)
        self._texts[at] = _BETWEEN.join(names)

    def extend(self, names: Sequence[str]) -> None:
        """Fold the names of the next places: many at once take a third of the time of one by one."""
        at_once = folded(_BETWEEN.join(names)).split(_BETWEEN)
        self._extend(at_once if len(at_once) == len(names) else map(_folded_alone, names))

    def insert(self, place: int, name: str) -> None:
        """Make room for a place among the others, or behind the last."""
        names = [*self]
        names.insert(place, _folded_alone(name))
        self._texts, self._number = [], 0
        self._extend(names)

    def with_word(self, word: str, places: Sequence[int]) -> Sequence[int]:
        """Return those of the places, in their order, in whose name a folded word stands."""
        if len(places) < _TOGETHER:
            return [place for place in places if word in self[place]]
        found = [
            number * _TOGETHER + at
            for number, text in enumerate(self._texts)
            if word in text
            for at, name in enumerate(text.split(_BETWEEN))
            if word in name
        ]
        if places == range(self._number):
            return found
        wanted = set(found)
        return [place for place in places if place in wanted]

    def _extend(self, names: Iterable[str]) -> None:
        """Take names that are folded."""
        last = self._texts.pop().split(_BETWEEN) if self._number % _TOGETHER else []
        self._number -= len(last)
        waiting = [*last, *names]
        self._number += len(waiting)
        for first in range(0, len(waiting), _TOGETHER):
            self._texts.append(_BETWEEN.join(waiting[first : first + _TOGETHER]))


def _folded_alone(name: str) -> str:
    return folded(name).replace(_BETWEEN, " ")
