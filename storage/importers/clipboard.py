"""What was copied in another program, as the bytes of a file that can be read and kept."""

from __future__ import annotations

import re

from annotate.errors import ReadError
from storage.importers import Asked

_HEADER = re.compile(r"Version:[\d.]+\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n)+")
_SOURCE = re.compile(r"^SourceURL:(https?://[^\s<>]+)", re.MULTILINE)
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL)
_ELEMENT = re.compile(r"<(?:p|div|br|h[1-6]|li|article|section|td|blockquote|span|a)\b", re.IGNORECASE)


def from_clipboard(html: str, text: str) -> tuple[bytes, Asked]:
    """Return the bytes of what was copied and how to read them: the marked-up form where there is one.

    Of the marked-up form the part that was selected counts; Windows puts around it the head of the page
    it came from, and says which page that was. Raises ReadError("clipboard_empty").
    """
    header = _HEADER.match(html)
    page = html[header.end() :] if header else html
    source = _SOURCE.search(header[0]) if header else None
    fragment = _FRAGMENT.search(page)
    selected = fragment[1] if fragment else page
    if _ELEMENT.search(selected) and text.strip():
        whole = f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{selected}</body></html>'
        url = source[1] if source else ""
        return whole.encode("utf-8", "replace"), Asked("clipboard.html", "utf-8", url=url)
    if text.strip():
        return text.encode("utf-8", "replace"), Asked("clipboard.txt", "utf-8")
    raise ReadError("clipboard_empty")
