"""Drafts of an article's claims, one sentence after the other: tag, holder and stated likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.claims.attribution import propose_holder
from annotate.claims.likelihood import propose_likelihood
from annotate.model import Details
from annotate.spans import Span
from annotate.suggest.cues import NONE
from annotate.suggest.drafts import Draft
from annotate.suggest.engine import readings
from annotate.suggest.learner import Learner
from annotate.suggest.reading import read_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Content, Decision
    from annotate.suggest.reading import SentenceReading


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence that was read: what a learner weighs, what its words say of its claim, and which words."""

    reading: SentenceReading
    details: Details
    cues: tuple[tuple[str, Span], ...] = ()


def read(content: Content) -> Iterator[Read]:
    """Read one sentence of the body after the other.

    Each takes about two milliseconds: who iterates decides when to pause.
    """
    for reading in readings(content):
        yield Read(reading, *proposed_details(content.text, reading.span))


def drafted(sentence: Read, learner: Learner) -> Draft | None:
    """Return the draft of a sentence as `learner` weighs it now, None where it claims nothing."""
    suggestion = learner.suggest(sentence.reading)
    return None if suggestion.label == NONE else Draft(suggestion, sentence.details, sentence.cues)


def lesson_label(decision: Decision) -> str:
    """What a decision teaches about its sentence: the tag it was given, or that it claims nothing."""
    return decision.decided or NONE


def proposed_details(text: str, sentence: Span) -> tuple[Details, tuple[tuple[str, Span], ...]]:
    """Return what the words of a sentence say of its claim: who holds it, and how likely it is called;
    and by field the words that speak for it.
    """
    attribution = propose_holder(text, sentence, sentence)
    stated = propose_likelihood(text, sentence)
    details = Details(
        holder=attribution.holder if attribution else "",
        quotation=attribution.quotation if attribution else "",
        stated_likelihood=stated.value if stated else "",
    )
    said_by = {
        ("holder" if details.holder else "quotation"): attribution and attribution.cue_span,
        "stated_likelihood": stated and stated.cue_span,
    }
    return details, tuple((field, span) for field, span in said_by.items() if span)


def load() -> None:
    """Make ready what the first sentence would otherwise wait for: the rules' patterns and the dictionary."""
    text = "市は古い橋の点検を急ぐべきだと述べ、危険が高まる可能性もあると説明した。"
    sentence = Span(0, len(text))
    Learner().suggest(read_sentence(text, sentence))
    proposed_details(text, sentence)
