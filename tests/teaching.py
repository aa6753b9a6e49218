"""`python -m tests.teaching [FOLDER...]` learns `annotate/suggest/seed.py` anew.

It learns from the articles in `dev` and `heldout`, and in further folders of marked articles; only weights
are written. A multinomial logistic regression with an L2 penalty (le Cessie & van Houwelingen 1992) is fitted
with AdaGrad (Duchi, Hazan & Singer 2011), whose steps are the same in the same order. The penalty holds
the rules' verdict down least: it is known to be good. `python -m tests.crossing` chose the constants, and
says how well this does on articles left out; a temperature (Guo et al. 2017) was not needed.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.suggest.cues import NONE
from tests.gold import CLAIMS, TAGS, Marked, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABELS = [*TAGS, NONE]
Weights = dict[str, tuple[float, ...]]
Example = tuple[tuple[str, ...], int]

SEED = Path(__file__).parent.parent / "annotate" / "suggest" / "seed.py"
AT_LEAST = 5  # articles a feature is heard in: fewer, and it is their subject
NEGLIGIBLE = 0.08  # a weight that is left out
PENALTY = 4.0
COUNTS = (("says:", 3.0), ("rule:", 2.0), ("cue:", 2.0))
"""What a feature counts, by its kind, where any other counts 1."""
ROUNDS = 16
STEP = 0.15

HEAD = '''"""What the learner begins with, written by `python -m tests.teaching`: change that, not this."""

RATE = 1.0
"""How far one lesson goes: 1 would bring its own sentence all the way, if probabilities were linear."""

TAGS = ("assertion", "recommendation", "threat_assessment", "none")

# A feature and its weight for each of TAGS. As text: to compile so many tuples takes a tenth of a second.
_LINES = r"""
'''
TAIL = '''"""

WEIGHTS: dict[str, tuple[float, ...]] = {
    name: tuple(map(float, weights)) for name, *weights in map(str.split, _LINES.strip().split("\\n"))
}
'''


def learned(articles: Iterable[Marked]) -> Weights:
    """Return the weights for articles marked by hand."""
    by_article = [
        [(reading.heard, LABELS.index(label)) for reading, label in article.sentences] for article in articles
    ]
    times = Counter(name for each in by_article for name in {name for names, _ in each for name in names})
    kept = {name for name, count in times.items() if count >= AT_LEAST}
    examples = [
        (tuple(name for name in names if name in kept), right) for each in by_article for names, right in each
    ]
    fit = _Fit(examples)
    for _ in range(ROUNDS):
        for names, right in examples:
            fit.step(names, right)
    return fit.weights()


class _Fit:
    """Weights on their way, the steps taken for each, and how often each feature is heard in a round."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self._heard = Counter(name for names, _ in examples for name in names)
        self._known = {name: [0.0] * len(LABELS) for name in sorted(self._heard)}
        self._taken = {name: [0.01] * len(LABELS) for name in self._known}

    def step(self, names: Sequence[str], right: int) -> None:
        """Move the weights of one sentence towards its label."""
        sums = [0.0] * len(LABELS)
        for name in names:
            counts = _counts(name)
            for at, weight in enumerate(self._known[name]):
                sums[at] += counts * weight
        powers = [math.exp(each - max(sums)) for each in sums]
        whole = sum(powers)
        off = [power / whole - (at == right) for at, power in enumerate(powers)]
        for name in names:
            counts, held = _counts(name), PENALTY / self._heard[name]
            weights, taken = self._known[name], self._taken[name]
            for at, each in enumerate(off):
                slope = counts * each + held * weights[at]
                taken[at] += slope * slope
                weights[at] -= STEP * slope / math.sqrt(taken[at])

    def weights(self) -> Weights:
        """What was learned, without the negligible."""
        rounded = {
            name: tuple(round(_counts(name) * each, 2) + 0.0 for each in weights)
            for name, weights in self._known.items()
        }
        return {name: weights for name, weights in rounded.items() if max(map(abs, weights)) >= NEGLIGIBLE}


def _counts(name: str) -> float:
    return next((counts for kind, counts in COUNTS if name.startswith(kind)), 1.0)


def main(folders: Sequence[str]) -> None:
    """Write the seed."""
    articles = [
        article
        for folder in (CLAIMS / "dev", CLAIMS / "heldout", *map(Path, folders))
        for article in marked(folder)
    ]
    weights = learned(articles)
    lines = "".join(f"{name} {' '.join(map(str, each))}\n" for name, each in weights.items())
    SEED.write_text(f"{HEAD}{lines}{TAIL}", "utf-8")
    print(len(weights))


if __name__ == "__main__":
    main(sys.argv[1:])
