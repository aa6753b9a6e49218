"""How good suggestions are, measured against what a person took the same sentences for.

Each sentence counts once. Precision, recall and F1 are those of information retrieval, for every tag;
their macro mean is over the tags alone, since what matters is whether claims are found. How honest the
scores are is told by the Brier score (Brier 1950, here of the label suggested: right or not) and by the
expected calibration error over bins of equal width (Naeini et al. 2015; Guo et al. 2017).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from annotate.body import body_sentences
from annotate.model import Status
from annotate.suggest.cues import NONE
from annotate.suggest.engine import readings, suggest
from annotate.suggest.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from annotate.model import Annotation, Article, Content, Decision
    from annotate.spans import Span
    from annotate.suggest.rules import Suggestion

    Predict = Callable[[Sequence["Labelled"], "Labelled"], Sequence[Suggestion]]

BINS = 10

_SAME_SENTENCE = 0.8  # of the longer of the two: sentences may be cut a little differently


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with what a person took its sentences for: a tag's id or "none".

    The sentences of `labels` do not overlap. When all are labelled (`is_whole`), a suggestion for any
    other stretch is a mistake; otherwise nothing is known about the others, and they do not count.
    """

    name: str
    content: Content
    labels: Mapping[Span, str]
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence: what a person took it for, what was suggested, and with which score (0 to 1).

    Where nothing was suggested, that is "none" and there is no score.
    """

    gold: str
    suggested: str
    score: float | None


@dataclass(frozen=True, slots=True)
class TagFigures:
    """How well one label is found; shares from 0 to 1, and 0 where there is nothing to divide by."""

    precision: float
    recall: float
    f1: float
    gold: int
    suggested: int


@dataclass(frozen=True, slots=True)
class Bin:
    """The sentences with scores from `low` to `high`: how sure the suggestions were, and how many right."""

    low: float
    high: float
    sentences: int
    mean_score: float
    share_right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether a score of 0.8 means that eight in ten are right. Bins without sentences are left out."""

    bins: tuple[Bin, ...]
    brier: float
    expected_error: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures. `confusion` counts sentences by what they are and what was suggested."""

    articles: int
    sentences: int
    share_right: float
    macro_f1: float
    labels: Mapping[str, TagFigures]
    confusion: Mapping[tuple[str, str], int]
    calibration: Calibration


def leave_one_out(articles: Sequence[Labelled], predict: Predict, tags: Sequence[str]) -> Evaluation:
    """Return the figures of `predict`, which is given the other articles to learn from, and then one.

    `tags` are the ids that the macro mean is over.
    """
    judged: list[Judged] = []
    for at, article in enumerate(articles):
        others = [*articles[:at], *articles[at + 1 :]]
        judged += judge(article, predict(others, article))
    return measure(judged, tags, articles=len(articles))


def following(articles: Sequence[Labelled]) -> Predict:
    """Return how the program suggests to who decided about all of `articles` but the one asked for."""
    pupil = Learner()
    lessons = {
        id(article): [
            pupil.learn(number, reading, article.labels[reading.span])
            for reading in readings(article.content)
            if reading.span in article.labels
        ]
        for number, article in enumerate(articles)
    }

    def predict(others: Sequence[Labelled], article: Labelled) -> list[Suggestion]:
        return suggest(article.content, Learner(each for other in others for each in lessons[id(other)]))

    return predict


def judge(article: Labelled, suggestions: Sequence[Suggestion]) -> list[Judged]:
    """Return every labelled sentence with what was suggested for it.

    `suggestions` are in the order of the text and do not overlap. Those that stand where nothing is
    labelled follow, as sentences that are "none" (see `Labelled`).
    """
    starts = [suggestion.span.start for suggestion in suggestions]
    left = set(range(len(suggestions)))
    judged = []
    for sentence, gold in article.labels.items():
        at = max(bisect_right(starts, sentence.start) - 1, 0)
        while at < len(suggestions) and not _is_same(suggestions[at].span, sentence):
            at = at + 1 if suggestions[at].span.start < sentence.end else len(suggestions)
        if at in left:
            left.remove(at)
            judged.append(Judged(gold, suggestions[at].label, suggestions[at].score))
        else:
            judged.append(Judged(gold, NONE, None))
    if article.is_whole:
        strays = (suggestions[at] for at in sorted(left))
        judged += [Judged(NONE, stray.label, stray.score) for stray in strays if stray.label != NONE]
    return judged


def measure(judged: Sequence[Judged], tags: Sequence[str], articles: int) -> Evaluation:
    """Return the figures for sentences that were judged."""
    confusion = Counter((each.gold, each.suggested) for each in judged)
    met = sorted({label for pair in confusion for label in pair} - {*tags, NONE})
    labels = {label: _tag_figures(confusion, label) for label in (*tags, *met, NONE)}
    right = sum(count for (gold, suggested), count in confusion.items() if gold == suggested)
    return Evaluation(
        articles=articles,
        sentences=len(judged),
        share_right=_share(right, len(judged)),
        macro_f1=_share(fsum(labels[tag].f1 for tag in tags), len(tags)),
        labels=labels,
        confusion=confusion,
        calibration=_calibration(judged),
    )


def decided_labels(
    article: Article,
    content: Content,
    annotations: Iterable[Annotation],
    decisions: Iterable[Decision],
) -> Labelled:
    """Return what the analyst took the sentences of an article for, as far as that is known.

    A claim that holds at least half of a sentence labels it, else what was decided about its suggestion.
    In an article that is done, all other sentences are none.
    """
    claims = sorted(annotations, key=lambda claim: claim.span)
    decided = {decision.span.start: decision.decided or NONE for decision in decisions}
    is_done = article.status is Status.DONE
    labels = {}
    for sentence in body_sentences(content):
        tag = _tag_over(sentence, claims) or decided.get(sentence.start) or (NONE if is_done else "")
        if tag:
            labels[sentence] = tag
    return Labelled(article.metadata.title or article.file_name, content, labels, is_whole=is_done)


def _tag_over(sentence: Span, claims: Iterable[Annotation]) -> str:
    """The tag of the claim that holds most of `sentence`, if half of it at least; the first of equals."""
    most, tag = (len(sentence) - 1) // 2, ""
    for claim in claims:
        if claim.span.start >= sentence.end:
            break
        if (held := _common(claim.span, sentence)) > most:
            most, tag = held, claim.tag
    return tag


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _is_same(one: Span, other: Span) -> bool:
    return _common(one, other) >= _SAME_SENTENCE * max(len(one), len(other))


def _tag_figures(confusion: Mapping[tuple[str, str], int], label: str) -> TagFigures:
    right = confusion.get((label, label), 0)
    gold = sum(count for (what, _), count in confusion.items() if what == label)
    suggested = sum(count for (_, what), count in confusion.items() if what == label)
    return TagFigures(
        precision=_share(right, suggested),
        recall=_share(right, gold),
        f1=_share(2 * right, gold + suggested),
        gold=gold,
        suggested=suggested,
    )


def _calibration(judged: Iterable[Judged]) -> Calibration:
    scored = [(each.score, each.gold == each.suggested) for each in judged if each.score is not None]
    bins = tuple(_bins(scored))
    return Calibration(
        bins=bins,
        brier=_share(fsum((score - right) ** 2 for score, right in scored), len(scored)),
        expected_error=_share(
            fsum(each.sentences * abs(each.mean_score - each.share_right) for each in bins), len(scored)
        ),
    )


def _bins(scored: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    for number in range(BINS):
        inside = [pair for pair in scored if min(int(pair[0] * BINS), BINS - 1) == number]
        if inside:
            yield Bin(
                low=number / BINS,
                high=(number + 1) / BINS,
                sentences=len(inside),
                mean_score=_share(fsum(score for score, _ in inside), len(inside)),
                share_right=_share(sum(right for _, right in inside), len(inside)),
            )


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0
