"""Pull quotes and captions are asked about when they say a claim of their article in other words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from annotate.coverage import said_again
from annotate.model import Annotation, Content, SaidClaim, Zone, ZoneKind
from annotate.spans import Span
from annotate.suggest.echoes import echo_of, echoes

BODY = "雨の多い年が続くため、町は古い水門を早く直さなければならない。"
ECHOES = (
    "町は古い水門を早く直さなければならない。",
    "雨の多い年が続く。町は古い水門を急いで直さなければならない。",
    "町は、この古い水門を早く直さなければならない。(架空通信/野分写真社)",
)
OTHERS = (
    "町は古い水門を早く直さなければならないわけではない。",
    "三十年前の町は古い水門を早く直さなければならない。",
    "水門のそばに立つ町長。(架空通信)",
    "直すべきだ。",
)


def claim(quote: str, start: int = 0, tag: str = "recommendation", same_as: str = "") -> SaidClaim:
    return SaidClaim(f"{tag}{start}", 1, start, tag, quote, same_as)


@pytest.mark.parametrize("quote", ECHOES)
def test_a_claim_is_known_again_in_other_words(quote: str) -> None:
    assert echo_of(claim(quote), [claim(BODY, 90)]) == claim(BODY, 90)


@pytest.mark.parametrize("quote", OTHERS)
def test_a_denial_a_figure_and_what_is_only_about_the_same_things_are_another_claim(quote: str) -> None:
    assert echo_of(claim(quote), [claim(BODY, 90)]) is None


def test_the_likeliest_is_meant_and_neither_itself_nor_one_with_another_tag() -> None:
    echo = claim(ECHOES[0])
    less = claim("町は古い水門を直さなければならない。", 60)
    assert echo_of(echo, [echo, claim(ECHOES[1], 40, "assertion"), less, claim(BODY, 90)]) == claim(BODY, 90)
    assert echo_of(echo, [claim(BODY, 90, same_as=echo.id)]) is None


def test_only_what_is_set_apart_is_asked_about_and_only_once() -> None:
    text = f"{BODY}\n{ECHOES[1]}\n{ECHOES[2]}"
    ends = [0, len(BODY) + 1, len(BODY) + len(ECHOES[1]) + 2, len(text)]
    spans = [Span(start, end) for start, end in pairwise(ends)]
    kinds = (ZoneKind.BODY, ZoneKind.PULL_QUOTE, ZoneKind.BODY)
    content = Content(text, tuple(map(Zone, kinds, spans, ["by_hand"] * 3)), tuple(spans))
    claims = [claim(text[span.slice].strip(), span.start) for span in spans]
    assert echoes(content, claims) == [claims[1]]
    marked = [
        Annotation(each.id, 1, each.span, each.tag, each.quote, "試験 花子", "", "", same_as=same_as)
        for each, same_as in zip(claims, ("", claims[0].id, claims[0].id), strict=True)
    ]
    assert said_again(1, content, marked) == []
    asked = [*marked[::2], replace(marked[1], same_as="")]
    assert [gap.span for gap in said_again(1, content, asked)] == [claims[1].span]

