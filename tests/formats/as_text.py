"""Pages as formats that are written like text: rich text, saved web pages, lists of articles."""

from __future__ import annotations

import base64
import csv
import io
import json
import quopri
from typing import TYPE_CHECKING

from tests.formats.as_html import ADDRESS, semantic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.formats.page import KnownPage

_STYLES = {"title": (1, "Title"), "heading": (2, "heading 1"), "caption": (3, "caption")}


def rtf(page: KnownPage, *, unicode: bool = True) -> bytes:
    """Rich text: letters as \\u with a ? for old programs, or as bytes of code page 932."""
    styles = "".join(f"{{\\s{number} {name};}}" for number, name in _STYLES.values())
    header = "".join(f"{{\\header {_escaped(words, unicode)}\\par}}" for words in page.of("chrome"))
    body = "".join(
        f"\\pard\\plain\\s{_STYLES.get(kind, (0, ''))[0]}\\f1 {_escaped(words, unicode)}\\par\r\n"
        for kind, words in page.zones
        if kind != "chrome"
    )
    return (
        "{\\rtf1\\ansi\\ansicpg932\\uc1{\\fonttbl{\\f0\\froman Times;}"
        "{\\f1\\fnil\\fcharset128 \\'82\\'6c\\'82\\'72 Mincho;}}"
        f"{{\\stylesheet{{\\s0 Normal;}}{styles}}}{{\\info{{\\author bait}}}}{{\\*\\generator bait;}}"
        f"{header}{body}}}"
    ).encode("ascii")


def _escaped(words: str, unicode: bool) -> str:
    out = []
    for letter in words:
        if letter in "\\{}":
            out.append("\\" + letter)
        elif letter.isascii():
            out.append(letter)
        elif unicode or not _in_932(letter):
            units = letter.encode("utf-16-le")
            codes = (int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2))
            out += [f"\\u{code}?" for code in codes]
        else:
            out += [f"\\'{byte:02x}" for byte in letter.encode("cp932")]
    return "".join(out)


def _in_932(letter: str) -> bool:
    try:
        return letter.encode("cp932").decode("cp932") == letter
    except UnicodeError:
        return False


def mhtml(page: KnownPage, *, encoding: str = "utf-8", transfer: str = "quoted-printable") -> bytes:
    """A page as a browser saves it into one file, with a picture beside it."""
    source = semantic(page).replace('charset="utf-8"', f'charset="{encoding}"').replace(ADDRESS, "")
    body = source.encode(encoding, "xmlcharrefreplace")
    packed = quopri.encodestring(body) if transfer == "quoted-printable" else base64.encodebytes(body)
    lines = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: " + ADDRESS.encode() + b"\r\n"
        b"Subject: =?utf-8?Q?bait?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----edge"\r\n\r\n',
        b"------edge\r\nContent-Type: text/html\r\nContent-ID: <frame@mhtml>\r\n"
        b"Content-Transfer-Encoding: " + transfer.encode() + b"\r\n"
        b"Content-Location: " + ADDRESS.encode() + b"\r\n\r\n" + packed + b"\r\n",
        b"------edge\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n",
        b"------edge--\r\n",
    )
    return b"".join(lines)


COLUMNS = ("見出し", "筆者", "掲載日", "本文", "URL")


def rows(pages: Iterable[KnownPage]) -> list[tuple[str, ...]]:
    """What a list says of each page, in the order of COLUMNS."""
    return [
        (page.title, page.byline, page.published, "\n\n".join(page.of("body", "heading")), ADDRESS)
        for page in pages
    ]


def as_csv(pages: Iterable[KnownPage], encoding: str = "utf-8-sig") -> bytes:
    """A table with a header."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    writer.writerows(rows(pages))
    return buffer.getvalue().encode(encoding, "replace")


def as_jsonl(pages: Iterable[KnownPage]) -> bytes:
    """A record on each line."""
    records = (dict(zip(COLUMNS, row, strict=True)) for row in rows(pages))
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()
