from __future__ import annotations

import pytest

from annotate.folded_text import FoldedText
from annotate.searching.inflected import Inflected, inflected, lemmas_in
from annotate.spans import Span

TEXT = "条約に署名した。署名しないと決め、橋は\n美しかった。"


def said(lemma: str) -> list[str]:
    folded = FoldedText(TEXT)
    found = lemmas_in(TEXT, folded, [Span(0, len(TEXT))])
    return [folded.text[start:end] for name, start, end in found if name == lemma]


def test_a_dictionary_form_finds_every_form() -> None:
    asked = inflected("署名する")
    assert asked == Inflected("", "署名為る")
    assert said(asked.lemma) == ["署名し", "署名し"]
    assert said(inflected("決める").lemma) == ["決め"]
    assert said(inflected("美しい").lemma) == ["美しかっ"]


def test_what_stands_before_stays_as_it_is() -> None:
    assert inflected("条約に署名する") == Inflected("条約に", "署名為る")


@pytest.mark.parametrize("word", ["署名", "署名した", "する", "橋", "について", "る", "い", "ABC", "る" * 41])
def test_anything_else_is_looked_for_as_it_stands(word: str) -> None:
    assert inflected(word) is None
