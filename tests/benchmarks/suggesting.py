"""Suggestions for an article, suggestions that follow a decision, and claims that are the same."""

from __future__ import annotations

import random
from itertools import count
from time import thread_time

import fugashi

from annotate import japanese
from annotate.intake import new_article
from annotate.suggest.drafting import drafted, read
from annotate.suggest.engine import readings, suggest
from annotate.suggest.learner import Learner
from annotate.suggest.same_groups import find_same
from tests.benchmarks.corpus import article
from tests.benchmarks.measured import Measured, best_of

ROUNDS = 30
FRAME = 1 / 60
LESSONS = 1_000
ARTICLES = 30
SLICE = 0.004  # of ui/widgets/slices.py
CLAIMS = 10_000


def measure() -> list[Measured]:
    """Each against its floor."""
    return [_suggested(), _followed(), _in_the_background(), _same()]


def _suggested() -> Measured:
    """From the text, its zones and sentences to the list, nothing remembered from the round before."""
    text = article(1)
    content = new_article(1, "a.txt", text.encode(), text, "utf-8", "2026-01-02T03:04:05Z")[1]
    tagger = fugashi.Tagger()

    def suggested() -> None:
        japanese._analysed.cache_clear()
        assert len(suggest(content)) > 20

    def bare_features() -> None:
        read = [
            (node.surface, node.feature.lemma, node.feature.pos1, node.feature.cForm) for node in tagger(text)
        ]
        assert len(read) > 500

    figure, floor = best_of(ROUNDS, suggested, bare_features)
    return Measured("suggestions for 1,500 characters", figure, floor, 3, "floor: fugashi with features")


def _followed() -> Measured:
    """A decision is learned, after a thousand others, and every suggestion of the article made anew."""
    text = article(1)
    content = new_article(1, "a.txt", text.encode(), text, "utf-8", "2026-01-02T03:04:05Z")[1]
    known = list(readings(content))
    learner = Learner()
    for number in range(LESSONS):
        learner.learn(number, known[number % len(known)], ("none", "recommendation")[number % 2])
    numbers = count(LESSONS)

    def decided() -> None:
        learner.learn(next(numbers), known[7], "none")
        assert len([learner.suggest(each) for each in known]) > 20

    (figure,) = best_of(ROUNDS, decided)
    return Measured("a decision → every suggestion of the article anew", figure, FRAME, 1)


def _in_the_background() -> Measured:
    """The longest that a key waits while articles are read: a slice, and the step that was begun in it.

    The window works in slices (`ui.widgets.slices`): a thousand articles take no longer steps than thirty.
    """
    learner = Learner()
    longest = [0.0] * ARTICLES

    def read_all() -> None:
        for number in range(ARTICLES):
            text = article(number)
            content = new_article(1, "a.txt", text.encode(), text, "utf-8", "2026-01-02T03:04:05Z")[1]
            steps = (drafted(each, learner) for each in read(content))
            worst, started = 0.0, thread_time()
            for _ in steps:
                worst, started = max(worst, thread_time() - started), thread_time()
            longest[number] = min(longest[number] or worst, worst)

    best_of(3, read_all)
    return Measured("a key while articles are read in the background", SLICE + max(longest), FRAME, 1)


def _same() -> Measured:
    dice = random.Random(1)
    words = ["".join(chr(0x4E00 + dice.randrange(800)) for _ in range(2)) for _ in range(3000)]
    claims = [
        "".join(dice.choice(words) + dice.choice("はがをにの") for _ in range(dice.randrange(4, 14)))
        for _ in range(CLAIMS * 9 // 10)
    ]
    claims += [dice.choice(claims)[:-3] for _ in range(CLAIMS // 10)]

    def found() -> None:
        assert len(find_same(claims)) > 500

    (figure,) = best_of(3, found)
    return Measured("the same claims among 10,000, one in ten a shortened copy", figure, 1, 1)
