"""A page comes in: its zones, its sentences, its hashes, as the records that will be stored."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from annotate.canonical import canonical
from annotate.model import Article, Content, ZoneKind
from annotate.page.analysis import analyse
from annotate.page.joining import paragraph_pieces
from annotate.records import text_sha256
from annotate.sentences import paragraph_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.model import Zone
    from annotate.spans import Span

READ_WHOLE = frozenset({ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.PUBLISHED})
"""Zones that are one sentence each, whatever marks stand in them."""


def new_article(
    article_id: int, file_name: str, original: bytes, text: str, encoding: str, now: str
) -> tuple[Article, Content]:
    """Return the records of a page that is new: `text` is canonical, `original` the bytes it was read from.

    `now` is UTC, ISO 8601 with Z. Never raises: a page of no known layout is all body.
    """
    page = analyse(text)
    article = Article(
        id=article_id,
        metadata=page.metadata,
        sha256=text_sha256(text),
        original_sha256=bytes_sha256(original),
        encoding=encoding,
        length=len(text),
        file_name=canonical(file_name),
        imported_at=now,
    )
    return article, Content(text, page.zones, tuple(zone_sentences(text, page.zones)), original)


def zone_sentences(text: str, zones: Iterable[Zone]) -> Iterator[Span]:
    """Yield the sentences of every zone but the chrome, in the order of the text."""
    for zone in zones:
        if zone.kind in READ_WHOLE:
            yield zone.span
        elif zone.kind is not ZoneKind.CHROME:
            yield from paragraph_sentences(text, paragraph_pieces(text, zone))


def bytes_sha256(data: bytes) -> str:
    """Return the hex sha256 of a file's bytes."""
    return hashlib.sha256(data).hexdigest()
