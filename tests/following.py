"""`python -m tests.following [GOLD RAW]` prints how well suggestions do while they follow an analyst.

The analyst reads one article after the other and decides as the marks by hand say; each article is measured
before its decisions are learned. Without folders the articles are those of `heldout`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.suggest.learner import Learner
from annotate.suggest.rules import decide
from tests.gold import CLAIMS, Marked, f1, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

Pairs = list[tuple[str, str]]


def followed(articles: Sequence[Marked], *, learning: bool = True) -> list[list[tuple[str, str, float]]]:
    """Return (by hand, suggested, score) of each sentence, article by article."""
    learner = Learner()
    found: list[list[tuple[str, str, float]]] = []
    for number, article in enumerate(articles):
        suggested = [(label, learner.suggest(reading)) for reading, label in article.sentences]
        found.append([(label, each.label, each.score) for label, each in suggested])
        for reading, label in article.sentences if learning else ():
            learner.learn(number, reading, label)
    return found


def main(folders: Sequence[str]) -> None:
    """Print the figures."""
    articles = list(marked(*map(Path, folders)) if folders else marked(CLAIMS / "heldout"))
    ruled: list[Pairs] = [[(hand, decide(each).label) for each, hand in a.sentences] for a in articles]
    seeded = followed(articles, learning=False)
    following = followed(articles)
    for name, found in (("rules alone", ruled), ("seeded", seeded), ("following", following)):
        half = len(found) // 2
        figures = f1(_pairs(found))
        print(
            f"{name}: macro F1 {figures['macro']:.3f}"
            f" (first half {f1(_pairs(found[:half]))['macro']:.3f},"
            f" second {f1(_pairs(found[half:]))['macro']:.3f});",
            ", ".join(f"{label} {figure:.3f}" for label, figure in figures.items() if label != "macro"),
        )
    for name, scored in (("seeded", seeded), ("following", following)):
        print(f"{name}: off by {off(scored):.3f}; {_buckets(scored)}")


def off(found: Sequence[Sequence[tuple[str, str, float]]]) -> float:
    """The expected calibration error: how far scores and shares of right ones are apart (Guo et al. 2017)."""
    return sum(abs(sum(bucket)) for bucket in _by_tenth(found).values()) / sum(map(len, found))


def _by_tenth(found: Sequence[Sequence[tuple[str, str, float]]]) -> dict[int, list[float]]:
    buckets: dict[int, list[float]] = defaultdict(list)
    for article in found:
        for hand, suggested, score in article:
            buckets[min(9, int(score * 10))].append((hand == suggested) - score)
    return buckets


def _buckets(found: Sequence[Sequence[tuple[str, str, float]]]) -> str:
    right = {
        tenth: [hand == said for a in found for hand, said, score in a if min(9, int(score * 10)) == tenth]
        for tenth in range(10)
    }
    return ", ".join(f"0.{t}: {sum(r)} of {len(r)} right" for t, r in right.items() if r)


def _pairs(found: Sequence[Sequence[tuple[str, str] | tuple[str, str, float]]]) -> Pairs:
    return [(each[0], each[1]) for article in found for each in article]


if __name__ == "__main__":
    main(sys.argv[1:])
