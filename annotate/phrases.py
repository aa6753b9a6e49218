"""Phrases (文節) and words: which tokens of the dictionary an analyst takes hold of together.

A phrase is a word with all that leans on it: the nouns of a compound, particles, auxiliaries, する,
helping verbs, the marks around it. A word is what remains of it without particles and marks, with
compounds taken apart: a noun with its affixes, a number with its counter, a verb with its endings.
The rules are written over UniDic's parts of speech; where school grammar parts (見せて|いる, に|ついて)
and readers do not, readers are followed.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.japanese import tokens
from annotate.reading_view import is_wrap
from annotate.spans import Span
from annotate.windows import windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


def phrases(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Return the phrases of `text`, or of its part `span`, in order.

    They never overlap, begin and end with a character that is not white space, and together hold all
    such characters. Best asked for one sentence, as `annotate.japanese.tokens`.
    """
    return _grouped(text, span, _phrases_of)


def words(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Return the words of `text`, or of its part `span`, with the promises of `phrases`."""
    return _grouped(text, span, _words_of)


def _grouped(
    text: str, span: Span | None, group: Callable[[str, int], tuple[Span, ...]]
) -> tuple[Span, ...]:
    if span is None:
        if not text:
            return ()
        span = Span(0, len(text))
    return tuple(
        found for window in windows(text, span) for found in group(text[window.slice], window.start)
    )


@lru_cache(maxsize=32)
def _phrases_of(stretch: str, offset: int) -> tuple[Span, ...]:
    return _spans(_phrase_tokens(stretch), offset)


@lru_cache(maxsize=32)
def _words_of(stretch: str, offset: int) -> tuple[Span, ...]:
    parts = [word for phrase in _phrase_tokens(stretch) for word in _word_tokens(phrase)]
    return _spans(parts, offset)


def _spans(groups: Sequence[Sequence[Token]], offset: int) -> tuple[Span, ...]:
    return tuple(Span(group[0].span.start + offset, group[-1].span.end + offset) for group in groups)


def _phrase_tokens(stretch: str) -> list[list[Token]]:
    groups: list[list[Token]] = []
    for token in tokens(stretch):
        if groups and _leans(groups[-1], token, stretch):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _word_tokens(phrase: list[Token]) -> list[list[Token]]:
    groups = [phrase[:1]]
    for index in range(1, len(phrase)):
        following = phrase[index + 1] if index + 1 < len(phrase) else None
        if _same_word(groups[-1], phrase[index], following):
            groups[-1].append(phrase[index])
        else:
            groups.append([phrase[index]])
    return groups


# --- what a token is ------------------------------------------------------------------------------

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
_DOTS = frozenset("・･＝=")
# Nouns that stand before another noun like an adverb, without belonging to it.
_ADVERBIAL = frozenset(
    {"今日", "昨日", "明日", "今朝", "今夜", "昨夜", "先週", "今週", "来週", "先月", "今月", "来月"}
    | {"昨年", "今年", "去年", "来年", "一昨年", "翌年", "翌日", "前日", "当日", "先日"}
    | {"毎年", "毎日", "毎朝", "毎月", "毎週", "現在", "今後", "今回", "前回", "当時"}
    | {"最近", "近年", "従来", "以前", "近頃", "将来", "自ら", "うち"}
)


def _kind(token: Token) -> Kind:
    if token.surface in _DOTS:
        return Kind.DOT
    if token.lemma in _ADVERBIAL or token.surface in _ADVERBIAL:
        return Kind.ADVERBIAL
    return _kind_of(token.pos)


@lru_cache(maxsize=256)
def _kind_of(token_pos: tuple[str, ...]) -> Kind:
    return next((kind for pos, kind in _KINDS if token_pos[: len(pos)] == pos), Kind.OTHER)


# --- phrases --------------------------------------------------------------------------------------

_NOUNS = frozenset({Kind.NOUN, Kind.ADJECTIVAL, Kind.SUFFIX, Kind.COUNTER, Kind.NUMBER, Kind.ADVERBIAL})
_CONTENT = _NOUNS | {Kind.VERB, Kind.ADJECTIVE, Kind.OTHER, Kind.AUXILIARY, Kind.PREFIX}
_EVERYTHING = frozenset(Kind)
# What each kind leans on; all lean on an opening bracket, a prefix and a middle dot.
_LEANS_ON: dict[Kind, frozenset[Kind]] = {
    Kind.CLOSING: _EVERYTHING,
    Kind.STOP: _EVERYTHING,
    Kind.DOT: _EVERYTHING - {Kind.STOP},
    Kind.MARK: _EVERYTHING - {Kind.STOP},
    Kind.PARTICLE: _EVERYTHING - {Kind.STOP},
    Kind.AUXILIARY: _EVERYTHING - {Kind.STOP},
    Kind.SUFFIX: _CONTENT | {Kind.CLOSING, Kind.MARK},
    Kind.NOUN: _NOUNS - {Kind.ADVERBIAL},
    Kind.ADVERBIAL: _NOUNS - {Kind.ADVERBIAL},
    Kind.COUNTER: _NOUNS - {Kind.ADVERBIAL},
    Kind.NUMBER: _NOUNS - {Kind.COUNTER},
    Kind.PREFIX: frozenset({Kind.NOUN}),
    Kind.ADJECTIVAL: frozenset({Kind.NOUN, Kind.ADJECTIVAL, Kind.SUFFIX}),
}
_BINDING = frozenset({Kind.OPENING, Kind.PREFIX, Kind.DOT})
_LATIN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+")
_INNER_MARKS = frozenset(",.:/-_@&'~，．：／－～〜–、")
_HALF_DAYS = frozenset({"午前", "午後"})
# Units of a date from great to small: a number after one of them belongs to it if its unit is smaller.
_DATE_UNITS = "年月日時分秒"
_DAY_UNITS = frozenset("月日時分秒")

_DOING = frozenset({"為る", "出来る", "致す", "為さる", "下さる", "頂く"})
_HELPING_AFTER_TE = frozenset(
    {"居る", "来る", "行く", "仕舞う", "見る", "置く", "有る", "貰う", "頂く", "呉れる", "下さる", "遣る"}
    | {"上げる", "参る", "見せる", "欲しい", "良い"}
)
# Particles of more than one word: に対して, という, をめぐり, にもかかわらず.
_IN_PARTICLES = {
    "に": ("つい", "よ", "対し", "対する", "関し", "関する", "おい", "おけ", "とっ"),
    "と": ("し", "する", "いう", "いっ", "いえ"),
    "を": ("めぐ", "巡", "通じ"),
    "も": ("かかわら",),
}
_AFTER_PRONOUN = frozenset({"以外", "以上", "自身", "自体", "同士"})


def _leans(phrase: Sequence[Token], token: Token, text: str) -> bool:
    """Whether `token` still belongs to the phrase before it."""
    before, kind = phrase[-1], _kind(token)
    gap = text[before.span.end : token.span.start]
    if gap and not is_wrap(gap):
        return gap == " " and _is_latin(before) and _is_latin(token)
    kind_before = _kind(before)
    if kind_before in _BINDING or kind in (Kind.CLOSING, Kind.STOP):
        return kind != Kind.OPENING or kind_before == Kind.OPENING
    if len(phrase) < 4 and all(_kind(each) == Kind.MARK for each in phrase):
        return kind != Kind.OPENING  # a bullet
    if _inside_number_or_address(phrase, token):
        return True
    if kind == Kind.VERB:
        return _verb_leans(phrase, token)
    if kind == Kind.ADJECTIVE:
        return _adjective_leans(phrase, token)
    leans = kind_before in _LEANS_ON.get(kind, ()) and _compounds(phrase, token)
    return leans or _joins_after_all(before, token)


def _is_latin(token: Token) -> bool:
    return _LATIN.fullmatch(token.surface) is not None


def _inside_number_or_address(phrase: Sequence[Token], token: Token) -> bool:
    """1,000 and 3.8 and 5～6人 and U.S.: a mark between two numbers or two runs of Latin script."""
    if len(phrase) < 2 or phrase[-1].surface not in _INNER_MARKS:
        return False
    first = phrase[-2]
    if _kind(first) == Kind.NUMBER and _kind(token) == Kind.NUMBER:
        return True
    letters = _kind(first) != Kind.NUMBER and phrase[-1].surface != "、"
    return letters and _is_latin(first) and _is_latin(token)


def _compounds(phrase: Sequence[Token], token: Token) -> bool:
    """The exceptions among neighbours that otherwise lean on each other."""
    before = phrase[-1]
    kind, kind_before = _kind(token), _kind(before)
    if kind == Kind.PREFIX:
        return token.lemma not in ("約", "御")
    if kind == Kind.ADJECTIVAL and kind_before == Kind.SUFFIX:
        return before.lemma != "上"  # 安全保障上|重要な, but 能動的サイバー防御
    if kind in (Kind.NOUN, Kind.ADVERBIAL) and kind_before == Kind.COUNTER and len(phrase) > 1:
        if token.lemma in _HALF_DAYS or "副詞可能" in token.pos:
            return True
        return not (before.surface in _DAY_UNITS and _kind(phrase[-2]) == Kind.NUMBER)
    return True


def _joins_after_all(before: Token, token: Token) -> bool:
    """聞き手, 5月1日, それ以外: what joins two that stand apart in general."""
    kind, kind_before = _kind(token), _kind(before)
    if before.pos[0] == "代名詞":
        return token.lemma in _AFTER_PRONOUN
    if kind_before == Kind.VERB:
        return kind == Kind.NOUN and before.form.startswith("連用形-一般")
    if kind_before == Kind.COUNTER and kind == Kind.NUMBER:
        return before.surface in _DATE_UNITS[:-1]
    return False


def _verb_leans(phrase: Sequence[Token], verb: Token) -> bool:
    before = phrase[-1]
    kind_before = _kind(before)
    if kind_before in (Kind.STOP, Kind.MARK):
        return False
    if kind_before == Kind.VERB:
        return before.form.startswith("連用形")
    if kind_before in _NOUNS and verb.surface.startswith("づ"):  # 位置づけ
        return True
    if kind_before in _NOUNS or kind_before == Kind.CLOSING or before.pos[0] == "副詞":
        return verb.lemma in _DOING
    if before.lemma == "だ" and before.surface == "で":
        return verb.lemma == "有る"
    return kind_before == Kind.PARTICLE and _leans_over_particle(phrase, verb)


def _leans_over_particle(phrase: Sequence[Token], verb: Token) -> bool:
    particle = phrase[-1].surface
    earlier = phrase[-2].surface if len(phrase) > 1 else ""
    if phrase[-1].lemma == "て" or particle == "つつ":
        return verb.lemma in _HELPING_AFTER_TE
    if particle == "ば" or (particle == "は" and earlier in ("て", "で")):
        return verb.surface in ("なら", "なり", "いけ")  # なければならない, てはいけない
    if (earlier, particle) == ("か", "も"):
        return verb.surface.startswith(("しれ", "知れ"))
    if (earlier, particle) == ("ざる", "を"):
        return verb.surface.startswith(("得", "え"))
    if particle == "に" and verb.lemma == "過ぎる":
        return True
    return verb.surface.startswith(_IN_PARTICLES.get(particle, ("\0",)))


def _adjective_leans(phrase: Sequence[Token], adjective: Token) -> bool:
    before = phrase[-1]
    if before.lemma == "て":
        return adjective.lemma in _HELPING_AFTER_TE
    if before.surface in ("は", "も") and len(phrase) > 1:
        earlier = phrase[-2]
        predicate = earlier.surface in ("て", "で") or earlier.form.startswith("連用形")
        return predicate and adjective.lemma in ("無い", "良い")  # ではない, てもよい
    return adjective.lemma == "無い" and before.form.startswith("連用形") and _kind(before) != Kind.VERB


# --- words ----------------------------------------------------------------------------------------

_KATAKANA = re.compile(r"[ァ-ヺー･-ﾟ・･＝]+")
_BEFORE_TITLES = frozenset("元前現新副故兼両")
_PREDICATE = frozenset({Kind.VERB, Kind.ADJECTIVE, Kind.ADJECTIVAL, Kind.AUXILIARY})
_JOINING_PARTICLES = frozenset({"て", "ば", "つつ", "ながら"})


def _same_word(word: Sequence[Token], token: Token, following: Token | None) -> bool:
    """Whether `token` belongs to the word before it, both being of one phrase."""
    before = word[-1]
    kind, kind_before = _kind(token), _kind(before)
    if kind_before == Kind.PREFIX or kind == Kind.SUFFIX:
        return kind_before not in (Kind.CLOSING, Kind.MARK)
    if kind == Kind.DOT:
        return _is_katakana(before) and following is not None and _is_katakana(following)
    if kind_before == Kind.DOT:
        return len(word) > 1
    if kind in (Kind.NUMBER, Kind.COUNTER) and kind_before == Kind.NUMBER:
        return True
    if token.surface in _INNER_MARKS:
        return following is not None and _inside_number_or_address((before, token), following)
    if _inside_number_or_address(word, token):
        return True
    if kind == Kind.VERB and kind_before in _NOUNS:
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
        return any(dot in part.surface for part in word for dot in _DOTS)
    if _kind(before) != Kind.NOUN or len(noun.surface) > 1:
        return False
    if "人名" in before.pos:  # 金正|恩, but 山手|元市長
        return len(before.surface) > 1 and noun.surface not in _BEFORE_TITLES
    return _kind(noun) == Kind.COUNTER  # 航空|機


def _is_katakana(token: Token) -> bool:
    return _KATAKANA.fullmatch(token.surface) is not None


def _is_adjectival(noun: Token, ending: Token) -> bool:
    """不穏な, 国際的に: nouns that take the endings of an adjective."""
    return ending.surface in ("な", "に") and bool({"形状詞可能", "形状詞的"} & set(noun.pos))
