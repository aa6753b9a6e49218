"""Painting what is marked: fills, underlines that differ in form, letters in the margin, the focus."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotate.tags import ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT
from ui.typesetting import STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFont

    from annotate.model import Annotation
    from annotate.span_index import SpanIndex
    from annotate.spans import Span
    from annotate.tags import Tag
    from ui.theme import Theme
    from ui.typesetting import LaidBlock

GUTTER = 76
"""Pixels left of the column: the letters, then the bar of the sentence in focus."""

_BAR = 12
_FILL, _FOCUSED_FILL = 0.16, 0.34
_LETTER_STEP = 18
_LANES, _LANE_STEP = 3, 3.5  # pixels; deeper lanes begin again at the text
OVERHANG = 4
"""Pixels by which underlines and the posts of the focus reach out of the box of their line at most."""

_MOST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be painted over the text: the same for every block of a frame."""

    index: SpanIndex
    focused: str | None
    selection: Span | None
    sentence: Span | None
    places: Sequence[Span] = ()
    place_at_hand: Span | None = None
    word: Span | None = None

    def places_in(self, span: Span) -> Sequence[Span]:
        """The found places that lie in `span`, which are in order and do not overlap."""
        first = bisect_right(self.places, span.start, key=lambda place: place.end)
        last = bisect_left(self.places, span.end, key=lambda place: place.start)
        return self.places[first:last]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in the margin: `annotation` is None for the one that says there are more."""

    box: QRectF
    annotation: Annotation | None
    text: str


class Highlighter:
    """Paints blocks of one article in the colours of a theme."""

    def __init__(self, theme: Theme, tags: Sequence[Tag], language: str) -> None:
        self._theme = theme
        self._letters = {tag.id: tag.letter(language) for tag in tags}

    def paint(self, painter: QPainter, laid: LaidBlock, marks: Marks, letter_font: QFont) -> None:
        """Paint one block; the painter stands at the top left of its column."""
        span = laid.block.span
        if span is None:
            self._text(painter, laid)
            return
        found = marks.index.overlapping(span.start, span.end)
        if marks.sentence and marks.sentence.overlaps(span):
            self._sentence(painter, laid, marks.sentence)
        for annotation in found:
            self._fill(painter, laid, annotation, focused=annotation.id == marks.focused)
        if marks.selection and marks.selection.overlaps(span):
            for _, box in laid.rects(marks.selection.start, marks.selection.end):
                painter.fillRect(box, QColor(self._theme.selection))
        self._places(painter, laid, marks.places_in(span), marks.place_at_hand)
        if marks.word and marks.word.overlaps(span):
            self._word(painter, laid, marks.word)
        self._text(painter, laid)
        for annotation in found:
            self._underline(painter, laid, annotation, marks)
        self._margin(painter, laid, found, marks, letter_font)

    def letters(self, laid: LaidBlock, found: Sequence[Annotation]) -> list[Letter]:
        """Return the letters that stand in the margin of a block: one for each annotation begun there."""
        by_line: dict[int, list[Annotation]] = {}
        for annotation in found:
            if laid.block.span and laid.block.span.contains(annotation.span.start):
                by_line.setdefault(laid.line_of(annotation.span.start), []).append(annotation)
        letters = []
        for line, starting in by_line.items():
            top, height = laid.line_box(line)
            fits = len(starting) <= _MOST_LETTERS
            shown = starting if fits else [*starting[: _MOST_LETTERS - 1], None]
            for place, one in enumerate(reversed(shown)):
                box = QRectF(-_BAR - 6 - (place + 1) * _LETTER_STEP, top, _LETTER_STEP, height)
                more = f"+{len(starting) - _MOST_LETTERS + 1}"
                letters.append(Letter(box, one, self._letter(one) if one else more))
        return letters

    def _letter(self, annotation: Annotation) -> str:
        return self._letters.get(annotation.tag, "?")

    def _text(self, painter: QPainter, laid: LaidBlock) -> None:
        quiet = STYLES[laid.block.look].quiet
        painter.setPen(QColor(self._theme.secondary if quiet else self._theme.ink))
        laid.layout.draw(painter, QPointF(0, 0))

    def _sentence(self, painter: QPainter, laid: LaidBlock, sentence: Span) -> None:
        boxes = laid.rects(sentence.start, sentence.end)
        tint = QColor(self._theme.accent)
        tint.setAlphaF(0.07)
        for _, box in boxes:
            painter.fillRect(box, tint)
        if boxes:
            top, bottom = boxes[0][1].top() + 3, boxes[-1][1].bottom() - 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawRoundedRect(QRectF(-_BAR, top, 3, bottom - top), 1.5, 1.5)

    def _places(
        self, painter: QPainter, laid: LaidBlock, places: Sequence[Span], at_hand: Span | None
    ) -> None:
        """Frame what was found; the place at hand is filled as well."""
        ink = QColor(self._theme.accent)
        for place in places:
            fill = QColor(ink)
            fill.setAlphaF(0.45 if place == at_hand else 0.12)
            painter.setPen(QPen(ink, 1))
            painter.setBrush(fill)
            for _, box in laid.rects(place.start, place.end):
                painter.drawRoundedRect(_around_type(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _word(self, painter: QPainter, laid: LaidBlock, word: Span) -> None:
        """Tint the word that is looked up, without a frame: frames are of what was found."""
        fill = QColor(self._theme.accent)
        fill.setAlphaF(0.28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        for _, box in laid.rects(word.start, word.end):
            painter.drawRoundedRect(_around_type(box), 3, 3)

    def _fill(self, painter: QPainter, laid: LaidBlock, annotation: Annotation, *, focused: bool) -> None:
        color = self._theme.tag(annotation.tag)
        color.setAlphaF(_FOCUSED_FILL if focused else _FILL)
        for _, box in laid.rects(annotation.span.start, annotation.span.end):
            painter.fillRect(_around_type(box), color)

    def _underline(self, painter: QPainter, laid: LaidBlock, annotation: Annotation, marks: Marks) -> None:
        lane = marks.index.lane(annotation.id)
        color = self._theme.tag(annotation.tag)
        for _, box in laid.rects(annotation.span.start, annotation.span.end):
            inner = _around_type(box)
            # All of the gap to the next line's type: within the box alone lanes would cover each other.
            room = min(2 * (box.bottom() - inner.bottom()), box.bottom() - inner.bottom() + OVERHANG) - 3
            y = inner.bottom() + 1 + lane % _LANES * min(_LANE_STEP, room / (_LANES - 1))
            _draw_line(painter, annotation.tag, color, QLineF(box.left() + 0.5, y, box.right() - 0.5, y))
        if annotation.id == marks.focused:
            self._ends(painter, laid, annotation, color)

    def _ends(self, painter: QPainter, laid: LaidBlock, annotation: Annotation, color: QColor) -> None:
        """Draw a thin post at either end of the annotation in focus."""
        boxes = laid.rects(annotation.span.start, annotation.span.end)
        span = laid.block.span
        assert span
        painter.setPen(QPen(color, 2))
        if boxes and span.contains(annotation.span.start):
            inner = _around_type(boxes[0][1])
            painter.drawLine(inner.topLeft(), inner.bottomLeft())
        if boxes and span.contains(annotation.span.end - 1):
            inner = _around_type(boxes[-1][1])
            painter.drawLine(inner.topRight(), inner.bottomRight())

    def _margin(
        self, painter: QPainter, laid: LaidBlock, found: Sequence[Annotation], marks: Marks, font: QFont
    ) -> None:
        painter.setFont(font)
        for letter in self.letters(laid, found):
            if letter.annotation is None:
                painter.setPen(QColor(self._theme.secondary))
            else:
                color = self._theme.tag(letter.annotation.tag)
                if letter.annotation.id == marks.focused:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(color)
                    side = _LETTER_STEP - 1.0
                    center = letter.box.center()
                    painter.drawRoundedRect(
                        QRectF(center.x() - side / 2, center.y() - side / 2, side, side), 4, 4
                    )
                    color = QColor(self._theme.paper)
                painter.setPen(color)
            painter.drawText(letter.box, Qt.AlignmentFlag.AlignCenter, letter.text)


def _around_type(box: QRectF) -> QRectF:
    """The part of a line's box that the type itself takes up, so that fills of two lines do not meet."""
    spare = box.height() * 0.17
    return box.adjusted(0, spare, 0, -spare)


def _draw_line(painter: QPainter, tag: str, color: QColor, line: QLineF) -> None:
    """Draw the underline of a tag: solid, double or dotted for the three, dashed for any other."""
    if tag == ASSERTION.id:
        lines = [(0.0, QPen(color, 2))]
    elif tag == RECOMMENDATION.id:
        lines = [(-0.5, QPen(color, 1)), (2.0, QPen(color, 1))]
    elif tag == THREAT_ASSESSMENT.id:
        lines = [(0.0, QPen(color, 2.4, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))]
    else:
        lines = [(0.0, QPen(color, 2, Qt.PenStyle.DashLine))]
    for offset, pen in lines:
        painter.setPen(pen)
        painter.drawLine(line.translated(0, offset))
