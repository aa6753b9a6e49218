"""What of an article is shown: every shown paragraph once, in blocks that stay small."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotate.graphemes import is_boundary
from annotate.model import Article, Content, Metadata, Zone, ZoneKind
from annotate.page.joining import paragraph_pieces
from annotate.spans import Span
from ui.article.reading_page import LONGEST_BLOCK, Look, reading_page

ABOUT = Metadata("表題", "試験 花子", "2026-01-02", "架空新聞")


def article(about: Metadata = ABOUT) -> Article:
    return Article(1, about, "", "", "utf-8", 0, "file.txt", "")


def page_of(*paragraphs: tuple[ZoneKind, str]) -> Content:
    zones, text = [], ""
    for kind, words in paragraphs:
        text += "\n\n" if text else ""
        zones.append(Zone(kind, Span(len(text), len(text) + len(words)), "test"))
        text += words
    return Content(text, tuple(zones), ())


lines = st.builds(
    lambda part, times: part * times,
    st.sampled_from(["あ", "漢字 ", "か\u3099", "👨\u200d👩\u200d👧", "🇯🇵", "x" + "\u0301" * 40]),
    st.integers(1, 900),
).map(str.strip)
paragraphs = st.lists(lines, min_size=1, max_size=4).map("\n  ".join)
pages = st.lists(st.tuples(st.sampled_from(list(ZoneKind)), paragraphs), min_size=1, max_size=6)
EXACTLY_FULL = [(ZoneKind.BODY, "あ" * LONGEST_BLOCK + "\n" + "い" * 10)]


@given(pages, st.booleans())
@settings(max_examples=60)
@example(EXACTLY_FULL, False)
@example([(ZoneKind.BODY, "あ" * (LONGEST_BLOCK - 1) + "\n" + "👨\u200d👩" * 3)], False)
def test_the_blocks_show_each_paragraph_once(given_page: list[tuple[ZoneKind, str]], whole: bool) -> None:
    content = page_of(*given_page)
    blocks = reading_page(article(), content, whole=whole)
    folded = {ZoneKind.CHROME, ZoneKind.BYLINE, ZoneKind.PUBLISHED}
    shown = [zone for zone in content.zones if whole or zone.kind not in folded]
    expected = "".join(
        content.text[piece.slice]
        for number, zone in enumerate(shown)
        if whole or not printed_again(content, shown, number)
        for piece in paragraph_pieces(content.text, zone)
    )
    pieces = [piece for block in blocks for piece in block.pieces]
    assert "".join(content.text[piece.slice] for piece in pieces) == expected
    assert all(before.end <= after.start for before, after in pairwise(pieces))
    for block in blocks:
        assert sum(map(len, block.pieces)) <= LONGEST_BLOCK
        assert all(is_boundary(content.text, piece.start) for piece in block.pieces)
    positions = [block.position for block in blocks]
    assert positions == sorted(positions)


def printed_again(content: Content, shown: list[Zone], number: int) -> bool:
    """A caption that says just what the one shown before it says is left out."""
    first = number
    while first and shown[first - 1].kind is shown[number].kind is ZoneKind.CAPTION and (
        content.text[shown[first - 1].span.slice] == content.text[shown[number].span.slice]
    ):
        first -= 1
    return first < number


@pytest.mark.parametrize("unit", ["本文。", "か\u3099", "👨\u200d👩\u200d👧", "\u3099"])
def test_a_line_of_a_million_characters_is_cut_into_small_blocks(unit: str) -> None:
    content = page_of((ZoneKind.BODY, unit * (1_000_000 // len(unit))))
    blocks = [block for block in reading_page(article(), content, whole=False) if block.pieces]
    assert max(len(block.span or ()) for block in blocks) <= LONGEST_BLOCK
    assert len(blocks) <= 750
    assert [block.opens for block in blocks] == [True] + [False] * (len(blocks) - 1)
    assert [block.closes for block in blocks] == [False] * (len(blocks) - 1) + [True]


@pytest.mark.parametrize("unit", ["町は『橋（旧）』を直した。」", "町『（港）』、", "ッー（"])
def test_a_long_paragraph_is_cut_where_a_line_may_end(unit: str) -> None:
    content = page_of((ZoneKind.BODY, unit * (9_500 // len(unit))))
    parts = [block.pieces for block in reading_page(article(), content, whole=False) if block.pieces]
    seams = [content.text[pieces[0].start - 1 : pieces[0].start + 1] for pieces in parts[1:]]
    assert len(seams) >= 6
    assert not [seam for seam in seams if seam[0] in "「『（" or seam[1] in "、。」』）ッー"]
    if "。" in unit:
        assert set(seams) == {"」町"}


def looks(content: Content, *, whole: bool, about: Metadata = ABOUT) -> list[Look]:
    return [block.look for block in reading_page(article(about), content, whole=whole)]


def test_furniture_is_folded_into_one_line_and_a_mark_in_the_middle() -> None:
    content = page_of(
        (ZoneKind.CHROME, "メニュー"), (ZoneKind.TITLE, "表題"), (ZoneKind.BYLINE, "花子"),
        (ZoneKind.BODY, "一。"), (ZoneKind.CHROME, "広告"), (ZoneKind.BODY, "二。"),
        (ZoneKind.CHROME, "末尾"),
    )  # fmt: skip
    folded = reading_page(article(), content, whole=False)
    assert [block.look for block in folded] == [
        Look.FOLD, Look.TITLE, Look.META, Look.BODY, Look.GAP, Look.BODY, Look.END,
    ]  # fmt: skip
    assert [block.folded for block in folded if block.folded] == [4, 1]
    assert looks(content, whole=True).count(Look.GREYED) == 4
    assert Look.GAP not in looks(content, whole=True)


def test_a_page_that_prints_no_title_gets_the_known_one_or_its_file_name() -> None:
    content = page_of((ZoneKind.BODY, "本文。"))
    assert looks(content, whole=False) == [Look.NAME, Look.META, Look.BODY, Look.END]
    named = reading_page(article(Metadata()), content, whole=False)
    assert (named[0].words, [block.look for block in named]) == ("file.txt", [Look.NAME, Look.BODY, Look.END])


def test_an_empty_article_still_has_an_end() -> None:
    assert looks(Content("", (), ()), whole=False, about=Metadata())[-1] is Look.END
