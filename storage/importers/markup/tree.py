"""Bytes of HTML as a tree: which encoding, and a parser that fetches nothing."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from annotate.errors import ReadError
from storage.importers import Decoded
from storage.importers.limits import MARKUP_BYTES
from storage.importers.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]{1,40})""", re.IGNORECASE)
_DECLARED_XML = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([a-z0-9_:.-]{1,40})""", re.I)
_HEAD = 4096

_JAPANESE_CHARSETS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "ms932", "cp932", "windows-31j",
                     "windows-932", "csshiftjis"), "cp932"),
    **dict.fromkeys(("euc-jp", "eucjp", "euc_jp", "x-euc-jp", "cseucpkdfmtjapanese"), "euc_jp"),
    **dict.fromkeys(("iso-2022-jp", "iso2022jp", "csiso2022jp", "jis"), "iso2022_jp"),
}  # fmt: skip
"""Declared names of encodings, and our label. A table, since a page must not name modules to Python."""

_OTHER_CHARSETS = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "windows-1252": "cp1252", "us-ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "windows-1251": "cp1251", "koi8-r": "koi8-r", "windows-1256": "cp1256",
}  # fmt: skip
"""Declared names of encodings that are none of Japan's, and the codec browsers use for them."""

_DOUBTFUL = 0.002
"""The share of characters that may be unreadable before a declared encoding is not believed."""

for _codec in {*_OTHER_CHARSETS.values(), "utf-16", "utf-16-le", "utf-16-be", "shift_jis", "iso2022_jp"}:
    codecs.lookup(_codec)  # loaded now: while a file is read nothing can be opened


def markup_text(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the markup itself as text: by `encoding`, else as declared where that fits, else as text is.

    Raises what `storage.importers.text.decode` raises, and ReadError("file_too_large").
    """
    if len(data) > MARKUP_BYTES:
        size = -(-len(data) // 1024**2)
        raise ReadError("file_too_large", size=size, limit=MARKUP_BYTES // 1024**2)
    if encoding is not None or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data, encoding)
    declared = declared_encoding(data)
    if codec := _OTHER_CHARSETS.get(declared):
        text = data.decode(codec, "replace")
        return Decoded(text, "", text.count("\ufffd"))
    if label := _JAPANESE_CHARSETS.get(declared):
        decoded = decode(data, label)
        if decoded.replaced <= _DOUBTFUL * len(decoded.text):
            return decoded
    return decode(data)


def declared_encoding(data: bytes) -> str:
    """Return the name of the encoding that the head of a page declares, in lower case, or ""."""
    found = _DECLARED.search(data, 0, _HEAD) or _DECLARED_XML.match(data[:_HEAD])
    return found[1].decode("ascii").lower() if found else ""


def parse(markup: str) -> _Element | None:
    """Return the root of the tree, or None for a page without elements.

    Unlike XML's, this parser knows no entities but HTML's own, so `huge_tree` opens no way to a bomb: it
    lifts the limit from 256 elements inside one another to 2,048, and that of 10 MB for one stretch of
    text; beyond them the parser would drop what follows without a word.
    Raises ReadError("nested_too_deep") beyond.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(markup.encode("utf-8", "replace").replace(b"\0", b" "), parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" or "depth" in entry.message for entry in parser.error_log):
        raise ReadError("nested_too_deep")
    return root
