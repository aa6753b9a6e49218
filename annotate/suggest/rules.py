"""From what was read in a sentence to a suggestion: the rules of decision, each with its evidence.

The claim's own cues decide. Without one, adverse predictions are threat assessments by what they tell (a
condition, a warning, a forecast), then the clauses before the claim are asked. Any other sentence that says
something is an assertion; questions, greetings and words about the text itself claim nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.suggest.atoms import in_full, only_carries
from annotate.suggest.colours import Mark
from annotate.suggest.cues import CUES, NONE, Place
from annotate.suggest.polarity import weigh
from annotate.suggest.predicates import Role
from annotate.suggest.vocabulary import FINDINGS, THINKING, VIEWPOINTS, WARNING
from annotate.tags import ASSERTION, THREAT_ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotate.spans import Span
    from annotate.suggest.atoms import Atom
    from annotate.suggest.cues import Cue
    from annotate.suggest.predicates import Clause
    from annotate.suggest.reading import FoundCue, SentenceReading


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that spoke for a label, and the rule that heard them: `rule.<rule>` says why."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the sentence `span` is taken for: a tag's id or "none", how surely (0 to 1), and why."""

    span: Span
    label: str
    score: float
    evidence: tuple[Evidence, ...]


_ENOUGH = 0.5
_BEFORE = {Role.COORDINATE: 0.85, Role.CONTRAST: 0.5, Role.MAIN: 0.9}
_SAID_BEFORE = 0.75  # …すべきだと述べ、支援を求めた
_SOFTER = 0.9
_HARD = frozenset({"難しい", "困難", "不可能"})
_EASY = frozenset({"容易", "簡単"})
_LIFTING = WARNING - {"警戒", "危機", "不安"}
_GREETINGS = frozenset({"有り難う", "今日は", "お早う", "今晩は", "さようなら", "宜しい", "御免"})
_LATER = frozenset({"時", "頃", "度", "日"})
_AS_IT_IS = frozenset({"、", "放置", "続く"})  # このまま放置すれば
_PROPOSALS = frozenset({"recommendation.how_about", "recommendation.can_it_be"})
"""Questions in form only: してはどうか, このままでよいのか."""
_ORDINALS = frozenset({"第", "最後", "もう", "更に", "次"})

DECISIONS = (
    "threat.condition_adverse", "threat.warned_of", "threat.forecast_adverse", "threat.will_be_adverse",
    "threat.listed_risk", "assertion.states", "assertion.reports", "assertion.asks_softly",
    "none.question", "none.interviewer", "none.greeting", "none.fragment",
)  # fmt: skip
"""The rules beside the cues'."""
ASSERTING = frozenset(rule for rule in DECISIONS if rule.startswith("assertion."))
"""The rules of what is an assertion for want of a cue."""
RULES = tuple(dict.fromkeys([*(cue.id for cue in CUES), *DECISIONS]))
"""Every rule that can stand in an evidence."""


def decide(reading: SentenceReading) -> Suggestion:
    """Return what the sentence is taken for."""
    if reading.claim is None:
        return Suggestion(reading.span, NONE, 0.9, (Evidence(reading.span, "none.fragment"),))
    for rule in (_no_claim, _by_claim, _cued_beside):
        if suggestion := rule(reading):
            return suggestion
    return _assertion(reading)


def _by_claim(reading: SentenceReading) -> Suggestion | None:
    """The claim's own cues, or what it tells when that speaks more clearly for a threat."""
    cued, told = _cued(reading), _told_adverse(reading)
    if cued and told and cued.label == told.label and cued.score < told.score:
        return told
    return cued or told


def _no_claim(reading: SentenceReading) -> Suggestion | None:
    clause = _claim(reading)
    marks = clause.marks
    if reading.setting.asks:
        return _suggest(reading, NONE, 0.85, "none.interviewer")
    asks = Mark.QUESTION in marks and Mark.SOFT not in marks
    if asks and not any(_tells(each.cue) for each in _of(reading, reading.claim)):
        return _suggest(reading, NONE, 0.85, "none.question")
    if not _GREETINGS.isdisjoint([word.word for word in reading.words[:3] + reading.words[-5:]]):
        return _suggest(reading, NONE, 0.8, "none.greeting")
    if not _says_something(reading, clause):
        return _suggest(reading, NONE, 0.7, "none.fragment")
    return None


def _tells(cue: Cue) -> bool:
    """Whether a question with this cue is one in form only: …してはどうか, 議論すべきは…かだ."""
    return cue.id in _PROPOSALS or (cue.place is Place.TOPIC and cue.label != NONE)


