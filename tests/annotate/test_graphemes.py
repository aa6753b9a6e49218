"""Grapheme clusters: what a reader takes for one character is never cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.graphemes import is_boundary, next_boundary, previous_boundary, snap_to_graphemes
from annotate.spans import Span

CLUSTERS = [
    ["か\u3099", "き"],
    ["ｶﾞ", "ﾊﾟ", "ｱ"],
    ["葛\U000e0100", "城"],
    ["👨\u200d👩\u200d👧", "👍🏽", "❤\ufe0f"],
    ["🏴\U000e0067\U000e0062\U000e007f", "1\ufe0f\u20e3"],
    ["🇯🇵", "🇰🇷", "🇺"],
    ["🙂\u200d↔\ufe0f", "a\u200d", "b"],
    ["𠮷", "e\u0301", "\u00a0", "x"],
    ["\u1112\u1161\u11ab", "한", "각"],
    ["\r\n", "\n", "\r"],
    ["ش\u064e", "\u200f", "ا"],
    ["\n", "\u3099", "あ"],
]


@pytest.mark.parametrize("clusters", CLUSTERS)
def test_the_characters_a_reader_sees(clusters: list[str]) -> None:
    text, found, position = "".join(clusters), [], 0
    while position < len(text):
        end = next_boundary(text, position)
        found.append(text[position:end])
        position = end
    assert found == clusters


MIXED = st.text(alphabet="かﾞあ\u3099\u200d\ufe0f👨👩🏽🇯🇵🇰a\u0301\r\n각\u1161\u11a8", min_size=1, max_size=30)


@given(MIXED)
def test_forwards_and_backwards_meet_the_same_boundaries(text: str) -> None:
    forwards, position = [0], 0
    while position < len(text):
        position = next_boundary(text, position)
        forwards.append(position)
    backwards = [len(text)]
    while position > 0:
        position = previous_boundary(text, position)
        backwards.append(position)
    assert forwards == backwards[::-1]


@given(MIXED, st.data())
def test_a_snapped_span_holds_the_span_and_cuts_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    snapped = snap_to_graphemes(text, span)
    assert snapped.covers(span)
    assert is_boundary(text, snapped.start)
    assert is_boundary(text, snapped.end)
    assert snap_to_graphemes(text, snapped) == snapped
