"""What the claim form asks of the project: the article's author, its sources, what the text proposes."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from annotate.model import Metadata, SourceKind
from annotate.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.model import Annotation, Content, Source
    from annotate.spans import Span
    from ui.desk import Desk

_LONGEST = 1000
"""Code points of a sentence that is read for a proposal; a page without any full stop is left alone."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Values for fields of the form, the words of the text that speak for them, and the rule that saw it.

    `rule` is the key of words that say why.
    """

    values: dict[str, str]
    cue: str
    rule: str


class Background(Protocol):
    """What stands behind a claim; nothing of it can be changed here."""

    def metadata(self) -> Metadata:
        """What the article at hand says about itself."""

    def source(self, holder: str) -> Source | None:
        """The graded source a claim of the article at hand rests on."""

    def offers(self, field: str) -> Iterable[str]:
        """What was written in a field before, and other names that it may hold."""

    def proposals(self, annotation: Annotation) -> list[Proposal]:
        """What the words around a claim propose."""


class DeskBackground:
    """The background of the article that lies on the desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def metadata(self) -> Metadata:
        """What the article at hand says about itself."""
        return self._desk.article.metadata if self._desk.article else Metadata()

    def source(self, holder: str) -> Source | None:
        """The graded source a claim of the article at hand rests on."""
        store, article = self._desk.session.store, self.metadata()
        asked = (
            (SourceKind.SPEAKER, holder),
            (SourceKind.AUTHOR, article.byline),
            (SourceKind.OUTLET, article.source),
        )
        register = Register(store.source(kind, name) for kind, name in asked if name)
        return register.behind(holder, article.byline, article.source)

    def offers(self, field: str) -> Iterable[str]:
        """What was written in a field before; for a holder, the speakers of the register too."""
        store = self._desk.session.store
        used = store.used_values(_ALIKE.get(field, (field,)))
        if field != "holder":
            return used
        speakers = (source.name for source in store.sources() if source.kind is SourceKind.SPEAKER)
        return dict.fromkeys([*used, *speakers])

    def proposals(self, annotation: Annotation) -> list[Proposal]:
        """What the sentence says that the claim ends in: its last words embed what stands before."""
        content = self._desk.content
        sentence = _sentence_at(content, annotation.span.end - 1) if content else None
        if content is None or sentence is None or len(sentence) > _LONGEST:
            return []
        text, published = content.text, self.metadata().published
        made = (
            _holder(text, sentence, annotation.span),
            _likelihood(text, sentence),
            _horizon(text, sentence, published),
        )
        return [proposal for proposal in made if proposal]


_ALIKE = {"actor": ("actor", "target"), "target": ("target", "actor")}


def _sentence_at(content: Content, position: int) -> Span | None:
    index = bisect_left(content.sentences, position + 1, key=lambda span: span.start) - 1
    found = content.sentences[index] if index >= 0 else None
    return found if found and position < found.end else None


def _holder(text: str, sentence: Span, span: Span) -> Proposal | None:
    from annotate.claims.attribution import propose_holder  # late: it reads the dictionary

    found = propose_holder(text, sentence, span)
    if found is None:
        return None
    values = {"holder": found.holder, "quotation": found.quotation}
    return Proposal(values, text[found.cue_span.slice], f"holder_rule.{found.rule}")


def _likelihood(text: str, sentence: Span) -> Proposal | None:
    from annotate.claims.likelihood import propose_likelihood  # late: it reads the dictionary

    found = propose_likelihood(text, sentence)
    if found is None:
        return None
    return Proposal({"stated_likelihood": found.value}, text[found.cue_span.slice],
                    f"likelihood_rule.{found.rule}")  # fmt: skip


def _horizon(text: str, sentence: Span, published: str) -> Proposal | None:
    from annotate.claims.foreseen import propose_horizon  # late: it reads the dictionary

    found = propose_horizon(text, sentence, published)
    if found is None:
        return None
    return Proposal({"horizon": found.value}, text[found.cue_span.slice], f"horizon_rule.{found.rule}")
