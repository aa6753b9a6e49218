"""The forms of lines that tell tags apart without colour: under the text, in the margin, on buttons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import cycle
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotate.tags import ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    TICKED = Shape(((0, 1),), thin=(4, 1), ticks=5)
    DOUBLE_DASHED = Shape(((0, 1), (2, 1)), dashes=(5, 3), thin=(3, 4))


_GIVEN = {ASSERTION.id: Form.SOLID, RECOMMENDATION.id: Form.DOUBLE, THREAT_ASSESSMENT.id: Form.DOTTED}
_FURTHER = tuple(form for form in Form if form not in _GIVEN.values())


def forms_of(tags: Iterable[Tag]) -> dict[str, Form]:
    """Return the form of each tag: the three keep theirs, further ones go by their place in the codebook."""
    further = cycle(_FURTHER)
    return {tag.id: _GIVEN.get(tag.id) or next(further) for tag in tags}


def draw_form(
    painter: QPainter, form: Form, color: QColor, lines: Sequence[QLineF], height: float = FULL
) -> None:
    """Draw a form, `height` pixels thick, along lines, level or upright, that are its upper or left edge."""
    if height >= FULL and form.value.wave:
        painter.setPen(_pen(color.rgb(), 1.2, ()))
        for line in lines:
            painter.drawPolyline(_wave(line, form.value.wave / 2))
        return
    pixel = 1 / painter.device().devicePixelRatioF()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # crisp, and three times as fast
    for across, pen in _strokes(form, color.rgb(), min(height, FULL), pixel):
        painter.setPen(pen)
        dx, dy = (across, 0) if lines[0].dx() == 0 else (0, across)
        painter.translate(dx, dy)
        painter.drawLines(lines)
        painter.translate(-dx, -dy)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@cache
def _strokes(form: Form, color: int, height: float, pixel: float) -> list[tuple[float, QPen]]:
    """The middle of each stroke, in pixels from the edge, and its pen; `pixel` is one of the screen's."""
    shape = form.value
    if height < FULL:
        thickness = min(max(floor(height / pixel + 0.01), 1) * pixel, 2)
        return [(thickness / 2, _pen(color, thickness, tuple(max(dash, thickness) for dash in shape.thin)))]
    strokes = [(across + wide / 2, _pen(color, wide, shape.dashes)) for across, wide in shape.strokes]
    if shape.ticks:
        strokes.append((FULL / 2, _pen(color, FULL, (1, shape.ticks - 1))))
    return strokes


def _pen(color: int, thickness: float, dashes: tuple[float, ...]) -> QPen:
    pen = QPen(QColor(color), thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern([dash / thickness for dash in dashes])  # Qt counts in thicknesses
    return pen


def _wave(line: QLineF, half: float) -> list[QPointF]:
    points = [QPointF(n * half, FULL - 0.6 if n % 2 else 0.6) for n in range(int(line.length() / half) + 1)]
    upright = line.dx() == 0
    return [line.p1() + (point.transposed() if upright else point) for point in points]