def _says_something(reading: SentenceReading, clause: Clause) -> bool:
    """Whether there is a predicate or an end mark: a line without both is a heading or an item."""
    if len(reading.clauses) > 1 or reading.words[-1].detail == "句点":
        return True
    return any(word.pos in ("動詞", "形容詞", "助動詞") for word in reading.words[clause.first : clause.end])


def _cued(reading: SentenceReading) -> Suggestion | None:
    """The strongest of the claim's own cues."""
    if not reading.cues:
        return None
    return _strongest(reading, ((reading.claim, 1.0),))


def _cued_beside(reading: SentenceReading) -> Suggestion | None:
    """The cues of who says it, of the clauses that the claim goes on from, and of what else was said."""
    if not reading.cues:
        return None
    claim = _claim(reading)
    asked: list[tuple[int | None, float]] = []
    for number, clause in enumerate(reading.clauses):
        if number == reading.claim:
            continue
        if clause.role is Role.REPORTED:
            if _is_said_before(reading, number):
                asked.append((number, _SAID_BEFORE))
        elif number == len(reading.clauses) - 1:
            asked.append((number, 1.0))
        elif clause.depth == claim.depth and clause.role in _BEFORE:
            asked.append((number, _BEFORE[clause.role]))
    return _strongest(reading, tuple(asked))


def _is_said_before(reading: SentenceReading, number: int) -> bool:
    """…すべきだと述べ、…した; but not …が必要だとして、…した, which only gives a reason."""
    following = reading.clauses[number + 1 : number + 2]
    if not following or following[0].role is not Role.COORDINATE:
        return False
    return [word.word for word in reading.words[following[0].first : following[0].core]] != ["する"]


def _strongest(reading: SentenceReading, asked: tuple[tuple[int | None, float], ...]) -> Suggestion | None:
    rated = sorted(
        ((each.cue.strength * share, each) for number, share in asked for each in _of(reading, number)),
        key=lambda pair: -pair[0],
    )
    if not rated or rated[0][0] < _ENOUGH:
        return None
    label = rated[0][1].cue.label
    softer = _SOFTER if {Mark.SOFT} & _claim(reading).marks else 1.0
    evidence: list[Evidence] = []
    for _, each in rated:
        known = any(each.span.overlaps(other.span) for other in evidence)
        if each.cue.label == label and not known:
            evidence.append(Evidence(in_full(reading.placed, each.span), each.cue.id))
    return Suggestion(reading.span, label, round(rated[0][0] * softer, 2), tuple(evidence))


def _told_adverse(reading: SentenceReading) -> Suggestion | None:
    """Predictions that are adverse by what they tell, without a word that says so."""
    clause = _claim(reading)
    if clause.is_past or Mark.GENERAL in clause.marks:
        return None
    for rule, score, holds in _PREDICTIONS:
        if holds(reading, clause):
            placed, places = reading.placed, reading.told.places[:3]
            evidence = tuple(Evidence(in_full(placed, placed.span(at, at + 1)), rule) for at in places)
            evidence = evidence or (Evidence(_predicate(reading, clause), rule),)
            return Suggestion(reading.span, THREAT_ASSESSMENT.id, score, evidence)
    return None


def _condition_adverse(reading: SentenceReading, clause: Clause) -> bool:
    """すれば, このままでは, さもなければ … and something adverse comes of it."""
    if Mark.PROGRESSIVE in clause.marks or any(word.word in FINDINGS for word in reading.holder):
        return False
    conditions = list(_conditions(reading, clause))
    if not conditions:
        return False
    told = reading.told
    if told.is_adverse or (not told.desirable and _ceases(reading, clause)):
        return True
    ending = {word.word for word in reading.words[max(clause.first, clause.core - 3) : clause.core]}
    is_hard = bool(ending & _HARD) or ("ない" in ending and bool(ending & _EASY))
    return is_hard and any(weigh(reading.words, first, end).is_adverse for first, end in conditions)


def _conditions(reading: SentenceReading, clause: Clause) -> Iterator[tuple[int, int]]:
    """The words of each condition of the claim."""
    for each in reading.clauses[: reading.claim]:
        if each.depth == clause.depth and is_condition(reading.words, each):
            yield each.first, each.end
    words = reading.words
    for at in range(clause.first + 1, clause.core - 2):
        word, following = words[at].word, words[at + 1].word
        stays = following in _AS_IT_IS or (following in ("で", "だ") and words[at + 2].word == "は")
        as_it_is = word == "まま" and stays  # このままでは
        in_time = word in _LATER and following in ("に", "、") and words[at - 1].pos in ("動詞", "助動詞")
        if as_it_is or in_time:
            yield clause.first, at


