"""OpenDocument texts: paragraphs, headings, lists, tables, notes."""

from __future__ import annotations

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

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    **{f"{_NAMESPACE}{name}:1.0": name for name in ("text", "office", "table", "style", "meta")},
    f"{_NAMESPACE}drawing:1.0": "draw",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_SHOWN = {"text.tab": "\t", "text.line-break": "\n"}
_SKIPPED = frozenset({
    "text.tracked-changes", "text.ruby-text", "office.annotation", "office.annotation-end", "text.note",
    "office.forms", "text.sequence-decls", "text.bookmark-ref",
})  # fmt: skip
_CONTENTS = frozenset({"text.table-of-content", "text.alphabetical-index", "text.illustration-index"})
_MOST_BLANKS = 1000  # in a row; `text:s` may ask for any number


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a document is."""
    archive = Archive(data)
    root = parse(archive.read("content.xml"), _PREFIXES)
    text, hints = put_together(with_title(list(_Document(root, archive).blocks())))
    if not text:
        raise ReadError("file_empty")
    meta = archive.read_if_there("meta.xml")
    title = parse(meta, _PREFIXES).findtext(".//dc.title") if meta else ""
    yield Incoming(data, Decoded(text, ""), Structure(hints, title=(title or "").strip()), "odt")


class _Document:
    def __init__(self, root: Element, archive: Archive) -> None:
        self._root = root
        self._parents = _parent_styles(root)
        self._notes: list[Block] = []
        styles = archive.read_if_there("styles.xml")
        self._pages = parse(styles, _PREFIXES) if styles else None

    def blocks(self) -> Iterator[Block]:
        """Yield headers, the text, its notes, and footers."""
        body = self._root.find(".//office.text")
        if body is None:
            raise ReadError("file_damaged", details="no text")
        yield from self._running("style.header")
        yield from self._of(body, "", "")
        yield from self._notes
        yield from self._running("style.footer")

    def _running(self, tag: str) -> Iterator[Block]:
        if self._pages is not None:
            for part in self._pages.iter(tag):
                yield from self._of(part, "format.running_head", "")

    def _of(self, element: Element, rule: str, mark: str) -> Iterator[Block]:
        """Yield the paragraphs inside an element; the first one of an item of a list begins with `mark`."""
        for child in element:
            if child.tag in ("text.p", "text.h"):
                yield from self._paragraph(child, rule, mark)
                mark = ""
            elif child.tag == "text.list-item":
                yield from self._of(child, rule, "• ")
            elif child.tag == "table.table-row":
                yield from self._row(child, rule)
            elif child.tag not in _SKIPPED:
                yield from self._of(child, "format.contents" if child.tag in _CONTENTS else rule, mark)

    def _paragraph(self, paragraph: Element, rule: str, mark: str) -> Iterator[Block]:
        style = paragraph.get("text.style-name", "")
        rule = rule or rule_of_style(self._parents.get(style, style))
        if not rule and paragraph.tag == "text.h":
            rule = "format.heading"
        words = "".join(_words(paragraph))
        yield (mark + words if words.strip() else words), rule, (NEXT_LINE if mark else APART)
        for inner in outermost(paragraph, ("draw.text-box", "text.note-body")):
            if inner.tag == "draw.text-box":
                yield from self._of(inner, "", "")
            else:
                self._notes += self._of(inner, "format.footnote", "")

    def _row(self, row: Element, rule: str) -> Iterator[Block]:
        cells = [list(self._of(cell, rule, "")) for cell in row if cell.tag == "table.table-cell"]
        if all(len(cell) <= 1 for cell in cells):
            yield "\t".join(words for cell in cells for words, _, _ in cell), rule, NEXT_LINE
            return
        for cell in cells:
            yield from cell


def _parent_styles(root: Element) -> dict[str, str]:
    """Return for each style made by hand the named style it comes from."""
    return {
        style.get("style.name", ""): style.get("style.parent-style-name", "")
        for style in root.iter("style.style")
        if style.get("style.parent-style-name")
    }


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _SHOWN:
            yield _SHOWN[child.tag]
        elif child.tag == "text.s":
            yield " " * _blanks(child.get("text.c", "1"))
        elif child.tag not in _SKIPPED and not child.tag.startswith("draw."):
            yield from _words(child)
        yield child.tail or ""


def _blanks(count: str) -> int:
    return min(int(count), _MOST_BLANKS) if count.isdecimal() and len(count) < 6 else 1
