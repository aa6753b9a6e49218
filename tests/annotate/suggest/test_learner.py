"""Suggestions follow the analyst, forget what was taken back, and are the same everywhere."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.suggest.learner import ALIKE, Learner, _exp
from annotate.suggest.lessons import lesson_of, lesson_row
from annotate.suggest.rules import decide
from tests.annotate.suggest.read import read
from tests.following import figures, followed, ruled
from tests.gold import CLAIMS, marked
from tests.teaching import learned

ROOT = Path(__file__).parent.parent.parent.parent
SHOULD = "市は橋の点検を急ぐべきだ。"
CALLED_FOR = (
    "市には備えが求められる。",
    "国にも早い対応が求められる。",
    "学校には見直しが求められる。",
    "港湾局には説明が求められよう。",
    "住民への支援が求められる。",
    "若い職員の育成が求められよう。",
)
SENTENCES = (
    SHOULD,
    "川の水位が上がる恐れがある。",
    "会議は三日に開かれた。",
    "市長は備えが求められると述べた。",
    "なぜ誰も止めなかったのか。",
)


def taught(*labels: tuple[str, str]) -> Learner:
    learner = Learner()
    for number, (sentence, label) in enumerate(labels):
        learner.learn(number, read(sentence), label)
    return learner


def all_of(learner: Learner) -> list[dict[str, float]]:
    return [learner.probabilities(read(sentence)) for sentence in (*SENTENCES, *CALLED_FOR)]


@pytest.mark.parametrize(
    ("sentence", "label"),
    list(zip(SENTENCES[:3], ("recommendation", "threat_assessment", "assertion"), strict=True)),
)
def test_it_works_before_anything_was_decided(sentence: str, label: str) -> None:
    suggestion = Learner().suggest(read(sentence))
    assert suggestion.label == label
    assert suggestion.score > 0.6
    assert suggestion.evidence == decide(read(sentence)).evidence


def test_it_follows_an_analyst_who_decides_otherwise() -> None:
    new = read("工場にも節水の工夫が求められる。")
    assert Learner().suggest(new).label == "recommendation"
    assert taught(*((each, "none") for each in CALLED_FOR)).suggest(new).label == "none"
    assert taught(*((each, "assertion") for each in CALLED_FOR)).suggest(new).label == "assertion"


@pytest.mark.parametrize("label", ["none", "assertion"])
def test_one_dissent_does_not_turn_everything(label: str) -> None:
    learner = taught((CALLED_FOR[0], label))
    assert learner.suggest(read(CALLED_FOR[1])).label == "recommendation"
    assert learner.suggest(read(SHOULD)).label == "recommendation"


def test_a_dissent_is_followed_when_it_comes_again() -> None:
    like = read(CALLED_FOR[5])
    never, once, twice = (
        taught(*((each, "assertion") for each in CALLED_FOR[:times])).probabilities(like)["assertion"]
        for times in range(3)
    )
    assert twice - once > 2 * (once - never) > 0


def test_what_is_not_alike_stays_as_it_was() -> None:
    learner = taught(*((each, "none") for each in CALLED_FOR))
    before, after = Learner().suggest(read(SHOULD)), learner.suggest(read(SHOULD))
    assert after.label == before.label
    assert abs(after.score - before.score) < 0.05


def test_a_tag_of_the_projects_own_is_learned_and_forgotten() -> None:
    learner = taught(*((each, "call") for each in CALLED_FOR * 2))
    assert learner.suggest(read("工場にも節水の工夫が求められる。")).label == "call"
    assert sum(learner.probabilities(read(SHOULD)).values()) == pytest.approx(1)
    for number in range(2 * len(CALLED_FOR)):
        learner.forget(number, [0])
    assert "call" not in learner.probabilities(read(SHOULD))


def test_what_only_the_learner_heard_is_shown_in_the_words() -> None:
    new = read("工場にも節水の工夫が求められる。")
    suggestion = taught(*((each, "assertion") for each in CALLED_FOR)).suggest(new)
    text = "工場にも節水の工夫が求められる。"
    assert {each.rule for each in suggestion.evidence} == {ALIKE}
    assert "求め" in "".join(text[each.span.slice] for each in suggestion.evidence)


def test_the_strongest_reasons_come_first_and_point_at_their_words() -> None:
    learner = taught(*((each, "assertion") for each in CALLED_FOR))
    reasons = learner.strongest(read(CALLED_FOR[0]), "assertion")
    assert [abs(each.weight) for each in reasons] == sorted((abs(r.weight) for r in reasons), reverse=True)
    assert any("求め" in CALLED_FOR[0][span.slice] for each in reasons for span in each.spans)
    assert learner.strongest(read(SHOULD), "unheard_of") == []


def test_there_is_one_lesson_about_a_sentence() -> None:
    learner = taught((SHOULD, "none"))
    learner.learn(0, read(SHOULD), "recommendation")
    assert [each.label for each in learner.lessons] == ["recommendation"]
    assert all_of(learner) == all_of(taught((SHOULD, "recommendation")))


def test_a_lesson_long_ago_can_be_taken_back() -> None:
    labels = ("none", "recommendation", "assertion")
    many = [(CALLED_FOR[n % 6], labels[n % 3]) for n in range(100)]
    learner = taught(*many)
    learner.forget(3, [0])
    rest = Learner()
    for number, (sentence, label) in enumerate(many):
        if number != 3:
            rest.learn(number, read(sentence), label)
    assert all_of(learner) == all_of(rest)


DEEDS = st.lists(
    st.tuples(
        st.integers(0, 5),
        st.sampled_from(SENTENCES + CALLED_FOR),
        st.sampled_from(("assertion", "recommendation", "none", "own", "")),
    ),
    max_size=25,
)


@given(DEEDS)
@settings(max_examples=60, deadline=None)
def test_whatever_was_forgotten_the_lessons_left_say_all(deeds: list[tuple[int, str, str]]) -> None:
    learner = Learner()
    for article, sentence, label in deeds:
        if label:
            learner.learn(article, read(sentence), label)
        else:
            learner.forget(article, [0])
    rows = [lesson_row(lesson) for lesson in learner.lessons]
    again = Learner(lesson_of(row) for row in rows)
    assert again.lessons == learner.lessons
    assert all_of(again) == all_of(learner)


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=100, deadline=None)
def test_anything_has_probabilities_and_survives_a_row(sentence: str) -> None:
    learner = Learner()
    lesson = learner.learn(7, read(sentence), "none")
    assert lesson_of(lesson_row(lesson)) == lesson
    found = learner.probabilities(read(sentence))
    assert math.isclose(sum(found.values()), 1)
    assert all(0 < each < 1 for each in found.values())


SCRIPT = """
from tests.annotate.suggest.test_learner import CALLED_FOR, SENTENCES, all_of, taught
learner = taught(*((s, l) for s in (*SENTENCES, *CALLED_FOR) for l in ("none", "own")))
print([each.features for each in learner.lessons])
print([[share.hex() for share in each.values()] for each in all_of(learner)])
"""


def test_the_order_of_hashes_changes_nothing() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert b"0x1." in said.pop()


@given(st.floats(-50, 0))
def test_powers_are_those_of_e(power: float) -> None:
    assert math.isclose(_exp(power), math.exp(power), rel_tol=1e-13)


def test_what_others_taught_helps_and_scores_are_honest() -> None:
    articles = marked(CLAIMS / "heldout")
    seed = learned(marked(CLAIMS / "dev")[::4])
    rules, seeded, following = map(
        figures, (ruled(articles), followed(articles, seed, learning=False), followed(articles, seed))
    )
    assert seeded.macro_f1 > rules.macro_f1
    assert following.macro_f1 > seeded.macro_f1 - 0.02
    assert max(seeded.calibration.brier, following.calibration.brier) < rules.calibration.brier
    assert max(seeded.calibration.expected_error, following.calibration.expected_error) < 0.12
