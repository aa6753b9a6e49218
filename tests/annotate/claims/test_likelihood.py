"""Likelihoods as the text states them: every cue with the sentences that look like it and are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.claims.likelihood import CUES, propose_likelihood
from annotate.claims.scales import find
from annotate.spans import Span
from ui.i18n import catalogue

STATED = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parents[2] / "data" / "likelihoods.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def stated(sentence: str) -> tuple[str, str]:
    found = propose_likelihood(sentence, Span(0, len(sentence)))
    return (found.value, sentence[found.cue_span.slice]) if found else ("-", "")


@pytest.mark.parametrize(("value", "cue", "sentence"), STATED, ids=[row[2] for row in STATED])
def test_the_likelihood_is_that_of_the_words(value: str, cue: str, sentence: str) -> None:
    assert stated(sentence) == (value, cue)


def test_every_row_of_the_table_is_tried() -> None:
    found = {propose_likelihood(text, Span(0, len(text))) for value, _, text in STATED if value != "-"}

    assert {cue.rule for cue in CUES} == {each.rule for each in found if each}


def test_every_row_names_a_step_and_says_why_in_both_languages() -> None:
    assert [cue.rule for cue in CUES if find(cue.value) is None] == []
    for language in ("ja", "en"):
        words = {key for key in catalogue(language) if key.startswith("likelihood_rule.")}
        assert words == {f"likelihood_rule.{cue.rule}" for cue in CUES}


def test_the_cue_is_in_code_points_of_the_text() -> None:
    text = "😀前の文。停戦が崩れる可能性が高い。"
    found = propose_likelihood(text, Span(5, len(text)))

    assert found is not None
    assert text[found.cue_span.slice] == "可能性が高い"


def test_the_cue_nearest_to_the_content_counts() -> None:
    assert stated("停戦が崩れる可能性があるだろう。") == ("stated:possible", "可能性がある")
    assert stated("停戦は崩れないだろう。") == ("icd203:likely", "だろう")


def test_a_line_end_inside_a_sentence_changes_nothing() -> None:
    assert stated("停戦が崩れる可\n能性が高い。") == ("icd203:likely", "可\n能性が高い")
