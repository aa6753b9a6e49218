"""What stands in the list of articles: those a filter leaves, arranged, each group below its heading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from annotate.library import STATUSES, Library
from annotate.library_filter import LibraryFilter
from annotate.library_order import Group, LibraryOrder, Sort, group_of, group_values
from annotate.model import Status

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

UNREAD = frozenset({Status.NEW, Status.READING})
"""Articles with these an analyst is not done with."""

HEADING = -1
"""Stands in `Shelf.rows` for the heading of a group."""

_UNREAD_CODES = frozenset(code for code, status in enumerate(STATUSES) if status in UNREAD)


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
        self._arranged_for: tuple[object, ...] = ()
        self.renew()

    @property
    def needs_names(self) -> bool:
        """Whether filter or order need names that are not prepared yet."""
        by_title = self.order.sort is Sort.TITLE
        return (by_title or bool(self.filter.words.strip())) and not self.library.is_prepared

    @property
    def asks_for_work(self) -> bool:
        """Whether what was done in the articles decides what is shown where."""
        return self.filter.asks_for_work or self.order.asks_for_work

    def ask(self, asked: LibraryFilter, order: LibraryOrder) -> None:
        """Show other articles, or in another order."""
        self.filter, self.order = asked, order
        self.renew()

    def renew(self) -> None:
        """Show what the library is now. Names that are needed are prepared, all at once."""
        while self.needs_names:
            self.library.prepare()
        self._arrange()
        found, self.numbers = self.filter.left(self.library, self._all)
        self.number = len(found)
        self.headings, self.heading_rows = [], []
        self.rows = found if self.order.group is Group.NONE else self._with_headings(found)

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

    def still_fits(self, row: int) -> bool:
        """Whether the article in a row is still one the filter leaves, and of the group it stands in."""
        place = self.rows[row]
        if not self.filter.leaves(self.library, place):
            return False
        above = bisect_right(self.heading_rows, row) - 1
        return above < 0 or self.headings[above].of == group_of(self.library, self.order.group, place)

    def leave(self, row: int) -> range:
        """Take the article in a row out; return the rows that went: its heading too where it was alone."""
        above = bisect_right(self.heading_rows, row) - 1
        first = row
        if above >= 0:
            of, number = self.headings[above]
            self.headings[above] = Heading(of, number - 1)
            if number == 1:
                first = row - 1
                del self.headings[above], self.heading_rows[above]
        gone = range(first, row + 1)
        del self.rows[gone.start : gone.stop]
        self.heading_rows = [each - len(gone) * (each > row) for each in self.heading_rows]
        self.number -= 1
        return gone

    def neighbour(self, place: int | None, step: int, without: Collection[int] = ()) -> int | None:
        """The next place shown, forwards for a `step` of 1, backwards for -1; None past either end.

        One that is not shown stands between those it would be shown between. From None the way leads in at
        the end that `step` comes from. Those `without` are passed over.
        """
        return next((other for other in self._onward(place, step) if other not in without), None)

    def next_unread(self, place: int | None) -> int | None:
        """The next place shown that is not done with, going round at the end; None where there is none."""
        codes = self.library.statuses
        for others in (self._onward(place, 1), self._articles(self.rows)):
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
        if place is not None and row is None and place in self._all:
            shown, at = set(self.rows), self._all.index(place)
            beyond = self._all[at + 1 :] if step > 0 else self._all[:at][::-1]
            return (other for other in beyond if other in shown)
        if row is None:
            row = -1 if step > 0 else len(self.rows)
        onward = range(row + 1, len(self.rows)) if step > 0 else range(row - 1, -1, -1)
        return self._articles(self.rows[n] for n in onward)

    def _articles(self, rows: Iterable[int]) -> Iterator[int]:
        return (place for place in rows if place != HEADING)

    def _arrange(self) -> None:
        library = self.library
        state = (self.order, library.revision, self.order.asks_for_work and library.progress_revision)
        if state != self._arranged_for:
            self._all, self._arranged_for = self.order.arranged(library), state

    def _with_headings(self, found: Iterable[int]) -> list[int]:
        rows: list[int] = []
        for of, group in groupby(found, group_values(self.library, self.order.group)):
            places = list(group)
            self.headings.append(Heading(of, len(places)))
            self.heading_rows.append(len(rows))
            rows.append(HEADING)
            rows += places
        return rows
