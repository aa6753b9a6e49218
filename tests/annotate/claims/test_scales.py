"""The scales hold together, and their values come back as what was meant."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest

from annotate.claims.scales import (
    DEFAULT_LIKELIHOOD,
    ICD_203,
    PHIA,
    SCALES,
    Scale,
    find,
    grade,
    label,
    scale,
    scales,
)


@pytest.mark.parametrize("each", SCALES, ids=lambda each: each.id)
def test_every_value_is_found_again(each: Scale) -> None:
    assert [find(each.value(step)) for step in each.steps] == [(each, step) for step in each.steps]


@pytest.mark.parametrize("each", SCALES, ids=lambda each: each.id)
def test_every_word_is_there_in_both_languages_and_says_its_source(each: Scale) -> None:
    words = [each.source, *(part.name(language) for part in (each, *each.steps) for language in ("ja", "en"))]

    assert all(words)
    assert all(step.name_ja != step.name_en for step in each.steps)
    assert [bool(step.note("ja")) for step in each.steps] == [bool(step.note("en")) for step in each.steps]
    assert bool(each.note("ja")) == bool(each.note("en"))


def test_the_scale_stays_with_a_likelihood_and_letters_stay_bare() -> None:
    assert [ICD_203.value(ICD_203.steps[4]), PHIA.value(PHIA.steps[4])] == ["icd203:likely", "phia:likely"]
    assert find("B") == (scale("reliability"), scale("reliability").steps[1])


def test_the_steps_of_icd_203_leave_no_gap_and_those_of_phia_do() -> None:
    assert [(step.low, step.high) for step in ICD_203.steps] == [
        (1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)
    ]  # fmt: skip
    bounds = [(step.low, step.high) for step in PHIA.steps]
    assert all(high < low for (_, high), (low, _) in pairwise(bounds))


def test_both_rows_of_icd_203_are_known() -> None:
    assert [len(step.terms_en) for step in ICD_203.steps] == [2] * 7


def test_ranges_are_written_as_people_write_them() -> None:
    assert [PHIA.steps[0].percent, PHIA.steps[4].percent, PHIA.steps[6].percent] == ["≤5%", "55–75%", "≥95%"]
    assert scale("stated").steps[0].percent == ""


@pytest.mark.parametrize(
    ("value", "ja", "en"),
    [
        ("icd203:likely", "可能性が高い", "Likely"),
        ("confidence:moderate", "中程度", "Moderate"),
        ("B", "B おおむね信頼できる", "B Usually reliable"),
        ("6", "6 真偽を判断できない", "6 Truth cannot be judged"),
        ("七分三分", "七分三分", "七分三分"),
        ("icd203:perhaps", "icd203:perhaps", "icd203:perhaps"),
        ("", "", ""),
    ],
)
def test_a_value_is_shown_in_words_and_free_text_as_it_is(value: str, ja: str, en: str) -> None:
    assert (label(value, "ja"), label(value, "en")) == (ja, en)


def test_the_usual_likelihood_comes_first() -> None:
    assert [each.id for each in scales("likelihood")] == [DEFAULT_LIKELIHOOD, "phia"]


def test_an_unknown_scale_is_an_error() -> None:
    with pytest.raises(KeyError):
        scale("kent")


def test_a_grade_needs_the_credibility() -> None:
    assert [grade("B", "2"), grade("", "2"), grade("B", "")] == ["B2", "2", ""]


def test_the_dictionary_waits_until_a_proposal_is_asked_for() -> None:
    modules = "scales, fields, checks, horizon, likelihood, attribution"
    code = f"import sys; from annotate.claims import {modules}; print('fugashi' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
