"""Phrases and words against sentences parted by hand, and that they lose nothing of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.phrases import phrases
from annotate.words import words

PARTED = [
    line
    for line in (Path(__file__).parent.parent / "data" / "phrases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def parted(text: str) -> str:
    return "|".join(text[span.slice] for span in phrases(text))


def in_words(text: str) -> str:
    return "|".join(text[span.slice] for span in words(text))


def test_nearly_all_sentences_are_parted_as_by_hand() -> None:
    # Known to differ: 検討している|とみられる and 開く|ことにした go by the general rules for と and に.
    wrong = [line for line in PARTED if parted(line.replace("|", "")) != line]
    assert len(PARTED) >= 60
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize(
    "line",
    [
        "ダリオ・エル・マンスール氏は|去った。",
        "「橋を|直す。」と|述べた。",
        "3．|ASEANの|選択",
        "U.S.|の|1,000人が",
        "2031年5月1日に|1日200ドルを",
        "核兵\n器を|捨て\nる。",
        "・橋を|直す。",
        "New York Timesの|記者",
    ],
)
def test_what_stays_together(line: str) -> None:
    assert parted(line.replace("|", "")) == line


def test_white_space_parts_phrases_and_belongs_to_none() -> None:
    assert parted(" 橋が\u3000落ちた。 \u00a0") == "橋が|落ちた。"


@pytest.mark.parametrize(
    "line",
    [
        "弾道|ミサイル|発射|実験|を",
        "協定|に|署名した|。",
        "不穏な|動き|を|見せている|。",
        "約30人|が|死亡した|。",
        "国際的に|懸念される|可能性|が|ある|。",
        "ダリア・アル・アキディ氏|は",
        "収集|・|分析し|、",
        "委員長|である|。",
        "「|待て|」|と|言った|。",
        "行わなければならない|。",
        "航空機|と|金正恩|総書記",
        "1,000回|は|5～6人|で",
    ],
)
def test_what_a_word_is(line: str) -> None:
    assert in_words(line.replace("|", "")) == line


ODD = "核兵器をしたてはな。、「」（・か\u3099ﾐ㌔👨\u200d👩\n \u3000\u200bعa1,.-"


@given(st.text(max_size=30) | st.text(alphabet=ODD, max_size=40))
@settings(max_examples=250)
def test_phrases_and_words_tile_all_that_is_not_white_space(text: str) -> None:
    visible = {at for at, character in enumerate(text) if not character.isspace()}
    for found in (phrases(text), words(text)):
        covered = [at for span in found for at in range(span.start, span.end)]
        assert covered == sorted(set(covered))
        assert visible <= set(covered)
        assert all(text[span.slice] == text[span.slice].strip() for span in found)
    edges = {edge for span in words(text) for edge in (span.start, span.end)}
    assert {edge for span in phrases(text) for edge in (span.start, span.end)} <= edges
