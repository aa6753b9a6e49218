"""Drafts of an article's claims, one sentence after the other: tag, holder and stated likelihood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.claims.attribution import propose_holder
from annotate.claims.likelihood import propose_likelihood
from annotate.model import Details
from annotate.spans import Span
from annotate.suggest.cues import NONE
from annotate.suggest.drafts import Draft
from annotate.suggest.engine import readings
from annotate.suggest.reading import read_sentence
from annotate.suggest.rules import decide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Content


def drafts(content: Content) -> Iterator[Draft | None]:
    """Read one sentence of the body after the other; None stands for one that claims nothing.

    Reading a sentence takes about a millisecond: who iterates decides when to pause.
    """
    for reading in readings(content):
        suggestion = decide(reading)
        details = proposed_details(content.text, reading.span)
        yield None if suggestion.label == NONE else Draft(suggestion, details)


def proposed_details(text: str, sentence: Span) -> Details:
    """Return what the words of a sentence say of its claim: who holds it, and how likely it is called."""
    attribution = propose_holder(text, sentence, sentence)
    stated = propose_likelihood(text, sentence)
    return Details(
        holder=attribution.holder if attribution else "",
        quotation=attribution.quotation if attribution else "",
        stated_likelihood=stated.value if stated else "",
    )


def load() -> None:
    """Make ready what the first sentence would otherwise wait for: the rules' patterns and the dictionary."""
    text = "市は古い橋の点検を急ぐべきだと述べ、危険が高まる可能性もあると説明した。"
    sentence = Span(0, len(text))
    decide(read_sentence(text, sentence))
    proposed_details(text, sentence)
