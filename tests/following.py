"""`python -m tests.following [FOLDER]` prints how well suggestions do while they follow an analyst.

The analyst reads one article after the other and decides as the marks by hand say; each article is measured
before its decisions are learned. Without a folder the articles are those of `heldout`, and the seed is taught
anew without them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.evaluation import Evaluation, Judged, measure
from annotate.suggest.learner import Learner
from annotate.suggest.seed import WEIGHTS
from tests.gold import CLAIMS, TAGS, Marked, marked
from tests.teaching import Weights, learned

if TYPE_CHECKING:
    from collections.abc import Sequence

Found = list[list[Judged]]


def ruled(articles: Sequence[Marked]) -> Found:
    """What the rules suggest alone, article by article."""
    return [
        [Judged(label, reading.decided.label, reading.decided.score) for reading, label in article.sentences]
        for article in articles
    ]


def followed(articles: Sequence[Marked], seed: Weights = WEIGHTS, *, learning: bool = True) -> Found:
    """What a learner suggests that has learned from the articles before, or from none."""
    learner = Learner(seed=seed)
    found: Found = []
    for number, article in enumerate(articles):
        said = [(label, learner.suggest(reading)) for reading, label in article.sentences]
        found.append([Judged(label, each.label, each.score) for label, each in said])
        for reading, label in article.sentences if learning else ():
            learner.learn(number, reading, label)
    return found


def figures(found: Found) -> Evaluation:
    """The figures over all articles."""
    return measure([each for article in found for each in article], TAGS, len(found))


def main(folders: Sequence[str]) -> None:
    """Print the figures."""
    articles = marked(Path(folders[0]) if folders else CLAIMS / "heldout")
    seed = WEIGHTS if folders else learned(marked(CLAIMS / "dev"))
    third = -(-len(articles) // 3)
    for name, found in (
        ("rules alone", ruled(articles)),
        ("seeded", followed(articles, seed, learning=False)),
        ("following", followed(articles, seed)),
    ):
        whole = figures(found)
        thirds = (figures(found[at : at + third]).macro_f1 for at in range(0, len(found), third))
        by_label = ", ".join(f"{label} {each.f1:.3f}" for label, each in whole.labels.items())
        print(
            f"{name}: macro F1 {whole.macro_f1:.3f} ({by_label});",
            f"thirds {' '.join(f'{each:.3f}' for each in thirds)};",
            f"right {whole.share_right:.3f}, off by {whole.calibration.expected_error:.3f}",
        )


if __name__ == "__main__":
    main(sys.argv[1:])
