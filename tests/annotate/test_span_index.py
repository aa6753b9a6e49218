"""Annotations found by place, compared with looking at every one of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.model import Annotation
from annotate.span_index import SpanIndex, reading_order
from annotate.spans import Span

LENGTH = 5000


def marked(name: str, start: int, end: int, tag: str = "assertion") -> Annotation:
    return Annotation(name, 1, Span(start, end), tag, "", "", "", "")


spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 2500)).map(lambda it: Span(it[0], it[0] + it[1]))
deeds = st.lists(st.tuples(st.integers(0, 9), st.none() | spans), max_size=30)


@given(deeds, spans)
@settings(max_examples=150)
def test_it_follows_changes_like_a_plain_list(changes: list[tuple[int, Span | None]], asked: Span) -> None:
    index, plain = SpanIndex(), {}
    for number, span in changes:
        name = f"{number}"
        before = plain.pop(name, None)
        after = marked(name, span.start, span.end) if span else None
        kept = {other: index.lane(other) for other in plain}
        index.apply(before, after)
        if after:
            plain[name] = after
        assert {other: index.lane(other) for other in kept} == kept
    every = sorted(plain.values(), key=reading_order)
    assert list(index) == every
    assert len(index) == len(every)
    assert index.overlapping(asked.start, asked.end) == [one for one in every if one.span.overlaps(asked)]
    for one in every:
        assert index.get(one.id) == one
        beside = [other for other in every if other != one and other.span.overlaps(one.span)]
        assert index.lane(one.id) not in {index.lane(other.id) for other in beside}


@given(st.lists(spans, max_size=12), spans)
@settings(max_examples=60)
def test_going_through_them_meets_each_once_in_reading_order(found: list[Span], place: Span) -> None:
    every = [marked(f"{n:02}", span.start, span.end) for n, span in enumerate(found)]
    index = SpanIndex(every)
    met, key = [], (place.start, place.end, "")
    while following := index.after(key):
        met.append(following)
        key = reading_order(following)
    back = []
    key = (place.start, place.end, "")
    assert met == [one for one in sorted(every, key=reading_order) if reading_order(one) > key]
    while following := index.before(key):
        back.append(following)
        key = reading_order(following)
    assert [*reversed(back), *met] == sorted(every, key=reading_order)


def test_nothing_overlaps_an_empty_stretch() -> None:
    assert SpanIndex([marked("a", 0, 10)]).overlapping(5, 5) == []


def test_a_moved_end_keeps_the_lane_while_it_is_free() -> None:
    first, second = marked("a", 0, 10), marked("b", 5, 20)
    index = SpanIndex([first, second])
    assert index.lane("b") == 1
    moved = marked("b", 11, 20)
    index.apply(second, moved)
    assert index.lane("b") == 1
    index.apply(moved, marked("b", 11, 20, "recommendation"))
    assert index.lane("b") == 1


def test_a_known_id_is_not_added_twice() -> None:
    index = SpanIndex([marked("a", 0, 10)])
    with pytest.raises(ValueError, match="already there"):
        index.add(marked("a", 20, 30))
    assert list(index) == [marked("a", 0, 10)]


def test_five_hundred_on_one_place_are_told_apart() -> None:
    index = SpanIndex(marked(f"{n}", 100, 120 + n % 7) for n in range(500))
    assert {index.lane(one.id) for one in index} == set(range(500))
