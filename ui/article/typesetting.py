"""How an article is set: sizes, line heights and the lines of each block, laid out when first seen.

Lines have a fixed height per look, since the natural ones differ wildly between Japanese fonts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from annotate.offsets import OffsetMap
from annotate.spans import Span
from ui.article.heights import Heights
from ui.article.reading_page import Look
from ui.article.text_positions import ShownText
from ui.article.title_breaks import title_lines
from ui.settings import LINE_HEIGHT, PARAGRAPH_GAP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ui.article.reading_page import Block
    from ui.article.typography import Typography

_KEPT_LAYOUTS = 400
_KEPT_RECTS = 500  # of a block; each selection on the way to another is asked for once
_FEWEST = 6  # characters in a line, however little room there is
_BALANCED = {Look.TITLE, Look.NAME}
_JUSTIFIED = {Look.BODY, Look.PULL_QUOTE, Look.CAPTION, Look.BIO}
# How far a line may be spread to end where the others do: an em a gap, unseen up to here.
_SPREAD, _SPREAD_SPACE = 0.08, 0.3


@dataclass(frozen=True, slots=True)
class Style:
    """Measures of a look: `size` and the gaps in ems of the body, `leading` in ems of its own."""

    size: float = 1.0
    leading: float = 1.7
    weight: QFont.Weight = QFont.Weight.Normal
    before: float = 0.0
    after: float = 0.8
    indent: float = 0.0
    quiet: bool = False


STYLES = {
    Look.TITLE: Style(1.6, 1.4, QFont.Weight.DemiBold, before=0.4, after=0.35),
    Look.NAME: Style(1.6, 1.4, QFont.Weight.DemiBold, before=0.4, after=0.35, quiet=True),
    Look.META: Style(0.82, 1.6, after=1.6, quiet=True),
    Look.HEADING: Style(1.1, 1.6, QFont.Weight.DemiBold, before=0.8, after=0.4),
    Look.BODY: Style(),
    Look.PULL_QUOTE: Style(1.05, 1.7, before=0.5, after=1.3, indent=2.0, quiet=True),
    Look.CAPTION: Style(0.82, 1.6, after=0.9, indent=1.0, quiet=True),
    Look.BIO: Style(0.88, 1.7, before=0.8, indent=1.0, quiet=True),
    Look.GREYED: Style(0.82, 1.6, after=0.25, quiet=True),
    Look.FOLD: Style(0.76, 1.8, before=0.8, after=1.0, quiet=True),
    Look.GAP: Style(0.76, 1.4, after=0.6, quiet=True),
    Look.END: Style(1.0, 0.0, before=0.0, after=6.0),
}


class LaidBlock:
    """One block in lines. Its coordinates begin at the left of the column and at its own top."""

    def __init__(
        self, block: Block, string: str, shown: ShownText | None, font: QFont, metrics: Metrics
    ) -> None:
        self.block = block
        self.shown = shown
        self.line_height = metrics.line_height(block.look)
        self.above = metrics.gap_before(block)
        self._indent = metrics.indent(block.look)
        self._right_to_left = _RIGHT_TO_LEFT.search(string) is not None
        self.layout = QTextLayout(string, font)
        self._justified = block.look in _JUSTIFIED and not self._right_to_left
        self.layout.setTextOption(_JUSTIFIED_LINES if self._justified else _RAGGED_LINES)
        self.layout.setCacheEnabled(True)
        width = metrics.width - 2 * self._indent
        self._lay_out(width, QFontMetricsF(font))
        if block.look in _BALANCED and len(self.lines) > 1:
            self._balance(width, QFontMetricsF(font))
        self._line_starts = [line.textStart() for line in self.lines]
        self._rects: dict[tuple[int, int], list[tuple[int, QRectF]]] = {}
        self._lines_of: dict[int, int] = {}

    def _lay_out(self, width: float, metrics: QFontMetricsF, qt_lengths: Sequence[int] = ()) -> None:
        self.lines: list[QTextLine] = []
        centred = (self.line_height - metrics.height()) / 2 + metrics.ascent()
        self.layout.beginLayout()
        while (line := self.layout.createLine()).isValid():
            if len(self.lines) < len(qt_lengths):
                line.setNumColumns(qt_lengths[len(self.lines)])
            else:
                line.setLineWidth(max(width, 1.0))
                if self._justified and not self._may_be_spread(line, width):
                    line.setLineWidth(line.naturalTextWidth() + 0.1)
            top = self.above + len(self.lines) * self.line_height
            line.setPosition(QPointF(self._indent, top + centred - line.ascent()))
            self.lines.append(line)
        self.layout.endLayout()

    def _may_be_spread(self, line: QTextLine, width: float) -> bool:
        """Whether what is left free at the end of a line goes into its gaps without being seen.

        Qt widens the spaces where there are any, else the gaps between all characters.
        """
        start = line.textStart()
        shown = self.layout.text()[start : start + line.textLength()].rstrip()
        if shown[:1].isspace():
            return False
        spaces = sum(map(str.isspace, shown))
        free = (width - line.naturalTextWidth()) / self.layout.font().pixelSize()
        return free <= (spaces * _SPREAD_SPACE if spaces else len(shown) * _SPREAD)

    def _balance(self, width: float, metrics: QFontMetricsF) -> None:
        """Break a title between phrases, into no more lines than it needs: no か stands alone."""
        string = self.layout.text()
        if not (lengths := title_lines(string, len(self.lines))):
            return
        units = OffsetMap(string)
        ends = [units.to_utf16(end) for end in accumulate(lengths)]
        self._lay_out(width, metrics, [end - start for start, end in pairwise([0, *ends])])
        if any(line.naturalTextWidth() > width for line in self.lines):
            self._lay_out(width, metrics)

    @property
    def lines_height(self) -> int:
        """The height of the lines and what is left free above them, in pixels."""
        return self.above + len(self.lines) * self.line_height

    def line_box(self, line: int) -> tuple[int, int]:
        """Return top and height of a line."""
        return self.above + line * self.line_height, self.line_height

    def lines_between(self, top: float, bottom: float) -> range:
        """Return the lines that reach into a stretch of the block's height."""
        first = max(int((top - self.above) // self.line_height), 0)
        return range(first, min(int((bottom - self.above) // self.line_height) + 1, len(self.lines)))

    def line_of(self, position: int) -> int:
        """Return the line in which the character at `position` of the text is shown."""
        assert self.shown
        if (known := self._lines_of.get(position)) is None:
            known = self._lines_of[position] = self._line_holding(self.shown.to_qt(position))
        return known

    def first_below(self, y: int) -> int | None:
        """Return the place in the text where the first line begins that does not end above `y`."""
        line = max(y - self.above, 0) // self.line_height if self.shown else 0
        if self.shown is None or line >= len(self.lines):
            return None
        return self.shown.to_position(self.lines[line].textStart())

    def position_at(self, x: float, y: float, *, on_character: bool = False) -> int:
        """Return the place in the text nearest to a point: between characters, or the one under it."""
        assert self.shown
        index = min(max(int(y - self.above) // self.line_height, 0), len(self.lines) - 1)
        line = self.lines[index]
        how = _ON_CHARACTER if on_character else _BETWEEN_CHARACTERS
        qt_position = line.xToCursor(x, how)
        last = line.textStart() + line.textLength()
        if on_character and qt_position >= last:
            qt_position = max(last - 1, line.textStart())
        if not self.layout.isValidCursorPosition(qt_position):
            qt_position = self._edge_of_character(line, qt_position, x, first=on_character)
        return self.shown.to_position(qt_position, at_end=not on_character and qt_position == last)

    def _edge_of_character(self, line: QTextLine, qt_position: int, x: float, *, first: bool) -> int:
        """The start, or the nearer edge, of a character Qt cut: one of joined emoji it has no glyph for."""
        start = self.layout.previousCursorPosition(qt_position)
        end = self.layout.nextCursorPosition(qt_position)
        return start if first or abs(x - _x(line, start)) <= abs(_x(line, end) - x) else end

    def rects(self, start: int, end: int) -> list[tuple[int, QRectF]]:
        """Return (line, box over the full line height) for each line that shows part of the stretch."""
        if self.shown is None:
            return []
        if (known := self._rects.get((start, end))) is not None:
            return known
        qt_start, qt_end = self.shown.to_qt(start), self.shown.to_qt(end)
        found = []
        for index in range(self._line_holding(qt_start), len(self.lines)):
            line = self.lines[index]
            first = line.textStart()
            if first >= qt_end:
                break
            top, height = self.line_box(index)
            for left, right in self._extents(line, max(qt_start, first), qt_end):
                found.append((index, QRectF(left, top, right - left, height)))
        if len(self._rects) == _KEPT_RECTS:
            self._rects.clear()
        self._rects[start, end] = found
        return found

    def character_box(self, position: int) -> QRectF:
        """Return the box, over the full line height, of the character at `position` of the text."""
        assert self.shown
        qt_position = self.shown.to_qt(position)
        index = self._line_holding(qt_position)
        following = self.layout.nextCursorPosition(qt_position)
        (left, right), *_ = self._extents(self.lines[index], qt_position, following)
        top, height = self.line_box(index)
        return QRectF(left, top, right - left, height)

    def _extents(self, line: QTextLine, qt_start: int, qt_end: int) -> list[tuple[float, float]]:
        """Left and right of what a line shows of a stretch: several where its directions are mixed."""
        qt_end = min(qt_end, line.textStart() + line.textLength())
        if not self._right_to_left:
            return [(_x(line, qt_start), _x(line, qt_end))]
        extents: list[tuple[float, float]] = []
        while qt_start < qt_end:
            leading, trailing = _x(line, qt_start), _x(line, qt_start, _TRAILING)
            left, right = min(leading, trailing), max(leading, trailing)
            if extents and left <= extents[-1][1] + 0.5 and right >= extents[-1][0] - 0.5:
                left, right = min(left, extents[-1][0]), max(right, extents[-1][1])
                extents.pop()
            extents.append((left, right))
            qt_start = self.layout.nextCursorPosition(qt_start)
        return extents or [(_x(line, qt_start),) * 2]

    def _line_holding(self, qt_position: int) -> int:
        return max(bisect_right(self._line_starts, qt_position) - 1, 0)


class Metrics:
    """Pixels, from what the analyst chose and the width there is for the column."""

    def __init__(self, typography: Typography, room: int) -> None:
        self.typography = typography
        self.size = typography.size
        # A whole number of full-width characters: then most lines end in one place by themselves.
        self.width = min(typography.line_length, max(room // self.size, _FEWEST)) * self.size

    def font(self, look: Look) -> QFont:
        """The font a look is set in."""
        font = QFont()
        font.setFamilies(self.typography.families())
        font.setPixelSize(self.font_size(look))
        font.setWeight(STYLES[look].weight)
        return font

    def font_size(self, look: Look) -> int:
        """The size of the type."""
        return round(self.size * STYLES[look].size)

    def line_height(self, look: Look) -> int:
        """The height of each line."""
        loose = self.typography.line_height / LINE_HEIGHT.default
        return round(self.font_size(look) * STYLES[look].leading * loose)

    def gap_before(self, block: Block) -> int:
        """What is left free above a block."""
        return self._before(block.look) if block.opens else 0

    def gap_after(self, block: Block) -> int:
        """What is left free below a block."""
        return self._after(block.look) if block.closes else 0

    def _before(self, look: Look) -> int:
        return round(self.size * STYLES[look].before)

    def _after(self, look: Look) -> int:
        chosen = self.typography.paragraph_gap / PARAGRAPH_GAP.default if look is Look.BODY else 1
        return round(self.size * STYLES[look].after * chosen)

    def indent(self, look: Look) -> float:
        """What is left free at either side."""
        return self.size * STYLES[look].indent

    def estimates(self, blocks: Iterable[tuple[Block, int]]) -> list[int]:
        """The heights of blocks not laid out yet, each with its text's width in half-width units."""
        looks = {look.name: self._estimating(look) for look in Look}
        heights = []
        for block, half_widths in blocks:
            size, room, line, before, after = looks[block.look.name]
            lines = -(-half_widths * size // room)
            heights.append(before * block.opens + lines * line + after * block.closes)
        return heights

    def _estimating(self, look: Look) -> tuple[int, int, int, int, int]:
        """Of a look: size of type, room in two half-widths, heights of a line, above, below."""
        room = int(2 * max(self.width - 2 * self.indent(look), 1))
        return self.font_size(look), room, self.line_height(look), self._before(look), self._after(look)


class Typesetting:
    """An article's blocks in a column. Heights are estimated until a block is first looked at."""

    def __init__(
        self, text: str, blocks: Sequence[Block], words: Callable[[Block], str], metrics: Metrics
    ) -> None:
        self.text = text
        self.blocks = blocks
        self._words = words
        self._half_widths = [_half_widths(text, block, words) for block in blocks]
        self._laid: OrderedDict[int, LaidBlock] = OrderedDict()
        self.metrics = metrics
        self.heights = self._estimated()

    def set_metrics(self, metrics: Metrics) -> None:
        """Break the lines anew where anything is different."""
        before, self.metrics = self.metrics, metrics
        if (metrics.typography, metrics.width) != (before.typography, before.width):
            self._laid.clear()
            self.heights = self._estimated()

    def laid(self, index: int) -> LaidBlock:
        """Return block `index` in lines; its height is exact from now on."""
        found = self._laid.get(index)
        if found is None:
            found = self._laid[index] = self._lay(self.blocks[index])
            below = self.metrics.gap_after(self.blocks[index])
            self.heights.set(index, found.lines_height + below)
            if len(self._laid) > _KEPT_LAYOUTS:
                self._laid.popitem(last=False)
        else:
            self._laid.move_to_end(index)
        return found

    def is_laid(self, index: int) -> bool:
        """Whether the height of block `index` is known and not only estimated."""
        return index in self._laid

    def block_at(self, position: int) -> int:
        """Return the block that shows `position` of the text, or the nearest text before or after it."""
        index = max(bisect_right(self._positions, position) - 1, 0)
        while index and not self.blocks[index].pieces:
            index -= 1
        if not self.blocks[index].pieces:
            return next((i for i, block in enumerate(self.blocks) if block.pieces), 0)
        return index

    def blocks_showing(self, span: Span) -> range:
        """Return the blocks from the one that shows the span's start to the one that shows its end."""
        return range(self.block_at(span.start), self.block_at(max(span.end - 1, span.start)) + 1)

    @cached_property
    def hidden(self) -> list[Span]:
        """The stretches of the text that no block shows, in order; blank ones are left out."""
        shown = [span for block in self.blocks if (span := block.span)]
        ends = [0, *(span.end for span in shown)]
        starts = [*(span.start for span in shown), len(self.text)]
        between = zip(ends, starts, strict=True)
        return [Span(end, start) for end, start in between if self.text[end:start].strip()]

    @cached_property
    def _positions(self) -> list[int]:
        return [block.position for block in self.blocks]

    def _estimated(self) -> Heights:
        return Heights(self.metrics.estimates(zip(self.blocks, self._half_widths, strict=True)))

    def _lay(self, block: Block) -> LaidBlock:
        shown = ShownText(self.text, block.pieces) if block.pieces else None
        string = shown.string if shown else self._words(block)
        return LaidBlock(block, string, shown, self.metrics.font(block.look), self.metrics)


def _half_widths(text: str, block: Block, words: Callable[[Block], str]) -> int:
    """Kana and kanji take three bytes in UTF-8 and two half-widths, ASCII one of each."""
    strings = [text[piece.slice] for piece in block.pieces] or [words(block)]
    return sum(len(string) + len(string.encode()) for string in strings) // 2


def _x(line: QTextLine, qt_position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x: float = line.cursorToX(qt_position, edge)[0]  # type: ignore[index]  # the stub leaves out the position
    return x


_TRAILING = QTextLine.Edge.Trailing
# Hebrew, Arabic and their neighbours, and the signs that turn the direction.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)

_ON_CHARACTER = QTextLine.CursorPosition.CursorOnCharacter
_BETWEEN_CHARACTERS = QTextLine.CursorPosition.CursorBetweenCharacters
_RAGGED_LINES = QTextOption()
_RAGGED_LINES.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_JUSTIFIED_LINES = QTextOption(_RAGGED_LINES)
_JUSTIFIED_LINES.setAlignment(Qt.AlignmentFlag.AlignJustify)
