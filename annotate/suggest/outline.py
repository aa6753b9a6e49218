"""The outline of a claim: what a learner can hear in a sentence without knowing its subject.

Is it of what was or of what will be, does something hang on a condition, is it bad or good, who is it about:
such traits are few and the same in every field, so weights for them hold for articles nobody has seen, where
single words do not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.suggest.atoms import only_carries
from annotate.suggest.colours import Mark
from annotate.suggest.polarity import POLARITY, Content, weigh
from annotate.suggest.predicates import Role
from annotate.suggest.vocabulary import ACTORS, CLASSES, FUTURE, OURSELVES, WHEN_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.spans import Span
    from annotate.suggest.atoms import Atom
    from annotate.suggest.predicates import Clause
    from annotate.suggest.reading import SentenceReading

_BIDDING = frozenset({Mark.VOLITIONAL, Mark.IMPERATIVE, Mark.QUESTION})
_SUPPOSING = frozenset({"仮", "若し", "万一", "一度", "一旦"})
_OF_PREDICATE = frozenset({"predicate", "pole", "class", "comes", "becomes", "ceases", "cued", "closing"})
_OF_CONDITION = frozenset({"hinge", "hangs"})
_OF_TONE = frozenset({"tone", "bad", "guess"})
_HINGES = ("if", "when", "as_is", "supposed")


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of the claim of a sentence.

    `predicate` is the number of its last word of meaning. `tense` is "was", "is" (ている) or "open"; `told`
    weighs the claim, `whole` the sentence. `hinges` are what it hangs on: "if", "when", "as_is" (まま),
    "supposed" (仮に), "ては". `comes` says whether something happens that is not told as past or going on.
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


def outline(reading: SentenceReading) -> Outline | None:
    """Return the outline of a sentence; None when there is no clause that claims."""
    if reading.claim is None:
        return None
    words, clause = reading.words, reading.clauses[reading.claim]
    at = _predicate(words, clause)
    tense = "was" if clause.is_past else "is" if Mark.PROGRESSIVE in clause.marks else "open"
    rest = [word.word for word in words[at + 1 : clause.core]]
    is_event = words[at].pos == "動詞" or words[at].is_doing
    return Outline(
        predicate=at,
        tense=tense,
        denied="ない" in rest or words[at].word == "ない",
        told=weigh(words, clause.first, clause.core),
        whole=weigh(words, 0, len(words)),
        hinges=_hinges(reading, at),
        comes=is_event and tense == "open" and not clause.marks & _BIDDING,
        becomes=words[at].word in ("なる", "無くなる") or "なる" in rest or "無くなる" in rest,
        ceases=_ceases(words, clause),
    )


def traits(reading: SentenceReading) -> Iterator[str]:
    """The features of the outline."""
    found = outline(reading)
    if found is None or reading.claim is None:
        return
    words, clause = reading.words, reading.clauses[reading.claim]
    yield from _of_predicate(words[found.predicate], found)
    yield from _of_time(words, found)
    yield from _of_hinges(words[found.predicate], found, reading.decided.label)
    yield from _of_topic(words, clause, found.tense)
    yield from _of_form(reading, clause, found)


def built_of(reading: SentenceReading, kind: str) -> list[Span]:
    """Return the words that a trait of this kind stands for: predicate, conditions, or what is bad."""
    found = outline(reading)
    if found is None or reading.claim is None:
        return []
    words, clause = reading.words, reading.clauses[reading.claim]
    if kind in _OF_PREDICATE:
        end = max(found.predicate + 1, clause.core)
        return [words[found.predicate].span.joined(words[end - 1].span)]
    if kind in _OF_CONDITION:
        conditions = [each for each in reading.clauses[: reading.claim] if each.role is Role.CONDITION]
        return [words[each.first].span.joined(words[each.end - 1].span) for each in conditions]
    return [words[at].span for at in found.told.places] if kind in _OF_TONE else []


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


def _hinges(reading: SentenceReading, predicate: int) -> tuple[str, ...]:
    words = reading.words
    found: set[str] = set()
    if any(each.role is Role.CONDITION for each in reading.clauses[: reading.claim]):
        found.add("if")
    if any(word.word == "さも" for word in words[:3]):  # さもなければ
        found.add("if")
    if any(word.word in _SUPPOSING for word in words[:4]):
        found.add("supposed")
    for at in range(1, predicate):
        word = words[at]
        if word.word == "まま":
            found.add("as_is")
        elif word.word in WHEN_NOUNS and word.pos == "名詞" and words[at - 1].pos in ("動詞", "助動詞"):
            found.add("when")
        elif word.word == "は" and words[at - 1].word == "て":
            found.add("ては")
    return tuple(sorted(found))


def _ceases(words: Sequence[Atom], clause: Clause) -> bool:
    """使えなくなる, 無くなる."""
    return any(
        words[at].word == "無くなる"
        or (words[at].word == "ない" and words[at].form == "連用形" and words[at + 1].word == "なる")
        for at in range(clause.first, clause.core - 1)
    ) or words[clause.core - 1].word == "無くなる"


def _of_predicate(word: Atom, found: Outline) -> Iterator[str]:
    way = "no" if found.denied else "yes"
    yield f"predicate:{word.pos}:{found.tense}"
    yield f"predicate:{word.pos}:{found.tense}:{way}"
    if pole := POLARITY.get(word.word):
        name = pole.name.lower()
        yield from (f"pole:{name}", f"pole:{name}:{found.tense}", f"pole:{name}:{way}")
    yield from (f"class:{name}" for name, members in CLASSES if word.word in members)


def _of_time(words: Sequence[Atom], found: Outline) -> Iterator[str]:
    told, whole = tone(found.told), tone(found.whole)
    yield from (f"tone:{told}", f"tone:{told}:{found.tense}", f"all:{whole}")
    yield f"bad:{min(found.whole.adverse, 3)}"
    if found.ceases:
        yield from ("ceases", f"ceases:{found.tense}")
    if found.becomes:
        yield from (f"becomes:{found.tense}", f"becomes:{found.tense}:{told}")
    if found.comes:
        yield from ("comes", f"comes:{told}", f"comes:all:{whole}")
    if any(word.word in FUTURE for word in words):
        yield from ("future", f"future:{found.tense}", f"future:{found.tense}:{whole}")


def _of_hinges(word: Atom, found: Outline, ruled: str) -> Iterator[str]:
    told = tone(found.told)
    for hinge in found.hinges:
        yield from (f"hinge:{hinge}", f"hinge:{hinge}:{found.tense}")
        if found.comes:
            yield from (f"hinge:{hinge}:comes", f"hinge:{hinge}:comes:{told}")
    if any(hinge in _HINGES for hinge in found.hinges):
        yield f"hangs:{found.tense}"
        if found.tense == "open" and ruled != "recommendation":
            yield from ("hangs:open:still", f"hangs:open:{told}", f"hangs:open:{word.pos}")


def _of_topic(words: Sequence[Atom], clause: Clause, tense: str) -> Iterator[str]:
    """Who or what the claim is about."""
    kind = next(
        (
            _kind(words[at - 1])
            for at in range(clause.first + 1, clause.core)
            if words[at].word == "は" and words[at].pos == "助詞"
        ),
        "none",
    )
    if kind:
        yield from (f"topic:{kind}", f"topic:{kind}:{tense}")


def _kind(head: Atom) -> str:
    if head.word in ACTORS:
        return "actor"
    if head.word in OURSELVES:
        return "self"
    if head.detail == "固有名詞":
        return "name"
    if head.word in ("の", "こと"):
        return head.word
    pole = POLARITY.get(head.word)
    return pole.name.lower() if pole else ""


def _of_form(reading: SentenceReading, clause: Clause, found: Outline) -> Iterator[str]:
    words = reading.words
    told = tone(found.told)
    if Mark.TENTATIVE in clause.marks:
        yield from (f"guess:{told}", f"guess:all:{tone(found.whole)}")
    last = next((word for word in reversed(words[clause.first : clause.end]) if word.pos != "補助記号"), None)
    if last is not None:
        yield from (f"closing:{last.pos}", f"closing:{last.pos}:{last.form}")
    first = next((word for word in words if word.pos != "補助記号"), None)
    if first is not None:
        yield f"opening:{first.pos}"
        if first.pos in ("接続詞", "副詞"):
            yield f"opening:{first.word}"
    if any(word.detail == "数詞" for word in words):
        yield from ("figures", f"figures:{found.tense}")
    if any(word.detail == "固有名詞" for word in words):
        yield "names"
    if any(word.word in OURSELVES for word in words):
        yield "self"
    yield f"clauses:{min(len(reading.clauses), 4)}"
    if clause.depth:
        yield from (f"quoted:{found.tense}", f"quoted:{told}")
    sides = {(each.cue.label, "here" if each.clause == reading.claim else "beside") for each in reading.cues}
    yield from (f"cued:{label}:{side}" for label, side in sorted(sides))
