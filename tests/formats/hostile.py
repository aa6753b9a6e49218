"""Files that are made to do harm, or that are broken: what reading each must come to.

A file that must never be opened is named in those that could name one: `BAIT`.
"""

from __future__ import annotations

import io
import struct
import zipfile
from functools import cache

from tests.formats import as_text, as_zip
from tests.formats.page import known_pages

_PAGE = known_pages()[0]
_W = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_MAIL = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
_WORDS = "架空港湾局は石炭桟橋を来春に閉じると発表した。"

_LAUGHS = "".join(f'<!ENTITY l{n} "{"&l" + str(n - 1) + ";" if n else "lol"}'
                  f'{("&l" + str(n - 1) + ";") * 9 if n else ""}">' for n in range(10))  # fmt: skip


def _word(document: str) -> bytes:
    return as_zip.docx_of("", {"word/document.xml": document})


def _document(inside: str) -> str:
    return f"{_W}<w:p><w:r><w:t>{inside}</w:t></w:r></w:p></w:body></w:document>"


def _lying() -> bytes:
    """A member that is a thousand times as long as its headers say."""
    data = as_zip.archive({"[Content_Types].xml": "", "word/document.xml": b" " * 20_000_000})
    return data.replace(struct.pack("<I", 20_000_000), struct.pack("<I", 20_000))


