"""How many of the suggestions above a threshold will turn out right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.suggest.cues import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.suggest.rules import Suggestion


def expected_precision(suggestions: Iterable[Suggestion], threshold: float) -> float | None:
    """Return the share of the tags proposed with at least `threshold` that is expected to be right, 0 to 1.

    None where nothing is proposed. The scores are probabilities, so their mean is that share.
    """
    scores = [each.score for each in suggestions if each.label != NONE and each.score >= threshold]
    return sum(scores) / len(scores) if scores else None
