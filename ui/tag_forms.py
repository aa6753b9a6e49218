"""The forms of lines that tell tags apart without colour: under the text, in the margin, on buttons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import cycle
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotate.tags import ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.tags import Tag

FULL = 3.0
"""The height in pixels at which every form is itself; in less only the rhythm of its dashes is left."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How a form is drawn: in full height, and thin as dashes alone.

    `strokes` are (place across the line, thickness) of each parallel stroke, in pixels from its top.
    `dashes` and `thin` are lengths in pixels, drawn and left out in turn; none is unbroken. `wave` is
    the length of a wave, 0 for straight lines; `ticks` the way between small ticks across the line.
    """

    strokes: tuple[tuple[float, float], ...]
    dashes: tuple[float, ...] = ()
    thin: tuple[float, ...] = ()
    wave: float = 0.0
    ticks: float = 0.0


class Form(Enum):
    """One form of line; the first three are those of the tags that are always there."""

    SOLID = Shape(((0, 2),))
    DOUBLE = Shape(((0, 1), (2, 1)), thin=(11, 2))
    DOTTED = Shape(((0, 2),), dashes=(2, 2), thin=(1, 2))
    DASHED = Shape(((0, 2),), dashes=(7, 4), thin=(5, 4))
    WAVE = Shape(((0, 3),), thin=(3, 1, 1, 1), wave=6)
    DASH_DOT = Shape(((0, 2),), dashes=(8, 3, 2, 3), thin=(8, 2, 1, 2))
    TICKED = Shape(((0, 1),), thin=(2, 1), ticks=5)
    DOUBLE_DASHED = Shape(((0, 1), (2, 1)), dashes=(5, 3), thin=(3, 4))


_GIVEN = {ASSERTION.id: Form.SOLID, RECOMMENDATION.id: Form.DOUBLE, THREAT_ASSESSMENT.id: Form.DOTTED}
_FURTHER = tuple(form for form in Form if form not in _GIVEN.values())


def forms_of(tags: Iterable[Tag]) -> dict[str, Form]:
    """Return the form of each tag: the three keep theirs, further ones go by their place in the codebook."""
    further = cycle(_FURTHER)
    return {tag.id: _GIVEN.get(tag.id) or next(further) for tag in tags}


def draw_form(painter: QPainter, form: Form, color: QColor, line: QLineF, height: float = FULL) -> None:
    """Draw a form, `height` pixels thick; `line`, level or upright, is its upper or left edge."""
    upright = line.dx() == 0
    start, length = line.p1(), line.length()
    if length <= 0:
        return
    shape = form.value
    pixel = 1 / painter.device().devicePixelRatioF()
    if height < FULL:
        thickness = min(max(round(height / pixel) * pixel, pixel), 2)
        dashes = tuple(max(dash, thickness) for dash in shape.thin)
        _strokes(painter, color, ((0, thickness),), dashes, start, length, upright=upright)
    elif shape.wave:
        _wave(painter, color, shape.wave, start, length, upright=upright)
    else:
        _strokes(painter, color, shape.strokes, shape.dashes, start, length, upright=upright)
        if shape.ticks:
            ticks = (1, shape.ticks - 1)
            _strokes(painter, color, ((0, FULL),), ticks, start, length, upright=upright)


def _strokes(
    painter: QPainter,
    color: QColor,
    strokes: tuple[tuple[float, float], ...],
    dashes: tuple[float, ...],
    start: QPointF,
    length: float,
    *,
    upright: bool,
) -> None:
    for across, thickness in strokes:
        pen = QPen(color, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern([dash / thickness for dash in dashes])  # Qt counts in thicknesses
        painter.setPen(pen)
        middle = across + thickness / 2
        painter.drawLine(_at(start, 0, middle, upright=upright), _at(start, length, middle, upright=upright))


def _wave(
    painter: QPainter, color: QColor, wave: float, start: QPointF, length: float, *, upright: bool
) -> None:
    half = wave / 2
    count = int(length / half) + 1
    points = [_at(start, n * half, FULL - 0.6 if n % 2 else 0.6, upright=upright) for n in range(count)]
    painter.setPen(QPen(color, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline(points)


def _at(start: QPointF, along: float, across: float, *, upright: bool) -> QPointF:
    return start + (QPointF(across, along) if upright else QPointF(along, across))
