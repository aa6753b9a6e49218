"""What must hold for a cue beside its words, each by the name that `annotate.suggest.cues` uses."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotate.suggest.colours import Mark
from annotate.suggest.polarity import Content, Pole, weigh
from annotate.suggest.predicates import Clause, Role
from annotate.suggest.vocabulary import (
    ACTORS,
    EFFORTS,
    HELPING_AFTER_TE,
    PROCEDURES,
    SETS,
    STRESSING,
    WARNING,
    WHEN_NOUNS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotate.suggest.atoms import Atom

_LINKED = frozenset({Role.COORDINATE, Role.CONDITION})
_OURSELVES = frozenset({"私達", "我我", "我々", "私", "筆者", "我ら"})
_CASES = frozenset({"に", "で", "と", "から", "て", "へ", "まで"})
_STATIVE = frozenset({"ある", "なる", "いう", "できる", "違う", "見える", "みえる"})
_NOT_DONE = frozenset({"いる", "ある"})
_LET = frozenset({"ない", "せる", "させる"})
_AFTER_HARM = frozenset({"する", "れる", "られる", "せる", "させる", "て", "いく"})
_VERBAL_ENDS = frozenset("えけげせてでねへべめれいきぎしちにびみり")
_ADVISED = ACTORS | WHEN_NOUNS | {"て"}  # 県は…することだ, 迷った時は…することだ, 何があっても
_LISTED = frozenset({"第", "先ず", "次", "更に", "最後", "もう", "一", "二", "三", "何", "そして"})
_DONE_ELSEWHERE = frozenset({"連絡", "確認", "チェック", "利用"})  # 警察に連絡してください
_ABOUT_TEXT = frozenset({"見解", "個人", "所属", "筆者", "目的"})


class Spot(NamedTuple):  # made for every clause: a frozen dataclass takes longer to make
    """Where a cue was found: the words `first`..`end`, in clause `number` of the sentence."""

    words: Sequence[Atom]
    clauses: Sequence[Clause]
    number: int
    first: int
    end: int

    @property
    def clause(self) -> Clause:
        """The clause the cue stands in."""
        return self.clauses[self.number]

    def before(self) -> Atom | None:
        """The word before the cue, in its clause."""
        return self.words[self.first - 1] if self.first > self.clause.first else None

    def ending(self, count: int) -> list[Atom]:
        """The last words of the core of the clause."""
        return list(self.words[max(self.clause.first, self.clause.core - count) : self.clause.core])

    def linked_start(self) -> int:
        """Where the clauses begin that this one continues: …し、 …すれば、"""
        start, number = self.clause.first, self.number
        while number and self.clauses[number - 1].role in _LINKED:
            number -= 1
            if self.clauses[number].depth != self.clause.depth:
                break
            start = self.clauses[number].first
        return start

    def told(self) -> Content:
        """What is told before the cue; where that has no weight, with the clauses before."""
        content = weigh(self.words, self.clause.first, self.first)
        if content.adverse or content.desirable:
            return content
        return weigh(self.words, self.linked_start(), self.first)


def subject(spot: Spot) -> int | None:
    """The place of the word that が, も or else は makes the subject of the words of the cue."""
    topic = None
    leads = spot.words[spot.first].pos == "助詞"  # が|要る
    for particle in range(spot.first if leads else spot.first - 1, spot.clause.first, -1):
        at, word, head = particle, spot.words[particle], spot.words[particle - 1]
        if word.pos != "助詞" or head.word in ("より", "何", "誰"):
            continue
        if head.word in ("こそ", "だけ", "のみ", "など", "等") and at - 1 > spot.clause.first:  # ことこそが
            at, head = at - 1, spot.words[at - 2]
        if word.word in ("が", "も", "こそ") and head.word not in _CASES:
            return at - 1
        if word.word == "は" and topic is None and head.word not in _CASES:
            topic = at - 1
    return topic


def is_deed(spot: Spot, at: int) -> bool:
    """Whether こと or の there stands for something to be done: すること, not したこと."""
    word = spot.words[at]
    if word.word not in ("こと", "の") or at == spot.clause.first:
        return False
    before = spot.words[at - 1]
    in_focus = spot.words[at + 1].word == "が"
    if before.word == "ない" and in_focus and at - 2 >= spot.clause.first:  # 肌を出さないのが基本だ
        before = spot.words[at - 2]
    return before.pos == "動詞" or before.word in ("れる", "られる", "せる", "させる")


def is_action(spot: Spot, at: int) -> bool:
    """Whether the word there is something done: a deed, 検証, 対策."""
    word = spot.words[at]
    if is_deed(spot, at):
        return True
    if word.word in PROCEDURES:
        return False
    return word.word in EFFORTS or word.is_doing


def _action(spot: Spot) -> bool:
    at = subject(spot)
    if at is None:
        before = spot.before()
        return before is not None and before.pos == "名詞" and is_action(spot, spot.first - 1)
    return is_action(spot, at)


def _deed(spot: Spot) -> bool:
    at = subject(spot)
    return at is not None and is_deed(spot, at)


def _act_in_focus(spot: Spot) -> bool:
    at = subject(spot)
    return at is not None and spot.words[at + 1].word == "が" and is_action(spot, at)


def _in_focus(spot: Spot) -> bool:
    at = subject(spot)
    return at is not None and spot.words[at + 1].word == "が"


def _effort(spot: Spot) -> bool:
    at = subject(spot)
    return at is not None and (is_deed(spot, at) or spot.words[at].word in EFFORTS)


def _no_figure(spot: Spot) -> bool:
    at = subject(spot)
    near = spot.words[max(spot.clause.first, (at or spot.first) - 3) : spot.first]
    return all(word.detail != "数詞" for word in near)


def _is_judging(spot: Spot) -> bool:
    """注目すべきだ, …と見るべきだ: how to judge, not what to do."""
    place = next(at for at in range(spot.end - 1, -1, -1) if spot.words[at].word == "べし")
    deed = [
        word for word in spot.words[max(0, place - 3) : place] if word.word not in ("する", "れる", "られる")
    ]
    if not deed:
        return False
    if deed[-1].word in SETS["judging"]:
        is_denied = any(word.word == "ない" for word in spot.words[place : spot.end])
        return not (deed[-1].word == "惜しむ" and is_denied)  # 支援を惜しむべきではない
    return deed[-1].word in SETS["seeing"] and len(deed) > 1 and deed[-2].word == "と"


def _author(spot: Spot) -> bool:
    """Whether the author speaks: nothing is reported, and nobody else is the subject."""
    if spot.clause.role is not Role.MAIN or spot.clause.depth or Mark.PROGRESSIVE in spot.clause.marks:
        return False
    for at in range(spot.clause.first + 1, spot.first):
        word, head = spot.words[at], spot.words[at - 1]
        is_subject = word.word in ("は", "が", "も") and word.pos == "助詞" and head.word not in _CASES
        if word.word == "が" and _in_attribute(spot, at):  # 誰が払ったのかを
            continue
        if is_subject and head.word not in _OURSELVES and head.pos != "副詞":
            return False
    return True


def _in_attribute(spot: Spot, particle: int) -> bool:
    """Whether the verb that the subject belongs to stands before a noun: 誰が払ったのかを."""
    for at in range(particle + 1, spot.first - 1):
        word = spot.words[at]
        if word.form == "連体形" and spot.words[at + 1].pos in ("名詞", "助詞"):
            return True
    return False


def _not_myself(spot: Spot) -> bool:
    return not any(
        word.word in ("私", "僕", "俺", "自分") and spot.words[at + 1].word != "達"
        for at, word in enumerate(spot.words[: spot.first])
    )


def _nobody_acts(spot: Spot) -> bool:
    """電話を切ることだ: neither a topic nor a subject says whose deed, or what, it is.

    In a list of advice (第一に、国が…することだ) somebody may.
    """
    if spot.clause.role is Role.COORDINATE:  # することで、
        return False
    opening = [word.word for word in spot.words[:4]]
    is_listed = opening[0] in _LISTED or opening[:2] == ["具体", "的"]
    first = max(spot.clause.first, 3 if is_listed else 0)  # 具体的には
    before = spot.words[max(spot.linked_start(), 4 if opening[0] == "具体" else 0) : spot.clause.first]
    if any(word.word == "は" and head.word not in _ADVISED for head, word in pairwise(before)):
        return False  # さらに危険なのは、…を学び、…に組み込むことだ
    return not any(
        word.word == "は" or not (is_listed or _in_attribute(spot, at))
        for at, word in enumerate(spot.words[: spot.clause.core])
        if at > first and word.pos == "助詞" and word.word in ("は", "が", "も")
        if spot.words[at - 1].word not in _ADVISED
    )


def _bare_end(spot: Spot) -> bool:
    """出社して挨拶をすること。"""
    if spot.clause.role is not Role.MAIN or spot.clause.depth:
        return False
    said = [word.word for word in spot.words[spot.clause.core : spot.clause.end] if word.pos != "補助記号"]
    return said == ["こと"]


def _urged(spot: Spot) -> bool:
    """Whether the author urges, or somebody whose urging is the news."""
    if not spot.clause.depth and spot.clause.role is Role.MAIN:
        return True
    follows = spot.clauses[spot.number + 1 :][:1]
    said = {word.word for clause in follows for word in spot.words[clause.first : clause.end]}
    return bool(said & STRESSING) or "たい" in said  # やめよ、と言いたい


def _telling(spot: Spot) -> bool:
    """見てみよう, 紹介したい, 冷静になってみよう: what the text does next."""
    at = spot.clause.core - 1
    if spot.words[at].word == "たい":
        at -= 1
    tries = False
    while at - 2 >= spot.clause.first and spot.words[at - 1].word == "て":
        if spot.words[at].word not in HELPING_AFTER_TE:
            break
        tries |= spot.words[at].word == "みる"
        at -= 2
    near = spot.words[max(spot.clause.first, at - 3) : at + 1]
    told = [word.word for word in near if word.pos == "名詞" or word is near[-1]]  # 流れを見る制度に|したい
    return not SETS["telling"].isdisjoint(told) or (tries and told[-1:] == ["なる"])


def _visiting(spot: Spot) -> bool:
    """ご覧ください, お問い合わせください: what the page wants of its reader."""
    ending = spot.ending(4)
    if ending[-1].word != "くださる" or all(word.word not in SETS["visiting"] for word in ending):
        return False
    is_advice = any(word.word in _DONE_ELSEWHERE for word in ending) and ending[-2].word == "て"
    return not is_advice


def _deed_verb(spot: Spot) -> bool:
    at = spot.clause.core - 1
    while spot.words[at].word in _LET and at > spot.clause.first:  # ためらわない, 通らせないことだ
        at -= 1
    return spot.words[at].pos == "動詞" and spot.words[at].word not in _STATIVE


def _deed_leads(spot: Spot) -> bool:
    """始める|のがよい, 作ら|ないと駄目だ: a deed, or one that is let or made happen."""
    word = spot.words[spot.first]
    return word.pos in ("動詞", "助動詞") and word.word not in _STATIVE | {"た", "だ", "ない"}


def _deed_on_object(spot: Spot) -> bool:
    """制度を見直す時期に来ている, but not 稲が実る時期に来ている."""
    clause = spot.words[spot.clause.first : spot.first]
    return spot.words[spot.first].pos == "動詞" and any(word.word == "を" for word in clause)


def _asked_politely(spot: Spot) -> bool:
    """足しませんか asks to do it, 足りないか whether it is so."""
    end = spot.clause.core
    if end >= len(spot.words) or Mark.TENTATIVE in spot.clause.marks:
        return False
    return spot.words[end].surface == "ん"


def _deed_stressed(spot: Spot) -> bool:
    """整えることこそ政治の責任だ."""
    return any(
        word.word == "こそ" and is_deed(spot, at - 1)
        for at, word in enumerate(spot.words[: spot.first])
        if at > spot.clause.first + 1
    )


def _deed_before(spot: Spot) -> bool:
    word = spot.words[spot.first]
    return word.word == "以外" or (word.pos == "動詞" and word.word not in _NOT_DONE)


def _verb_before(spot: Spot) -> bool:
    before = spot.before()
    return before is not None and before.pos in ("動詞", "助動詞")


def _verbal_noun(spot: Spot) -> bool:
    """備えよ: the dictionary takes the imperative for a noun and よ."""
    noun = spot.words[spot.first]
    return noun.detail == "普通名詞" and noun.surface[-1] in _VERBAL_ENDS


def _topic_leads(spot: Spot) -> bool:
    said = [word.word for word in spot.words[spot.clause.first : spot.end - 1]]
    return all(word != "は" or said[at - 1] == "て" for at, word in enumerate(said))


def _happens_next(spot: Spot) -> bool:
    """次に消えるのは, 次に狙われるのは, but not 次に消えたのは, 次に必要なのは, 次に会うのは."""
    verb = spot.words[spot.end - 3]
    if verb.word in ("れる", "られる") or verb.pole in (Pole.HARM, Pole.LOSS):
        return True
    content = weigh(spot.words, 0, len(spot.words))
    return verb.pos == "動詞" and not content.desirable and (bool(content.adverse) or spot.number > 0)


def _harmful_verb(spot: Spot) -> bool:
    """Whether the predicate itself does harm, and is not denied."""
    clause = spot.clause
    for at in range(clause.core - 1, max(clause.first, clause.core - 5) - 1, -1):
        word = spot.words[at]
        if word.pole is not None:
            return word.pole is Pole.HARM
        if word.word not in _AFTER_HARM:
            return False
    return False


def _adverse_or_menace(spot: Spot) -> bool:
    told = weigh(spot.words, spot.linked_start(), spot.end)
    if told.is_adverse:
        return True
    menace = any(word.word in SETS["menace"] for word in spot.words[spot.linked_start() : spot.first])
    return menace and not told.desirable


def _not_driven(spot: Spot) -> bool:
    """店が消えれば、遠くへ通うしかない: forced by something bad, and no advice."""
    return not any(
        clause.role is Role.CONDITION and weigh(spot.words, clause.first, clause.end).is_adverse
        for clause in spot.clauses[: spot.number]
    )


def _no_subject(spot: Spot) -> bool:
    """買いだめが欠品を広げよう guesses what comes; whoever is invited has no が."""
    return not any(
        word.word == "が" and word.pos == "助詞" and not _in_attribute(spot, at)
        for at, word in enumerate(spot.words[: spot.first])
        if at > spot.clause.first
    )


def _whether_to(spot: Spot) -> bool:
    """では引き上げるべきかといえば、|そうではない。"""
    asked = [clause for clause in spot.clauses[: spot.number] if clause.role is Role.CONDITION][-1:]
    said = {word.word for clause in asked for word in spot.words[clause.first : clause.end]}
    return {"べし", "か", "いう"} <= said


def _warned(spot: Spot) -> bool:
    said = {word.word for word in spot.words[spot.clause.first : spot.first]}
    return bool(said & SETS["warning"]) or bool(said & SETS["risk"]) or spot.told().is_adverse


def _about_text(spot: Spot) -> bool:
    rest = {word.word for word in spot.words[spot.end : spot.clause.core]}
    return bool(rest & (_ABOUT_TEXT | SETS["studying"])) or _telling(spot)


CONDITIONS: dict[str, Callable[[Spot], bool]] = {
    "action": _action,
    "deed": _deed,
    "act_in_focus": _act_in_focus,
    "in_focus": _in_focus,
    "effort": _effort,
    "no_figure": _no_figure,
    "not_judging": lambda spot: not _is_judging(spot),
    "author": _author,
    "not_myself": _not_myself,
    "not_approving": lambda spot: SETS["approving"].isdisjoint(
        word.word for word in spot.words[max(0, spot.first - 2) : spot.first + 1]
    ),
    "not_seeing": lambda spot: spot.words[spot.first].word not in SETS["seeing"],
    "nobody_acts": _nobody_acts,
    "bare_end": _bare_end,
    "not_worrying": lambda spot: WARNING.isdisjoint(
        word.word for word in spot.words[max(0, spot.first - 1) : spot.first + 1]
    ),
    "urged": _urged,
    "in_text": lambda spot: spot.clause.role is Role.MAIN and not spot.clause.depth,
    "telling": _telling,
    "not_telling": lambda spot: not _telling(spot),
    "visiting": _visiting,
    "not_visiting": lambda spot: not _visiting(spot),
    "deed_verb": _deed_verb,
    "deed_before": _deed_before,
    "deed_leads": _deed_leads,
    "deed_on_object": _deed_on_object,
    "deed_stressed": _deed_stressed,
    "asked_politely": _asked_politely,
    "verb_or_course": lambda spot: spot.words[spot.first].pos in ("動詞", "助詞"),
    "verb_before": _verb_before,
    "action_leads": lambda spot: is_action(spot, spot.first),
    "deed_or_denial_leads": lambda spot: spot.words[spot.first].pos in ("動詞", "助動詞"),
    "whether_to": _whether_to,
    "not_driven": _not_driven,
    "not_how": lambda spot: all(word.word != "どう" for word in spot.words[: spot.first]),
    "no_subject": _no_subject,
    "verb_leads": lambda spot: spot.words[spot.first].pos == "動詞",
    "verb_at_end": lambda spot: spot.words[spot.clause.core - 1].pos == "動詞",
    "verbal_noun": _verbal_noun,
    "topic_leads": _topic_leads,
    "happens_next": _happens_next,
    "still_to_come": lambda spot: spot.words[spot.end - 3].word != "た",
    "deed_in_focus": lambda spot: Mark.NOMINAL in spot.clause.marks,
    "adverse": lambda spot: spot.told().is_adverse,
    "to_come": lambda spot: (before := spot.before()) is None or before.word != "た",
    "adverse_object": lambda spot: weigh(spot.words, spot.clause.first, spot.first).is_adverse,
    "adverse_or_menace": _adverse_or_menace,
    "harmful_verb": _harmful_verb,
    "going_on": lambda spot: not spot.clause.marks & {Mark.PROGRESSIVE, Mark.GENERAL},
    "warned": _warned,
    "about_text": _about_text,
    "goes_on_to": lambda spot: _telling(spot) or spot.words[spot.clause.core - 2].word in SETS["studying"],
}
"""Every condition by name."""
