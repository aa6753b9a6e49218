"""The figures of suggestions, against cases small enough to count by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotate.evaluation import Judged, Labelled, decided_labels, following, judge, leave_one_out, measure
from annotate.intake import new_article
from annotate.model import Annotation, Content, Decision, Status, Zone, ZoneKind
from annotate.spans import Span
from annotate.suggest.rules import Suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

TAGS = ("assertion", "recommendation", "threat_assessment")
TEXT = "橋は古い。市は橋を直すべきだ。直さなければ落ちる。"
BRIDGE, REPAIR, FALL = Span(0, 5), Span(5, 15), Span(15, 25)
CONTENT = Content(TEXT, (Zone(ZoneKind.BODY, Span(0, 25), "page.paragraph"),), (BRIDGE, REPAIR, FALL))
LABELS = {BRIDGE: "assertion", REPAIR: "recommendation", FALL: "threat_assessment"}


def labelled(labels: dict[Span, str], *, is_whole: bool = True, name: str = "橋") -> Labelled:
    return Labelled(name, CONTENT, labels, is_whole)


def suggestion(span: Span, label: str, score: float = 0.9) -> Suggestion:
    return Suggestion(span, label, score, ())


def test_precision_recall_and_f1_of_each_label() -> None:
    pairs = [("assertion", "assertion")] * 3 + [("threat_assessment", "assertion")] * 2
    pairs += [("threat_assessment", "threat_assessment"), ("none", "recommendation")]

    figures = measure([Judged(gold, suggested, 0.8) for gold, suggested in pairs], TAGS, articles=2)

    assertion, threat = figures.labels["assertion"], figures.labels["threat_assessment"]
    assert (assertion.precision, assertion.recall, assertion.f1) == (3 / 5, 1.0, 6 / 8)
    assert (threat.precision, threat.recall, threat.f1) == (1.0, 1 / 3, 2 / 4)
    assert (threat.gold, threat.suggested) == (3, 1)
    assert figures.labels["recommendation"].f1 == 0
    assert figures.macro_f1 == pytest.approx((6 / 8 + 0 + 2 / 4) / 3)
    assert figures.share_right == 4 / 7
    assert figures.confusion["threat_assessment", "assertion"] == 2
    assert (figures.articles, figures.sentences) == (2, 7)


def test_a_label_of_the_analysts_own_is_counted_but_not_in_the_mean() -> None:
    figures = measure([Judged("assertion", "assertion", 0.9), Judged("rumour", "none", 0.5)], TAGS[:1], 1)

    assert list(figures.labels) == ["assertion", "rumour", "none"]
    assert figures.labels["rumour"].recall == 0
    assert figures.macro_f1 == 1


def test_nothing_judged_is_no_error() -> None:
    figures = measure([], TAGS, articles=0)

    assert (figures.macro_f1, figures.share_right, figures.calibration.bins) == (0, 0, ())


def test_calibration_tells_how_sure_and_how_right() -> None:
    judged = [Judged("none", "none", 0.75), Judged("none", "assertion", 0.75), Judged("none", "none", 1.0)]
    judged.append(Judged("assertion", "none", None))  # nothing was said: nothing to calibrate

    calibration = measure(judged, TAGS, articles=1).calibration

    low, high = calibration.bins
    assert (low.low, low.high, low.sentences, low.mean_score, low.share_right) == (0.7, 0.8, 2, 0.75, 0.5)
    assert (high.low, high.high, high.sentences, high.mean_score, high.share_right) == (0.9, 1.0, 1, 1.0, 1.0)
    assert calibration.brier == pytest.approx((0.25**2 + 0.75**2 + 0) / 3)
    assert calibration.expected_error == pytest.approx(2 / 3 * 0.25)


def test_a_sentence_cut_a_little_differently_is_the_same() -> None:
    judged = judge(labelled({REPAIR: "recommendation"}), [suggestion(Span(5, 14), "recommendation", 0.7)])

    assert judged == [Judged("recommendation", "recommendation", 0.7)]


def test_a_suggestion_for_half_of_it_is_another_sentence() -> None:
    judged = judge(labelled({REPAIR: "recommendation"}), [suggestion(Span(5, 10), "recommendation", 0.7)])

    assert judged == [Judged("recommendation", "none", None), Judged("none", "recommendation", 0.7)]


def test_what_is_suggested_beside_the_labels_counts_only_when_all_are_labelled() -> None:
    found = [suggestion(BRIDGE, "assertion"), suggestion(REPAIR, "none"), suggestion(FALL, "assertion")]

    assert judge(labelled({BRIDGE: "assertion"}), found)[1:] == [Judged("none", "assertion", 0.9)]
    assert judge(labelled({BRIDGE: "assertion"}, is_whole=False), found)[1:] == []


def test_each_article_is_judged_by_what_the_others_teach() -> None:
    articles = [labelled({BRIDGE: "assertion"}, name=name) for name in "abc"]
    seen: list[tuple[list[str], str]] = []

    def predict(others: Sequence[Labelled], article: Labelled) -> list[Suggestion]:
        seen.append(([other.name for other in others], article.name))
        return [suggestion(BRIDGE, "assertion" if article.name == "b" else "none")]

    figures = leave_one_out(articles, predict, TAGS)

    assert seen == [(["b", "c"], "a"), (["a", "c"], "b"), (["a", "b"], "c")]
    assert figures.labels["assertion"].recall == 1 / 3


def test_who_follows_an_analyst_has_learned_from_the_others_alone() -> None:
    articles = [labelled({REPAIR: "none"}, name=str(n), is_whole=False) for n in range(30)]
    predict = following(articles)

    (taught,) = (each for each in predict(articles[1:], articles[0]) if each.span == REPAIR)
    (untaught,) = (each for each in predict([], articles[0]) if each.span == REPAIR)

    assert taught.label == "none"
    assert untaught.label == "recommendation"


def decided(claims: dict[Span, str], decisions: dict[Span, str], status: Status = Status.READING) -> Labelled:
    article, _ = new_article(1, "橋.txt", TEXT.encode(), TEXT, "utf-8", "2026-01-02T03:04:05Z")
    annotations = [
        Annotation(f"ID{n}", 1, span, tag, TEXT[span.slice], "花子", "", "")
        for n, (span, tag) in enumerate(claims.items())
    ]
    about = [Decision(1, span, "assertion", tag, (), 0.7, "花子", "") for span, tag in decisions.items()]
    return decided_labels(replace(article, status=status), CONTENT, annotations, about)


def test_a_claim_labels_the_sentences_it_holds_half_of() -> None:
    claims = {Span(5, 10): "recommendation", Span(11, 19): "assertion", Span(15, 22): "threat_assessment"}

    assert decided(claims, {}).labels == {REPAIR: "recommendation", FALL: "threat_assessment"}


def test_what_was_decided_labels_a_sentence_without_a_claim() -> None:
    known = decided({BRIDGE: "assertion"}, {BRIDGE: "recommendation", REPAIR: "recommendation", FALL: ""})

    assert known.labels == {BRIDGE: "assertion", REPAIR: "recommendation", FALL: "none"}
    assert not known.is_whole


def test_in_an_article_that_is_done_the_rest_claims_nothing() -> None:
    known = decided({BRIDGE: "assertion"}, {}, Status.DONE)

    assert known.labels == {BRIDGE: "assertion", REPAIR: "none", FALL: "none"}
    assert known.is_whole
