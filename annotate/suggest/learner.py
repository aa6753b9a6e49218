"""Suggestions that follow the analyst: the rules' verdict, weighed anew with what was decided so far.

A multinomial logistic regression over the features of a sentence, of which the rules' verdict is one, so that
rules and learner speak with one score (stacking: Wolpert 1992, "Stacked generalization"). It starts from
the weights in `annotate.suggest.seed` and takes one step of stochastic gradient descent for each lesson
(Bottou 2010, "Large-scale machine learning with stochastic gradient descent"), shared out among its features
(normalised least mean squares: Nagumo & Noda 1967), most to the cues, which hardly follow a first dissent.
What is kept in a project are the lessons, not the weights: a lesson taken back leaves nothing behind, and a
later seed is learned upon anew.

The same lessons in the same order give the same bits on every machine: sorted features, sums in a fixed
order, and `_exp` in place of the C library's.
"""

from __future__ import annotations

import math
from collections import Counter, deque
from functools import cache
from itertools import islice, zip_longest
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from annotate.suggest.atoms import in_full
from annotate.suggest.features import LEXICAL, places
from annotate.suggest.lessons import Lesson
from annotate.suggest.rules import Evidence, Suggestion
from annotate.suggest.seed import RATE, TAGS, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotate.spans import Span
    from annotate.suggest.reading import SentenceReading

ALIKE = "learned.alike"
"""The rule of evidence that only the learner heard."""
_STRANGE = -2.0  # what a tag begins with that the seed does not know: it is rare until lessons say otherwise
_FEW = 2.0  # what a sentence's features move by together, at least: one without a cue teaches little
_DOUBT = 0.25  # how far a cue follows the first dissent: once is a slip or an exception, twice a habit
_SUREST = 0.99  # what is said at most: no draft is beyond doubt
_REMEMBERED = 64  # lessons that can be taken back without learning all the others anew


class Reason(NamedTuple):
    """A feature that speaks for a tag (`weight` > 0) or against it, and the words it stands for."""

    feature: str
    weight: float
    spans: tuple[Span, ...]


