"""Who holds a claim, against invented sentences whose holders were written down by hand."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from annotate.claims.attribution import Attribution, propose_holder
from annotate.claims.holder_rules import RULES
from annotate.spans import Span
from ui.i18n import catalogue

# 当局は…としており、…: the clause behind weighs more. 「…」。大臣はそう言って: told by the next sentence.
# 外務省幹部は「…」と話し、…考えを示した: half of it is a quotation. 外相は「…」としながらも: as the first.
KNOWN_TO_DIFFER = 4


class Case(NamedTuple):
    holder: str
    quotation: str
    text: str
    sentence: Span
    claim: Span


def case(line: str) -> Case:
    holder, quotation, marked = line.split(" | ")
    before, _, words = marked.rpartition("‖")
    start, end = words.find("⟦"), words.find("⟧") - 1
    words = words.replace("⟦", "").replace("⟧", "")
    sentence = Span(len(before), len(before) + len(words))
    claim = Span(len(before) + start, len(before) + end) if start >= 0 else sentence
    return Case(holder, quotation, before + words, sentence, claim)


CASES = [
    case(line)
    for line in (Path(__file__).parents[2] / "data" / "holders.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def proposed(each: Case) -> Attribution | None:
    return propose_holder(each.text, each.sentence, each.claim)


def said(found: Attribution | None) -> tuple[str, str]:
    return (found.holder or "-", found.quotation) if found else ("author", "-")


def holder(sentence: str) -> Attribution | None:
    return propose_holder(sentence, Span(0, len(sentence)), Span(0, len(sentence)))


def test_nearly_all_holders_are_those_written_down() -> None:
    wrong = [each.text for each in CASES if said(proposed(each)) != (each.holder, each.quotation)]

    assert len(CASES) >= 120
    assert len(wrong) <= KNOWN_TO_DIFFER, wrong


def test_what_the_author_says_is_never_given_away() -> None:
    authors = [each for each in CASES if each.holder == "author"]

    assert len(authors) >= 30
    assert [each.text for each in authors if proposed(each)] == []


def test_holder_and_cue_are_where_they_are_said_to_be() -> None:
    for each in CASES:
        if (found := proposed(each)) and found.holder_span:
            assert each.text[found.holder_span.slice] == found.holder
            assert each.sentence.covers(found.cue_span)


def test_every_rule_is_met_and_says_why_in_both_languages() -> None:
    met = {found.rule for each in CASES if (found := proposed(each))}
    known = {rule.id for rule in RULES} | {"carried_over", "nameless"}

    assert met == known
    for language in ("ja", "en"):
        words = {key for key in catalogue(language) if key.startswith("holder_rule.")}
        assert words == {f"holder_rule.{rule}" for rule in known}


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("市長は橋を直すと述べた。", "said"),
        ("市長は「もう待てない」と席を立った。", "spoke"),
        ("専門家は橋が危険だとみている。", "thought"),
        ("市は橋を直すとしている。", "thought"),
        ("市は橋を直す方針を示した。", "view"),
        ("市は橋が古いことを認めた。", "fact"),
        ("市によると、橋は古い。", "according_to"),
        ("市に言わせれば、橋は古くない。", "according_to"),
        ("住民の話では、橋は古い。", "account"),
        ("市は橋を直すという。", "hearsay"),
        ("橋は古いとされる。", "impersonal"),
        ("橋は危険だとの声も出ている。", "voices"),
        ("橋を直すと述べた。", "nameless"),
    ],
)
def test_the_rule_that_spoke_is_named(sentence: str, rule: str) -> None:
    found = holder(sentence)

    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize(
    "sentence",
    [
        "市は「橋の日」と名付けた。",
        "市長は隣の町長と話した。",
        "市長は代表として式に出た。",
        "この橋には補強が必要とされる。",
        "市長が話すと、人々は静かになる。",
        "市は橋を直すと述べるべきだ。",
        "市は橋を直すとは述べていない。",
        "市長と約束した。",
        "「",
        "と述べた。",
        "。",
    ],
)
def test_what_only_looks_like_a_report_is_the_authors(sentence: str) -> None:
    assert holder(sentence) is None


def test_a_title_stays_with_the_name_and_a_date_does_not() -> None:
    found = holder("3日、北浜大学のラシード・ハリム教授(国際政治)は「合意は続かない」と語った。")

    assert found is not None
    assert found.holder == "北浜大学のラシード・ハリム教授(国際政治)"


def test_a_speaker_of_an_earlier_sentence_is_named_with_less_trust() -> None:
    text = "ハリム氏は式に出た。雨が降っていた。「橋は危険だ」と述べた。"
    found = propose_holder(text, Span(17, len(text)), Span(17, len(text)))

    assert found is not None
    assert (found.holder, found.rule) == ("ハリム氏", "carried_over")
    assert text[found.cue_span.slice] == "と述べた"
