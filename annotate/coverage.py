"""What is still open in an article before it is handed on: a list to go through, never a refusal."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotate.body import body_sentences
from annotate.model import SaidClaim
from annotate.span_index import SpanIndex
from annotate.suggest.cues import NONE
from annotate.suggest.echoes import echoes
from annotate.suggest.rules import ASSERTING
from annotate.suggest.same_groups import at_once, same_claims
from annotate.tags import THREAT_ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator, Sequence

    from annotate.model import Annotation, Content
    from annotate.spans import Span
    from annotate.suggest.rules import Suggestion

STRONG = 0.75
"""The score from which a suggestion that nobody decided about is worth a second look."""


class GapKind(StrEnum):
    """What is open; `gap.<value>` in the translations says it."""

    UNREVIEWED = "unreviewed"
    UNTAGGED = "untagged"
    THREAT_WITHOUT_LIKELIHOOD = "threat_without_likelihood"
    QUOTATION_WITHOUT_HOLDER = "quotation_without_holder"
    SAME_CLAIM = "same_claim"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something open at a stretch of an article; `annotation_id` is empty where it is about a sentence."""

    kind: GapKind
    article_id: int
    span: Span
    annotation_id: str = ""


def gaps(
    article_id: int,
    content: Content,
    annotations: Sequence[Annotation],
    reviewed: Collection[int],
    suggestions: Iterable[Suggestion],
) -> list[Gap]:
    """Return what is open in one article, by kind and then in the order of the text.

    `reviewed` is where the sentences begin that were read, `suggestions` are those nobody decided about.
    """
    unread = [each for each in body_sentences(content) or content.sentences if each.start not in reviewed]
    found = [
        *(Gap(GapKind.UNREVIEWED, article_id, sentence) for sentence in unread),
        *(Gap(GapKind.UNTAGGED, article_id, span) for span in _untagged(annotations, suggestions)),
        *(gap for annotation in annotations for gap in _undescribed(annotation, content)),
        *said_again(article_id, content, annotations),
    ]
    order = list(GapKind)
    return sorted(found, key=lambda gap: (order.index(gap.kind), gap.span))


def said_again(article_id: int, content: Content, annotations: Sequence[Annotation]) -> list[Gap]:
    """Return the claims of one article that it says more than once, also those that a pull quote or a caption
    says in other words, and of which nobody said yet whether they count.
    """
    claims = [SaidClaim.of(annotation) for annotation in annotations]
    before = at_once(said_before(claims))
    listed = {gap.annotation_id for gap in before}
    return before + [
        Gap(GapKind.SAME_CLAIM, article_id, echo.span, echo.id)
        for echo in echoes(content, claims)
        if not echo.same_as and echo.id not in listed
    ]


def said_before(claims: Sequence[SaidClaim]) -> Generator[None, None, list[Gap]]:
    """Return, in steps, those of the claims, of one article or of many, that were marked before, and of which
    nobody said yet whether they count.
    """
    groups = yield from same_claims(claims)
    return [
        Gap(GapKind.SAME_CLAIM, witness.article_id, witness.span, witness.id)
        for _, *witnesses in groups
        for witness in witnesses
        if not witness.same_as
    ]


def _untagged(annotations: Sequence[Annotation], suggestions: Iterable[Suggestion]) -> Iterator[Span]:
    """Sentences with a cue of their own: what is only taken for an assertion for want of one is not asked."""
    marked = SpanIndex(annotations)
    for each in suggestions:
        is_strong = each.score >= STRONG and each.label != NONE
        is_cued = any(evidence.rule not in ASSERTING for evidence in each.evidence)
        if is_strong and is_cued and not marked.overlapping(each.span.start, each.span.end):
            yield each.span


def _undescribed(annotation: Annotation, content: Content) -> Iterator[Gap]:
    details = annotation.details
    kinds = []
    if annotation.tag == THREAT_ASSESSMENT.id and not details.assessed_likelihood:
        kinds.append(GapKind.THREAT_WITHOUT_LIKELIHOOD)
    if not details.holder and (details.quotation or _is_in_quotation_marks(annotation.span, content)):
        kinds.append(GapKind.QUOTATION_WITHOUT_HOLDER)
    for kind in kinds:
        yield Gap(kind, annotation.article_id, annotation.span, annotation.id)


def _is_in_quotation_marks(span: Span, content: Content) -> bool:
    """Whether the claim stands between 「 and 」, with or without them."""
    sentences = content.sentences
    at = bisect_right(sentences, span.start, key=lambda each: each.start) - 1
    before = content.text[sentences[at].start : span.start] if at >= 0 else ""
    quote = content.text[span.slice]
    return before.count("「") > before.count("」") or (
        quote.startswith("「") and quote.rstrip("。").endswith("」") and quote.count("「") == 1
    )
