"""What a token of the dictionary is to its neighbours, for the rules of phrases and words."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.japanese import Token


class Kind(Enum):
    """What a token is to its neighbours."""

    OPENING = auto()
    CLOSING = auto()
    STOP = auto()
    DOT = auto()
    MARK = auto()
    PREFIX = auto()
    SUFFIX = auto()
    NUMBER = auto()
    COUNTER = auto()
    ADVERBIAL = auto()
    NOUN = auto()
    ADJECTIVAL = auto()
    VERB = auto()
    ADJECTIVE = auto()
    AUXILIARY = auto()
    PARTICLE = auto()
    OTHER = auto()


NOUNS = frozenset({Kind.NOUN, Kind.ADJECTIVAL, Kind.SUFFIX, Kind.COUNTER, Kind.NUMBER, Kind.ADVERBIAL})
_LATIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+")
INNER_MARKS = frozenset(",.:/-_@&'~，．：／－～〜–、")
DOTS = frozenset("・･＝=")

# The first line that fits: parts of speech, each a prefix of the token's.
_KINDS: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("補助記号", "括弧開"), Kind.OPENING),
    (("補助記号", "括弧閉"), Kind.CLOSING),
    (("補助記号", "句点"), Kind.STOP),
    (("補助記号", "読点"), Kind.STOP),
    (("補助記号",), Kind.MARK),
    (("記号",), Kind.MARK),
    (("接頭辞",), Kind.PREFIX),
    (("接尾辞", "名詞的", "助数詞"), Kind.COUNTER),
    (("接尾辞",), Kind.SUFFIX),
    (("名詞", "数詞"), Kind.NUMBER),
    (("名詞", "普通名詞", "助数詞可能"), Kind.COUNTER),
    (("名詞", "助動詞語幹"), Kind.AUXILIARY),
    (("名詞",), Kind.NOUN),
    (("形状詞", "助動詞語幹"), Kind.AUXILIARY),
    (("形状詞",), Kind.ADJECTIVAL),
    (("動詞",), Kind.VERB),
    (("形容詞",), Kind.ADJECTIVE),
    (("助動詞",), Kind.AUXILIARY),
    (("助詞",), Kind.PARTICLE),
)
# Nouns that stand before another noun like an adverb, without belonging to it.
_ADVERBIAL = frozenset(
    {"今日", "昨日", "明日", "今朝", "今夜", "昨夜", "先週", "今週", "来週", "先月", "今月", "来月"}
    | {"昨年", "今年", "去年", "来年", "一昨年", "翌年", "翌日", "前日", "当日", "先日"}
    | {"毎年", "毎日", "毎朝", "毎月", "毎週", "現在", "今後", "今回", "前回", "当時"}
    | {"最近", "近年", "従来", "以前", "近頃", "将来", "自ら", "うち"}
)


def kind_of(token: Token) -> Kind:
    """Return what `token` is to its neighbours."""
    if token.surface in DOTS:
        return Kind.DOT
    if token.lemma in _ADVERBIAL or token.surface in _ADVERBIAL:
        return Kind.ADVERBIAL
    return _of_part_of_speech(token.pos)


@lru_cache(maxsize=256)
def _of_part_of_speech(part_of_speech: tuple[str, ...]) -> Kind:
    return next((kind for pos, kind in _KINDS if part_of_speech[: len(pos)] == pos), Kind.OTHER)


def is_latin(token: Token) -> bool:
    """Whether `token` is of Latin letters and Arabic figures only."""
    return _LATIN.fullmatch(token.surface) is not None


def inside_number_or_address(phrase: Sequence[Token], token: Token) -> bool:
    """1,000 and 3.8 and 5～6人 and U.S.: a mark between two numbers or two runs of Latin script."""
    if len(phrase) < 2 or phrase[-1].surface not in INNER_MARKS:
        return False
    first = phrase[-2]
    if kind_of(first) == Kind.NUMBER and kind_of(token) == Kind.NUMBER:
        return True
    letters = kind_of(first) != Kind.NUMBER and phrase[-1].surface != "、"
    return letters and is_latin(first) and is_latin(token)
