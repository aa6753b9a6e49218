"""What the annotations of one block look like in it, worked out once and kept until one of them changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF

from ui.tags.tag_forms import FULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotate.model import Annotation
    from annotate.span_index import SpanIndex
    from annotate.spans import Span
    from ui.article.typesetting import LaidBlock

OVERHANG = 7
"""Pixels by which underlines and the posts of the focus reach out of the box of their line at most."""

_STEP, _LEAST_STEP = 3.5, 1.4  # pixels from one underline to the next
_BETWEEN = 0.5  # of them left free
_CLEAR = ((3, 2.0), (6, 1.0))  # up to so many lanes, so many pixels between type and first underline

Boxes = list[tuple[int, QRectF]]
"""What a block shows of a stretch: the line, and the box over its full height, of each part."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A stretch with a tag as one block shows it; `id` is that of its annotation, "" before there is one."""

    id: str
    span: Span
    tag: str
    lane: int
    boxes: Boxes


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What one line shows of a mark: where it is filled, where its underline begins and how high that is."""

    mark: Mark
    fill: QRectF
    below: float
    height: float

    def underline(self, pixel: float) -> QLineF:
        """The upper edge of the underline, on a whole one of the screen's pixels."""
        y = round(self.below / pixel) * pixel
        return QLineF(round(self.fill.left() + 0.5), y, round(self.fill.right() - 0.5), y)


@dataclass(frozen=True, slots=True, eq=False)
class BlockMarks:
    """The marks of a block by the line they show in, as they were when `index` said `changes` of it."""

    index: SpanIndex
    changes: int
    found: Sequence[Annotation]
    lines: dict[int, list[Part]] = field(default_factory=dict)

    def holds(self, laid: LaidBlock, index: SpanIndex) -> bool:
        """Whether no annotation of the block was changed since."""
        return index is self.index and self.changes == _changes(laid, index)

    def parts(self, lines: Iterable[int]) -> Iterator[Part]:
        """Go through what some lines show, line by line, each in the order of reading."""
        for line in lines:
            yield from self.lines.get(line, ())


def marks_of(laid: LaidBlock, index: SpanIndex, thought_of: Mark | None = None) -> BlockMarks:
    """Return the marks of a block, behind them one that is only thought of."""
    whole = laid.block.span
    found = index.overlapping(whole.start, whole.end) if whole else []
    marks = [Mark(a.id, a.span, a.tag, index.lane(a.id), boxes_of(laid, a.span)) for a in found]
    marks += [thought_of] if thought_of else []
    deepest: dict[int, int] = {}
    for mark in marks:
        for line, _ in mark.boxes:
            deepest[line] = max(deepest.get(line, 0), mark.lane)
    block = BlockMarks(index, _changes(laid, index), found)
    type_height = laid.layout.font().pixelSize()
    for mark in marks:
        for line, box in mark.boxes:
            below, height = lane_place(laid.line_height, type_height, mark.lane, deepest[line] + 1)
            part = Part(mark, around_type(box), box.top() + below, height)
            block.lines.setdefault(line, []).append(part)
    return block


def retagged(parts: Sequence[Part], tag: str) -> list[Part]:
    """Return what is shown of marks as if they had another tag."""
    marks = {part.mark: replace(part.mark, tag=tag) for part in parts}
    return [replace(part, mark=marks[part.mark]) for part in parts]


def _changes(laid: LaidBlock, index: SpanIndex) -> int:
    whole = laid.block.span
    return index.changes(whole.start, whole.end) if whole else 0


@cache
def lane_place(line_height: int, type_height: int, lane: int, lanes: int) -> tuple[float, float]:
    """Return where an underline begins below the top of its line, and the height it may take, in pixels.

    All of the gap to the next line's type is used: the more `lanes` a line has, the closer they stand.
    Where not even the least of forms would be told apart, the deepest begin again at the text.
    """
    gap = min(line_height - type_height, (line_height - type_height) / 2 + OVERHANG) - 1.0
    clear = next((pixels for most, pixels in _CLEAR if lanes <= most), 0.25)
    most = max(int((gap - clear) / _LEAST_STEP) + 1, 1)
    step = min(_STEP, (gap - clear) / max(min(lanes, most) - 1, 1))
    return (line_height + type_height) / 2 + clear + lane % most * step, min(step - _BETWEEN, FULL)


def boxes_of(laid: LaidBlock, span: Span | None) -> Boxes:
    """Return what a block shows of a stretch, of None nothing."""
    whole = laid.block.span
    return laid.rects(span.start, span.end) if span and whole and span.overlaps(whole) else []


def around_type(box: QRectF) -> QRectF:
    """The part of a line's box that the type itself takes up, so that fills of two lines do not meet."""
    spare = box.height() * 0.17
    return box.adjusted(0, spare, 0, -spare)
