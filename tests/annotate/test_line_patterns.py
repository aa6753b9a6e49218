"""Patterns a person can read: what they match, and how one is made of a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.line_patterns import ANY, generalised, is_pattern, matches
from annotate.model import ZoneKind


@pytest.mark.parametrize(
    ("pattern", "line", "is_match"),
    [
        ("シェア", "シェア", True),
        ("シェア", "シェアする", False),
        ("〇〇記者", "港都支局　三国透記者", True),
        ("〇〇記者", "記者", False),
        ("聞き手・〇〇", "聞き手・花岡 澪", True),
        ("残り〇〇文字", "残り1243文字", True),
        ("残り〇〇文字", "残り文字", False),
        ("（〇〇）", "（小槻理恵）", True),
        ("〇〇年〇〇月〇〇日", "２０２４年６月４日", True),
        ("ＰＤＦ〇〇", "PDF（380KB）", True),
        ("ab〇〇ba", "aba", False),
        ("〇〇", "何でも", True),
        ("二〇二四年", "二〇二四年", True),
    ],
)
def test_a_whole_line_is_as_the_pattern_says_or_not(pattern: str, line: str, is_match: bool) -> None:
    assert matches(pattern, line) is is_match


def test_a_pattern_without_words_says_nothing() -> None:
    assert not is_pattern("〇〇")
    assert not is_pattern(" 〇〇 〇〇 ")
    assert is_pattern("〇〇へ")


@pytest.mark.parametrize(
    ("line", "kind", "first"),
    [
        ("シェア", ZoneKind.CHROME, "シェア"),
        ("残り1243文字（全文2050文字）", ZoneKind.CHROME, "残り〇〇文字(全文〇〇文字)"),
        ("聞き手・花岡 澪", ZoneKind.BYLINE, "聞き手・〇〇"),
        ("港都支局 三国透記者", ZoneKind.BYLINE, "〇〇記者"),
        ("（小槻理恵）", ZoneKind.BYLINE, "(〇〇)"),
        ("■失われた信頼", ZoneKind.HEADING, "■〇〇"),
        ("第3章 川の地図", ZoneKind.HEADING, "第〇〇章 川の地図"),
        ("北埠頭＝港都市で2日、浜名周作撮影", ZoneKind.CAPTION, "〇〇撮影"),
        ("掲載日：2025年1月31日", ZoneKind.PUBLISHED, "掲載日:〇〇年〇〇月〇〇日"),
        ("●ヨハン・リンド", ZoneKind.BIO, "●〇〇"),
        ("港の便りの投稿を待つ。" * 5, ZoneKind.CHROME, "港の便りの投稿を待つ。港〇〇"),
    ],
)
def test_a_line_is_generalised_by_what_comes_again(line: str, kind: ZoneKind, first: str) -> None:
    assert generalised(line, kind)[0] == first


@given(st.text(min_size=1, max_size=80).filter(lambda line: line.strip()), st.sampled_from(ZoneKind))
def test_every_pattern_made_of_a_line_matches_it_and_says_something(line: str, kind: ZoneKind) -> None:
    if ANY in line or "\0" in line:
        return
    made = generalised(line, kind)
    assert made
    assert all(matches(pattern, line) for pattern in made)
    assert all(is_pattern(pattern) for pattern in made)


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_pattern_and_any_line_are_taken(line: str, pattern: str) -> None:
    assert matches(pattern, line) in (True, False)
