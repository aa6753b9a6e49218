"""The sentences of an article's body: what is read for claims, without titles, captions and furniture."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from annotate.model import ZoneKind

if TYPE_CHECKING:
    from annotate.model import Content
    from annotate.spans import Span


def body_sentences(content: Content) -> list[Span]:
    """Return the sentences that lie in the body, in reading order."""
    starts = [zone.span.start for zone in content.zones]
    return [
        sentence
        for sentence in content.sentences
        if content.zones[bisect_right(starts, sentence.start) - 1].kind is ZoneKind.BODY
    ]
