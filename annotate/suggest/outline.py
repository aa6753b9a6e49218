"""The outline of a claim: what a learner can hear in a sentence without knowing its subject.

Is it of what was or of what will be, does something hang on a condition, is it bad or good, who is it about:
such traits are few and the same in every field, so weights for them hold for articles nobody has seen, where
single words do not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from annotate.suggest.atoms import only_carries
from annotate.suggest.colours import Mark
from annotate.suggest.polarity import Content, weigh
from annotate.suggest.predicates import Role
from annotate.suggest.rules import is_condition
from annotate.suggest.vocabulary import ACTORS, CLASSES, FUTURE, OURSELVES, WHEN_NOUNS
from annotate.tags import RECOMMENDATION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.spans import Span
    from annotate.suggest.atoms import Atom
    from annotate.suggest.predicates import Clause
    from annotate.suggest.reading import SentenceReading

_BIDDING = frozenset({Mark.VOLITIONAL, Mark.IMPERATIVE, Mark.QUESTION})
_SUPPOSING = frozenset({"仮", "若し", "万一", "一度", "一旦"})
_OF_PREDICATE = frozenset({"predicate", "pole", "class", "comes", "becomes", "ceases", "cued", "closing"})
_OF_CONDITION = frozenset({"hinge", "hangs"})
_OF_TONE = frozenset({"tone", "bad", "guess"})
_CASES = frozenset({"は", "が", "を"})
_AGENTS = ("actor", "thing")
_CEASING = frozenset({"ない", "無くなる"})
_HINGING = WHEN_NOUNS | {"は", "まま"}
_HINGES = frozenset({"if", "when", "as_is", "supposed"})


class Outline(NamedTuple):  # made for every sentence: a frozen dataclass takes longer to make
    """The outline of the claim of a sentence.

    `predicate` is the number of its last word of meaning. `tense` is "was", "is" (ている) or "open"; `told`
    weighs the claim, `whole` the sentence. `hinges` are what it hangs on: "if", "when", "as_is" (まま),
    "supposed" (仮に), "ては". `comes` says whether something happens that is not told as past or going on.
    `held` are all words of the sentence.
    """

    predicate: int
    tense: str
    denied: bool
    told: Content
    whole: Content
    hinges: tuple[str, ...]
    comes: bool
    becomes: bool
    ceases: bool
    held: frozenset[str]


def outline(reading: SentenceReading) -> Outline | None:
    """Return the outline of a sentence; None when there is no clause that claims."""
    if reading.claim is None:
        return None
    words, clause = reading.words, reading.clauses[reading.claim]
    at = _predicate(words, clause)
    tense = "was" if clause.is_past else "is" if Mark.PROGRESSIVE in clause.marks else "open"
    told = reading.told
    is_event = words[at].pos == "動詞" or words[at].is_doing
    said = [word.word for word in words]
    rest, held = said[at + 1 : clause.core], frozenset(said)
    return Outline(
        predicate=at,
        tense=tense,
        denied="ない" in rest or "まい" in rest or words[at].word == "ない",
        told=told,
        whole=told if len(reading.clauses) == 1 else weigh(words, 0, len(words)),
        hinges=_hinges(reading, said, at),
        comes=is_event and tense == "open" and not clause.marks & _BIDDING,
        becomes=words[at].word in ("なる", "無くなる") or "なる" in rest or "無くなる" in rest,
        ceases=not _CEASING.isdisjoint(held) and _ceases(words, clause),
        held=held,
    )


def traits(reading: SentenceReading) -> list[str]:
    """The features of the outline."""
    found = reading.outline
    if found is None or reading.claim is None:
        return []
    words, clause = reading.words, reading.clauses[reading.claim]
    return [
        *_of_predicate(words[found.predicate], found.tense, denied=found.denied),
        *_of_time(
            found.tense,
            tone(found.told),
            tone(found.whole),
            min(found.whole.adverse, 3),
            ceases=found.ceases,
            becomes=found.becomes,
            comes=found.comes,
            comes_later=not FUTURE.isdisjoint(found.held),
        ),
        *_of_hinges(words[found.predicate], found, reading.decided.label),
        *_of_topic(words, clause, found.tense),
        *_of_agent(reading, clause, found),
        *_of_form(reading, clause, found),
    ]


def built_of(reading: SentenceReading, kind: str) -> list[Span]:
    """Return the words that a trait of this kind stands for: predicate, conditions, or what is bad."""
    found = reading.outline
    if found is None or reading.claim is None:
        return []
    span, clause = reading.placed.span, reading.clauses[reading.claim]
    if kind in _OF_PREDICATE:
        return [span(found.predicate, max(found.predicate + 1, clause.core))]
    if kind in _OF_CONDITION:
        conditions = [each for each in reading.clauses[: reading.claim] if each.role is Role.CONDITION]
        return [span(each.first, each.end) for each in conditions]
    return [span(at, at + 1) for at in found.told.places] if kind in _OF_TONE else []


def tone(told: Content) -> str:
    """"bad", "good" or "even"; "none" where nothing has weight."""
    if told.is_adverse:
        return "bad"
    if told.desirable > told.adverse:
        return "good"
    return "even" if told.adverse else "none"


def _predicate(words: Sequence[Atom], clause: Clause) -> int:
    at = max(clause.first, clause.core - 1)
    while at > clause.first and (only_carries(words[at]) or words[at].pos in ("補助記号", "接尾辞")):
        at -= 1
    return at


def _hinges(reading: SentenceReading, said: list[str], predicate: int) -> tuple[str, ...]:
    words = reading.words
    found: set[str] = set()
    if reading.claim and any(is_condition(words, each) for each in reading.clauses[: reading.claim]):
        found.add("if")
    if "さも" in said[:3]:  # さもなければ
        found.add("if")
    if not _SUPPOSING.isdisjoint(said[:4]):
        found.add("supposed")
    for at in [at for at, word in enumerate(said[:predicate]) if at and word in _HINGING]:
        if said[at] == "は":
            if said[at - 1] == "て":
                found.add("ては")
        elif said[at] == "まま":
            found.add("as_is")
        elif words[at].pos == "名詞" and words[at - 1].pos in ("動詞", "助動詞"):
            found.add("when")
    return tuple(sorted(found))


def _ceases(words: Sequence[Atom], clause: Clause) -> bool:
    """使えなくなる, 無くなる."""
    return any(
        words[at].word == "無くなる"
        or (words[at].word == "ない" and words[at].form == "連用形" and words[at + 1].word == "なる")
        for at in range(clause.first, clause.core - 1)
    ) or (clause.core > clause.first and words[clause.core - 1].word == "無くなる")


# Few traits are ever new: those of a kind are put into words once and then remembered.
@lru_cache(maxsize=10_000)
def _of_predicate(word: Atom, tense: str, *, denied: bool) -> tuple[str, ...]:
    way = "no" if denied else "yes"
    names = [f"predicate:{word.pos}:{tense}", f"predicate:{word.pos}:{tense}:{way}"]
    if word.pole:
        names += [f"pole:{word.pole}", f"pole:{word.pole}:{tense}", f"pole:{word.pole}:{way}"]
    return (*names, *(f"class:{name}" for name, members in CLASSES if word.word in members))


@lru_cache(maxsize=1_000)
def _of_time(
    tense: str,
    told: str,
    whole: str,
    bad: int,
    *,
    ceases: bool,
    becomes: bool,
    comes: bool,
    comes_later: bool,
) -> tuple[str, ...]:
    names = [f"tone:{told}", f"tone:{told}:{tense}", f"all:{whole}", f"bad:{bad}"]
    if ceases:
        names += ["ceases", f"ceases:{tense}"]
    if becomes:
        names += [f"becomes:{tense}", f"becomes:{tense}:{told}"]
    if comes:
        names += ["comes", f"comes:{told}", f"comes:all:{whole}"]
    if comes_later:
        names += ["future", f"future:{tense}", f"future:{tense}:{whole}"]
    return tuple(names)


def _of_hinges(word: Atom, found: Outline, ruled: str) -> list[str]:
    told = tone(found.told)
    names: list[str] = []
    for hinge in found.hinges:
        names += [f"hinge:{hinge}", f"hinge:{hinge}:{found.tense}"]
        if found.comes:
            names += [f"hinge:{hinge}:comes", f"hinge:{hinge}:comes:{told}"]
    if not _HINGES.isdisjoint(found.hinges):
        names.append(f"hangs:{found.tense}")
        if found.tense == "open" and ruled != RECOMMENDATION.id:
            names += ["hangs:open:still", f"hangs:open:{told}", f"hangs:open:{word.pos}"]
    return names


def _of_topic(words: Sequence[Atom], clause: Clause, tense: str) -> list[str]:
    """Who or what the claim is about."""
    kind = "none"
    for at in range(clause.first + 1, clause.core):
        if words[at].word == "は" and words[at].pos == "助詞":
            kind = _kind(words[at - 1])
            break
    return [f"topic:{kind}", f"topic:{kind}:{tense}"] if kind else []


def _of_agent(reading: SentenceReading, clause: Clause, found: Outline) -> list[str]:
    """Who does it, where it is still to be done: a plain plan (枠を毎年動かす) names nobody."""
    if not found.comes or reading.holder:
        return []
    words, held = reading.words, set[str]()
    for at in range(clause.first + 1, found.predicate):
        word, head = words[at], words[at - 1]
        if word.pos == "助詞" and word.word in _CASES and not head.word.isdecimal():
            held.add(_agent(head) if word.word == "が" else word.word)
    who = next((each for each in _AGENTS if each in held), "nobody")
    way = "no" if found.denied else "yes"
    names = [f"agent:{who}", f"agent:{who}:{way}"]
    if "を" in held:
        names += [f"agent:{who}:を", f"agent:{who}:を:{reading.setting.place}"]
    return [*names, f"agent:{who}:は"] if "は" in held else names


def _agent(head: Atom) -> str:
    return "actor" if _kind(head) in ("actor", "self", "name") else "thing"


def _kind(head: Atom) -> str:
    if head.word in ACTORS:
        return "actor"
    if head.word in OURSELVES:
        return "self"
    if head.detail == "固有名詞":
        return "name"
    if head.word in ("の", "こと"):
        return head.word
    return head.pole or ""


def _of_form(reading: SentenceReading, clause: Clause, found: Outline) -> list[str]:
    words, told = reading.words, tone(found.told)
    names: list[str] = []
    if Mark.TENTATIVE in clause.marks:
        names += [f"guess:{told}", f"guess:all:{tone(found.whole)}"]
    if last := _first_of_meaning(words[clause.first : clause.end][::-1]):
        names += [f"closing:{last.pos}", f"closing:{last.pos}:{last.form}"]
    if first := _first_of_meaning(words):
        names.append(f"opening:{first.pos}")
        if first.pos in ("接続詞", "副詞"):
            names.append(f"opening:{first.word}")
    details = {word.detail for word in words}
    if "数詞" in details:
        names += ["figures", f"figures:{found.tense}"]
    if "固有名詞" in details:
        names.append("names")
    if not OURSELVES.isdisjoint(found.held):
        names.append("self")
    for each in reading.cues:
        names.append(f"cued:{each.cue.label}:{'here' if each.clause == reading.claim else 'beside'}")
    return names


def _first_of_meaning(words: Sequence[Atom]) -> Atom | None:
    for word in words:
        if word.pos != "補助記号":
            return word
    return None
