"""Who holds a claim, as the words around it say; where they say nothing, it is the author.

A cue counts only when it embeds the claim: …と述べた at the end of a clause does, …と述べた報告書を does
not, unless the claim is inside the quotation itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.claims.embedding import Reading
from annotate.sentences import sentences
from annotate.spans import Span
from annotate.token_kinds import NOUNS, Kind, kind_of

if TYPE_CHECKING:
    from annotate.claims.embedding import Embedding

_LOOK_BACK = 3
"""Sentences: a speaker who is left unsaid was named shortly before."""
_REACH = 600
"""Code points of the text before a sentence that hold the few sentences looked back at."""
_CLAIMING = NOUNS | {Kind.VERB, Kind.ADJECTIVE}
_YET = frozenset({"が", "けれど", "けれども", "けど", "一方"})
_MARKS = " \u3000\n「」『』“”。．"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody else than the author holds a claim.

    `holder` is as the text names them, empty where it names nobody (…とされる); `holder_span` is None
    then, and may lie in a sentence before. `quotation` is "direct" when the claim is in quotation marks
    that the cue governs, else "indirect". `rule` has its words under `holder_rule.<rule>`. Spans are in
    code points of the text.
    """

    holder: str
    holder_span: Span | None
    cue_span: Span
    quotation: str
    rule: str


def propose_holder(text: str, sentence: Span, span: Span) -> Attribution | None:
    """Return who holds the claim `span` in `sentence` of `text`, None for the author."""
    return _propose(text, sentence, span, _LOOK_BACK)


def _propose(text: str, sentence: Span, span: Span, look_back: int) -> Attribution | None:
    reading = Reading(text, sentence)
    claim = _core(text, span)
    embedding = _governing(reading, claim)
    if embedding is None or embedding.by_author:
        return None
    quotation = "direct" if embedding.quote and embedding.quote.overlaps(claim) else "indirect"
    holder, rule = embedding.holder, embedding.rule.id
    if holder is None and rule in ("said", "view", "hearsay"):
        holder = _named_before(text, sentence, look_back)
        if holder is not None:
            rule = "carried_over"
        elif rule != "hearsay":
            if quotation == "indirect" and not embedding.deed:
                return None  # …と提言する: the author does
            rule = "nameless"
    name = text[holder.slice] if holder else ""
    return Attribution(name, holder, embedding.cue, quotation, rule)


def _core(text: str, span: Span) -> Span:
    """The claim without quotation marks and full stops at its ends."""
    words = text[span.slice]
    start, end = len(words) - len(words.lstrip(_MARKS)), len(words.rstrip(_MARKS))
    return Span(span.start + start, span.start + end) if start < end else span


def _governing(reading: Reading, claim: Span) -> Embedding | None:
    """What embeds the claim: the innermost that holds it whole, else the main one of the claim's clauses."""
    found = reading.embeddings()
    around = [
        each
        for each in found
        if each.content.covers(claim)
        and (each.rule.id != "relative" or (each.quote and each.quote.covers(claim)))
    ]
    if around:
        return min(around, key=lambda each: (len(each.content), each.holder is None))
    parts = [each for each in found if each.rule.id != "relative" and _is_main(each, reading, claim)]
    outermost = min((each.depth for each in parts), default=0)
    named = [each for each in parts if each.depth == outermost and each.rule.holder != "nobody"]
    return next(reversed(named or parts), None)


def _is_main(embedding: Embedding, reading: Reading, claim: Span) -> bool:
    """Whether most of a claim that also holds the cue is what the cue embeds."""
    if not embedding.content.overlaps(claim):
        return False
    if embedding.rule.holder == "source":
        return True
    behind = [word for word in reading.words if embedding.cue.end <= word.span.start < claim.end]
    if not any(kind_of(word) in _CLAIMING for word in behind):
        return True
    shared = min(embedding.content.end, claim.end) - max(embedding.content.start, claim.start)
    around = len(embedding.cue) + (len(embedding.holder) if embedding.holder else 0)
    return behind[0].lemma not in _YET and 2 * shared >= len(claim) - around


def _named_before(text: str, sentence: Span, look_back: int) -> Span | None:
    """Who was named last as speaking, in the few sentences before."""
    if look_back == 0 or sentence.start == 0:
        return None
    before = sentences(text, Span(max(sentence.start - _REACH, 0), sentence.start))
    for earlier in reversed(before[-look_back:]):
        attribution = _propose(text, earlier, earlier, 0)
        if attribution and attribution.holder_span:
            return attribution.holder_span
        if topic := Reading(text, earlier).topic():
            return topic
    return None
