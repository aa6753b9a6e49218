"""The column of heights, compared with adding them up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.article.heights import Heights

heights = st.lists(st.integers(0, 60), min_size=1, max_size=40)


@given(heights, st.data())
def test_it_adds_up_like_a_plain_list(given_heights: list[int], data: st.DataObject) -> None:
    plain, column = list(given_heights), Heights(given_heights)
    for _ in range(data.draw(st.integers(0, 8))):
        index, height = data.draw(st.integers(0, len(plain) - 1)), data.draw(st.integers(0, 60))
        assert column.set(index, height) == height - plain[index]
        plain[index] = height
    assert [column[index] for index in range(len(column))] == plain
    assert [column.top(index) for index in range(len(plain))] == [sum(plain[:n]) for n in range(len(plain))]
    assert column.total == sum(plain)


@given(heights, st.integers(-20, 3000))
def test_the_block_at_a_height_covers_it(given_heights: list[int], y: int) -> None:
    column = Heights(given_heights)
    found = column.at(y)
    if y < 0:
        assert found == 0 or column.top(found) == 0
    elif y >= column.total:
        assert found == len(given_heights) - 1
    else:
        assert column.top(found) <= y < column.top(found + 1)
