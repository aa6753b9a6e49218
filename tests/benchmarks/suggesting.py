"""Suggestions for an article against fugashi reading its text with the features of each word."""

from __future__ import annotations

import fugashi

from annotate import japanese
from annotate.intake import new_article
from annotate.suggest.engine import suggest
from tests.benchmarks.corpus import article
from tests.benchmarks.measured import Measured, best_of

ROUNDS = 30


def measure() -> list[Measured]:
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
    return [Measured("suggestions for 1,500 characters", figure, floor, 3, "floor: fugashi with features")]
