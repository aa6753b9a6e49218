"""What stands in the list, in which order, and where N and P lead from there."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.folding import folded
from annotate.library import Library, Stage
from annotate.library_filter import LibraryFilter
from annotate.library_order import Group, LibraryOrder, Sort, group_of
from annotate.model import Status
from annotate.shelf import HEADING, UNREAD, Heading, Shelf
from tests.annotate.test_library_filter import filters, libraries
from tests.ui.samples import article, library_of

NEW, READING, DONE, ASIDE = Status.NEW, Status.READING, Status.DONE, Status.ASIDE
orders = st.builds(LibraryOrder, st.sampled_from(Sort), st.booleans(), st.sampled_from(Group))


def library(*facts: tuple[Status, str, str]) -> Library:
    """Articles with ids from 1 on, of (status, source, date)."""
    return library_of(
        article(n, f"記事{n}", status=status, source=source, published=date)
        for n, (status, source, date) in enumerate(facts, 1)
    )


SIX = (
    (NEW, "東紙", "2026-02-01"),
    (DONE, "西紙", "2026-01-20"),
    (NEW, "", ""),
    (READING, "東紙", "2026-02-10"),
    (ASIDE, "西紙", "2025-12-31"),
    (NEW, "東紙", "2026-01-05"),
)


def shown(shelf: Shelf) -> list[int | str]:
    """The ids of the articles, and what the headings are of."""
    rows = range(len(shelf.rows))
    return [h.of if (h := shelf.heading_at(n)) else shelf.library.ids[shelf.rows[n]] for n in rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (LibraryOrder(), [1, 2, 3, 4, 5, 6]),
        (LibraryOrder(descending=True), [6, 5, 4, 3, 2, 1]),
        (LibraryOrder(Sort.DATE), [5, 6, 2, 1, 4, 3]),
        (LibraryOrder(Sort.DATE, descending=True), [4, 1, 2, 6, 5, 3]),
        (LibraryOrder(Sort.SOURCE), [1, 4, 6, 2, 5, 3]),
        (LibraryOrder(group=Group.STATUS), ["new", 1, 3, 6, "reading", 4, "done", 2, "aside", 5]),
        (LibraryOrder(group=Group.SOURCE), ["東紙", 1, 4, 6, "西紙", 2, 5, "", 3]),
        (LibraryOrder(group=Group.MONTH), ["2026-02", 1, 4, "2026-01", 2, 6, "2025-12", 5, "", 3]),
        (LibraryOrder(Sort.DATE, group=Group.MONTH),
         ["2025-12", 5, "2026-01", 6, 2, "2026-02", 1, 4, "", 3]),
    ],
)  # fmt: skip
def test_articles_stand_in_order_and_in_groups(order: LibraryOrder, expected: list[int | str]) -> None:
    shelf = Shelf(library(*SIX))
    shelf.ask(LibraryFilter(), order)
    assert shown(shelf) == expected


def test_the_most_marked_come_first_and_the_least_read() -> None:
    marked = library(*SIX)
    marked.count(2, "assertion", 3)
    marked.count(5, "recommendation", 1)
    for each in range(1, 6):
        marked.set_reviewed(each, 100 - 10 * each)
    shelf = Shelf(marked)
    shelf.ask(LibraryFilter(), LibraryOrder().by(Sort.CLAIMS))
    assert shown(shelf) == [2, 5, 1, 3, 4, 6]
    shelf.ask(LibraryFilter(), LibraryOrder().by(Sort.REVIEWED))
    assert shown(shelf) == [6, 5, 4, 3, 2, 1]


def test_the_same_sort_once_more_turns_it_round() -> None:
    once = LibraryOrder().by(Sort.DATE)
    assert once.descending
    assert once.by(Sort.DATE) == LibraryOrder(Sort.DATE)
    assert not LibraryOrder().by(Sort.TITLE).descending


@given(libraries(), filters, orders)
def test_rows_are_those_the_filter_leaves_sorted(one: Library, asked: LibraryFilter, order: LibraryOrder):
    shelf = Shelf(one)
    shelf.ask(asked, order)
    places = [place for place in shelf.rows if place != HEADING]
    assert sorted(places) == list(asked.left(one)[0])
    assert shelf.number == len(places)
    keys = {
        Sort.IMPORT: lambda p: p, Sort.DATE: lambda p: one.dates[p], Sort.TITLE: lambda p: one.names[p],
        Sort.SOURCE: lambda p: folded(one.sources[p]), Sort.CLAIMS: lambda p: one.row(p).claims,
        Sort.REVIEWED: lambda p: one.row(p).reviewed,
    }  # fmt: skip
    known = {Sort.DATE: one.dates, Sort.TITLE: one.titles, Sort.SOURCE: one.sources}.get(order.sort)
    for _, group in groupby(places, lambda p: group_of(one, order.group, p)):
        members = list(group)
        first = [p for p in sorted(members) if not known or known[p]]
        first.sort(key=keys[order.sort], reverse=order.descending)
        assert members == first + sorted(p for p in members if known and not known[p])
    groups = groupby(places, lambda p: group_of(one, order.group, p))
    headings = [Heading(of, len(list(group))) for of, group in groups]
    assert shelf.headings == (headings if order.group is not Group.NONE else [])
    assert [shelf.rows[row] for row in shelf.heading_rows] == [HEADING] * len(shelf.headings)


@given(libraries(), orders, st.data())
def test_taking_one_out_is_as_not_to_have_it(one: Library, order: LibraryOrder, data: st.DataObject) -> None:
    shelf, other = Shelf(one), Shelf(one)
    shelf.ask(LibraryFilter(), order)
    if not shelf.number:
        return
    row = data.draw(st.sampled_from([n for n, place in enumerate(shelf.rows) if place != HEADING]))
    place, gone = shelf.rows[row], shelf.range_of(row)
    before = list(shelf.rows)
    shelf.leave(row)
    one.take(one.ids[place])
    other.ask(LibraryFilter(), order)
    assert (shelf.rows, shelf.headings, shelf.heading_rows, shelf.number) == (
        other.rows, other.headings, other.heading_rows, other.number,
    )  # fmt: skip
    assert before[: gone.start] + before[gone.stop :] == shelf.rows


@given(libraries(), filters, orders)
def test_the_next_is_the_next_row_also_from_what_is_not_shown(
    one: Library, asked: LibraryFilter, order: LibraryOrder
) -> None:
    everything, shelf = Shelf(one), Shelf(one)
    everything.ask(LibraryFilter(), order)
    shelf.ask(asked, order)
    way = [place for place in everything.rows if place != HEADING]
    left = {place for place in shelf.rows if place != HEADING}
    for at, place in enumerate(way):
        behind = [p for p in way[at + 1 :] if p in left]
        before = [p for p in way[:at][::-1] if p in left]
        assert shelf.neighbour(place, 1) == (behind or [None])[0]
        assert shelf.neighbour(place, -1) == (before or [None])[0]
        unread = [p for p in (*behind, *way) if p in left and p != place and one.row(p).status in UNREAD]
        assert shelf.next_unread(place) == (unread or [None])[0]
    assert shelf.neighbour(None, 1) == next((p for p in way if p in left), None)


def test_the_way_on_passes_over_those_that_go_too() -> None:
    shelf = Shelf(library(*SIX))
    assert shelf.neighbour(1, 1, without={2, 3}) == 4
    assert shelf.neighbour(1, -1, without={0}) is None


def test_what_is_kept_stays_in_its_place_though_the_filter_leaves_it_out() -> None:
    shelf = Shelf(library(*SIX))
    shelf.ask(LibraryFilter(statuses=frozenset({NEW})), LibraryOrder(Sort.DATE))
    assert shown(shelf) == [6, 1, 3]
    shelf.library.put(article(1, "記事1", status=DONE, source="東紙", published="2026-02-01"))
    assert not shelf.still_left(1)
    shelf.renew(keep=0)
    assert shown(shelf) == [6, 1, 3]
    shelf.renew(keep=1)  # was never shown
    assert shown(shelf) == [6, 3]


def test_an_article_of_another_group_now_fits_no_longer() -> None:
    shelf = Shelf(library(*SIX))
    shelf.ask(LibraryFilter(), LibraryOrder(group=Group.STATUS))
    assert shelf.still_fits(1)
    shelf.library.put(article(1, "記事1", status=DONE))
    assert not shelf.still_fits(1)
    assert shelf.still_left(1)


def test_a_question_waits_for_as_much_of_the_library_as_it_needs() -> None:
    class Nothing:
        def facts(self, first: int, last: int):
            return [(n, "new", "", "", "", "") for n in range(first, last + 1)]

        def work(self, first: int, last: int):
            return {}, {}

    one = Library(range(1, 2000), Nothing())
    shelf = Shelf(one)
    assert (shelf.number, one.stage) == (1999, Stage.IDS)
    assert not shelf.is_ready_for(LibraryFilter(words="港"), LibraryOrder())
    shelf.ask(LibraryFilter(words="港"), LibraryOrder())
    assert (shelf.number, one.stage) == (0, Stage.NAMES)
    assert not shelf.is_ready_for(LibraryFilter(), LibraryOrder(Sort.CLAIMS))
