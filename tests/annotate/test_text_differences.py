"""What a near copy says otherwise is shown, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.text_differences import Kind, Piece, differences, shortened
from tests.near_copies import told, told_anew

WORDS = ["町は", "3万人が", "5万人が", "来た。", "橋を", "\n", "見た。", "😀"]
words = st.lists(st.sampled_from(WORDS), max_size=30)


@given(words, words)
def test_the_pieces_are_the_two_tellings(one: list[str], other: list[str]) -> None:
    before, after = "".join(one), "".join(other)
    pieces = differences(before, after)
    kept = "".join(p.text for p in pieces if p.kind is not Kind.NEW)
    assert "".join(kept.split()) == "".join(before.split())
    kept = "".join(p.text for p in pieces if p.kind is not Kind.NEW)
    assert "".join(kept.split()) == "".join(before.split())
    assert "".join(p.text for p in pieces if p.kind is not Kind.GONE) == after


@given(words)
def test_the_same_is_one_piece(one: list[str]) -> None:
    text = "".join(one)
    assert differences(text, text) == ([Piece(Kind.SAME, text)] if text else [])


def test_a_figure_is_shown_with_what_it_counts() -> None:
    assert differences("集会には3万人が来た。雨だった。", "集会には5万人が来た。雨だった。") == [
        Piece(Kind.SAME, "集会には"),
        Piece(Kind.GONE, "3万人"),
        Piece(Kind.NEW, "5万人"),
        Piece(Kind.SAME, "が来た。雨だった。"),
    ]


def test_another_width_is_no_difference() -> None:
    assert differences("３万人が来た。", "3万人が来た。") == [Piece(Kind.SAME, "3万人が来た。")]


def test_a_sentence_written_anew_stands_whole() -> None:
    pieces = differences("町は橋を直す。\n雨が降った。", "港湾局が桟橋の閉鎖を決めた。\n雨が降った。")
    assert Piece(Kind.GONE, "町は橋を直す。\n") in pieces
    assert Piece(Kind.NEW, "港湾局が桟橋の閉鎖を決めた。\n") in pieces


def test_of_a_long_article_what_is_shown_is_short() -> None:
    text = told(1, 60)
    pieces = differences(text, told_anew(text, 2, figures=1))
    short = shortened(pieces, 20)
    assert [p for p in short if p.kind is not Kind.SAME] == [p for p in pieces if p.kind is not Kind.SAME]
    assert sum(len(p.text) for p in short) < 200
    assert "…" in short[-1].text
