"""What colours a predicate: だろう guesses, た tells of what was, ではないか asks and claims.

It is taken off from the end, word by word, until the core of the predicate is left: 必要, べし, 恐れが|ある.
"""

from __future__ import annotations

from enum import StrEnum, auto
from typing import TYPE_CHECKING

from annotate.suggest.vocabulary import FORECASTING, HAPPENING, HELPING_AFTER_TE, LIGHT_NOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.suggest.atoms import Atom


class Mark(StrEnum):
    """What colours a predicate."""

    PAST = auto()
    TENTATIVE = auto()  # だろう, らしい, 見込みだ
    QUESTION = auto()
    SOFT = auto()  # のではないか
    VOLITIONAL = auto()  # しよう
    IMPERATIVE = auto()
    PROGRESSIVE = auto()  # ている
    GENERAL = auto()  # するものだ
    NOMINAL = auto()  # することだ
    TIMELY = auto()  # する時だ


FINITE = frozenset({"終止形", "連体形", "意志推量形", "命令形"})
"""Forms a sentence can end with."""
PREDICATES = frozenset({"動詞", "形容詞", "助動詞"})
"""Parts of speech a predicate ends with."""

_EXPLAINING = frozenset({"こと", "わけ", "もの"})
_LETTING = frozenset({"せる", "させる"})
_CARRIED = {"もの": Mark.GENERAL, "こと": Mark.NOMINAL, "時": Mark.TIMELY}


def peeled(words: Sequence[Atom], first: int, end: int) -> tuple[int, frozenset[Mark]]:
    """Return where the core of the predicate of `first`..`end` ends, and the marks of what was taken off."""
    marks: set[Mark] = set()
    at = end
    while at > first:
        taken, mark = _colour(words, first, at, marks)
        if mark is not None:
            marks.add(mark)
        if not taken:
            break
        at -= taken
    return at, frozenset(marks)


def _colour(words: Sequence[Atom], first: int, at: int, marks: set[Mark]) -> tuple[int, Mark | None]:
    """How many words before `at` only colour the predicate, and how."""
    last = words[at - 1]
    before = words[at - 2] if at - 2 >= first else None
    previous = before.word if before else ""
    if last.pos == "補助記号":
        return 1, Mark.QUESTION if last.surface in ("？", "?", "⁉", "⁈") else None
    if last.word == "か" and last.pos == "助詞":
        return 1, Mark.QUESTION
    is_verbal = before is not None and before.pos in ("動詞", "助動詞")
    if last.word == "よ" and before and is_verbal and before.form in ("連用形", "未然形"):
        return 1, Mark.IMPERATIVE  # 備えよ, 光らせよ
    is_plain_verb = (
        before is not None
        and before.form == "終止形"
        and (before.pos == "動詞" or (is_verbal and previous in _LETTING))
    )
    if last.word == "な" and is_plain_verb and previous != "思う":
        return 1, Mark.IMPERATIVE  # 送るな
    if last.word in ("いう", "よい") and (taken := _saying(words, first, at)):
        return taken, None
    if last.detail == "終助詞":
        return (0, None) if last.word == "よ" and before and before.detail == "普通名詞" else (1, None)
    if last.word == "ない" and Mark.QUESTION in marks and words[at].detail != "準体助詞":
        return _soft(words, first, at)
    if last.word == "ない" and previous == "違い":
        return 3, Mark.TENTATIVE
    if last.word == "だ" and last.pos == "助動詞":
        return 1, Mark.TENTATIVE if last.form == "意志推量形" else None
    if last.word == "た" and last.pos == "助動詞":
        return 1, Mark.PAST
    if last.form == "意志推量形" and last.pos == "形容詞":  # なかろう
        return 0, Mark.TENTATIVE
    if last.form == "意志推量形" and last.pos == "動詞" and Mark.PAST not in marks:
        return 0, Mark.TENTATIVE if last.word in HAPPENING else Mark.VOLITIONAL
    if last.word == "まい":
        return 0, Mark.TENTATIVE
    if last.form == "命令形":
        return 0, Mark.IMPERATIVE
    if previous == "て" and last.word in HELPING_AFTER_TE:
        return 2, Mark.PROGRESSIVE if last.word == "いる" else None
    return _noun_colour(words, first, at)


def _soft(words: Sequence[Atom], first: int, at: int) -> tuple[int, Mark | None]:
    """(の)ではないか, しないだろうか: a question that claims."""
    taken = 1
    if at - 2 >= first and words[at - 2].word == "だ":
        taken = 3 if at - 3 >= first and words[at - 3].detail == "準体助詞" else 2
    return taken, Mark.SOFT


def _saying(words: Sequence[Atom], first: int, at: int) -> int:
    """How many words 急務|と言える and 急務|と言ってよい have more than 急務."""
    said = [word.word for word in words[max(first, at - 4) : at]]
    if said == ["と", "いう", "て", "よい"]:
        return 4
    return 2 if said[-2:] == ["と", "いう"] and words[at - 1].surface.startswith(("言え", "いえ")) else 0


def _noun_colour(words: Sequence[Atom], first: int, at: int) -> tuple[int, Mark | None]:
    """の(だ), こと(だ), 状況(だ), 見込み(だ), らしい: nouns that carry the predicate before them."""
    last = words[at - 1]
    before = words[at - 2] if at - 2 >= first else None
    if before is None:
        return 0, None
    if last.word in ("らしい", "そう") and last.pos != "副詞":
        return 1, Mark.TENTATIVE
    if (
        last.word == "なる"
        and before.word == "に"
        and at - 3 >= first
        and words[at - 3].word in ("こと", "計算", "勘定")
    ):
        return 3, Mark.TENTATIVE if words[at - 3].word in FORECASTING else None
    if last.word in _EXPLAINING and before.word == "いう" and at - 3 > first and words[at - 3].word == "と":
        return 3, None  # 遅れるということだ
    if last.word == "ばかり" and before.pos == "動詞":
        return 1, None  # 募る|ばかりだ
    if last.word not in LIGHT_NOUNS or not (before.pos in PREDICATES and before.form in FINITE):
        return 0, None
    if last.word in FORECASTING:
        return 1, Mark.TENTATIVE
    return 1, _CARRIED.get(last.word)