def _entries(count: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        file.writestr("word/document.xml", _document("海"))
        for number in range(count):
            file.writestr(f"{number}", b"")
    return buffer.getvalue()


def _encrypted() -> bytes:
    data = bytearray(as_zip.docx(_PAGE))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


def _broken_pdf(objects: str) -> bytes:
    return f"%PDF-1.7\n{objects}\ntrailer<</Root 1 0 R>>\n%%EOF".encode()


@cache
def refused(bait: str) -> dict[str, tuple[bytes, str]]:
    """Name -> the file, and the key of the sentence that says why it was not read."""
    external = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{bait}">]>'
    return {
        "bomb.docx": (_word(_document("海" * 40_000_000)), "archive_too_large"),
        "lying.docx": (_lying(), "file_damaged"),
        "many.docx": (_entries(10_001), "archive_too_large"),
        "bomb_inside.docx": (_word(f"<!-- {' ' * 30_000_000} -->{_document('海')}"), "archive_too_large"),
        "laughs.docx": (_word(f"<!DOCTYPE w [{_LAUGHS}]>{_document('&l9;')}"), "xml_with_types"),
        "external.docx": (_word(external + _document("&x;")), "xml_with_types"),
        "external_16.docx": (_word(f'<?xml version="1.0" encoding="utf-16"?>{external}{_document("&x;")}'),
                             "file_damaged"),
        "parameter.odt": (
            as_zip.archive(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": f'<!DOCTYPE o SYSTEM "file://{bait}"><o/>',
                },
                stored="mimetype",
            ),
            "xml_with_types",
        ),
        "nested.docx": (_word_of(as_zip.docx(_PAGE)), "archive_in_archive"),
        "deep.docx": (_word(f"{_W}{'<w:p>' * 20_000}{'</w:p>' * 20_000}</w:body></w:document>"),
                      "nested_too_deep"),
        "locked.docx": (_encrypted(), "archive_locked"),
        "cut_off.docx": (as_zip.docx(_PAGE)[:-200], "file_damaged"),
        "no_document.docx": (as_zip.archive({"word/document.xml/": "", "a": ""}), "file_damaged"),
        "no_archive.epub": (b"PK\x03\x04META-INF/container.xml" + b"\0" * 100, "file_damaged"),
        "images.zip": (as_zip.archive({"../../x.txt": "x", "C:\\win.txt": "x"}), "archive_unknown"),
        "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "word_too_old"),
        "deep.html": (b"<!DOCTYPE html>" + b"<div>" * 20_000 + _WORDS.encode(), "nested_too_deep"),
        "deep.rtf": (b"{\\rtf1 " + b"{" * 20_000 + b"a", "nested_too_deep"),
        "deep.json": (b"[" * 200_000, "list_unreadable"),
        "parts.mhtml": (
            _MAIL
            + b"--a\nContent-Type: multipart/related; boundary=a\n\n" * 5_000,
            "nested_too_deep",
        ),
        "no_page.mhtml": (_MAIL + b"--a\n\nx\n--a--", "file_damaged"),
        "no_text.pdf": (
            _broken_pdf("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
                        "/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"),
            "pdf_without_text",
        ),
        "loop.pdf": (
            _broken_pdf("1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        "2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999>>endobj"),
            "file_damaged",
        ),
        "broken.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "file_damaged"),
        "empty.html": (b"<!DOCTYPE html><title>x</title><body></body>", "file_empty"),
        "empty.rtf": (b"{\\rtf1 }", "file_empty"),
        "empty.docx": (as_zip.docx_of(""), "file_empty"),
        "empty.pdf": (b"", "file_empty"),
        "empty.csv": (b"\xef\xbb\xbf", "file_empty"),
        "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(64), "file_binary"),
        "long.txt": (b"a" * 5_000_001, "text_too_long"),
        "long.html": (b"<!DOCTYPE html><p>" + b"a" * 5_000_001, "text_too_long"),
    }  # fmt: skip


def _word_of(inner: bytes) -> bytes:
    return as_zip.archive({"[Content_Types].xml": "", "word/document.xml": inner})


@cache
def read(bait: str) -> dict[str, tuple[bytes, str]]:
    """Name -> the file, and words that its text must hold: hostile, but there is an article in it."""
    file = f"file://{bait}"
    loading = (
        f'<img src="{file}"><link rel="stylesheet" href="{file}"><script src="{file}"></script>'
        f'<iframe src="{file}"></iframe><object data="{file}"></object><style>@import "{file}";</style>'
        f'<img src="//127.0.0.1/share/x.png"><img src="http://127.0.0.1:9/x"><base href="{file}">'
        f'<body background="{file}"><a href="{file}">x</a><video src="{file}"></video>'
    )
    return {
        "loading.html": (f"<!DOCTYPE html>{loading}<p>{_WORDS}</p>".encode(), _WORDS),
        "doctype.html": (f'<!DOCTYPE html [<!ENTITY x SYSTEM "{file}">]><p>{_WORDS}&x;</p>'.encode(), _WORDS),
        "xhtml.html": (f'<?xml version="1.0"?><!DOCTYPE html SYSTEM "{file}"><html><p>{_WORDS}</p></html>'
                       .encode(), _WORDS),
        "loading.mhtml": (
            _MAIL + b"--a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: " + file.encode()
            + f"\r\n\r\n<html>{loading}<p>{_WORDS}".encode()
            + b"\r\n--a\r\nContent-Type: message/external-body; access-type=local-file; name="
            + bait.encode() + b"\r\n\r\n--a--\r\n",
            _WORDS,
        ),
        "field.rtf": (
            f"{{\\rtf1\\ansi\\uc0 {{\\field{{\\*\\fldinst INCLUDETEXT \"{bait}\"}}{{\\fldrslt b}}}}"
            f"{{\\object\\objlink{{\\*\\objdata 00}}}}{{\\*\\template {bait}}} words}}".encode(),
            "b words",
        ),
        "relations.docx": (
            as_zip.docx_of(
                f"<w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p>",
                {
                    "word/_rels/document.xml.rels": f'<Relationships xmlns="x"><Relationship Id="r1" '
                    f'TargetMode="External" Target="{file}"/></Relationships>',
                    f"../../../../../..{bait}": "x",
                    "C:\\win.txt": "x",
                },
            ),
            _WORDS,
        ),
        "outside.epub": (as_zip.epub_of({f"../../../..{bait}": f"<p>{_WORDS}</p>"}, "題"), "第1章"),
        "entities.html": (b"<!DOCTYPE html><p>" + b"&amp;" * 500_000 + b"</p>", "&" * 500_000),
        "one_line.html": (("<!DOCTYPE html><p>" + "海" * 1_000_000).encode(), "海" * 1_000_000),
        "one_line.txt": (("海" * 1_000_000).encode(), "海" * 1_000_000),
        "colspan.html": (f"<!DOCTYPE html><table><tr><td colspan=1000000000>{_WORDS}".encode(), _WORDS),
        "huge_numbers.html": (f'<!DOCTYPE html><font size=99999999><img width=9999999999>{_WORDS}</font>'
                              '<ol start=-99999999999999999999><li value=1e99>海</ol>'.encode(), _WORDS),
        "attributes.html": ((b"<!DOCTYPE html><p " + b" ".join(b"a%d=b" % n for n in range(15_000))
                             + f">{_WORDS}".encode()), _WORDS),
        "nested_tables.html": (("<!DOCTYPE html>" + "<table><tr><td>" * 500 + _WORDS).encode(), _WORDS),
        "classes.html": (f'<!DOCTYPE html><p class="{"ad " * 100_000}">海</p><p>{_WORDS}'.encode(), _WORDS),
        "no_such_type.mhtml": (as_text.mhtml(_PAGE).replace(b"image/png", b"\xff\xfe/\0"), _PAGE.title),
        "wrong.pdf": (_WORDS.encode(), _WORDS),
        "wrong.docx": (f"<!DOCTYPE html><p>{_WORDS}".encode(), _WORDS),
        "wrong.txt": (as_zip.docx(_PAGE), _PAGE.title),
        "formula.csv": (f"本文,題名\n{_WORDS},=HYPERLINK(x)\n".encode(), "=HYPERLINK(x)"),
        "wide.csv": (b"text," + b"," * 200_000 + f"\n{_WORDS}\n".encode(), _WORDS),
    }  # fmt: skip
