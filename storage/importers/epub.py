"""Electronic books: the chapters in the order of the spine, as one article."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from annotate.errors import ReadError
from annotate.page.dates import find_date
from annotate.page.structure import Structure
from storage.importers import Decoded, Incoming
from storage.importers.archive import Archive
from storage.importers.blocks import one_line, put_together
from storage.importers.markup import signs
from storage.importers.markup.tree import markup_text, parse
from storage.importers.markup.walk import walk
from storage.importers.strict_xml import parse as parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from storage.importers import Asked
    from storage.importers.blocks import Block

_PREFIXES = {"http://purl.org/dc/elements/1.1/": "dc"}
_CONTAINER = "META-INF/container.xml"
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a book is."""
    archive = Archive(data)
    rootfile = parse_xml(archive.read(_CONTAINER), {}).find(".//rootfile")
    if rootfile is None:
        raise ReadError("file_damaged", details="no rootfile")
    package_name = rootfile.get("full-path", "")
    package = parse_xml(archive.read(package_name), _PREFIXES)
    title = _said(package, "dc.title")
    text, hints = put_together(_blocks(archive, package, posixpath.dirname(package_name), title))
    if not text:
        raise ReadError("file_empty")
    structure = Structure(
        hints,
        title=title,
        byline=_said(package, "dc.creator"),
        published=find_date(_said(package, "dc.date")),
        source=_said(package, "dc.publisher"),
    )
    yield Incoming(data, Decoded(text, ""), structure, "epub")


def _said(package: Element, tag: str) -> str:
    return one_line(package.findtext(f".//{tag}") or "")


def _blocks(archive: Archive, package: Element, folder: str, title: str) -> Iterator[Block]:
    titled = False
    for name, is_contents in _chapters(package, folder):
        page = archive.read_if_there(name)
        root = parse(markup_text(page).text) if page and page.strip() else None
        if root is None:
            continue
        for block in walk(root).blocks:
            rule = "format.contents" if is_contents else _rule(block.tag, block.role)
            if rule == "format.heading" and not titled and _bare(block.words) == _bare(title):
                rule, titled = "format.title", True
            yield block.words, rule, block.gap


def _bare(words: str) -> str:
    return "".join(words.split())


def _rule(tag: str, role: str) -> str:
    if tag in signs.HEADINGS:
        return "format.heading"
    return "format.caption" if role == "html.caption" else ""


def _chapters(package: Element, folder: str) -> Iterator[tuple[str, bool]]:
    """Yield the names of the pages in reading order, and whether a page is the table of contents."""
    items = {item.get("id", ""): item for item in package.iter("item")}
    for reference in package.iter("itemref"):
        item = items.get(reference.get("idref", ""))
        if item is None or item.get("media-type") not in _PAGES:
            continue
        path = unquote(item.get("href", "").partition("#")[0])
        name = posixpath.normpath(posixpath.join(folder, path))
        yield name, "nav" in item.get("properties", "").split()
