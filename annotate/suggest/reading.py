"""A sentence as the suggestions read it: its words, its clauses, which of them claims, and its cues.

What a learner may want to weigh stands here too: `lemmas`, `chain`, `flags` and `cues`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.graphemes import snap_to_graphemes
from annotate.once import once
from annotate.spans import Span
from annotate.suggest.atoms import Atom, Words, only_carries, read_words
from annotate.suggest.conditions import CONDITIONS, Spot
from annotate.suggest.cue_index import cue_index
from annotate.suggest.cues import Cue, Place
from annotate.suggest.features import features
from annotate.suggest.outline import outline
from annotate.suggest.patterns import found, joined
from annotate.suggest.polarity import weigh
from annotate.suggest.predicates import Clause, Role, clauses, is_reporting
from annotate.suggest.rules import decide
from annotate.suggest.setting import ALONE, Setting
from annotate.suggest.vocabulary import LIGHT_NOUNS, SETS, VIEWS, WARNING

if TYPE_CHECKING:
    from annotate.suggest.outline import Outline
    from annotate.suggest.patterns import Pattern
    from annotate.suggest.polarity import Content
    from annotate.suggest.rules import Suggestion

_LONGEST = 800  # code points; text without end marks can be of any length
_RISK_HEADING = SETS["risk"] | {"脅威", "不安定", "警告"}


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue that holds, with all its conditions, in clause `clause`, at the stretch `span` of the text."""

    cue: Cue
    span: Span
    clause: int


