"""A text in the few lines there is room for."""

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

from annotate.offsets import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Callable

_BREAKS = str.maketrans("\n\r\t\u2028\u2029", "     ")
_LONGEST = 400
"""More code points than any cell shows: what is measured stays short whatever a page contains."""


def elider(
    font: QFont, lines: int, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> Callable[[str, int], tuple[str, ...]]:
    """Return a function that breaks a text into at most `lines` lines of so many pixels.

    The last line is elided by `mode`. Results are kept, since a list paints the same rows often.
    """
    metrics = QFontMetrics(font)

    @lru_cache(maxsize=1024)
    def broken(text: str, width: int) -> tuple[str, ...]:
        text = _shortened(text).translate(_BREAKS)
        starts = _line_starts(text, font, width, lines)
        whole = [text[start:end].rstrip() for start, end in itertools.pairwise(starts)]
        return (*whole, metrics.elidedText(text[starts[-1] :], mode, width)) if starts else ()

    return broken


def _line_starts(text: str, font: QFont, width: int, lines: int) -> list[int]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    offsets = OffsetMap(text)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < lines and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(offsets.to_code_points(line.textStart()))
    layout.endLayout()
    return starts


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _LONGEST else f"{text[:_LONGEST]}…{text[-_LONGEST:]}"
