"""What is odd about a claim is named, and nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import annotate.claims.checks
from annotate.claims.checks import Remark, checks
from annotate.model import Annotation, Details
from annotate.spans import Span
from ui.i18n import catalogue

WHOLE = Details(assessed_likelihood="icd203:likely", horizon="le_1y")


def claim(details: Details = WHOLE, note: str = "", tag: str = "threat_assessment") -> Annotation:
    return Annotation(
        id="a", article_id=1, span=Span(0, 2), tag=tag, quote="危険", note=note, details=details,
        annotator="", created_at="", updated_at="",
    )  # fmt: skip


def keys(annotation: Annotation) -> list[str]:
    return [remark.key for remark in checks(annotation)]


def test_a_whole_claim_is_left_alone() -> None:
    assert checks(claim(note="可能性が高い。根拠は三つの報告である。Likely within the year.")) == []


def test_a_threat_wants_likelihood_and_horizon_but_an_assertion_does_not() -> None:
    assert keys(claim(Details())) == ["threat_without_likelihood", "threat_without_horizon"]
    assert keys(claim(Details(), tag="assertion")) == []


def test_a_direct_quotation_wants_its_holder() -> None:
    assert keys(claim(Details(quotation="direct"), tag="assertion")) == ["quotation_without_holder"]
    assert keys(claim(Details(quotation="direct", holder="市長"), tag="assertion")) == []
    assert keys(claim(Details(quotation="indirect"), tag="assertion")) == []


def test_a_digit_wants_a_letter_which_the_source_may_have() -> None:
    graded = claim(Details(credibility="2"), tag="assertion")

    assert [remark.field for remark in checks(graded)] == ["source_reliability"]
    assert checks(graded, reliability="B") == []


def test_a_likelihood_of_another_scale_is_noticed() -> None:
    other = claim(Details(assessed_likelihood="phia:likely", horizon="now"))

    assert checks(other) == [Remark("other_scale", "assessed_likelihood", {"scale": "phia"})]
    assert checks(other, likelihood_scale="phia") == []
    assert checks(claim(Details(assessed_likelihood="五分より上", horizon="now"))) == []


@pytest.mark.parametrize(
    ("note", "first", "second"),
    [
        ("It is likely, even highly probable.", "likely", "highly probable"),
        ("A strike is very unlikely; an incursion is improbable.", "very unlikely", "improbable"),
        ("It will Probably fail, and is very likely to spread.", "Probably", "very likely"),
        ("A realistic possibility, roughly even chance.", "realistic possibility", "roughly even chance"),
        ("五分五分だが、現実的な可能性がある。", "五分五分", "現実的な可能性"),
    ],
)
def test_terms_that_do_not_go_together(note: str, first: str, second: str) -> None:
    assert checks(claim(note=note)) == [Remark("mixed_terms", "note", {"first": first, "second": second})]


@pytest.mark.parametrize(
    "note",
    [
        "Likely in spring, very likely in summer, almost certain by winter.",
        "Probable, even highly probable.",
        "Highly likely; at the least a realistic possibility.",
        "可能性が高い。一部では可能性は低い。五分五分の地域もある。",
        "The likelihood was not considered. They disliked it.",
        "",
    ],
)
def test_terms_that_do(note: str) -> None:
    assert checks(claim(note=note)) == []


def test_confidence_and_likelihood_belong_in_two_sentences() -> None:
    together = checks(claim(note="We judge with high confidence that it is likely."))

    assert [remark.key for remark in together] == ["confidence_with_likelihood"]
    assert together[0].arguments == {"confidence": "high confidence", "likelihood": "likely"}
    assert keys(claim(note="確信度は高いが、可能性は低い。")) == ["confidence_with_likelihood"]
    assert checks(claim(note="It is likely. We have high confidence in this.")) == []


def test_every_remark_has_its_words() -> None:
    source = Path(annotate.claims.checks.__file__).read_text("utf-8")
    made = {
        f"remark.{node.args[0].value}"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Remark"
    }

    assert made == {key for key in catalogue("ja") if key.startswith("remark.")}
