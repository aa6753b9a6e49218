"""Verbs and adjectives by their lemma: 署名する finds 署名した.

Only a word that ends in its dictionary form is looked for so. Everything else is looked for exactly
as it stands, which nobody has to guess about.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotate.folded_text import folded_words
from annotate.japanese import inflecting
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.folded_text import FoldedText

_DICTIONARY_FORMS = ("終止形", "連体形")
_ENDINGS = "うくぐすずつづぬふぶむゆるい"
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LONGEST = 40


class Inflected(NamedTuple):
    """A word in its dictionary form: what stands before it, folded, and its lemma."""

    before: str
    lemma: str


class Lemma(NamedTuple):
    """A place that says a verb or adjective in any form, in a folded text."""

    name: str
    start: int
    end: int


def inflected(word: str) -> Inflected | None:
    """Return what to look for when a word or words end in a dictionary form, else None."""
    if not 1 < len(word) <= _LONGEST or word[-1] not in _ENDINGS:
        return None
    found = list(inflecting(word, Span(0, len(word))))
    if not found:
        return None
    last = found[-1]
    if last.end != len(word) or not last.form.startswith(_DICTIONARY_FORMS):
        return None
    return Inflected(folded_words(word[: last.start]), last.lemma)


def lemmas_in(text: str, folded: FoldedText) -> Iterator[Lemma]:
    """Yield every verb and adjective of a text, in order; a noun goes with its する.

    Whatever the zones say: they can be corrected, and the index would have to follow.
    """
    for paragraph in _PARAGRAPH.finditer(text):
        for word in inflecting(text, Span(*paragraph.span())):
            yield Lemma(word.lemma, folded.position(word.start), folded.position(word.end))
