"""Pages as documents that are zip archives: Word, OpenDocument, EPUB; and archives that are none."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.formats.page import KnownPage

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_DC = "http://purl.org/dc/elements/1.1/"

_DOCX_STYLES = {"title": "a3", "heading": "1", "caption": "ae", "chrome": "a5", "pull_quote": "22"}
_STYLE_NAMES = {"a3": "Title", "1": "heading 1", "ae": "caption", "a5": "header", "22": "Intense Quote"}
_ODT_STYLES = {
    "title": "Title", "heading": "Heading_20_1", "caption": "Illustration", "chrome": "Header",
    "pull_quote": "Pull_20_Quote",
}  # fmt: skip


def archive(members: Mapping[str, str | bytes], *, stored: str = "") -> bytes:
    """A zip archive of `members`; the one named `stored` comes first and is not packed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name in sorted(members, key=lambda name: name != stored):
            packing = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            file.writestr(name, members[name], packing)
    return buffer.getvalue()


def docx(page: KnownPage) -> bytes:
    """A Word document; the header is in a part of its own, as Word has it."""
    header = "".join(_word_paragraph(words, "") for words in page.of("chrome"))
    inside = [(kind, words) for kind, words in page.zones if kind != "chrome"]
    return docx_of(
        "".join(_word_paragraph(words, _DOCX_STYLES.get(kind, "")) for kind, words in inside),
        {"word/header1.xml": f'<w:hdr xmlns:w="{W}">{header}</w:hdr>'},
    )


def docx_of(body: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A Word document with this inside `w:body`, and these members besides."""
    names = "".join(
        f'<w:style w:type="paragraph" w:styleId="{number}"><w:name w:val="{name}"/></w:style>'
        for number, name in _STYLE_NAMES.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return archive({
        "[Content_Types].xml": f'{head}<Types xmlns="x"/>',
        "word/document.xml": f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'{head}<w:styles xmlns:w="{W}">{names}</w:styles>',
        **(more or {}),
    })


def _word_paragraph(words: str, style: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    half = len(words) // 2  # Word cuts runs wherever somebody once stopped typing
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>' for part in (words[:half], words[half:])
    )
    return f"<w:p>{properties}{runs}</w:p>"


def odt(page: KnownPage) -> bytes:
    """An OpenDocument text."""
    parts = []
    for kind, words in page.zones:
        tag = "h" if kind == "heading" else "p"
        style = quoteattr(_ODT_STYLES.get(kind, "Standard"))
        parts.append(f"<text:{tag} text:style-name={style}>{escape(words)}</text:{tag}>")
    return odt_of("".join(parts))


def odt_of(body: str) -> bytes:
    """An OpenDocument text with this inside `office:text`."""
    spaces = " ".join(f'xmlns:{n}="{_ODF}:{n}:1.0"' for n in ("office", "text", "table", "style"))
    content = (
        f'<?xml version="1.0"?><office:document-content {spaces} xmlns:draw="{_ODF}:drawing:1.0">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return archive({"mimetype": kind, "content.xml": content}, stored="mimetype")


def epub(page: KnownPage) -> bytes:
    """A book of two chapters and a table of contents."""
    inside = [(kind, words) for kind, words in page.zones if kind != "chrome"]
    marks = {"title": "h1", "heading": "h2", "caption": "figcaption"}
    elements = [
        f"<{marks.get(kind, 'p')}>{escape(words)}</{marks.get(kind, 'p')}>" for kind, words in inside
    ]
    half = len(elements) // 2
    chapters = {"text/1章.xhtml": elements[:half], "text/2.xhtml": elements[half:]}
    return epub_of({name: "".join(found) for name, found in chapters.items()}, page.title, page.byline)


def epub_of(chapters: Mapping[str, str], title: str, author: str = "") -> bytes:
    """A book with these chapters inside `body`, by the name of their file."""
    pages = {
        f"OEBPS/{name}": '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}</title></head>'
        f"<body>{body}</body></html>"
        for name, body in chapters.items()
    }
    contents = "".join(f'<li><a href="{name}">第{n}章</a></li>' for n, name in enumerate(chapters, 1))
    pages["OEBPS/nav.xhtml"] = f"<html><body><nav><ol>{contents}</ol></nav></body></html>"
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="c{n}" href="{name}" {kind}/>' for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    package = (
        f'<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="{_DC}"><metadata>'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator></metadata>"
        f'<manifest><item id="nav" href="nav.xhtml" properties="nav" {kind}/>{items}</manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    return archive(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            **pages,
        },
        stored="mimetype",
    )
