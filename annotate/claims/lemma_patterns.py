"""Patterns over the words of a sentence as the dictionary lists them, so that one row of a table holds a
cue with its spellings, its polite forms and its inflections.

A pattern is lemmas separated by spaces:

    が|は      one of several
    極めて?    may be missing
    だ:意志    only in an inflected form that begins so ("意志推量形")
    *:連用形   any word, here in that form
    <very>     one of the patterns of that name among those handed over
    …          up to twelve words without a quotation mark or a verb that could end a clause

The part of a lemma that only tells homonyms apart (ゼロ-zero) is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotate.japanese import Token

_GAP = "(?: [^ 「」『』:。]+:(?!終止形|連体形)[^ ]*){0,12}?"
# Read as the plain form: ありません as ない, 高いです as 高い. Spellings the dictionary keeps apart.
_NEGATIVES = frozenset({"無い", "ず"})
_POLITE = frozenset({"ます", "御座る"})


class LemmaText:
    """The words of a sentence in one line, `line`, that patterns search; politeness is left out.

    `tokens` are the words that are in it. Places in it are where a match begins or ends.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens: list[Token] = []
        self._ends: list[int] = []
        for token in tokens:
            if token.lemma not in _POLITE:
                self.tokens.append(token)
                self._ends.append(token.end)
            elif self._ends:
                self._ends[-1] = token.end
        words = [f" {_lemma(token)}:{token.form}" for token in self.tokens]
        self.line = "".join(words)
        self._starts = list(accumulate(map(len, words), initial=0))

    def index(self, place: int) -> int:
        """The number of the token that begins at a place of the line, or of the one behind its end."""
        return bisect_left(self._starts, place)

    def span(self, first: int, behind: int) -> Span:
        """The stretch of the text from a token to the one before `behind`, with polite endings."""
        return Span(self.tokens[first].start, self._ends[behind - 1])


def _lemma(token: Token) -> str:
    return "ない" if token.lemma in _NEGATIVES else token.lemma.replace(":", "：")


def pattern(words: str, named: Mapping[str, Sequence[str]] | None = None) -> str:
    """Return the regular expression of a pattern, for a `LemmaText.line`."""
    return "".join(_word(word, named or {}) for word in words.split())


def _word(word: str, named: Mapping[str, Sequence[str]]) -> str:
    if word == "…":
        return _GAP
    optional = "?" if word.endswith("?") else ""
    choices = word.removesuffix("?").split("|")
    # All the plain lemmas in one group: a branch of its own for each takes ten times as long to compile.
    plain = [choice for choice in choices if not set(choice) & set("<:*") and choice != "ない"]
    branches = [_choice(choice, named) for choice in choices if choice not in plain]
    if plain:
        branches.insert(0, _lemma_pattern("|".join(map(re.escape, plain))))
    return f"(?:{'|'.join(branches)}){optional}"


def _choice(choice: str, named: Mapping[str, Sequence[str]]) -> str:
    if choice.startswith("<"):
        return "|".join(pattern(each, named) for each in named[choice[1:-1]])
    lemma, _, form = choice.partition(":")
    if lemma == "ない":
        return f"(?: 有る:[^ ]*)?{_lemma_pattern(lemma, form)}"  # ありません
    return _lemma_pattern("[^ :]+" if lemma == "*" else re.escape(lemma), form)


def _lemma_pattern(lemma: str, form: str = "") -> str:
    return f" (?:{lemma})(?:-[^ :]*)?:{re.escape(form)}[^ ]*"
