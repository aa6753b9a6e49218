"""Plain text files: which encoding, and what to do about bytes that fit none."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from annotate.canonical import canonical
from annotate.errors import ReadError, UsageError
from storage.importers import Decoded, Incoming
from storage.importers.file_bytes import bytes_of
from storage.importers.limits import TEXT_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from storage.importers import Asked

ENCODINGS = ("utf-8", "utf-16", "cp932", "euc_jp", "iso2022_jp")
"""What an analyst may choose by hand, and every label `Decoded.encoding` can have."""

_SAMPLE = 64 * 1024
"""Verdicts are formed on the first so many bytes or characters."""

_ALIASES = {
    "shift_jis": "cp932",  # the strict standard lacks ①, 髙 and ㈱, which files of that name contain
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "euc_jis_2004": "euc_jp",
    "euc_jisx0213": "euc_jp",
    "utf-8-sig": "utf-8",
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
}

_DIALECTS = {"euc_jp": ("euc_jp", "euc_jis_2004")}
"""Files made on Windows have ① and ㈱ where the older standard has nothing."""

_UNUSED_CP932 = re.compile("[\x80\uf8f0-\uf8f3]")
"""What Python's cp932 makes of the bytes 80, A0, FD, FE and FF, which stand for nothing."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b", b"SQLite format 3", b"\x7fELF",
)
"""How files begin that are not text, whatever their name says."""

_CONTROLS = bytes(n for n in range(32) if n not in b"\t\n\r\f\x1b")
_HIGH = bytes(range(128, 256))
_ISO2022_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_KANA = re.compile("[ぁ-んァ-ヶー。、]")
_JAPANESE = re.compile("[ぁ-んァ-ヶー。、「」\u3000一-龥]")
_READABLE = re.compile("[\t\n\r\x20-\x7eぁ-んァ-ヶー。、「」\u3000一-龥]")


def decode(data: bytes, encoding: str | None = None, *, path: str = "") -> Decoded:
    """Read `data` as text: by `encoding` when one is named, else by the best verdict.

    The ladder: byte order mark, strict UTF-8, escape sequences of ISO-2022-JP, then UTF-8, cp932
    and EUC-JP against each other by how Japanese the outcome looks. A few bad bytes never change
    the verdict: they are replaced and counted. `path` is only for the sentences of the errors.

    Raises ReadError("file_empty"), ReadError("file_binary"), and UsageError("encoding_unknown")
    when `encoding` is not one of `ENCODINGS` or another name for one.
    """
    if encoding is not None:
        decoded = _decoded(data, encoding_label(encoding))
    else:
        guessed = None if data.startswith(_SIGNATURES) else _guessed(data)
        if guessed is None:
            raise ReadError("file_binary", path=path)
        decoded = guessed
    if not decoded.text.strip():
        raise ReadError("file_empty", path=path)
    return decoded


def read_text_file(path: Path, encoding: str | None = None) -> Incoming:
    """Read the file at `path`; raises what `decode` and `bytes_of` raise."""
    data = bytes_of(path)
    return Incoming(data, decode(data, encoding, path=str(path)))


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a text file is; see `decode`. Raises ReadError("text_too_long")."""
    decoded = decode(data, asked.encoding, path=asked.name)
    if len(decoded.text) > TEXT_CHARACTERS:
        raise ReadError("text_too_long", limit=f"{TEXT_CHARACTERS:,}")
    yield Incoming(data, decoded)


def encoding_label(encoding: str) -> str:
    """Return the label of `ENCODINGS` for a name of an encoding; raises UsageError("encoding_unknown")."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError as error:
        raise UsageError("encoding_unknown", encoding=encoding) from error
    label = _ALIASES.get(name, name)
    if label not in ENCODINGS:
        raise UsageError("encoding_unknown", encoding=encoding)
    return label


def _guessed(data: bytes) -> Decoded | None:
    """The reading of `data` by the ladder, or None when it is no text."""
    for mark, label in _MARKS:
        if data.startswith(mark):
            return _decoded(data, label)
    if b"\0" in data and (wide := _wide_without_mark(data)):
        return _decoded(data, "utf-16", wide)
    head = data[:_SAMPLE]
    if len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 10:
        return None
    if b"\x1b" in data and _is_seven_bit(head) and any(escape in data for escape in _ISO2022_ESCAPES):
        return _decoded(data, "iso2022_jp")
    try:
        return Decoded(canonical(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        readings = [_decoded(data, label) for label in ("utf-8", "cp932", "euc_jp")]
        return max(readings, key=_likelihood)


def _is_seven_bit(head: bytes) -> bool:
    return len(head.translate(None, _HIGH)) > 0.99 * len(head)


def _likelihood(reading: Decoded) -> float:
    """How much a reading looks like Japanese: kana and 。 count most, what was replaced counts against.

    Half-width katakana count nothing: they are what EUC-JP and UTF-8 look like when read as cp932.
    """
    sample = reading.text[:_SAMPLE]
    if not sample:
        return 0.0
    good = len(_JAPANESE.findall(sample)) + len(_KANA.findall(sample))
    return good / len(sample) - 3 * reading.replaced / len(reading.text)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: which one it is, or None."""
    head = data[: _SAMPLE - _SAMPLE % 2]
    for codec in ("utf-16-le", "utf-16-be"):
        text = head.decode(codec, "replace")
        if len(_READABLE.findall(text)) > 0.9 * len(text):
            return codec
    return None


def _decoded(data: bytes, label: str, codec: str | None = None) -> Decoded:
    """Read `data`, replacing what cannot be read and saying how often and where first."""
    if codec is None and label in _DIALECTS:
        readings = [_replaced(data, label, dialect) for dialect in _DIALECTS[label]]
        return min(readings, key=lambda reading: reading.replaced)
    return _replaced(data, label, codec or label)


def _replaced(data: bytes, label: str, codec: str) -> Decoded:
    try:
        text = data.decode(codec)
        before, replaced = "", 0
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        before = data[: error.start].decode(codec, "ignore")
        already_there = data.decode(codec, "ignore").count("\ufffd")
        replaced = text.count("\ufffd") - already_there
    if label == "cp932" and (unused := _UNUSED_CP932.search(text)):
        text, more = _UNUSED_CP932.subn("\ufffd", text)
        before = text[: min(unused.start(), len(before))] if replaced else text[: unused.start()]
        replaced += more
    return Decoded(canonical(text), label, replaced, len(canonical(before)) if replaced else None)
