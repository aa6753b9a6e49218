"""Which articles are asked for: against a filter that looks at one article after the other."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.folding import folded
from annotate.library_filter import ANY_TAG, LibraryFilter
from annotate.library_order import Group, LibraryOrder, Sort
from annotate.library_period import as_period
from annotate.model import Status
from annotate.saved_filter import SavedFilter
from tests.ui.samples import article, library_of

if TYPE_CHECKING:
    from annotate.library import Library, LibraryRow

TAGS = ("assertion", "recommendation", "own_tag")
DATES = ("", "2024-12-31", "2025-01-01", "2025-02-28", "2025-03-01", "2026-11-30")

articles = st.builds(
    lambda title, byline, source, date, status: (title, byline, source, date, status),
    st.sampled_from(["港の灯台", "ミナト町", "灯台守", "ＰＯＲＴ", ""]),
    st.sampled_from(["木崎澪", "三浦透", ""]),
    st.sampled_from(["北湾新報", "港経済", ""]),
    st.sampled_from(DATES),
    st.sampled_from(Status),
)
counts = st.dictionaries(st.sampled_from(TAGS), st.integers(1, 3))
some_tags = st.frozensets(st.sampled_from([*TAGS, ANY_TAG]), max_size=2)
filters = st.builds(
    LibraryFilter,
    words=st.sampled_from(["", " ", "みなと", "灯台", "港 木崎", "port", "zzz"]),
    statuses=st.frozensets(st.sampled_from(Status), max_size=2),
    sources=st.frozensets(st.sampled_from(["北湾新報", "港経済", ""]), max_size=2),
    tags=some_tags,
    without=some_tags,
    since=st.sampled_from(["", "2025", "2025-02", "2025-03-01"]),
    until=st.sampled_from(["", "2025", "2025-02", "2025-03-01"]),
)


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """Up to eight articles, one of which may be gone."""
    made = draw(st.lists(st.tuples(articles, counts), max_size=8))
    library = library_of(
        (
            article(n, title, byline=byline, source=source, published=date, status=status)
            for n, ((title, byline, source, date, status), _) in enumerate(made)
        ),
        {n: numbers for n, (_, numbers) in enumerate(made)},
    )
    library.take(draw(st.integers(0, 10)))
    return library


def asked_one_by_one(asked: LibraryFilter, row: LibraryRow) -> bool:
    name = folded(f"{row.title}\n{row.byline}\n{row.source}")
    tags = {tag for tag, _ in row.counts} | ({ANY_TAG} if row.counts else set())
    period = [
        row.published[: len(asked.since)] >= asked.since if asked.since else True,
        row.published[: len(asked.until)] <= asked.until if asked.until else True,
        bool(row.published) if asked.since or asked.until else True,
    ]
    return (
        all(word in name for word in folded(asked.words).split())
        and (not asked.sources or row.source in asked.sources)
        and asked.tags <= tags
        and not asked.without & tags
        and all(period)
    )


@given(libraries(), filters)
def test_the_columns_leave_what_one_by_one_leaves(library: Library, asked: LibraryFilter) -> None:
    rows = [library.row(place) for place in library.present(library.places)]
    of_any_status = [row for row in rows if asked_one_by_one(asked, row)]
    expected = [row.id for row in of_any_status if not asked.statuses or row.status in asked.statuses]
    found, numbers = asked.left(library)
    assert [library.ids[place] for place in found] == expected
    assert Counter(numbers) == Counter(row.status for row in of_any_status)
    assert [asked.leaves(library, place) for place in library.places] == [
        each in expected for each in library.ids
    ]


@given(filters)
def test_a_filter_is_kept_as_plain_data(asked: LibraryFilter) -> None:
    assert LibraryFilter.from_plain(json.loads(json.dumps(asked.to_plain()))) == asked


@given(filters, st.sampled_from(Sort), st.booleans(), st.sampled_from(Group), st.text(min_size=1))
def test_a_saved_filter_is_kept_as_plain_data(
    asked: LibraryFilter, sort: Sort, descending: bool, group: Group, name: str
) -> None:
    saved = SavedFilter(f"名{name}", asked, LibraryOrder(sort, descending, group))
    assert SavedFilter.from_plain(json.loads(json.dumps(saved.to_plain()))) == saved


@pytest.mark.parametrize(
    "plain",
    [None, [], {"words": 3}, {"statuses": "new"}, {"statuses": ["lost"]}, {"tags": [1]}],
)
def test_other_data_are_no_filter(plain: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the value itself is the message
        LibraryFilter.from_plain(plain)


@pytest.mark.parametrize("plain", [{}, {"name": " "}, {"name": "x", "asked": {}}, {"name": "x", "asked": 1}])
def test_other_data_are_no_saved_filter(plain: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        SavedFilter.from_plain(plain)


def test_only_what_leaves_something_out_is_asking() -> None:
    assert not LibraryFilter(words="  ").is_asking
    assert LibraryFilter(words="港").is_asking
    assert LibraryFilter(without=frozenset({ANY_TAG})).is_asking


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("", ""), ("2026", "2026"), (" 2026/3 ", "2026-03"), ("２０２６年３月４日", "2026-03-04"),
        ("2026-03-04", "2026-03-04"), ("2026年", "2026"), ("2026年11月", "2026-11"),
    ],
)  # fmt: skip
def test_a_day_a_month_or_a_year_is_read(typed: str, period: str) -> None:
    assert as_period(typed) == period


@pytest.mark.parametrize("typed", ["26", "2026-13", "2026-02-30", "三月", "2026-03-04-05", "0000"])
def test_other_words_are_no_period(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # of datetime too
        as_period(typed)
