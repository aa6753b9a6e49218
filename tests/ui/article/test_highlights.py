"""What is painted over the text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from annotate.model import ZoneKind
from annotate.spans import Span
from annotate.tags import BUILT_IN
from tests.ui.pages import a_page, marked
from ui.article.block_marks import OVERHANG, lane_place
from ui.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from tests.ui.hand import Hand, Opener

WORDS = "港湾局は古い桟橋を閉じると発表した。跡地には工場が建つ。議会は沈黙した。"
ASSERTION, _, THREAT = (tag.id for tag in BUILT_IN)


@pytest.fixture
def hand(open_page: Opener) -> Hand:
    return open_page(a_page((ZoneKind.BODY, WORDS), (ZoneKind.CAPTION, WORDS)))


def colors(image: QImage, box: object) -> set[str]:
    rows = range(box.top(), box.bottom() + OVERHANG)
    return {image.pixelColor(x, y).name() for x in range(box.left(), box.right()) for y in rows}


def test_lanes_use_all_of_the_gap_and_no_more() -> None:
    for line_height, type_height in ((29, 17), (22, 14), (68, 40), (19, 11)):
        for lanes in range(1, 9):
            places = [lane_place(line_height, type_height, lane, lanes) for lane in range(lanes)]
            tops = sorted({top for top, _ in places})
            assert tops[0] >= (line_height + type_height) / 2
            last, height = places[tops.index(tops[-1])]
            assert last + min(height, 1) <= line_height + OVERHANG
            assert all(below - above >= 1.4 for above, below in itertools.pairwise(tops))


def test_eight_lanes_are_apart_at_the_size_of_an_article() -> None:
    assert len({lane_place(29, 17, lane, 8)[0] for lane in range(8)}) == 8


def test_quiet_words_that_are_marked_are_read_in_full_ink(hand: Hand) -> None:
    caption = Span(len(WORDS) + 2, len(WORDS) + 12)

    def darkest() -> int:
        image = hand.view.grab().toImage()
        boxes = [hand.view.character_rect(position) for position in range(caption.start, caption.end)]
        return min(QColor(name).lightness() for box in boxes for name in colors(image, box))

    before = darkest()
    hand.view.apply([(None, marked(hand.content, "a", caption, THREAT))])
    assert darkest() < before - 20


def test_what_a_key_would_mark_is_outlined(hand: Hand) -> None:
    box = hand.view.character_rect(0)
    shown = hand.view.grab().toImage()
    assert len({shown.pixelColor(x, box.top()).name() for x in range(box.left(), box.right())}) > 1  # dashes
    hand.view.select(4, 8)
    image = hand.view.grab().toImage()
    left, right = hand.view.character_rect(4), hand.view.character_rect(7)
    accent = QColor(LIGHT.accent)
    for x in (left.left(), right.right()):
        column = [image.pixelColor(x + dx, y) for dx in (-1, 0, 1) for y in range(left.top(), left.bottom())]
        assert any(abs(color.hue() - accent.hue()) < 12 and color.saturation() > 60 for color in column)


def test_a_tag_pointed_at_is_shown_on_what_it_would_mark(hand: Hand) -> None:
    box = hand.view.character_rect(6)
    point = QPoint(box.right(), box.center().y() - 8)
    plain = hand.view.grab().toImage().pixelColor(point)
    hand.view.preview_tag(THREAT)
    shown = hand.view.grab().toImage().pixelColor(point)
    assert shown.red() > shown.blue() + 20
    hand.view.preview_tag(None)
    assert hand.view.grab().toImage().pixelColor(point) == plain
    assert len(hand.view.focus.index) == 0


def test_a_tag_pointed_at_is_shown_on_the_annotation_in_focus(hand: Hand) -> None:
    hand.view.apply([(None, marked(hand.content, "a", Span(2, 9), ASSERTION))])
    hand.view.focus_annotation("a")
    box = hand.view.character_rect(5)
    point = QPoint(box.right(), box.center().y() - 8)
    assert hand.view.grab().toImage().pixelColor(point).blue() > 200
    hand.view.preview_tag(THREAT)
    shown = hand.view.grab().toImage().pixelColor(point)
    assert shown.red() > shown.blue() + 20


def test_the_annotation_in_focus_looks_the_same_at_any_depth(hand: Hand) -> None:
    box = hand.view.character_rect(5)
    point = QPoint(box.right(), box.center().y() - 8)
    hand.view.apply([(None, marked(hand.content, "a", Span(2, 9), ASSERTION))])
    hand.view.focus_annotation("a")
    alone = hand.view.grab().toImage().pixelColor(point)
    hand.view.apply([(None, marked(hand.content, f"{n}", Span(1, 10 + n), THREAT)) for n in range(7)])
    assert hand.view.grab().toImage().pixelColor(point) == alone
