"""`python -m tests.crossing [FOLDER...]` prints how well suggestions do on articles left out of the teaching.

The articles of `dev`, `heldout` and further folders are dealt into parts; each part is measured by a seed
taught with the others (cross-validation: Stone 1974).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.evaluation import Evaluation, Judged
from annotate.suggest.learner import Learner
from tests.following import figures
from tests.gold import CLAIMS, Marked, marked
from tests.teaching import learned

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS = 10


def crossed(articles: Sequence[Marked], parts: int = PARTS) -> list[list[Judged]]:
    """What is suggested for each article by a learner that was taught with those of the other parts."""
    found: list[list[Judged]] = [[] for _ in articles]
    for part in range(parts):
        learner = Learner(seed=learned(each for at, each in enumerate(articles) if at % parts != part))
        for at in range(part, len(articles), parts):
            said = [(label, learner.suggest(reading)) for reading, label in articles[at].sentences]
            found[at] = [Judged(label, each.label, each.score) for label, each in said]
    return found


def main(folders: Sequence[str]) -> None:
    """Print the figures, by folder and for all."""
    sources = [marked(folder) for folder in (CLAIMS / "dev", CLAIMS / "heldout", *map(Path, folders))]
    found = crossed([article for source in sources for article in source])
    at = 0
    for source in sources:
        _print(source[0].name, figures(found[at : at + len(source)]))
        at += len(source)
    _print("all", figures(found))


def _print(name: str, whole: Evaluation) -> None:
    by_label = ", ".join(
        f"{label} {each.precision:.2f}/{each.recall:.2f}/{each.f1:.3f}"
        for label, each in whole.labels.items()
    )
    print(
        f"from {name}: {whole.articles} articles, {whole.sentences} sentences;",
        f"macro F1 {whole.macro_f1:.3f} ({by_label});",
        f"right {whole.share_right:.3f}, Brier {whole.calibration.brier:.3f},",
        f"off by {whole.calibration.expected_error:.3f}",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
