"""Columns say what lists and dictionaries would, whatever is put where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotate import many_rows
from annotate.many_rows import RowIndex, TextColumn

if TYPE_CHECKING:
    import pytest

TEXTS = st.text("橋ab😀\ud800", max_size=4)
SAME_CHAIN = tuple(7 + (n << 16) for n in range(3))


@given(st.lists(TEXTS, min_size=1), st.lists(st.tuples(st.integers(0, 50), TEXTS)))
def test_every_row_has_the_text_it_was_given_last(texts: list[str], later: list[tuple[int, str]]) -> None:
    column = TextColumn("utf-16-le")
    for text in texts:
        column.append(text)
    for row, text in later:
        texts[row % len(texts)] = column[row % len(texts)] = text
    assert [column[row] for row in range(len(column))] == texts


def test_texts_that_were_replaced_are_cleared_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_rows, "_SMALL", 100)
    column = TextColumn("utf-8")
    column.append("first")
    column.append("second")
    for n in range(1000):
        column[0] = f"{n:04}"
    assert (column[0], column[1]) == ("0999", "second")
    assert len(column._buffer) < 300


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from(("a", "b", *SAME_CHAIN)), st.booleans())))
def test_the_rows_of_a_value_are_among_those_found(deeds: list[tuple[int, str | int, bool]]) -> None:
    index, values = RowIndex(), dict[int, str | int]()
    for row in range(10):
        index.add(row, "a")
        values[row] = "a"
    for row, value, is_there in deeds:
        if row in values:
            index.drop(row, values.pop(row))
        if is_there:
            index.add(row, value)
            values[row] = value
    for value in ("a", "b", *SAME_CHAIN):
        found = list(index.rows(value))
        assert len(set(found)) == len(found)
        assert {row for row in found if values[row] == value} == {r for r in values if values[r] == value}


def test_the_last_row_added_comes_first() -> None:
    index = RowIndex()
    for row in range(3):
        index.add(row, "橋")
    assert list(index.rows("橋")) == [2, 1, 0]
    assert list(RowIndex().rows("橋")) == []
