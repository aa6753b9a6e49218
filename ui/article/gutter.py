"""The margin lane: a stripe over the lines of each annotation, in columns, with its letter at the top.

Coordinates are those of the block: they begin at the left of the column of text, so stripes lie left
of 0, and at the block's own top.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from annotate.model import Annotation
    from annotate.suggest.drafts import Draft
    from ui.article.typesetting import LaidBlock

GUTTER = 80
"""Pixels left of the column at least: stripes and letters, then the bar of the sentence in focus."""

BAR = 12
"""Pixels left of the column where the bar of the sentence in focus stands."""

LETTER = 12
"""The size of a letter, in pixels."""

DRAFT_LETTER = 10
"""The size of a suggestion's letter, in pixels."""

_NEAR = BAR + 6  # where the first column of stripes begins, left of the text
_WIDE, _NARROW = 14, 7  # of a column: with its letters beside each other, and by turns above each other
_DRAFT_COLUMNS = 4  # more suggestions begin on one line of short sentences; their dots tell of them
_TWO_ROWS = 24  # the height of a line that has room for one letter above another
_GAP = 2  # between a letter and its stripe
_EDGE = 3  # left of the last column, into which its letter reaches


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the margin, or "+3" (`annotation` is None) for those without room: `hidden`, in order."""

    box: QRectF
    annotation: Annotation | None
    text: str
    hidden: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Stripe:
    """What an annotation marks, as lines: `box` is where it can be clicked, its middle where it is drawn."""

    box: QRectF
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class Margin:
    """All that stands in the margin beside one block."""

    stripes: tuple[Stripe, ...] = ()
    letters: tuple[Letter, ...] = ()

    def letter_at(self, x: float, y: float) -> Letter | None:
        """Return the letter at a point."""
        return next((letter for letter in self.letters if letter.box.contains(x, y)), None)

    def annotation_at(self, x: float, y: float) -> Annotation | None:
        """Return the annotation whose letter or else whose stripe is at a point."""
        if letter := self.letter_at(x, y):
            return letter.annotation
        return next((stripe.annotation for stripe in self.stripes if stripe.box.contains(x, y)), None)

    def changed_since(self, before: Margin) -> Iterator[QRectF]:
        """Go through the boxes of all that is not as it was `before`."""
        now, was = self._by_place(), before._by_place()
        for these, those in ((now, was), (was, now)):
            for place, one in these.items():
                if those.get(place) != one:
                    yield one.box

    def _by_place(self) -> dict[tuple[type, float, float], Stripe | Letter]:
        parts: tuple[Stripe | Letter, ...] = (*self.stripes, *self.letters)
        return {(type(part), part.box.x(), part.box.y()): part for part in parts}


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a block, first and last, that show an annotation."""

    annotation: Annotation
    first: int
    last: int
    begins: bool

    @property
    def mask(self) -> int:
        return (1 << self.last + 1) - (1 << self.first)


def margin_of(
    laid: LaidBlock, found: Sequence[Annotation], room: float, letter: Callable[[Annotation], str]
) -> Margin:
    """Return what stands in the margin of a block for the annotations `found` there.

    Left of the text are `room` pixels, `GUTTER` at least. The shortest stands nearest to the text, and
    no two that share a line share a column. Those without room are told of by a letter like "+2".
    """
    if not found:
        return Margin()
    columns = _columns([_lines(laid, annotation) for annotation in found])
    narrow = _NARROW if laid.line_height >= _TWO_ROWS else LETTER
    free = room - _NEAR - _EDGE
    width = min(max(free / len(columns), narrow), _WIDE)
    most = int(free / width)
    shown, hidden = (columns, []) if len(columns) <= most else (columns[: most - 1], columns[most - 1 :])
    places = [(lines, number) for number, column in enumerate(shown) for lines in column]
    begun = {(lines.first, column) for lines, column in places if lines.begins}
    rows = _Rows(laid, width, min(len(columns), most) - 1, begun)
    letters = [
        Letter(rows.box(lines.first, column), lines.annotation, letter(lines.annotation))
        for lines, column in places
        if lines.begins
    ]
    stripes = [stripe for lines, column in places if (stripe := rows.stripe(lines, column))]
    return Margin(tuple(stripes), (*letters, *_rest(hidden, rows, most - 1)))


