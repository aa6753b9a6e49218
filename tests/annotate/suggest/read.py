"""What a sentence of its own is taken for."""

from __future__ import annotations

from annotate.spans import Span
from annotate.suggest.reading import SentenceReading, read_sentence
from annotate.suggest.rules import Suggestion, decide

TAGS = {"R": "recommendation", "T": "threat_assessment", "A": "assertion", "N": "none"}


def read(sentence: str, heading: str = "") -> SentenceReading:
    """Read one sentence; `heading` is one word of the heading above."""
    return read_sentence(sentence, Span(0, len(sentence)), frozenset({heading} - {""}))


def taken(sentence: str, heading: str = "") -> Suggestion:
    """What it is taken for."""
    return decide(read(sentence, heading))


def rules(sentence: str, heading: str = "") -> set[str]:
    """The rules that spoke."""
    return {each.rule for each in taken(sentence, heading).evidence}
