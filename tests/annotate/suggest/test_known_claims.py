"""A claim is recognised among those of a project, and counted once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.model import SaidClaim
from annotate.suggest.known_claims import KnownClaims
from annotate.suggest.same_groups import find_same
from tests.annotate.suggest.test_same_groups import OTHER, SAME

TAG = "assertion"


def said(id: str, quote: str, same_as: str = "", article: int = 1, tag: str = TAG) -> SaidClaim:
    return SaidClaim(id, article, 0, tag, quote, same_as)


@given(st.lists(st.sampled_from([claim for pair in (*SAME, *OTHER) for claim in pair]), max_size=8))
def test_what_is_found_for_one_claim_is_what_stands_in_its_group(claims: list[str]) -> None:
    known = KnownClaims(said(str(number), claim) for number, claim in enumerate(claims))
    groups = find_same(claims)
    for number, claim in enumerate(claims):
        group = next((group for group in groups if number in group), (number,))
        found = {int(each.id) for each in known.same(said(str(number), claim))}
        assert found <= set(group)
        if len(group) == 2:
            assert found == set(group) - {number}


def test_the_first_to_mark_the_very_words_counts() -> None:
    known = KnownClaims([said("b", "橋を直すべきだ。", article=2), said("a", "「橋を直すべきだ」")])
    found = known.equal(TAG, "橋を直すべきだ")
    assert found
    assert found.id == "a"
    assert known.equal("recommendation", "橋を直すべきだ") is None
    assert known.equal(TAG, "橋を壊すべきだ") is None
    assert known.equal(TAG, "。") is None


def test_a_repeat_of_a_repeat_counts_as_the_first() -> None:
    known = KnownClaims([said("a", "橋を直せ。"), said("b", "橋は直すべきだ。", same_as="a")])
    found = known.equal(TAG, "橋は直すべきだ")
    assert found
    assert found.id == "a"
    assert [claim.id for claim in known.repeats("a")] == ["b"]
    assert [claim.id for claim in known.repeats_in(1)] == ["b"]


def test_a_repeat_counts_for_itself_when_the_first_is_gone() -> None:
    known = KnownClaims([said("a", "橋を直せ。"), said("b", "橋を直せ。", same_as="a", article=2)])
    known.drop_article(1)
    counting = known.counting("b")
    assert counting
    assert counting.id == "b"
    assert known.repeats_in(2) == []
    assert len(known) == 1


def test_a_claim_that_stands_alone_repeats_nothing() -> None:
    known = KnownClaims([said("a", "橋を直せ。"), said("b", "橋を直せ。", same_as="b")])
    assert known.repeats_in(1) == []
    assert known.repeats("b") == []


IDS, QUOTES = st.sampled_from("abcd"), st.sampled_from(["橋を直せ。", "橋を直せ", "雨が降る。", "。"])
DEEDS = st.lists(st.tuples(IDS, st.none() | QUOTES, st.sampled_from([TAG, "threat"]), st.integers(1, 2), IDS))


@given(DEEDS)
def test_after_any_deeds_it_knows_what_it_would_if_it_began_with_what_is_there(deeds) -> None:
    known, there = KnownClaims(), dict[str, SaidClaim]()
    for id, quote, tag, article, same_as in deeds:
        there.pop(id, None)
        if quote is None:
            known.drop(id)
        else:
            there[id] = said(id, quote, same_as, article, tag)
            known.put(there[id])
    anew = KnownClaims(there.values())
    assert len(known) == len(anew) == len(there)
    assert known.equal(TAG, "橋を直せ") == anew.equal(TAG, "橋を直せ")
    for id in "abcd":
        assert known.counting(id) == anew.counting(id)
        assert known.repeats(id) == anew.repeats(id)
        assert not there.get(id) or known.same(there[id]) == anew.same(there[id])
    for article in (1, 2):
        assert sorted(known.repeats_in(article)) == sorted(anew.repeats_in(article))


def test_what_is_said_of_a_claim_has_its_place_and_tag_but_no_quote() -> None:
    claim = SaidClaim("a", 3, 120, TAG, "橋を直せ。", "b")
    assert KnownClaims([claim]).counting("a") == claim._replace(quote="")


def test_a_claim_marked_anew_is_known_by_its_new_words_only() -> None:
    known = KnownClaims([said("a", "橋を直せ。")])
    known.put(said("a", "雨が降る。"))
    assert len(known) == 1
    assert known.equal(TAG, "橋を直せ。") is None
    assert known.equal(TAG, "雨が降る")
