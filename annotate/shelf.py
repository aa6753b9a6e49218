"""What stands in the list of articles: those a filter leaves, arranged, each group below its heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from annotate.library import STATUSES, Library, Stage
from annotate.library_filter import LibraryFilter
from annotate.library_order import Group, LibraryOrder, Sort, group_of
from annotate.model import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

UNREAD = frozenset({Status.NEW, Status.READING})
"""Articles with these an analyst is not done with."""

HEADING = -1
"""Stands in `Shelf.rows` for the heading of a group."""

_UNREAD_CODES = frozenset(code for code, status in enumerate(STATUSES) if status in UNREAD)


def stage_for(asked: LibraryFilter, order: LibraryOrder | None = None) -> Stage:
    """Return how much of a library must be there to answer a question."""
    order = order or LibraryOrder()
    if asked.asks_for_work or order.asks_for_work:
        return Stage.WORK
    if order.sort is Sort.TITLE or asked.words.strip():
        return Stage.NAMES
    return Stage.FACTS if asked.is_asking or order != LibraryOrder(descending=order.descending) else Stage.IDS


class Heading(NamedTuple):
    """What a group is of (a status, a source or a month, empty where that is not known), and its size."""

    of: str
    number: int


class Shelf:
    """`rows` are the places of the articles that are shown, in order, and HEADING before each group.

    Changes of the library show only in `renew`, so that no row moves under the reader; `leave` takes one
    article out meanwhile.
    """

    def __init__(self, library: Library | None = None) -> None:
        self.library = library or Library()
        self.filter = LibraryFilter()
        self.order = LibraryOrder()
        self.rows: list[int] = []
        self.headings: list[Heading] = []
        self.heading_rows: list[int] = []
        self.number = 0
        """How many articles are shown."""
        self.numbers: Mapping[Status, int] = {}
        """How many articles of each status there are, or would be, if no status were asked for."""
        self._all: Sequence[int] = ()
        self._ranks: Sequence[int] = ()
        self._groups: list[tuple[str, int]] = []
        self._arranged_for: tuple[object, ...] = ()
        self.renew()

    def is_ready_for(self, asked: LibraryFilter, order: LibraryOrder) -> bool:
        """Whether as much of the library is there as the question needs; if not, `ask` waits for it."""
        return self.library.stage >= stage_for(asked, order)

    def ask(self, asked: LibraryFilter, order: LibraryOrder) -> None:
        """Show other articles, or in another order."""
        self.filter, self.order = asked, order
        self.renew()

    def renew(self, keep: int | None = None) -> None:
        """Show what the library is now, as much of it as is needed. The place to `keep` stays, whatever the
        filter says, where it was shown before.
        """
        while not self.is_ready_for(self.filter, self.order):
            self.library.advance()
        if keep is not None and self.row_of(keep) is None:
            keep = None
        self._arrange()
        found, self.numbers = self.filter.left(self.library)
        self.headings, self.heading_rows = [], []
        self._fill(found, keep)
        self.number = len(self.rows) - len(self.headings)

    def next_rows(self, first: int) -> list[int] | None:
        """The places from `first` on that are to be shown, where all of them come behind all others; else
        None.
        """
        if self.order != LibraryOrder() or not self.is_ready_for(self.filter, self.order):
            return None
        places = range(first, len(self.library.ids))
        return [place for place in places if self.filter.leaves(self.library, place)]

    def grow(self, rows: Iterable[int]) -> None:
        """Show what `next_rows` returned."""
        self._arrange()
        self.rows += rows
        self.number = len(self.rows)

    def count(self) -> None:
        """Count the articles of each status anew; the rows stay."""
        _, self.numbers = self.filter.left(self.library)

    def heading_at(self, row: int) -> Heading | None:
        """The heading in a row; None where an article is there."""
        if self.rows[row] != HEADING:
            return None
        return self.headings[bisect_left(self.heading_rows, row)]

    def row_of(self, place: int) -> int | None:
        """The row of an article, None where it is not shown."""
        try:
            return self.rows.index(place)
        except ValueError:
            return None

    def still_left(self, row: int) -> bool:
        """Whether the article in a row is still one the filter leaves."""
        return self.filter.leaves(self.library, self.rows[row])

    def still_fits(self, row: int) -> bool:
        """Whether the article in a row is still of the group it stands in."""
        place = self.rows[row]
        above = bisect_right(self.heading_rows, row) - 1
        return above < 0 or self.headings[above].of == group_of(self.library, self.order.group, place)

    def range_of(self, row: int) -> range:
        """The rows that go when the article in a row does: its heading too where it is alone."""
        above = bisect_right(self.heading_rows, row) - 1
        return range(row - (above >= 0 and self.headings[above].number == 1), row + 1)

    def leave(self, row: int) -> None:
        """Take the article in a row out, and what `range_of` says with it."""
        gone, above = self.range_of(row), bisect_right(self.heading_rows, row) - 1
        if above >= 0:
            of, number = self.headings[above]
            self.headings[above] = Heading(of, number - 1)
            if number == 1:
                del self.headings[above], self.heading_rows[above]
        del self.rows[gone.start : gone.stop]
        self.heading_rows = [each - len(gone) * (each > row) for each in self.heading_rows]
        self.number -= 1

    def neighbour(self, place: int | None, step: int, without: Collection[int] = ()) -> int | None:
        """The next place shown, forwards for a `step` of 1, backwards for -1; None past either end.

        One that is not shown stands between those it would be shown between. From None the way leads in at
        the end that `step` comes from. Those `without` are passed over.
        """
        return next((other for other in self._onward(place, step) if other not in without), None)

    def next_unread(self, place: int | None) -> int | None:
        """The next place shown that is not done with, going round at the end; None where there is none."""
        while self.library.stage < Stage.FACTS:
            self.library.advance()
        codes = self.library.statuses
        for others in (self._onward(place, 1), _articles(self.rows)):
            for other in others:
                if codes[other] in _UNREAD_CODES and other != place:
                    return other
        return None

    def articles_in(self, rows: Iterable[int]) -> list[int]:
        """The places of the articles in these rows."""
        return [place for row in rows if (place := self.rows[row]) != HEADING]

    def _onward(self, place: int | None, step: int) -> Iterator[int]:
        """The places shown behind one, or before it, the nearest first."""
        row = None if place is None else self.row_of(place)
        if place is not None and row is None:
            return self._beyond(place, step)
        if row is None:
            row = -1 if step > 0 else len(self.rows)
        onward = range(row + 1, len(self.rows)) if step > 0 else range(row - 1, -1, -1)
        return _articles(self.rows[n] for n in onward)

    def _beyond(self, place: int, step: int) -> Iterator[int]:
        """The same for a place that is not shown."""
        at = self._ranks[place] if place < len(self._ranks) else len(self._all)
        beyond = self._all[at + 1 :] if step > 0 else self._all[:at][::-1]
        shown = set(self.rows)
        return (other for other in beyond if other in shown)

    def _arrange(self) -> None:
        library = self.library
        state = (self.order, library.revision, self.order.asks_for_work and library.work_revision)
        if state == self._arranged_for:
            return
        groups = self.order.arranged(library)
        self._arranged_for = state
        self._groups = [(of, len(places)) for of, places in groups]
        self._all = groups[0][1] if len(groups) == 1 else [place for _, places in groups for place in places]
        self._ranks = self._all
        if not isinstance(self._all, range) or self._all.step < 0:
            self._ranks = [0] * len(self._all)
            for rank, place in enumerate(self._all):
                self._ranks[place] = rank

    def _fill(self, found: Sequence[int], keep: int | None) -> None:
        # Looking through names in another order than they lie in memory takes three times as long, so
        # what is found comes as it came in, and is brought into order here.
        is_found, ranks = bytearray(len(self._all)), self._ranks
        if found == self.library.places:
            is_found = bytearray(b"\x01") * len(is_found)
        else:
            for place in found:
                is_found[ranks[place]] = 1
        if keep is not None:
            is_found[ranks[keep]] = 1
        if self.order.group is Group.NONE:
            self.rows = list(compress(self._all, is_found))
            return
        self.rows, first = [], 0
        for of, size in self._groups:
            shown = list(compress(self._all[first : first + size], is_found[first : first + size]))
            first += size
            if shown:
                self.headings.append(Heading(of, len(shown)))
                self.heading_rows.append(len(self.rows))
                self.rows.append(HEADING)
                self.rows += shown


def _articles(rows: Iterable[int]) -> Iterator[int]:
    return (place for place in rows if place != HEADING)
