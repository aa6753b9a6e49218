"""A page comes in: its zones, its sentences, its hashes, as the records that will be stored."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from annotate.canonical import canonical
from annotate.model import Article, Content, ZoneKind
from annotate.near_duplicates import read_text, sketch
from annotate.page.analysis import analyse
from annotate.page.joining import paragraph_pieces
from annotate.page.structure import NO_STRUCTURE
from annotate.records import text_sha256
from annotate.sentences import paragraph_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.model import Zone
    from annotate.page.structure import Structure
    from annotate.spans import Span

READ_WHOLE = frozenset({ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.PUBLISHED})
"""Zones that are one sentence each, whatever marks stand in them."""


class Hashes(NamedTuple):
    """The hex sha256 of a file's bytes and of its canonical text in UTF-8: a page is known by either."""

    original: str
    text: str


def hashes_of(original: bytes, text: str) -> Hashes:
    """Return the hashes by which a page is recognised when it comes again."""
    return Hashes(hashlib.sha256(original).hexdigest(), text_sha256(text))


def new_article(
    article_id: int,
    file_name: str,
    original: bytes,
    text: str,
    encoding: str,
    now: str,
    hashes: Hashes | None = None,
    *,
    structure: Structure = NO_STRUCTURE,
    form: str = "text",
    place: str = "",
) -> tuple[Article, Content]:
    """Return the records of a page that is new: `text` is canonical, `original` the bytes it was read from.

    `now` is UTC, ISO 8601 with Z; `hashes` are those of the page where they are known already.
    `structure` is what the format knows of its parts, `form` the name of the format and `place` where in
    its file the page stood, for a file that holds several.
    Never raises: a page of no known layout is all body.
    """
    page = analyse(text, structure)
    hashes = hashes or hashes_of(original, text)
    article = Article(
        id=article_id,
        metadata=page.metadata,
        sha256=hashes.text,
        original_sha256=hashes.original,
        encoding=encoding,
        length=len(text),
        file_name=canonical(file_name),
        imported_at=now,
        form=form,
        place=place,
    )
    known_by = sketch(read_text(text, page.zones))
    return article, Content(text, page.zones, zone_sentences(text, page.zones), original, known_by)


def zone_sentences(text: str, zones: Iterable[Zone]) -> tuple[Span, ...]:
    """Return the sentences of every zone but the chrome, in the order of the text."""
    found: list[Span] = []
    for zone in zones:
        if zone.kind in READ_WHOLE:
            found.append(zone.span)
        elif zone.kind is not ZoneKind.CHROME:
            found += paragraph_sentences(text, paragraph_pieces(text, zone))
    return tuple(found)
