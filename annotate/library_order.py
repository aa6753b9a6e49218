"""In which order and in which groups the articles of the library stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from annotate.folding import folded
from annotate.library import STATUSES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from annotate.library import Library


class Sort(StrEnum):
    """What articles are sorted by."""

    IMPORT = auto()
    DATE = auto()
    TITLE = auto()
    SOURCE = auto()
    CLAIMS = auto()
    REVIEWED = auto()


class Group(StrEnum):
    """What articles stand together by."""

    NONE = auto()
    STATUS = auto()
    SOURCE = auto()
    MONTH = auto()


DESCENDING_AT_FIRST = frozenset({Sort.DATE, Sort.CLAIMS})
"""Sorts that begin with the latest, or the most, until the other way is asked for."""

_OF_WORK = frozenset({Sort.CLAIMS, Sort.REVIEWED})
_MONTH = len("2026-03")


@dataclass(frozen=True, slots=True)
class LibraryOrder:
    """How the library is arranged. Groups come first, and in each the articles by `sort`.

    What is not known (a date, a source) stands last, whichever way it goes; equal ones stand in the order
    they came in.
    """

    sort: Sort = Sort.IMPORT
    descending: bool = False
    group: Group = Group.NONE

    @property
    def asks_for_work(self) -> bool:
        """Whether it asks for what was done in an article, and not only what the article is."""
        return self.sort in _OF_WORK

    def by(self, sort: Sort) -> LibraryOrder:
        """Return the order when `sort` is chosen: the same once more turns it round."""
        turned = not self.descending if sort is self.sort else sort in DESCENDING_AT_FIRST
        return LibraryOrder(sort, turned, self.group)

    def grouped(self, group: Group) -> LibraryOrder:
        """Return the order with other groups."""
        return LibraryOrder(self.sort, self.descending, group)

    def arranged(self, library: Library) -> list[tuple[str, Sequence[int]]]:
        """Return what each group is of (`group_of`), and all its places in this order; one group of nothing
        where none are asked for. By title needs folded `library.names`.
        """
        places = self._sorted(library)
        if self.group is Group.NONE:
            return [("", places)]
        groups: dict[str, list[int]] = {}
        group_at = _group_values(library, self.group)
        for place in places:
            groups.setdefault(group_at(place), []).append(place)
        return [(of, groups[of]) for of in self._in_order(groups)]

    def to_plain(self) -> dict[str, object]:
        """Return the order as JSON can hold it."""
        return {"sort": self.sort.value, "descending": self.descending, "group": self.group.value}

    @classmethod
    def from_plain(cls, plain: object) -> LibraryOrder:
        """Return what `to_plain` made plain; raises ValueError for anything else."""
        if not isinstance(plain, dict):
            raise ValueError(plain)
        return cls(
            Sort(plain.get("sort", Sort.IMPORT)),
            plain.get("descending") is True,
            Group(plain.get("group", Group.NONE)),
        )

    def _sorted(self, library: Library) -> Sequence[int]:
        if self.sort is Sort.IMPORT:
            return library.places[::-1] if self.descending else library.places
        value_at, known_at = _values(library, self.sort)
        known, unknown = list(library.places), []
        if known_at:
            known = [place for place in known if known_at(place)]
            unknown = [place for place in library.places if not known_at(place)]
        return [*sorted(known, key=value_at, reverse=self.descending), *unknown]

    def _in_order(self, groups: Collection[str]) -> Sequence[str]:
        """Months go as the dates do, the latest first where nothing says otherwise."""
        if self.group is Group.STATUS:
            return [status for status in STATUSES if status in groups]
        known = sorted(filter(None, groups), key=folded if self.group is Group.SOURCE else None)
        if self.group is Group.MONTH and (self.descending or self.sort is not Sort.DATE):
            known.reverse()
        return [*known, *(of for of in groups if not of)]


def group_of(library: Library, group: Group, place: int) -> str:
    """Return which group a place is in: a status, a source, a month; empty where that is not known."""
    if group is Group.STATUS:
        return STATUSES[library.statuses[place]]
    if group is Group.SOURCE:
        return library.sources[place]
    return library.dates[place][:_MONTH] if group is Group.MONTH else ""


def _group_values(library: Library, group: Group) -> Callable[[int], str]:
    """`group_of` for very many places."""
    if group is Group.STATUS:
        return [*map(STATUSES.__getitem__, library.statuses)].__getitem__
    if group is Group.SOURCE:
        return library.sources.__getitem__
    return [*map(itemgetter(slice(_MONTH)), library.dates)].__getitem__


def _values(library: Library, sort: Sort) -> tuple[Callable[[int], Any], Callable[[int], object] | None]:
    """What a place is sorted by, and what is empty or 0 where that is not known."""
    if sort is Sort.DATE:
        return library.dates.__getitem__, library.dates.__getitem__
    if sort is Sort.TITLE:
        return library.names.__getitem__, library.titles.sizes.__getitem__
    if sort is Sort.SOURCE:
        names = {source: folded(source) for source in set(library.sources)}
        return [*map(names.__getitem__, library.sources)].__getitem__, library.sources.__getitem__
    if sort is Sort.CLAIMS:
        totals = [sum(number for _, number in counts) for counts in library.counts_of_kind]
        return [*map(totals.__getitem__, library.kinds)].__getitem__, None
    return library.reviewed.__getitem__, None
