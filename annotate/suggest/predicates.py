"""The clauses of a sentence, each by its predicate: what is claimed stands in one of them, seldom in all.

Japanese closes each clause with its predicate, and what follows the predicate says what the clause is to
the sentence: 。 its end, と a report, ば a condition, が a contrast. An attributive clause (恐れがある国は)
is no clause here but part of the one it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotate.suggest.colours import FINITE, PREDICATES, Mark, peeled
from annotate.suggest.vocabulary import NAMING_VERBS, REPORTING, VIEW_VERBS, VIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.suggest.atoms import Atom


class Role(StrEnum):
    """What a clause is to its sentence."""

    MAIN = "main"  # it ends the sentence, or a sentence inside a quotation
    REPORTED = "reported"  # …と述べた, …との考えを示した, …という
    COORDINATE = "coordinate"  # …で、 …し、
    CONTRAST = "contrast"  # …が、
    CONDITION = "condition"  # …ば …たら …なら …と …場合 …限り
    REASON = "reason"  # …から、 …ので、


class Clause(NamedTuple):  # made for every clause: a frozen dataclass takes longer to make
    """The words `first`..`end` of a sentence; the predicate without what colours it ends at `core`.

    `depth` counts the quotation marks around it.
    """

    role: Role
    first: int
    core: int
    end: int
    depth: int
    marks: frozenset[Mark]

    @property
    def is_past(self) -> bool:
        """Whether the predicate tells of what was."""
        return Mark.PAST in self.marks


_DEEPEST = 3  # a quotation within a quotation within one; nobody reads further
_OPENING, _CLOSING = frozenset("「『“〝｢"), frozenset("」』”〟｣")
_ACCORDING = frozenset({"因る", "依る", "拠る"})  # によると、 によれば
_STOPS = frozenset({"句点", "読点"})
_CONDITION_NOUNS = frozenset({"場合", "限り"})
_TURNING = _CONDITION_NOUNS | _OPENING
# After ば or ないと they end the same predicate.
_ENDING_A_DUTY = frozenset({"なる", "いく", "よい", "駄目", "困る", "意味"})
_NOMINAL = frozenset({"名詞", "形状詞", "接尾辞", "代名詞"})


def clauses(words: Sequence[Atom]) -> list[Clause]:
    """Return the clauses of a sentence in order; those of a quoted speech stand before who says it."""
    return _Parting(words, _turns(words)).part(0, len(words), 0)


@dataclass(slots=True)
class _Parting:
    words: Sequence[Atom]
    turns: list[bool]
    found: list[Clause] = field(default_factory=list)

    def part(self, first: int, end: int, depth: int) -> list[Clause]:
        """Part the words `first`..`end` into clauses."""
        words = self.words
        start = first
        at = self._next_turn(first)
        while at < end:
            if words[at].surface in _OPENING:
                closing = self._closing(at, end)
                if closing is None:
                    closing = at
                elif depth < _DEEPEST and self._is_speech(first, at, closing, end):
                    self._speech(at, closing, end, depth)
                    start = closing + 1
                at = self._next_turn(closing + 1)
                continue
            role, after = self._boundary(at, end)
            if role is not None:
                self._add(role, start, at + 1, depth)
                start = after
            at = self._next_turn(after)
        if any(word.pos != "補助記号" for word in words[start:end]):
            self._add(Role.MAIN, start, end, depth)
        return self.found

    def _next_turn(self, at: int) -> int:
        return self.turns.index(True, at)

    def _add(self, role: Role, first: int, end: int, depth: int) -> None:
        core, marks = peeled(self.words, first, end)
        self.found.append(Clause(role, first, core, end, depth, marks))

    def _speech(self, opening: int, closing: int, end: int, depth: int) -> None:
        """The clauses inside a quotation; the last one is what is reported."""
        before = len(self.found)
        self.part(opening + 1, closing, depth + 1)
        is_reported = closing + 1 < end and self.words[closing + 1].pos != "補助記号"
        if len(self.found) > before and (is_reported or opening > 0):
            last = self.found[-1]
            self.found[-1] = last._replace(role=Role.REPORTED)

    def _closing(self, opening: int, end: int) -> int | None:
        depth = 0
        for at in range(opening, end):
            surface = self.words[at].surface
            depth += (surface in _OPENING) - (surface in _CLOSING)
            if depth == 0:
                return at
        return None

    def _is_speech(self, first: int, opening: int, closing: int, end: int) -> bool:
        """Whether somebody speaks in the quotation; else it is a name or a word held at arm's length."""
        after = closing + 1
        while after < end and self.words[after].surface in ("、", "など"):
            after += 1
        if after >= end or all(word.pos == "補助記号" for word in self.words[after:end]):
            return opening == first or self.words[opening - 1].word in ("、", "は", "：")
        if self.words[after].word not in ("と", "って"):
            return False
        following = [word.word for word in self.words[after + 1 : after + 3]]
        if following[:1] == ["の"]:
            return following[-1] in VIEWS
        if following == ["する", "て"] and self.words[closing - 1].pos in _NOMINAL:  # 「視察」として
            return False
        if following[:1] == ["いう"]:
            return self.words[after + 1].form != "連体形" or following[-1] in VIEWS
        return not any(word.word in NAMING_VERBS for word in self.words[after + 1 : end])

    def _boundary(self, at: int, end: int) -> tuple[Role | None, int]:
        """The role of the clause the word at `at` closes, if it does, and where the next one begins."""
        if at + 1 >= end:
            return None, at + 1
        word, following = self.words[at], self.words[at + 1]
        if following.detail == "句点":
            return Role.MAIN, at + 2
        if word.detail == "読点" or word.pos == "補助記号":
            return None, at + 1
        if following.word == "と" and self._reports(at, at + 2, end):
            return Role.REPORTED, at + 2
        after_comma = following.detail == "読点" and at + 2 < end and self.words[at + 2].word == "と"
        if after_comma and self._reports(at, at + 3, end):
            return Role.REPORTED, at + 3
        if word.word in _CONDITION_NOUNS and self._closes_condition(at, end):
            return Role.CONDITION, at + 1
        if word.pos not in PREDICATES:
            return None, at + 1
        return self._after_predicate(at, end)

    def _after_predicate(self, at: int, end: int) -> tuple[Role | None, int]:
        word, following = self.words[at], self.words[at + 1]
        third = self.words[at + 2] if at + 2 < end else None
        if word.word in _ACCORDING or word.surface == "べく":
            return None, at + 1
        if word.form == "仮定形":
            if following.word == "ば":
                if third is None or third.detail == "句点":  # 急がなければ。
                    return None, at + 1
                if third.word in _ENDING_A_DUTY:
                    return None, at + 1
                return Role.CONDITION, at + 2
            is_advice = following.word in ("よい", "どう")  # 始めたらいい, 始めたらどうか
            is_condition = word.word in ("た", "だ") and not is_advice
            return (Role.CONDITION, at + 1) if is_condition else (None, at + 1)
        comma = following.detail == "読点"
        if comma and third is not None and third.word == "但し" and word.form == "終止形":
            return Role.MAIN, at + 2
        if following.detail == "接続助詞":
            return self._after_conjunction(at, third)
        if word.form == "連用形" and comma:
            is_reason = word.surface == "で" and at and self.words[at - 1].detail == "準体助詞"  # ので、
            return (Role.REASON if is_reason else Role.COORDINATE), at + 2
        return None, at + 1

    def _after_conjunction(self, at: int, third: Atom | None) -> tuple[Role | None, int]:
        word, particle = self.words[at], self.words[at + 1].word
        comma = third is not None and third.detail == "読点"
        if third is None or third.detail == "句点" or third.word == "よい":  # 急がないと。 見るとよい
            return None, at + 1
        if word.word == "ない" and particle == "と" and third.word in _ENDING_A_DUTY:
            return None, at + 1
        if particle in ("が", "けれど", "けれども", "けど"):
            return Role.CONTRAST, at + 2
        if particle == "し" or (particle == "て" and comma):
            return Role.COORDINATE, at + 2
        if particle in ("から", "ので") and not (third is not None and third.word == "だ"):
            return Role.REASON, at + 2
        if particle == "と" and word.form in FINITE:
            return Role.CONDITION, at + 2
        return None, at + 1

    def _closes_condition(self, at: int, end: int) -> bool:
        """…した場合、 and …しない限り: the noun follows a predicate, and the sentence goes on."""
        if at == 0 or self.words[at - 1].pos not in PREDICATES or at + 1 >= end:
            return False
        following = self.words[at + 1]
        if following.word == "は" or following.detail == "読点":
            return True
        with_topic = at + 2 < end and self.words[at + 2].word == "は"
        return (following.word in ("に", "で") and with_topic) or self.words[at].word == "限り"

    def _reports(self, at: int, after: int, end: int) -> bool:
        """Whether the と between the words `at` and `after` reports what was said before it."""
        word, rest = self.words[at], self.words[after:end]
        if all(each.pos == "補助記号" for each in rest):
            return False
        if word.pos in _NOMINAL:
            return self._noun_is_reported(rest)
        finite = word.form in FINITE or word.detail in ("終助詞", "副助詞")
        if not (finite and (word.pos in PREDICATES or word.word == "か")):
            return False
        first = rest[0].word
        if first == "の":
            return len(rest) > 1 and rest[1].word in VIEWS
        if first == "いう" and rest[0].form == "連体形":
            following = [each.word for each in rest[1:4]]
            return any(each in VIEWS for each in following) and "こと" not in following
        if first == "する" and word.form == "意志推量形" and word.word != "だ":  # 生まれようとしている
            return False
        if rest[0].form == "仮定形" or (first in ("する", "なる") and self._is_condition(rest)):
            return False
        if word.pos == "動詞" or word.word in ("れる", "られる", "ない"):
            return is_reporting(rest)  # 遅れると混乱する is no report
        return True

    @staticmethod
    def _is_condition(rest: Sequence[Atom]) -> bool:
        return len(rest) > 1 and rest[1].detail == "接続助詞" and rest[1].word in ("と", "ば")

    @staticmethod
    def _noun_is_reported(rest: Sequence[Atom]) -> bool:
        """必要と判断した, 不可欠との認識: a noun stands for its predicate."""
        if rest[0].word == "の":
            return len(rest) > 1 and rest[1].word in VIEWS
        return rest[0].word in REPORTING and rest[0].word not in ("いう", "する", "みる", "合意")


def _turns(words: Sequence[Atom]) -> list[bool]:
    """For each word whether a clause may end with it or a quotation begin, as for few; and for the end."""
    may_turn = [
        word.pos in PREDICATES
        or following.word == "と"
        or following.detail in _STOPS
        or word.word in _TURNING
        for word, following in pairwise(words)
    ]
    return [*may_turn, True, True]


def is_reporting(words: Sequence[Atom]) -> bool:
    """Whether a clause that follows a と says who says it, thinks it or hears it."""
    plain = [word for word in words if word.pos != "補助記号"]
    core, _ = peeled(plain, 0, len(plain))
    tail = [word.word for word in plain[:core] if word.word not in ("れる", "られる", "たい")]
    if not tail or tail == ["の"]:  # とのことだ
        return True
    if tail[-1] == "する" and len(tail) > 1:
        return tail[-2] in REPORTING or tail[-2] == "に"
    if tail[-1] in REPORTING or tail[-1] in ("する", "だ"):
        return True
    return tail[-1] in VIEW_VERBS and any(word in VIEWS for word in tail[:-1])
