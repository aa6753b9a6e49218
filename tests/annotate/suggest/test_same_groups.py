"""Which claims are the same, and which only look so."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.model import SaidClaim
from annotate.suggest.same_groups import at_once, find_same, same_claims

SAME = (
    ("市は計画を中止すべきだ。", "「市は計画を中止すべきだ」と佐渡川氏は述べた。"),
    ("市は計画を中止すべきだ。", "市は、計画を中止すべきだ"),
    ("北浜町は来年度の予算を増やす必要がある。", "北浜町は来年度の予算を増やす必要があります。"),
    ("三万人が家を失うおそれがある。", "3万人が家を失う おそれがある"),
    ("ＡＩの調達には第三者の検査が要る。", "AIの調達には第三者の検査が要る。"),
    ("短い。", "「短い」"),
)
OTHER = (
    ("市は計画を中止すべきだ。", "市は計画を中止すべきではない。"),
    ("三万人が家を失うおそれがある。", "五万人が家を失うおそれがある。"),
    ("北浜町は来年度の予算を増やす必要がある。", "南浜町は来年度の予算を増やす必要がある。"),
    ("北浜町は来年度の予算を増やす必要がある。", "北浜町は来年度の予算を増やす必要があるとは限らない。"),
    ("カルマ共和国は来年の選挙を延期するだろう。", "トレド共和国は来年の選挙を延期するだろう。"),
    ("住民は避難した。", "住民は避難したと市は発表したが、実際には多くが家に残っていた。"),
    ("。", "、"),
)


@pytest.mark.parametrize("pair", SAME)
def test_they_are_the_same(pair: tuple[str, str]) -> None:
    assert find_same(pair) == [(0, 1)]
    assert find_same(pair[::-1]) == [(0, 1)]


@pytest.mark.parametrize("pair", OTHER)
def test_they_are_not_the_same(pair: tuple[str, str]) -> None:
    assert find_same(pair) == []
    assert find_same(pair[::-1]) == []


def test_a_claim_and_its_witnesses_are_one_group() -> None:
    claims = [SAME[0][0], OTHER[2][0], SAME[0][1], OTHER[0][1], SAME[1][1]]
    assert find_same(claims) == [(0, 2, 4)]


@given(st.lists(st.text("市は橋を直すべきだ。, ない３3", max_size=25), max_size=12))
def test_groups_are_apart_and_equal_claims_are_in_one(claims: list[str]) -> None:
    groups = find_same(claims)
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    assert all(group == tuple(sorted(group)) and len(group) > 1 for group in groups)
    of = {place: group for group in groups for place in group}
    for one, claim in enumerate(claims):
        for other in range(one):
            if claim == claims[other] and any(letter.isalnum() for letter in claim):
                assert of[one] == of[other]


def test_the_order_of_many_claims_changes_nothing() -> None:
    dice = random.Random(5)
    claims = [claim for pair in (*SAME, *OTHER) for claim in pair]
    shuffled = dice.sample(range(len(claims)), len(claims))
    found = {frozenset(claims[place] for place in group) for group in find_same(claims)}
    again = find_same([claims[place] for place in shuffled])
    assert {frozenset(claims[shuffled[place]] for place in group) for group in again} == found


def test_claims_with_another_tag_are_other_claims() -> None:
    first = SaidClaim("A", 1, 0, "recommendation", SAME[0][0], "")
    copied = first._replace(id="B", article_id=2, quote=SAME[0][1])
    tagged = first._replace(id="C", tag="assertion")
    groups = at_once(same_claims([first, copied, tagged]))
    assert [[each.id for each in group] for group in groups] == [["A", "B"]]


def test_many_claims_are_compared_in_many_steps() -> None:
    quotes = [f"第{n}工区の{n % 9}番目の橋を直すべきだ" for n in range(500)]
    claims = [SaidClaim(str(n), n, 0, "assertion", quote, "") for n, quote in enumerate(quotes)]
    assert len(list(same_claims(claims))) > 20