@dataclass(frozen=True)
class SentenceReading:
    """What was read in the sentence `span`: its words, `placed` with where they stand, and its clauses.

    `claim` is the number of the clause that claims: the last one, or what its speaker reports.
    `holder` are the words of the clause that says who says it, or nothing. `heading` are the words of the
    heading the sentence stands under, `setting` its place in the article,
    `before` what the rules took the sentence before for, or empty.
    """

    span: Span
    words: tuple[Atom, ...]
    placed: Words
    clauses: tuple[Clause, ...]
    claim: int | None
    holder: tuple[Atom, ...]
    cues: tuple[FoundCue, ...]
    heading: frozenset[str]
    setting: Setting
    before: str

    @once
    def decided(self) -> Suggestion:
        """What the rules take the sentence for."""
        return decide(self)

    @once
    def told(self) -> Content:
        """What the claim tells of, or the whole sentence when no clause claims."""
        clause = None if self.claim is None else self.clauses[self.claim]
        first, end = (clause.first, clause.core) if clause else (0, len(self.words))
        return weigh(self.words, first, end)

    @once
    def outline(self) -> Outline | None:
        """What can be heard in it without knowing its subject; None without a clause that claims."""
        return outline(self)

    @once
    def heard(self) -> tuple[str, ...]:
        """What a learner hears in it (`annotate.suggest.features`)."""
        return features(self)

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The words in their dictionary form, without marks."""
        return tuple(word.word for word in self.words if word.pos != "補助記号")

    @property
    def chain(self) -> tuple[str, ...]:
        """The end of what is claimed: its last six words with all that colours them."""
        if self.claim is None:
            return ()
        clause = self.clauses[self.claim]
        last = self.words[max(clause.first, clause.core - 6) : clause.end]
        return tuple([word.word for word in last if word.pos != "補助記号"])

    @property
    def flags(self) -> frozenset[str]:
        """What colours the claim (of `Mark`), and how it stands in the sentence."""
        if self.claim is None:
            return frozenset({"no_predicate"})
        clause = self.clauses[self.claim]
        said: set[str] = set(clause.marks)
        said |= {
            name
            for name, holds in (
                ("reported", bool(self.holder)),
                ("quoted", clause.depth > 0),
                ("negated", clause.core > clause.first and self.words[clause.core - 1].word == "ない"),
                ("conditional", any(each.role is Role.CONDITION for each in self.clauses)),
                ("warned", self.is_warned),
                ("under_risk_heading", self.is_under_risk_heading),
            )
            if holds
        }
        return frozenset(said)

    @property
    def is_warned(self) -> bool:
        """Whether who says it warns, or fears it."""
        return any(word.word in WARNING for word in self.holder)

    @property
    def is_under_risk_heading(self) -> bool:
        """Whether the heading above announces risks."""
        return bool(self.heading & _RISK_HEADING)


def read_sentence(
    text: str, span: Span, heading: frozenset[str] = frozenset(), setting: Setting = ALONE, before: str = ""
) -> SentenceReading:
    """Read the sentence `span` of `text`; for the rest see `SentenceReading`."""
    return understood(span, words_of(text, span), heading, setting, before)


def words_of(text: str, sentence: Span) -> Words:
    """Return the words of a sentence, or those at the end of one longer than any."""
    return read_words(text, _read_part(text, sentence))


def understood(
    span: Span, placed: Words, heading: frozenset[str], setting: Setting, before: str
) -> SentenceReading:
    """Read the sentence `span` whose words are `placed`; for the rest see `SentenceReading`."""
    words = placed.atoms
    parts = tuple(clauses(words))
    claim, holder = _claim(words, parts)
    cues = _cues(placed, parts) if claim is not None else ()
    return SentenceReading(span, words, placed, parts, claim, holder, cues, heading, setting, before)


def _read_part(text: str, span: Span) -> Span:
    """The end of a sentence that is longer than any: there its predicate stands."""
    if len(span) <= _LONGEST:
        return span
    return snap_to_graphemes(text, Span(span.end - _LONGEST, span.end))


def _claim(words: tuple[Atom, ...], parts: tuple[Clause, ...]) -> tuple[int | None, tuple[Atom, ...]]:
    """The clause that claims, and the words of who says it."""
    if not parts:
        return None, ()
    last = len(parts) - 1
    final = parts[last]
    if final.role is not Role.MAIN:
        return last, ()
    if not last or parts[last - 1].role is not Role.REPORTED:
        return last, ()
    holder = words[final.first : final.end]
    if _is_embedded(holder):
        return last, ()
    names_a_view = len(holder) > 1 and holder[1].word in ("の", "いう")  # 「…」との批判, 「…」といった声
    is_spoken = parts[last - 1].depth > final.depth and not names_a_view
    return (last - 1, holder) if is_spoken or is_reporting(holder) else (last, ())


def _is_embedded(holder: tuple[Atom, ...]) -> bool:
    """「…」と話す住民の多くは, 「…」と聞くことを: the speech only describes a noun."""
    for at in range(1, min(5, len(holder) - 1)):
        word, following = holder[at], holder[at + 1]
        if word.form == "連体形" and word.word != "の" and following.pos == "名詞":
            return following.word not in VIEWS and following.word not in LIGHT_NOUNS - {"こと", "もの"}
    return False


def _cues(placed: Words, parts: tuple[Clause, ...]) -> tuple[FoundCue, ...]:
    index = cue_index()
    words = placed.atoms
    result: list[FoundCue] = []

    def keep_if_it_holds(cue: Cue, spot: Spot) -> None:
        if _holds(cue, spot):
            result.append(FoundCue(cue, placed.span(spot.first, spot.end), spot.number))

    for number, clause in enumerate(parts):
        if clause.role not in (Role.MAIN, Role.REPORTED, Role.COORDINATE, Role.CONTRAST):
            continue
        places = [at for at in range(clause.first, clause.core) if words[at].pos != "補助記号"]
        if not places:
            continue
        core = [words[at].word for at in places]
        line = joined(core)
        for cue, pattern in index.candidates(core[-1], set(core)):
            if match := _match(cue, pattern, line, places):
                keep_if_it_holds(cue, Spot(words, parts, number, *match))
        first = places[-1]
        while first > clause.first and only_carries(words[first]):
            first -= 1
        for cue in index.without_pattern:
            if cue.marks <= clause.marks:
                keep_if_it_holds(cue, Spot(words, parts, number, first, places[-1] + 1))
    return tuple(result)


def _match(cue: Cue, pattern: Pattern, line: str, places: list[int]) -> tuple[int, int] | None:
    match = found(pattern, line)
    if match is None:
        return None
    first, end = match
    if cue.place is Place.TOPIC and end == len(places):
        return None
    return places[first], places[end - 1] + 1


def _holds(cue: Cue, spot: Spot) -> bool:
    if not cue.marks <= spot.clause.marks or (not cue.past and _is_past(spot)):
        return False
    for name in cue.conditions:  # noqa: SIM110 - most fall at the first, asked for every clause
        if not CONDITIONS[name](spot):
            return False
    return True


def _is_past(spot: Spot) -> bool:
    """A clause that the next one continues is in its tense: 船が転覆し、三人が死亡した."""
    for clause in spot.clauses[spot.number :]:
        if clause.role is not Role.COORDINATE or clause.depth != spot.clause.depth:
            return clause.is_past and (clause is spot.clause or clause.depth == spot.clause.depth)
    return spot.clause.is_past