def draft_letters(
    laid: LaidBlock, margin: Margin, drafts: Sequence[Draft]
) -> Iterator[tuple[QRectF, Draft]]:
    """Return where the letters of suggestions stand that begin in a block: where `margin` leaves room.

    Those that begin on one line stand in reading order, the last next to the text.
    """
    whole = laid.block.span
    taken = [*(stripe.box for stripe in margin.stripes), *(letter.box for letter in margin.letters)]
    for draft in reversed(drafts):
        if not whole or not whole.contains(draft.span.start):
            continue
        top, height = laid.line_box(laid.line_of(draft.span.start))
        for column in range(_DRAFT_COLUMNS):
            box = QRectF(-_NEAR - (column + 1) * _WIDE, top, _WIDE, height)
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                yield box, draft
                break


def _lines(laid: LaidBlock, annotation: Annotation) -> _Lines:
    whole, span = laid.block.span, annotation.span
    assert whole
    begins = whole.contains(span.start)
    first = laid.line_of(span.start) if begins else 0
    last = laid.line_of(min(span.end, whole.end) - 1)
    return _Lines(annotation, first, max(first, last), begins)


def _columns(marked: list[_Lines]) -> list[list[_Lines]]:
    """Put each into a column, counted from the text, in which none stands on its lines.

    The shortest are put next to the text; where that takes more columns than need be, the first.
    """
    return min((_fitted(sorted(marked, key=key)) for key in (_shortest_first, _first_line_first)), key=len)


def _fitted(marked: list[_Lines]) -> list[list[_Lines]]:
    columns: list[list[_Lines]] = []
    taken: list[int] = []
    for lines in marked:
        mask = lines.mask
        free = next((n for n, other in enumerate(taken) if not other & mask), len(taken))
        if free == len(taken):
            taken.append(0)
            columns.append([])
        taken[free] |= mask
        columns[free].append(lines)
    return columns


def _shortest_first(lines: _Lines) -> tuple[int, int, int, str]:
    """Of equals the last, so that letters on one line stand in reading order."""
    span = lines.annotation.span
    return lines.last - lines.first, -span.start, -span.end, lines.annotation.id


def _first_line_first(lines: _Lines) -> tuple[int, int, int, str]:
    """The order that never takes more columns than there are annotations on one line."""
    return lines.first, *_shortest_first(lines)[1:]


def _reading_order(lines: _Lines) -> tuple[int, int, str]:
    return lines.annotation.span.start, lines.annotation.span.end, lines.annotation.id


class _Rows:
    """Where letters stand in narrow columns: above each other by turns, where neighbours begin together."""

    def __init__(self, laid: LaidBlock, width: float, last: int, begun: set[tuple[int, int]]) -> None:
        self._laid, self._width, self._last, self._begun = laid, width, last, begun

    def box(self, line: int, column: int) -> QRectF:
        """The place of the letter that stands at a line in a column."""
        top, height = self._laid.line_box(line)
        x = self.middle(column)
        beside = not self._begun.isdisjoint({(line, column - 1), (line, column + 1)})
        if self._width < LETTER and beside:
            half = height / 2
            return QRectF(x - LETTER / 2, top + half * ((self._last - column) % 2), LETTER, half)
        side = max(self._width, LETTER)
        return QRectF(x - side / 2, top, side, height)

    def stripe(self, lines: _Lines, column: int) -> Stripe | None:
        """The stripe of an annotation below its letter; none beside a single line, which the letter marks."""
        x = self.middle(column)
        top, height = self._laid.line_box(lines.first)
        last_top, last_height = self._laid.line_box(lines.last)
        if lines.begins:
            if lines.first == lines.last:
                return None
            top = round(self.box(lines.first, column).center().y()) + LETTER // 2 + _GAP
        bottom = last_top + last_height - height // 6
        return Stripe(QRectF(x - self._width / 2, top, self._width, bottom - top), lines.annotation)

    def middle(self, column: int) -> float:
        """The middle of a column."""
        return -_NEAR - (column + 0.5) * self._width


def _rest(hidden: list[list[_Lines]], rows: _Rows, column: int) -> Iterator[Letter]:
    """The letters that say how many without room begin at a line."""
    begun: dict[int, list[_Lines]] = {}
    for lines in sorted((lines for one in hidden for lines in one), key=_reading_order):
        if lines.begins:
            begun.setdefault(lines.first, []).append(lines)
    for line, those in begun.items():
        annotations = tuple(lines.annotation for lines in those)
        yield Letter(rows.box(line, column), None, f"+{len(annotations)}", annotations)
