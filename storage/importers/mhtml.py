"""Web pages that a browser saved into one file: the page itself out of a mail of many parts."""

from __future__ import annotations

import email.parser
import email.policy
from typing import TYPE_CHECKING

from annotate.errors import ReadError
from storage.importers import Incoming
from storage.importers.html import decoded, text_of
from storage.importers.limits import NESTING
from storage.importers.markup.tree import markup_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from storage.importers import Asked

_BOUNDARY = b"boundary="
_PAGES = ("text/html", "application/xhtml+xml")


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a saved page is."""
    if data.lower().count(_BOUNDARY) > NESTING:
        raise ReadError("nested_too_deep")
    message = email.parser.BytesParser(policy=email.policy.compat32).parsebytes(data)
    page = _page_of(message)
    payload = page.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise ReadError("file_damaged", details="no page in it")
    charset = page.get_content_charset("")
    markup = markup_text(payload, asked.encoding or ("utf-8" if charset == "utf-8" else None))
    text, structure = text_of(markup.text, _address(page) or _address(message))
    yield Incoming(data, decoded(markup, text), structure, "mhtml")


def _page_of(message: Message) -> Message:
    """The part that the mail names as its start, else the first that is a page."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    if not pages:
        raise ReadError("file_damaged", details="no page in it")
    start = message.get_param("start")
    return next((page for page in pages if start and page.get("Content-ID") == start), pages[0])


def _address(part: Message) -> str:
    said = str(part.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    return said if said.startswith(("http://", "https://")) else ""
