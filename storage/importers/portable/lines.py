"""The lines of a PDF's pages, each with where it stands and how large its letters are."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from annotate.errors import ReadError
from storage.importers.limits import PDF_PAGES, TEXT_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

_RADICALS: dict[int, str | int] = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}
_RADICALS |= str.maketrans("⺟⺠⻁⻄⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲‧", "母民虎西長青食鬼麦黄斉歯竜亀・")
"""Radicals and marks, as which many fonts that are embedded name their plain kanji and the middle dot."""

_HYPHENS = ("\x02", "\ufffe", "\xad")
_SMALL = 0.62  # of the letters of the line below: a reading beside its kanji
_KANA = re.compile(r"[ぁ-んァ-ヶー・\s]{1,14}")


@dataclass(slots=True)
class Line:
    """One line: its words, its edges in points from the lower left corner of its page, its letters' height.

    `page` counts from 0; `hyphenated` says that its last word goes on in the next line.
    """

    words: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of all pages in reading order, the heights of the pages, and the title it records."""

    lines: list[Line]
    heights: list[float]
    title: str


def document_of(data: bytes) -> Document:
    """Return the lines of a PDF.

    Raises ReadError("pdf_locked") when it needs a password, ReadError("pdf_too_long"),
    ReadError("text_too_long") and ReadError("file_damaged").
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        key = "pdf_locked" if "password" in str(error).lower() else "file_damaged"
        raise ReadError(key, details=str(error)) from error
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: Any) -> Document:
    if len(document) > PDF_PAGES:
        raise ReadError("pdf_too_long", limit=PDF_PAGES)
    lines: list[Line] = []
    heights: list[float] = []
    length = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except pdfium.PdfiumError:
            continue  # a damaged page; the others can be read
        heights.append(page.get_height())
        of_page = _without_readings(_columns_joined(list(_lines(text_page, len(heights) - 1))))
        length += sum(len(line.words) for line in of_page)
        if length > TEXT_CHARACTERS:
            raise ReadError("text_too_long", limit=f"{TEXT_CHARACTERS:,}")
        lines += of_page
        text_page.close()
        page.close()
    title = str(document.get_metadata_dict().get("Title", ""))
    return Document(lines, heights, title)


class _Letters:
    """The letters of a line while it is read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.boxes: list[tuple[float, float, float, float]] = []

    def line(self, page: int) -> Line | None:
        words = "".join(self.words)
        hyphenated = words.endswith(_HYPHENS)
        words = words.rstrip("".join(_HYPHENS)).translate(_RADICALS)
        shown = words.strip()
        if not shown or not self.boxes:
            return None
        left, right = min(b[0] for b in self.boxes), max(b[1] for b in self.boxes)
        bottom, top = min(b[2] for b in self.boxes), max(b[3] for b in self.boxes)
        sizes = sorted(max(b[3] - b[2], b[1] - b[0]) for b in self.boxes)
        size = max(sizes[(9 * len(sizes) - 9) // 10], 0.1)  # of Latin letters few are as high as the type
        return Line(words.rstrip(), page, left, right, bottom, top, size, hyphenated)


def _lines(text_page: Any, page: int) -> Iterator[Line]:
    """Yield the lines in the order of the file; where letters jump down and back a line ends too."""
    edges = [ctypes.c_double() for _ in range(4)]
    handle = text_page.raw
    letters = _Letters()
    high = 0
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (10, 13):
            if line := letters.line(page):
                yield line
            letters = _Letters()
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if not letter.isspace() and letter not in _HYPHENS:
            raw.FPDFText_GetCharBox(handle, index, *edges)
            box = (edges[0].value, edges[1].value, edges[2].value, edges[3].value)
            if letters.boxes and _jumps(letters.boxes[-1], box):
                if line := letters.line(page):
                    yield line
                letters = _Letters()
            letters.boxes.append(box)
        letters.words.append(letter)
    if line := letters.line(page):
        yield line


def _jumps(above: tuple[float, ...], box: tuple[float, ...]) -> bool:
    """Whether a letter stands below and to the left of the one before: in another line."""
    height = max(above[3] - above[2], box[3] - box[2], 1.0)
    return box[0] < above[0] and (above[2] + above[3]) / 2 - (box[2] + box[3]) / 2 > 0.8 * height


def _columns_joined(lines: list[Line]) -> list[Line]:
    """Put vertical writing together: single letters below one another are one line."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if (
            above is not None
            and len(line.words.strip()) <= 2
            and abs(above.left - line.left) < 0.6 * line.size
            and (above.right - above.left) < 1.6 * line.size
            and -0.5 * line.size < above.bottom - line.top < 1.2 * line.size
        ):
            above.words += line.words.strip()
            above.bottom = line.bottom
        else:
            joined.append(line)
    return joined


def _without_readings(lines: list[Line]) -> list[Line]:
    """Leave out readings: small kana that stand right above a line."""
    kept = []
    for index, line in enumerate(lines):
        near = lines[max(index - 1, 0) : index] + lines[index + 1 : index + 2]
        reading = _KANA.fullmatch(line.words) is not None and any(
            line.size < _SMALL * other.size
            and other.left - other.size < line.left < other.right
            and -0.3 * other.size < line.bottom - other.top + 0.3 * other.size < 0.9 * other.size
            for other in near
        )
        if not reading:
            kept.append(line)
    return kept
