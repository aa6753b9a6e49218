"""`python -m tests.teaching` learns `annotate/suggest/seed.py` anew from the articles in `dev`.

The prior is what the rules say, with a certainty that grows with their score; what differs from it is learned
with AdaGrad (Duchi, Hazan & Singer 2011) and held small by an L2 penalty. The constants were chosen by
cross-validation over the articles of `dev`, where they also made the probabilities honest: a temperature
(Guo et al. 2017) other than 1 made the log loss worse.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.suggest.cues import NONE
from annotate.suggest.features import features
from annotate.suggest.rules import decide
from tests.gold import CLAIMS, TAGS, Marked, marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABELS = [*TAGS, NONE]
Weights = dict[str, tuple[float, ...]]

SEED = Path(__file__).parent.parent / "annotate" / "suggest" / "seed.py"
AT_LEAST = 4  # articles a feature is heard in: fewer, and it is their subject
NEGLIGIBLE = 0.1  # a weight that is left out
PENALTY = 0.3
ROUNDS = 12
STEP = 0.2

HEAD = '''"""What the learner begins with, written by `python -m tests.teaching`: change that, not this."""

RATE = 1.0
"""How far one lesson goes: 1 would bring its own sentence all the way, if probabilities were linear."""

TAGS = ("assertion", "recommendation", "threat_assessment", "none")

WEIGHTS: dict[str, tuple[float, ...]] = {  # feature -> a weight for each of TAGS
'''


def prior() -> Weights:
    """What the rules say alone: the surer, the more; a little more for what most sentences are."""
    return {
        f"says:{said}:{tenths / 10:.1f}": tuple(
            round((2 + 0.3 * (tenths - 7)) * (label == said) + 0.2 * (label == LABELS[0]), 2)
            for label in LABELS
        )
        for said in LABELS
        for tenths in range(3, 11)
    }


def learned(articles: Iterable[Marked]) -> Weights:
    """Return the weights for articles marked by hand."""
    by_article = [
        [(features(reading, decide(reading)), LABELS.index(label)) for reading, label in article.sentences]
        for article in articles
    ]
    heard = Counter(name for each in by_article for name in {name for names, _ in each for name in names})
    examples = [example for each in by_article for example in each]
    start = prior()
    names_kept = sorted(start.keys() | {name for name, times in heard.items() if times >= AT_LEAST})
    known = {name: [0.0] * len(LABELS) for name in names_kept}
    steps = {name: [0.01] * len(LABELS) for name in known}
    for _ in range(ROUNDS):
        for names, right in examples:
            _step([name for name in names if name in known], right, start, known, steps)
    nothing = (0.0,) * len(LABELS)
    sums = {
        name: tuple(round(a + b, 2) + 0.0 for a, b in zip(known[name], start.get(name, nothing), strict=True))
        for name in names_kept
    }
    return {name: weights for name, weights in sums.items() if max(map(abs, weights)) >= NEGLIGIBLE}


def _step(
    names: Sequence[str],
    right: int,
    start: Weights,
    known: dict[str, list[float]],
    steps: dict[str, list[float]],
) -> None:
    sums = [0.0] * len(LABELS)
    for name in names:
        for at, weight in enumerate(known[name]):
            sums[at] += weight + (start[name][at] if name in start else 0)
    powers = [math.exp(each - max(sums)) for each in sums]
    off = [power / sum(powers) - (at == right) for at, power in enumerate(powers)]
    for name in names:
        weights, taken = known[name], steps[name]
        for at, each in enumerate(off):
            slope = each + PENALTY * weights[at]
            taken[at] += slope * slope
            weights[at] -= STEP * slope / math.sqrt(taken[at])


def main() -> None:
    """Write the seed."""
    weights = learned(marked(CLAIMS / "dev"))
    lines = "".join(f"    {_quoted(name)}: {each},\n" for name, each in weights.items())
    SEED.write_text(f"{HEAD}{lines}}}\n", "utf-8")
    print(len(weights))


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


if __name__ == "__main__":
    main()
