"""What the items of a list are about: one sentence announces them (三つの策), others open like one (第二に).

An item may be a bare noun (第一に、探知の多層化である): only what announced it, or the item before it, says
whether it is advice or a danger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.suggest.cues import NONE
from annotate.suggest.vocabulary import SETS
from annotate.tags import ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.suggest.reading import SentenceReading

_LONG = 12  # sentences after which nothing remembers what was announced
_ADVICE, _RISK, _NUMBERS = SETS["advice"], SETS["risk"] | SETS["danger_listed"], SETS["listing"]
_CLOSE = 5  # words between a number and what is counted


def announced(words: Iterable[str]) -> str:
    """Return the tag of what a heading announces: advice, dangers, or neither ("")."""
    held = frozenset(words)
    if held & _ADVICE:
        return RECOMMENDATION.id
    return THREAT_ASSESSMENT.id if held & _RISK else ""


class Agenda:
    """Follows the sentences of an article; `label` is the tag the items of the list at hand have, or ""."""

    def __init__(self) -> None:
        self.label = ""
        self._left = 0

    def under(self, heading: Iterable[str]) -> None:
        """Begin a part of the article under a heading of these words."""
        self.label, self._left = announced(heading), _LONG

    def follow(self, reading: SentenceReading) -> None:
        """Go on to what comes after this sentence."""
        self._left -= 1
        said = reading.decided.label
        if reading.setting.item:
            if said not in (ASSERTION.id, NONE):
                self.label, self._left = said, _LONG
        elif label := _announcing(reading):
            self.label, self._left = label, _LONG
        if self._left <= 0:
            self.label = ""


def _announcing(reading: SentenceReading) -> str:
    """三つの対策を, 次の点を提案する, 懸念は二つある: a number or 次の near what is counted."""
    words = reading.lemmas
    for at, word in enumerate(words):
        if word in _NUMBERS and (label := announced(words[max(0, at - _CLOSE) : at + 1 + _CLOSE])):
            return label
    return ""
