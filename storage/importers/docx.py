"""Word documents: the paragraphs of the text, of tables, text boxes, notes, headers and footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.errors import ReadError
from annotate.page.structure import Structure
from storage.importers import Decoded, Incoming
from storage.importers.archive import Archive
from storage.importers.blocks import APART, NEXT_LINE, put_together
from storage.importers.strict_xml import outermost, parse
from storage.importers.styles import rule_of_style, with_title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from storage.importers import Asked
    from storage.importers.blocks import Block

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SHOWN = {"w.tab": "\t", "w.br": "\n", "w.cr": "\n", "w.noBreakHyphen": "\u2011", "w.ptab": "\t"}
_SKIPPED = frozenset({"w.del", "w.moveFrom", "w.rt", "mc.Fallback", "w.instrText", "w.pPr", "w.rPr"})
"""What was deleted or moved away, readings, what older programs would show instead."""

_RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a document is."""
    archive = Archive(data)
    document = _Document(archive)
    text, hints = put_together(with_title(list(document.blocks())))
    if not text:
        raise ReadError("file_empty")
    yield Incoming(data, Decoded(text, ""), Structure(hints, title=document.title()), "docx")


class _Document:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._styles = self._style_names()

    def title(self) -> str:
        """What the properties of the document say; a document that was never named says nothing."""
        if (core := self._archive.read_if_there("docProps/core.xml")) is None:
            return ""
        return (parse(core, _PREFIXES).findtext("dc.title") or "").strip()

    def blocks(self) -> Iterator[Block]:
        """Yield headers, the text, notes and footers."""
        running = sorted(name for name in self._archive.names if _RUNNING.fullmatch(name))
        yield from self._parts([name for name in running if "header" in name], "format.running_head")
        yield from self._of(self._root("word/document.xml"), "")
        yield from self._parts([name for name in _NOTES if name in self._archive.names], "format.footnote")
        yield from self._parts([name for name in running if "footer" in name], "format.running_head")

    def _root(self, name: str) -> Element:
        return parse(self._archive.read(name), _PREFIXES)

    def _parts(self, names: list[str], rule: str) -> Iterator[Block]:
        said: set[str] = set()
        for name in names:
            for words, _, gap in self._of(self._root(name), rule):
                if words not in said:  # the same header for first, even and odd pages
                    said.add(words)
                    yield words, rule, gap

    def _style_names(self) -> dict[str, str]:
        styles = self._archive.read_if_there("word/styles.xml")
        if styles is None:
            return {}
        names = {}
        for style in parse(styles, _PREFIXES).iter("w.style"):
            name = style.find("w.name")
            if name is not None:
                names[style.get("w.styleId", "")] = name.get("w.val", "")
        return names

    def _of(self, element: Element, rule: str) -> Iterator[Block]:
        """Yield the paragraphs inside an element."""
        for child in element:
            if child.tag == "w.p":
                yield from self._paragraph(child, rule)
            elif child.tag == "w.tr":
                yield from self._row(child, rule)
            elif child.tag not in _SKIPPED:
                yield from self._of(child, rule)

    def _paragraph(self, paragraph: Element, rule: str) -> Iterator[Block]:
        style = paragraph.find("w.pPr/w.pStyle")
        name = style.get("w.val", "") if style is not None else ""
        is_item = paragraph.find("w.pPr/w.numPr") is not None
        rule = rule or rule_of_style(self._styles.get(name, name))
        words = "".join(_words(paragraph))
        if is_item and not rule and words.strip():
            yield f"• {words}", rule, NEXT_LINE
        else:
            yield words, rule, APART
        for box in outermost(paragraph, ("w.txbxContent",), _SKIPPED):
            yield from self._of(box, rule)

    def _row(self, row: Element, rule: str) -> Iterator[Block]:
        cells = [list(self._of(cell, rule)) for cell in outermost(row, ("w.tc",), _SKIPPED)]
        if all(len(cell) <= 1 for cell in cells):
            yield "\t".join(words for cell in cells for words, _, _ in cell), rule, NEXT_LINE
            return
        for cell in cells:
            yield from cell


def _words(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == "w.t":
            yield child.text or ""
        elif child.tag in _SHOWN:
            yield _SHOWN[child.tag]
        elif child.tag not in _SKIPPED and child.tag != "w.txbxContent":
            yield from _words(child)
