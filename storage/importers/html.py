"""Web pages: the whole visible text in the order of the page, and what the page says of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.errors import ReadError
from annotate.page.structure import Structure
from storage.importers import Decoded, Incoming
from storage.importers.blocks import put_together
from storage.importers.markup.main_part import rules_of
from storage.importers.markup.record import Record, record_of
from storage.importers.markup.tree import markup_text, parse
from storage.importers.markup.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.importers import Asked


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a page is."""
    markup = markup_text(data, asked.encoding)
    text, structure = text_of(markup.text)
    yield Incoming(data, decoded(markup, text), structure, "html")


def decoded(markup: Decoded, text: str) -> Decoded:
    """Return `text`, which came out of `markup`, with how that was read."""
    first = text.find("\ufffd") if markup.replaced else -1
    return Decoded(text, markup.encoding, markup.replaced, first if first >= 0 else None)


def text_of(markup: str, url: str = "") -> tuple[str, Structure]:
    """Return the text of a page and its structure; `url` is where it came from, if that is known.

    Raises ReadError("file_empty") for a page without words, ReadError("nested_too_deep") and
    ReadError("text_too_long").
    """
    root = parse(markup)
    if root is None:
        raise ReadError("file_empty")
    record = record_of(root, markup)
    walked = walk(root)
    rules = rules_of(walked, record.title)
    text, hints = put_together(
        (block.words, rule, block.gap) for block, rule in zip(walked.blocks, rules, strict=True)
    )
    if not text:
        raise ReadError("file_empty")
    return text, Structure(hints, **_fields(record, url))


def _fields(record: Record, url: str) -> dict[str, str]:
    return {
        "title": record.title,
        "byline": record.byline,
        "published": record.published,
        "source": record.source,
        "url": record.url or url,
    }
