"""Nearly the same article is recognised, and another one is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.near_duplicates import (
    SIZE,
    Postings,
    likeness,
    packed,
    shingles,
    sketch,
    unpacked,
)
from tests.near_copies import cut_short, told, told_anew

texts = st.text(alphabet="かなカナ漢字12３abc。、 \n", max_size=300)


@given(texts, texts)
def test_likeness_is_symmetric_and_between_nothing_and_all(one: str, other: str) -> None:
    here, there = shingles(one), shingles(other)
    assert likeness(here, there) == likeness(there, here)
    assert all(0 <= value <= 1 for value in likeness(here, there))


@given(texts)
def test_the_same_text_is_wholly_like_itself(text: str) -> None:
    assert likeness(shingles(text), shingles(text)) == (1.0, 1.0)


@given(texts)
def test_sketches_are_small_sorted_and_come_back_as_they_were_stored(text: str) -> None:
    hashes = sketch(text)
    assert len(hashes) <= SIZE
    assert list(hashes) == sorted(set(hashes))
    assert unpacked(packed(hashes)) == hashes


def test_a_sketch_is_the_same_in_every_process() -> None:
    text = "架空港湾局は石炭桟橋を来春に閉じると発表した。跡地には工場が建つ。"
    assert sketch(text)[:2] == (960882107, 1416757556)


def test_width_case_and_space_do_not_matter() -> None:
    assert sketch("ＡＢＣ港の　工事は\n１２日に始まる予定だと述べた。") == sketch(
        "abc港の工事は12日に始まる予定だと述べた。"
    )


def candidates(one: str, *others: str) -> list[int]:
    postings = Postings(set(sketch(one)))
    for number, other in enumerate(others):
        postings.add(number, sketch(other))
    return postings.candidates(sketch(one))


@pytest.mark.parametrize("number", range(40))
def test_a_copy_with_another_headline_and_other_figures_is_found_among_others(number: int) -> None:
    text = told(number)
    others = [told(n) for n in range(100, 130)]
    copy = told_anew(text, number, figures=4)
    assert candidates(copy, *others, text)[0] == len(others)
    alike = likeness(shingles(copy), shingles(text))
    assert alike.is_near
    assert alike.resemblance < 1


def test_half_an_article_is_found_in_the_whole_of_it() -> None:
    found = 0
    for number in range(40):
        text = told(number)
        short = cut_short(text)
        assert likeness(shingles(short), shingles(text)).is_near
        found += candidates(short, text) == [0]
    assert found >= 38


def test_other_articles_are_not_near() -> None:
    for number in range(30):
        assert candidates(told(number), *(told(n) for n in range(100, 200))) == []
        assert not likeness(shingles(told(number)), shingles(told(number + 1))).is_near


def test_a_short_note_inside_an_article_is_no_copy_of_it() -> None:
    text = told(1)
    assert not likeness(shingles(text[200:240]), shingles(text)).is_near


def test_furniture_that_many_pages_share_costs_little_and_hides_nothing() -> None:
    shared = "無断で転載することを固くお断りします。記事の感想は編集部へお寄せください。" * 3
    pages = [told(n) + shared for n in range(200)]
    assert 150 in candidates(told_anew(pages[150], 1), *pages)
