"""Suggestions for an article: what each sentence of its body is taken for, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.body import body_sentences
from annotate.model import ZoneKind
from annotate.suggest.agenda import Agenda
from annotate.suggest.atoms import atoms
from annotate.suggest.learner import Learner
from annotate.suggest.reading import SentenceReading, read_sentence
from annotate.suggest.setting import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Content
    from annotate.suggest.rules import Suggestion


def suggest(content: Content, learner: Learner | None = None) -> list[Suggestion]:
    """Return a suggestion for each sentence of the body, in the order of the text.

    Without a `learner` that followed somebody it is one that had no lesson yet.
    """
    heeding = learner or Learner()
    return [heeding.suggest(reading) for reading in readings(content)]


def readings(content: Content) -> Iterator[SentenceReading]:
    """Read each sentence of the body, under the heading above it."""
    headings = [zone.span for zone in content.zones if zone.kind is ZoneKind.HEADING]
    heading: frozenset[str] = frozenset()
    before = ""
    agenda = Agenda()
    body = body_sentences(content)
    for sentence, setting in zip(body, settings(content.text, body), strict=True):
        while headings and headings[0].start < sentence.start:
            heading = frozenset(atom.word for atom in atoms(content.text, headings.pop(0)))
            agenda.under(heading)
        reading = read_sentence(content.text, sentence, heading, setting, before, agenda.label)
        before = reading.decided.label
        agenda.follow(reading)
        yield reading