class Learner:
    """Probabilities of the tags for a sentence, from the seed and the lessons so far.

    `seed` is feature -> a weight for each of `annotate.suggest.seed.TAGS`.
    """

    def __init__(
        self, lessons: Iterable[Lesson] = (), seed: Mapping[str, tuple[float, ...]] = WEIGHTS
    ) -> None:
        self._seed = seed
        self._lessons: dict[tuple[int, int], Lesson] = {}
        self._start_anew()
        for lesson in lessons:
            self._take(lesson)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons in the order they were had: what a project keeps."""
        return tuple(self._lessons.values())

    def learn(self, article_id: int, reading: SentenceReading, label: str) -> Lesson:
        """Learn that a sentence was given the tag `label`, or "none"; return the lesson to keep.

        What was learned about the same sentence before is forgotten.
        """
        lesson = Lesson(article_id, reading.span, label, reading.heard)
        self._take(lesson)
        return lesson

    def forget(self, article_id: int, starts: Iterable[int]) -> None:
        """Take back what was learned about the sentences that begin at `starts`, as if it had never been."""
        self._drop({(article_id, start) for start in starts})

    def probabilities(self, reading: SentenceReading) -> dict[str, float]:
        """Return the probability of each tag and of "none"; they add up to 1."""
        return self._probabilities(reading.heard)

    def suggest(self, reading: SentenceReading) -> Suggestion:
        """Return what the sentence is taken for now, with the rules' evidence where they agree.

        The score is the probability: of the suggestions at 0.8, eight of ten are right.
        """
        decided, heard = reading.decided, reading.heard
        probabilities = self._probabilities(heard)
        label = max(probabilities, key=probabilities.__getitem__)
        evidence = decided.evidence if label == decided.label else self._evidence(reading, heard, label)
        score = min(round(probabilities[label], 2), _SUREST)
        return Suggestion(reading.span, label, score, evidence)

    def strongest(self, reading: SentenceReading, tag: str, most: int = 5) -> list[Reason]:
        """Return the features that weigh most for or against `tag` here, the strongest first."""
        weighed = self._weighed(reading.heard, tag)
        strongest = sorted(weighed, key=lambda each: -abs(each[1]))[:most]
        return [
            Reason(feature, round(weight, 3), tuple(places(reading, feature)))
            for feature, weight in strongest
        ]

    def _probabilities(self, heard: Sequence[str]) -> dict[str, float]:
        known = [weights for weights in map(self._weights.get, heard) if weights is not None]
        # fsum is the same in every version of Python, sum is not.
        sums = [math.fsum(each) for each in zip_longest(*known, fillvalue=0.0)]
        sums += [0.0] * (len(self._tags) - len(sums))
        for at in range(len(TAGS), len(self._tags)):
            sums[at] += _STRANGE
        highest = max(sums)
        powers = [_exp(each - highest) for each in sums]
        whole = math.fsum(powers)
        return {tag: power / whole for tag, power in zip(self._tags, powers, strict=True)}

    def _start_anew(self) -> None:
        self._lessons.clear()
        self._tags = list(TAGS)
        self._weights = dict(self._seed)
        self._dissents: Counter[tuple[str, str]] = Counter()  # by cue and by what was decided instead
        self._steps: deque[_Step] = deque(maxlen=_REMEMBERED)

    def _take(self, lesson: Lesson) -> None:
        if lesson.place in self._lessons:
            self._drop({lesson.place})
        known = len(self._tags)
        if lesson.label not in self._tags:
            self._tags.append(lesson.label)
        off = self._probabilities(lesson.features)
        off[lesson.label] -= 1
        dissenting = self._dissent(lesson) if off[lesson.label] < -0.5 else []
        doubted = {cue for cue in dissenting if self._dissents[cue, lesson.label] == 1}
        moves = list(map(_moves, lesson.features))
        step = RATE / max(_FEW, math.fsum(moves))
        steps = {move: [step * move * each for each in off.values()] for move in _MOVES}
        weights, zeros = self._weights, (0.0,) * len(self._tags)
        before = dict(zip(lesson.features, map(weights.get, lesson.features), strict=True))
        for (feature, old), move in zip(before.items(), moves, strict=True):
            if old is None or len(old) < len(zeros):
                old = (*(old or ()), *zeros)  # noqa: PLW2901  # `map` stops with the tags
            weights[feature] = tuple(map(sub, old, steps[move]))
        for cue in doubted:
            weights[cue] = tuple(map(sub, (*(before[cue] or ()), *zeros), steps[_DOUBT]))
        self._lessons[lesson.place] = lesson
        self._steps.append(_Step(lesson, known, dissenting, before))

    def _dissent(self, lesson: Lesson) -> list[str]:
        """Count a lesson that says otherwise than was likely; return the cues it says so of."""
        cues = [feature for feature in lesson.features if feature.startswith(_CUE)]
        self._dissents.update((cue, lesson.label) for cue in cues)
        return cues

    def _drop(self, unwanted: set[tuple[int, int]]) -> None:
        """Go back to before the first of these, and learn again what came after and is wanted."""
        waiting = unwanted & self._lessons.keys()
        again: list[Lesson] = []
        while waiting and self._steps:
            lesson = self._step_back()
            if lesson.place in waiting:
                waiting.remove(lesson.place)
            else:
                again.append(lesson)
        if waiting:
            again += [each for each in reversed(self._lessons.values()) if each.place not in waiting]
            self._start_anew()
        for lesson in reversed(again):
            self._take(lesson)

    def _step_back(self) -> Lesson:
        lesson, known, dissenting, before = self._steps.pop()
        self._dissents.subtract((cue, lesson.label) for cue in dissenting)
        for feature, weights in before.items():
            if weights is None:
                del self._weights[feature]
            else:
                self._weights[feature] = weights
        del self._tags[known:]
        del self._lessons[lesson.place]
        return lesson

    def _weighed(self, heard: Sequence[str], tag: str) -> Iterator[tuple[str, float]]:
        """The features that say something about a tag, with how much more than about the others."""
        at = self._tags.index(tag) if tag in self._tags else len(self._tags)
        for feature in heard:
            weights = self._weights.get(feature, ())
            if at < len(weights):
                yield feature, weights[at] - sum(weights) / len(weights)

    def _evidence(self, reading: SentenceReading, heard: Sequence[str], label: str) -> tuple[Evidence, ...]:
        """The cues that spoke for a label without being followed, else the words that weigh most for it."""
        cues = [
            Evidence(in_full(reading.placed, each.span), each.cue.id)
            for each in reading.cues
            if each.cue.label == label
        ]
        if cues:
            return tuple(cues)
        weighed = sorted(self._weighed(heard, label), key=lambda each: -each[1])
        speaking = (places(reading, feature) for feature, weight in weighed if weight > 0)
        said = (in_full(reading.placed, spans[-1]) for spans in speaking if spans)
        shown = list(islice(said, 2)) or [reading.span]
        return tuple(Evidence(span, ALIKE) for span in dict.fromkeys(shown))


_CUE = "cue:"
_MOVES = (1.0, _DOUBT, 0.01, 0.0025)


@cache  # as many as there are weights
def _moves(feature: str) -> float:
    """How far a lesson moves a feature, beside others: an analyst's habits are about cues, less about words,
    and least about traits that unlike sentences share.
    """
    if feature.startswith(_CUE):
        return 1.0
    return 0.01 if feature.startswith(LEXICAL) else 0.0025


class _Step(NamedTuple):
    """What a lesson changed: the number of tags and the weights of its features before it, and the cues it
    dissented about.
    """

    lesson: Lesson
    known: int
    dissenting: list[str]
    before: dict[str, tuple[float, ...] | None]


_LN2 = 0.6931471805599453
_TERMS = tuple(1 / math.factorial(n) for n in range(13, -1, -1))


def _exp(power: float) -> float:
    """e to a power of 0 or less, from sums and products alone: `math.exp` may differ in its last bit
    between C libraries.
    """
    if power == 0:  # of the likeliest, always
        return 1.0
    if power < -700:
        return 0.0
    halvings = round(power / _LN2)
    rest = power - halvings * _LN2
    result = 0.0
    for term in _TERMS:
        result = result * rest + term
    return math.ldexp(result, halvings)
