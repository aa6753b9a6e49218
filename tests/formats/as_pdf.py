"""Pages as PDF, printed with a Japanese font, hyphenated Latin, a running head and page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QPointF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

if TYPE_CHECKING:
    from tests.formats.page import KnownPage

_RESOLUTION = 72  # a unit is a point
_LEFT, _TOP, _LINE = 60, 90, 20
_LETTERS = 24  # in a line
_LINES = 28  # on a page
_NO_START = "、。」』）】〉》っゃゅょー・！？"
_SIZES = {"title": 18, "heading": 13}

HEAD = "架空港日報 縮刷版"


def pdf(page: KnownPage) -> bytes:
    """What the page says without its chrome, broken into lines as Japanese is; needs a Qt application."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle("Microsoft Word - 無題1.docx")
    painter = QPainter(writer)
    printed = _Printed(painter, writer)
    for kind, words in page.zones:
        if kind != "chrome":
            printed.paragraph(words, _SIZES.get(kind, 11))
    painter.end()
    return bytes(buffer.data().data())


class _Printed:
    def __init__(self, painter: QPainter, writer: QPdfWriter) -> None:
        self._painter = painter
        self._writer = writer
        self._number = 1
        self._line = 0
        self._begin()

    def paragraph(self, words: str, size: int) -> None:
        for line in broken(words, _LETTERS * 11 // size):
            if self._line >= _LINES:
                self._writer.newPage()
                self._number += 1
                self._begin()
            self._write(line, size, _LEFT, _TOP + self._line * _LINE)
            self._line += 1
        self._line += 1

    def _begin(self) -> None:
        self._line = 0
        self._write(HEAD, 8, _LEFT, 30)
        self._write(f"- {self._number} -", 8, 280, 780)

    def _write(self, words: str, size: int, x: int, y: int) -> None:
        font = QFont("Noto Sans CJK JP")
        font.setPixelSize(size)
        font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)  # Qt names no letters for joined glyphs
        self._painter.setFont(font)
        self._painter.drawText(QPointF(x, y), words)


def broken(words: str, letters: int) -> list[str]:
    """Lines of so many full-width letters; what may begin no line goes up into the one above."""
    lines, line, width = [], "", 0.0
    for letter in words:
        wide = 0.55 if letter.isascii() else 1.0
        if width + wide > letters and letter not in _NO_START:
            lines.append(line)
            line, width = "", 0.0
        line += letter
        width += wide
    return [*lines, line]
