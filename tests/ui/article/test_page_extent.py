from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.spans import Span
from ui.article.page_extent import PageExtent
from ui.article.reading_page import Block, Look


def blocks(*spans: Span) -> list[Block]:
    return [Block(Look.FOLD, 0), *(Block(Look.BODY, span.start, (span,)) for span in spans)]


def test_what_is_folded_away_takes_no_room() -> None:
    extent = PageExtent(blocks(Span(100, 150), Span(500, 550)))
    assert extent.fraction(100) == 0.0
    assert extent.fraction(125) == 0.25
    assert extent.fraction(300) == extent.fraction(500) == 0.5
    assert extent.fraction(550) == extent.fraction(9000) == 1.0
    assert extent.fraction(3) == 0.0


def test_nothing_shown_has_no_places() -> None:
    assert PageExtent(()).fraction(7) == 0.0
    assert PageExtent(()).position(0.5) == 0


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(1, 30)), min_size=1, max_size=8),
    st.floats(-0.5, 1.5),
)
def test_every_place_is_shown_and_leads_back(pieces: list[tuple[int, int]], fraction: float) -> None:
    spans, end = [], 0
    for gap, length in pieces:
        spans.append(Span(end + gap, end + gap + length))
        end = spans[-1].end
    extent = PageExtent(blocks(*spans))
    position = extent.position(fraction)
    assert any(span.contains(position) for span in spans)
    if 0 <= fraction < 1:
        step = 1 / extent.length
        assert extent.fraction(position) <= fraction + 1e-9
        assert extent.fraction(position) > fraction - step - 1e-9
