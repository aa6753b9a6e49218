"""Which format a file is in: by its content first, by its name where the content leaves it open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from annotate.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from storage.importers import Asked, Incoming

    Reader = Callable[[bytes, Asked], Iterable[Incoming]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffixes its files have, and the module with `read(data, asked)` that reads it."""

    name: str
    suffixes: tuple[str, ...]
    module: str


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("text", (".txt", ".text", ".md"), "text"),
        Format("html", (".html", ".htm", ".xhtml", ".xht"), "html"),
        Format("mhtml", (".mhtml", ".mht"), "mhtml"),
        Format("pdf", (".pdf",), "pdf"),
        Format("docx", (".docx", ".docm"), "docx"),
        Format("odt", (".odt",), "odt"),
        Format("epub", (".epub",), "epub"),
        Format("rtf", (".rtf",), "rtf"),
        Format("list", (".csv", ".tsv", ".jsonl", ".ndjson", ".json"), "article_list"),
    )
}
"""Every format that comes in; `format.<name>` in the translations names it."""

BY_SUFFIX = {suffix: one.name for one in FORMATS.values() for suffix in one.suffixes}

_HEAD = 4096  # bytes; what a file is shows within them

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_ELEMENT = re.compile(rb"</?(?:html|head|body|div|p|br|span|article|table|h[1-6]|a)\b[^>]*>", re.IGNORECASE)
_MHTML = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_MAIL_HEADER = re.compile(rb"\s*(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]*\n|[ \t][^\n]*\n)+\r?\n?")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def format_of(data: bytes, name: str) -> str:
    """Return the name of the format `data` is in; `name` is the file's own name.

    Raises ReadError("archive_unknown") for a zip archive that is no document, and
    ReadError("word_too_old") for a Word file from before 2007.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("word_too_old")
    by_name = BY_SUFFIX.get(PurePath(name).suffix.lower(), "text")
    if _MHTML.search(head) and _MAIL_HEADER.match(head):
        return "mhtml"
    if _looks_like_html(head, by_name):
        return "html"
    return by_name if by_name == "list" else "text"


def read(data: bytes, asked: Asked) -> list[Incoming]:
    """Return the articles in `data`; most files are one. Raises ReadError, without a path."""
    return list(reader_of(format_of(data, asked.name))(data, asked))


def reader_of(form: str) -> Reader:
    """Return the function that reads a format; what it needs is loaded now."""
    reader: Reader = import_module(f"storage.importers.{FORMATS[form].module}").read
    return reader


def _zipped(data: bytes) -> str:
    """The kind of document a zip archive is, told by what its makers write near the beginning or end."""
    head = data[:200]
    if b"mimetypeapplication/epub+zip" in head:
        return "epub"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return "odt"
    for member, form in ((b"word/document.xml", "docx"), (b"META-INF/container.xml", "epub")):
        if member in data:
            return form
    raise ReadError("archive_unknown")


def _looks_like_html(head: bytes, by_name: str) -> bool:
    for mark in _MARKS[:1]:
        head = head.removeprefix(mark)
    if head.startswith(_MARKS[1:]):  # UTF-16: every other byte is a NUL
        head = head.replace(b"\0", b"")[2:]
    return bool(_HTML.match(head)) or (by_name in ("html", "mhtml") and bool(_ELEMENT.search(head)))
