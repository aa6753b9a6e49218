"""Phrases (文節): a word with all that leans on it, the unit a Japanese reader takes in at a time.

The nouns of a compound, particles, auxiliaries, する, helping verbs and the marks around it lean on a
word. The rules are written over UniDic's parts of speech; where school grammar parts (見せて|いる,
に|ついて) and readers do not, readers are followed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.japanese import tokens
from annotate.reading_view import is_wrap
from annotate.spans import Span
from annotate.token_kinds import NOUNS, Kind, inside_number_or_address, is_latin, kind_of
from annotate.windows import windows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotate.japanese import Token

_CONTENT = NOUNS | {Kind.VERB, Kind.ADJECTIVE, Kind.OTHER, Kind.AUXILIARY, Kind.PREFIX}
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
    Kind.NOUN: NOUNS - {Kind.ADVERBIAL},
    Kind.ADVERBIAL: NOUNS - {Kind.ADVERBIAL},
    Kind.COUNTER: NOUNS - {Kind.ADVERBIAL},
    Kind.NUMBER: NOUNS - {Kind.COUNTER},
    Kind.PREFIX: frozenset({Kind.NOUN}),
    Kind.ADJECTIVAL: frozenset({Kind.NOUN, Kind.ADJECTIVAL, Kind.SUFFIX}),
}
_BINDING = frozenset({Kind.OPENING, Kind.PREFIX, Kind.DOT})
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
    "に": ("よっ", "よる", "より", "よれ", "つい", "とっ", "おい", "おけ", "対し", "対す", "関し", "関す"),
    "と": ("し", "する", "いう", "いっ", "いえ"),
    "を": ("めぐ", "巡", "通じ"),
    "も": ("かかわら",),
}
_AFTER_PRONOUN = frozenset({"以外", "以上", "自身", "自体", "同士"})


def phrases(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """Return the phrases of `text`, or of its part `span`, in order.

    They never overlap, begin and end with a character that is not white space, and together hold all
    such characters. Best asked for one sentence, as `annotate.japanese.tokens`.
    """
    return grouped(text, span, _phrases_of)


def grouped(
    text: str, span: Span | None, group: Callable[[str, int], tuple[Span, ...]]
) -> tuple[Span, ...]:
    """Return what `group` finds in each window of `span`; it is given a window's text and its place."""
    if span is None:
        if not text:
            return ()
        span = Span(0, len(text))
    return tuple(
        found for window in windows(text, span) for found in group(text[window.slice], window.start)
    )


def spans_of(groups: Sequence[Sequence[Token]], offset: int) -> tuple[Span, ...]:
    """Return the span of each group of tokens, moved on by `offset`."""
    return tuple(Span(group[0].start + offset, group[-1].end + offset) for group in groups)


def phrase_tokens(stretch: str) -> list[list[Token]]:
    """Return the tokens of `stretch`, phrase by phrase."""
    groups: list[list[Token]] = []
    for token in tokens(stretch):
        if groups and _leans(groups[-1], token, stretch):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


@lru_cache(maxsize=32)
def _phrases_of(stretch: str, offset: int) -> tuple[Span, ...]:
    return spans_of(phrase_tokens(stretch), offset)


def _leans(phrase: Sequence[Token], token: Token, text: str) -> bool:
    """Whether `token` still belongs to the phrase before it."""
    before, kind = phrase[-1], kind_of(token)
    gap = text[before.end : token.start]
    if gap and not is_wrap(gap):
        return gap == " " and is_latin(before) and is_latin(token)
    kind_before = kind_of(before)
    if kind_before in _BINDING or kind in (Kind.CLOSING, Kind.STOP):
        return kind != Kind.OPENING or kind_before == Kind.OPENING
    if len(phrase) < 4 and all(kind_of(each) == Kind.MARK for each in phrase):
        return kind != Kind.OPENING  # a bullet
    if inside_number_or_address(phrase, token):
        return True
    if kind == Kind.VERB:
        return _verb_leans(phrase, token)
    if kind == Kind.ADJECTIVE:
        return _adjective_leans(phrase, token)
    leans = kind_before in _LEANS_ON.get(kind, ()) and _compounds(phrase, token)
    return leans or _joins_after_all(before, token)


def _compounds(phrase: Sequence[Token], token: Token) -> bool:
    """The exceptions among neighbours that otherwise lean on each other."""
    before = phrase[-1]
    kind, kind_before = kind_of(token), kind_of(before)
    if kind == Kind.PREFIX:
        return token.lemma not in ("約", "御")
    if kind == Kind.ADJECTIVAL and kind_before == Kind.SUFFIX:
        return before.lemma != "上"  # 安全保障上|重要な, but 能動的サイバー防御
    if kind in (Kind.NOUN, Kind.ADVERBIAL) and kind_before == Kind.COUNTER and len(phrase) > 1:
        if token.lemma in _HALF_DAYS or "副詞可能" in token.pos:
            return True
        return not (before.surface in _DAY_UNITS and kind_of(phrase[-2]) == Kind.NUMBER)
    return True


def _joins_after_all(before: Token, token: Token) -> bool:
    """聞き手, 5月1日, それ以外: what joins two that stand apart in general."""
    kind, kind_before = kind_of(token), kind_of(before)
    if before.pos[0] == "代名詞":
        return token.lemma in _AFTER_PRONOUN
    if kind_before == Kind.VERB:
        return kind == Kind.NOUN and before.form.startswith("連用形-一般")
    if kind_before == Kind.COUNTER and kind == Kind.NUMBER:
        return before.surface in _DATE_UNITS[:-1]
    return False


def _verb_leans(phrase: Sequence[Token], verb: Token) -> bool:
    before = phrase[-1]
    kind_before = kind_of(before)
    if kind_before in (Kind.STOP, Kind.MARK):
        return False
    if kind_before == Kind.VERB:
        return before.form.startswith("連用形")
    if kind_before in NOUNS and verb.surface.startswith("づ"):  # 位置づけ
        return True
    if kind_before in NOUNS or kind_before == Kind.CLOSING or before.pos[0] == "副詞":
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
    return adjective.lemma == "無い" and before.form.startswith("連用形") and kind_of(before) != Kind.VERB
