from __future__ import annotations

import re

import pytest

from annotate.claims.lemma_patterns import LemmaText, pattern
from annotate.japanese import tokens


def found(words: str, sentence: str) -> str:
    lemmas = LemmaText(tokens(sentence))
    match = re.search(pattern(words, {"big": ("高い", "大きい")}), lemmas.line)
    if match is None:
        return ""
    return sentence[lemmas.span(lemmas.index(match.start()), lemmas.index(match.end())).slice]


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        ("高い", "山が高かった。", "高かっ"),
        ("が|は 高い", "山は高い。", "は高い"),
        ("が|は 高い", "山も高い。", ""),
        ("が 極めて? 高い", "山がきわめて高い。", "がきわめて高い"),
        ("が 極めて? 高い", "山が高い。", "が高い"),
        ("だ:意志", "山だろう。", "だろう"),
        ("だ:意志", "山だ。", ""),
        ("*:連用形 得る", "起こり得る。", "起こり得る"),
        ("が <big>", "声が大きい。", "が大きい"),
        ("が|に <big>", "声に高い。", "に高い"),
        ("と … 述べる", "直すと会見で述べた。", "と会見で述べ"),
        ("と … 述べる", "直すと言う人が述べた。", ""),
        ("と … 述べる", "直すと「彼」が述べた。", ""),
        ("有る", "山があります。", "あります"),
        ("が ない", "山がありません。", "がありません"),
        ("ゼロ", "ゼロだ。", "ゼロ"),
        ("高", "山が高い。", ""),
    ],
)
def test_patterns_find_their_words(words: str, sentence: str, expected: str) -> None:
    assert found(words, sentence) == expected