def is_condition(words: Sequence[Atom], clause: Clause) -> bool:
    """Whether something hangs on it: 壊れれば, but not 正直に言えば, which only says from where one looks."""
    only_views = clause.core > clause.first and words[clause.core - 1].word in VIEWPOINTS
    return clause.role is Role.CONDITION and not only_views


def _ceases(reading: SentenceReading, clause: Clause) -> bool:
    """使えなくなる, 店が無くなる: what was possible or there ends."""
    ending = reading.words[max(clause.first, clause.core - 2) : clause.core]
    words = [word.word for word in ending]
    return words == ["ない", "なる"] or words[-1:] == ["無くなる"]


def _warned_of(reading: SentenceReading, clause: Clause) -> bool:
    """…と警告する lifts what is not plainly good, …と警戒する only what is adverse."""
    told = reading.told
    lifts = any(word.word in _LIFTING for word in reading.holder)
    return reading.is_warned and (told.is_adverse or (lifts and not told.desirable))


def _forecast_adverse(reading: SentenceReading, clause: Clause) -> bool:
    thinks = any(word.word in THINKING for word in reading.holder)
    return thinks and Mark.PROGRESSIVE not in clause.marks and _is_event_adverse(reading, clause)


def _will_be_adverse(reading: SentenceReading, clause: Clause) -> bool:
    return Mark.TENTATIVE in clause.marks and _is_event_adverse(reading, clause)


def _is_event_adverse(reading: SentenceReading, clause: Clause) -> bool:
    """Whether what happens is adverse, or something becomes so: 死者が増える, 標的になる."""
    told = reading.told
    last = reading.words[clause.core - 1]
    if not told.is_adverse or last.pos not in ("動詞", "助動詞"):
        return False
    return last.word == "なる" or clause.core - told.places[-1] <= 4


def _listed_risk(reading: SentenceReading, clause: Clause) -> bool:
    """第一に、…が挙げられる under a heading that announces risks."""
    opening = [word.word for word in reading.words[:4]]
    return reading.is_under_risk_heading and opening[0] in _ORDINALS and "に" in opening


_PREDICTIONS: tuple[tuple[str, float, Callable[[SentenceReading, Clause], bool]], ...] = (
    ("threat.warned_of", 0.8, _warned_of),
    ("threat.condition_adverse", 0.75, _condition_adverse),
    ("threat.forecast_adverse", 0.7, _forecast_adverse),
    ("threat.listed_risk", 0.65, _listed_risk),
    ("threat.will_be_adverse", 0.6, _will_be_adverse),
)


def _assertion(reading: SentenceReading) -> Suggestion:
    marks = _claim(reading).marks
    if Mark.SOFT in marks:
        return _suggest(reading, ASSERTION.id, 0.55, "assertion.asks_softly")
    if reading.holder:
        said = Evidence(_predicate(reading, _reporting(reading)), "assertion.reports")
        return Suggestion(reading.span, ASSERTION.id, 0.7, (said,))
    return _suggest(reading, ASSERTION.id, 0.7, "assertion.states")


def _reporting(reading: SentenceReading) -> Clause:
    """The clause that says who says the claim: the next one that is not within it."""
    claim = _claim(reading)
    outside = (each for each in reading.clauses if each.first >= claim.end and each.depth <= claim.depth)
    return next(outside, claim)


def _suggest(reading: SentenceReading, label: str, score: float, rule: str) -> Suggestion:
    return Suggestion(reading.span, label, score, (Evidence(_predicate(reading, _claim(reading)), rule),))


def _predicate(reading: SentenceReading, clause: Clause) -> Span:
    """The end of a clause: its last word of meaning with all that follows, without marks."""
    at = max(clause.first, clause.core - 1)
    while at > clause.first and only_carries(reading.words[at]):
        at -= 1
    shown = [n for n in range(at, clause.end) if reading.words[n].pos != "補助記号"]
    return reading.placed.span(shown[0], shown[-1] + 1) if shown else reading.span


def _claim(reading: SentenceReading) -> Clause:
    assert reading.claim is not None
    return reading.clauses[reading.claim]


def _of(reading: SentenceReading, number: int | None) -> list[FoundCue]:
    return [each for each in reading.cues if each.clause == number]
