"""Positions go to Qt and come back, whatever stands in the text and however it is broken into lines."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotate.spans import Span
from ui.article.text_positions import ShownText

hostile = st.sampled_from("あ漢a 😀𠮷\u200d\ufe0f\u3099葛\U000e0100\u2028\v\f\n\x1eאب")
texts = st.text(hostile | st.characters(codec="utf-8"), min_size=1, max_size=60)


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2)) if len(text) > 1 else {0, len(text)})
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Span(start, end) for start, end in pairs]


@given(broken())
def test_there_and_back_again(case: tuple[str, list[Span]]) -> None:
    text, pieces = case
    shown = ShownText(text, pieces)
    for piece in pieces:
        for position in range(piece.start, piece.end):
            assert shown.to_position(shown.to_qt(position)) == position
        assert shown.to_position(shown.to_qt(piece.end), at_end=True) == piece.end


@given(broken())
def test_qt_sees_each_character_where_the_map_says(case: tuple[str, list[Span]]) -> None:
    text, pieces = case
    shown = ShownText(text, pieces)
    units = shown.string.encode("utf-16-le", "surrogatepass")
    assert len(units) // 2 == shown.to_qt(pieces[-1].end)
    for piece in pieces:
        for position in range(piece.start, piece.end):
            there = units[2 * shown.to_qt(position) : 2 * shown.to_qt(position + 1)].decode("utf-16-le")
            assert there == text[position] or (text[position] in "\n\v\f\x1e\x1f" and len(there) == 1)


@given(broken())
def test_what_is_left_out_is_shown_between_its_neighbours(case: tuple[str, list[Span]]) -> None:
    text, pieces = case
    shown = ShownText(text, pieces)
    for before, after in pairwise(pieces):
        for position in range(before.end, after.start + 1):
            assert shown.to_qt(position) == shown.to_qt(after.start)
    qt_positions = [shown.to_qt(at) for at in range(len(text) + 1)]
    assert qt_positions == sorted(qt_positions)


def test_the_middle_of_a_surrogate_pair_belongs_to_its_character() -> None:
    shown = ShownText("a😀b", [Span(0, 3)])
    assert [shown.to_position(qt) for qt in range(5)] == [0, 1, 1, 2, 3]
