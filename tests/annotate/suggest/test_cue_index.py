"""The index of cues spares searches and hides nothing."""

from __future__ import annotations

import pytest

from annotate.suggest.cue_index import cue_index
from annotate.suggest.patterns import found, joined
from tests.annotate.suggest.read import read
from tests.annotate.suggest.test_cues import SILENT, SPEAKS


@pytest.mark.parametrize("rule", SPEAKS)
def test_every_pattern_that_holds_in_a_clause_is_a_candidate(rule: str) -> None:
    index = cue_index()
    for sentence in (*SPEAKS[rule], *SILENT.get(rule, ())):
        reading = read(sentence)
        for clause in reading.clauses:
            core = reading.words[clause.first : clause.core]
            words = [word.word for word in core if word.pos != "補助記号"]
            if not words:
                continue
            holding = [cue for cue, pattern in index.written if found(pattern, joined(words))]
            candidates = [cue for cue, _ in index.candidates(words[-1], set(words))]
            assert [cue for cue in holding if cue not in candidates] == []


def test_a_clause_without_a_word_of_any_pattern_is_not_searched() -> None:
    assert cue_index().candidates("走る", {"犬", "が", "走る"}) == []
