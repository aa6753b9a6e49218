"""Where lines end, and how far they are spread, whatever the analyst chose."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from annotate.spans import Span
from ui.article.reading_page import Block, Look
from ui.article.typesetting import LaidBlock, Metrics, Typesetting
from ui.article.typography import GOTHIC, MINCHO, Typography

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NEVER_FIRST = "、。，．・：；？！」』）］】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々!?)],.％"
NEVER_LAST = "「『（［【〈《([“‘"
PARTS = (
    "港湾局は古い桟橋を閉じると発表した。", "「封鎖（ふうさ）は早すぎる」と、市長は述べた。",
    "ウォッカ・バー、",
    "UN（国連）のCOVID-19対策は3.8％増え、", "彼は『「南」（東）へ』と言い、", "えっ！？", "そう……。", "――",
    "1,000億円（約8%）！？", "人々の、", "きゃっちゃーを", "https://example.org/a/b?c=d ", "🌊𠮷野の",
    "風力 発電　所",
)  # fmt: skip


def laid(text: str, columns: int = 42, face: str = GOTHIC) -> LaidBlock:
    block = Block(Look.BODY, 0, (Span(0, len(text)),))
    metrics = Metrics(Typography(face, size=17), columns * 17)
    return Typesetting(text, [block], lambda _: "", metrics).laid(0)


def lines_of(block: LaidBlock) -> list[str]:
    text = block.layout.text().encode("utf-16-le")
    ends = [(line.textStart(), line.textStart() + line.textLength()) for line in block.lines]
    return [text[2 * start : 2 * end].decode("utf-16-le") for start, end in ends]


def mixed(seed: int) -> str:
    dice = random.Random(seed)
    return "".join(dice.choice(PARTS) for _ in range(60))


@pytest.mark.parametrize("face", [GOTHIC, MINCHO])
@pytest.mark.parametrize("columns", [12, 21, 30, 42])
def test_no_line_begins_or_ends_with_what_must_not_stand_there(
    qapp: QApplication, columns: int, face: str
) -> None:
    for seed in range(12):
        lines = lines_of(laid(mixed(seed), columns, face))
        assert len(lines) > 10
        assert not [line for line in lines[1:] if line[0] in NEVER_FIRST]
        assert not [line for line in lines[:-1] if line.rstrip()[-1] in NEVER_LAST]


def test_lines_end_in_one_place_where_that_is_not_seen(qapp: QApplication) -> None:
    block = laid("港湾局は、3日に古い桟橋（北側）を閉じると発表した。跡地には「部品工場」が建つ。" * 9)
    right = {round(box.right(), 1) for _, box in block.rects(0, 9 * 39)[:-1]}
    assert right == {42.0 * 17}


def test_a_line_that_would_have_to_be_torn_apart_is_left_ragged(qapp: QApplication) -> None:
    text = "港湾局は古い桟橋を閉じると発表した。詳細は HarbourAuthorityOfTheNorth を見る。"
    block = laid(text, 26)
    assert lines_of(block)[0].endswith("は ")
    width = block.rects(0, 22)[0][1].width()
    assert width == pytest.approx(block.lines[0].naturalTextWidth(), abs=5)
    assert width < 26 * 17 - 20


def test_a_column_holds_whole_characters(qapp: QApplication) -> None:
    assert Metrics(Typography(size=17), 17 * 33 + 16).width == 17 * 33
    assert Metrics(Typography(size=17, line_length=30), 2000).width == 17 * 30
    assert Metrics(Typography(size=40), 10).width == 40 * 6


def test_line_height_and_gap_are_those_chosen(qapp: QApplication) -> None:
    body, quote = Block(Look.BODY, 0), Block(Look.PULL_QUOTE, 0)
    close = Metrics(Typography(size=20, line_height=140, paragraph_gap=0), 800)
    loose = Metrics(Typography(size=20, line_height=220, paragraph_gap=200), 800)
    assert (close.line_height(Look.BODY), loose.line_height(Look.BODY)) == (28, 44)
    assert (close.gap_after(body), loose.gap_after(body)) == (0, 40)
    assert close.gap_after(quote) == loose.gap_after(quote) > 0
