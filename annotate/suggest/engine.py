"""Suggestions for an article: what each sentence of its body is taken for, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.body import body_sentences
from annotate.model import ZoneKind
from annotate.suggest.atoms import atoms
from annotate.suggest.learner import Learner
from annotate.suggest.reading import understood, words_of
from annotate.suggest.setting import settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.model import Content
    from annotate.spans import Span
    from annotate.suggest.atoms import Words
    from annotate.suggest.reading import SentenceReading
    from annotate.suggest.rules import Suggestion

_AHEAD = 150  # code points: some three sentences, whose words take half a millisecond


def suggest(content: Content, learner: Learner | None = None) -> list[Suggestion]:
    """Return a suggestion for each sentence of the body, in the order of the text.

    Without a `learner` that followed somebody it is one that had no lesson yet.
    """
    heeding = learner or Learner()
    return [heeding.suggest(reading) for reading in list(readings(content))]


def readings(content: Content) -> Iterator[SentenceReading]:
    """Read each sentence of the body, under the heading above it."""
    headings = [zone.span for zone in content.zones if zone.kind is ZoneKind.HEADING]
    heading: frozenset[str] = frozenset()
    before = ""
    body = body_sentences(content)
    words = _words(content.text, body)
    for sentence, setting, placed in zip(body, settings(content.text, body), words, strict=True):
        while headings and headings[0].start < sentence.start:
            heading = frozenset(atom.word for atom in atoms(content.text, headings.pop(0)))
        reading = understood(sentence, placed, heading, setting, before)
        before = reading.decided.label
        yield reading


def _words(text: str, body: Sequence[Span]) -> Iterator[Words]:
    """The words of each sentence, read a few sentences ahead: to alternate between dictionary and rules
    takes the processor half as long again.
    """
    for few in _in_groups(body):
        yield from [words_of(text, sentence) for sentence in few]


def _in_groups(body: Sequence[Span]) -> Iterator[list[Span]]:
    """Groups of sentences that are little longer than `_AHEAD`."""
    group: list[Span] = []
    for sentence in body:
        group.append(sentence)
        if sentence.end - group[0].start >= _AHEAD:
            yield group
            group = []
    yield group
