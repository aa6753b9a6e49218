"""Finding the zones of an article by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from annotate.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Article, Content, Zone
    from annotate.spans import Span


def zones_in(content: Content, span: Span) -> Sequence[Zone]:
    """Return the zones that share a character with `span`, in the order of the text."""
    first = bisect_right(content.zones, span.start, key=lambda zone: zone.span.end)
    last = bisect_left(content.zones, span.end, key=lambda zone: zone.span.start)
    return content.zones[first:last]


def paragraph_of(article: Article, content: Content, zone: Zone) -> Paragraph:
    """Return a zone with its sentences as they are stored."""
    first = bisect_left(content.sentences, zone.span.start, key=lambda sentence: sentence.start)
    last = bisect_left(content.sentences, zone.span.end, key=lambda sentence: sentence.start)
    return Paragraph(article.id, zone, tuple(content.sentences[first:last]))
