"""Words: what an analyst takes hold of with a double-click, cut out of phrases.

A word is a phrase without its particles and marks, compounds taken apart: a noun with its affixes, a
number with its counter, a verb or adjective with its endings.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.phrases import grouped, phrase_tokens, spans_of
from annotate.token_kinds import DOTS, INNER_MARKS, NOUNS, Kind, inside_number_or_address, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.japanese import Token
    from annotate.spans import Span

_KATAKANA = re.compile(r"[ァ-ヺー･-ﾟ・･＝]+")
_BEFORE_TITLES = frozenset("元前現新副故兼両")
_PREDICATE = frozenset({Kind.VERB, Kind.ADJECTIVE, Kind.ADJECTIVAL, Kind.AUXILIARY})
_JOINING_PARTICLES = frozenset({"て", "ば", "つつ", "ながら"})


def words(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Return the words of `text`, or of its part `span`, with the promises of `phrases`."""
    return grouped(text, span, _words_of)


@lru_cache(maxsize=32)
def _words_of(stretch: str, offset: int) -> tuple[Span, ...]:
    parts = [word for phrase in phrase_tokens(stretch) for word in _word_tokens(phrase)]
    return spans_of(parts, offset)


def _word_tokens(phrase: list[Token]) -> list[list[Token]]:
    groups = [phrase[:1]]
    for index in range(1, len(phrase)):
        following = phrase[index + 1] if index + 1 < len(phrase) else None
        if _same_word(groups[-1], phrase[index], following):
            groups[-1].append(phrase[index])
        else:
            groups.append([phrase[index]])
    return groups


def _same_word(word: Sequence[Token], token: Token, following: Token | None) -> bool:
    """Whether `token` belongs to the word before it, both being of one phrase."""
    before = word[-1]
    kind, kind_before = kind_of(token), kind_of(before)
    if kind_before == Kind.PREFIX or kind == Kind.SUFFIX:
        return kind_before not in (Kind.CLOSING, Kind.MARK)
    if kind == Kind.DOT:
        return _is_katakana(before) and following is not None and _is_katakana(following)
    if kind_before == Kind.DOT:
        return len(word) > 1
    if kind in (Kind.NUMBER, Kind.COUNTER) and kind_before == Kind.NUMBER:
        return True
    if token.surface in INNER_MARKS:
        return following is not None and inside_number_or_address((before, token), following)
    if inside_number_or_address(word, token):
        return True
    if kind == Kind.VERB and kind_before in NOUNS:
        return True
    if kind in (Kind.NOUN, Kind.COUNTER):
        return _completes_noun(word, token)
    if kind == Kind.AUXILIARY:
        after_predicate = kind_before in _PREDICATE or before.lemma in _JOINING_PARTICLES
        return after_predicate or _is_adjectival(before, token)
    if kind == Kind.PARTICLE:
        return token.lemma in _JOINING_PARTICLES and token.pos[1] == "接続助詞" and kind_before in _PREDICATE
    if kind in (Kind.VERB, Kind.ADJECTIVE):
        return kind_before in _PREDICATE or before.lemma in _JOINING_PARTICLES
    return False


def _completes_noun(word: Sequence[Token], noun: Token) -> bool:
    """Whether the dictionary cut off the last character of a noun or a name."""
    before = word[-1]
    if _is_katakana(noun) and _is_katakana(before):
        return any(dot in part.surface for part in word for dot in DOTS)
    if kind_of(before) != Kind.NOUN or len(noun.surface) > 1:
        return False
    if "人名" in before.pos:  # 金正|恩, but 山手|元市長
        return len(before.surface) > 1 and noun.surface not in _BEFORE_TITLES
    return kind_of(noun) == Kind.COUNTER  # 航空|機


def _is_katakana(token: Token) -> bool:
    return _KATAKANA.fullmatch(token.surface) is not None


def _is_adjectival(noun: Token, ending: Token) -> bool:
    """不穏な, 国際的に: nouns that take the endings of an adjective."""
    return ending.surface in ("な", "に") and bool({"形状詞可能", "形状詞的"} & set(noun.pos))
