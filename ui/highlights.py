"""Painting what is marked: fills, underlines that differ in form, the margin, what a tag would mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout

from ui.gutter import BAR, DRAFT_LETTER, LETTER, draft_letters, margin_of
from ui.tag_forms import FULL, draw_form
from ui.theme import FOCUSED_FILL, fill_strength
from ui.typesetting import STYLES
from ui.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.model import Annotation
    from annotate.review import Review
    from annotate.span_index import SpanIndex
    from annotate.spans import Span
    from annotate.suggest.drafts import Draft, DraftBoard
    from annotate.tags import Tag
    from ui.gutter import Letter, Margin
    from ui.theme import Theme
    from ui.typesetting import LaidBlock

OVERHANG = 7
"""Pixels by which underlines and the posts of the focus reach out of the box of their line at most."""

TINT = 0.07
"""How much of the accent lies behind the sentence in focus, 0 to 1."""

PLACE_AT_HAND = 0.45
"""How much of the accent lies behind the found place that is gone to, 0 to 1."""

_PLACE = 0.12
_WORD = 0.28
_STEP, _LEAST_STEP = 3.5, 1.4  # pixels from one underline to the next
_BETWEEN = 0.5  # of them left free
_CLEAR = ((3, 2.0), (6, 1.0))  # up to so many lanes, so many pixels between type and first underline
_STRIPE, _FOCUSED_STRIPE = 2.0, 8.0
_QUIET_GHOST, _GHOST = 0.4, 0.9
_BREAK = 4  # pixels between the hairlines of two paragraphs
_DOTS = (1, 3)  # pixels of a suggestion's line, drawn and left out
_QUIET_DRAFT, _DRAFT, _CUE = 0.55, 1.0, 0.2


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be painted over the text: the same for every block of a frame.

    `drafts` are what is suggested; the cues of the one in focus are marked.
    `ghost` is the stretch a tag key would mark. `preview` is the tag that is pointed at: the ghost, or
    else the annotation in focus, is shown as if it had that tag.
    """

    index: SpanIndex
    focused: str | None = None
    selection: Span | None = None
    sentence: Span | None = None
    ghost: Span | None = None
    preview: str | None = None
    places: Sequence[Span] = ()
    place_at_hand: Span | None = None
    word: Span | None = None
    review: Review | None = None
    drafts: DraftBoard | None = None

    def drafts_in(self, span: Span) -> Sequence[Draft]:
        """The suggestions that reach into `span`."""
        return self.drafts.between(span.start, span.end) if self.drafts else ()

    def places_in(self, span: Span) -> Sequence[Span]:
        """The found places that lie in `span`, which are in order and do not overlap."""
        first = bisect_right(self.places, span.start, key=lambda place: place.end)
        last = bisect_left(self.places, span.end, key=lambda place: place.start)
        return self.places[first:last]


Boxes = list[tuple[int, QRectF]]
"""What a block shows of a stretch: the line, and the box over its full height, of each part."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An annotation as one block shows it."""

    span: Span
    tag: str
    lane: int
    boxes: Boxes
    focused: bool


class Highlighter:
    """Paints blocks of one article in the colours of a theme."""

    def __init__(self, theme: Theme, tags: Sequence[Tag], language: str) -> None:
        self._theme = theme
        self._letters = {tag.id: tag.letter(language) for tag in tags}
        self._inks = {tag.id: theme.tag(tag.id) for tag in tags}
        self._margins: WeakKeyDictionary[LaidBlock, tuple[Sequence[Annotation], float, Margin]]
        self._margins = WeakKeyDictionary()
        self._font = QFont()
        self._font.setFamilies(Typography().families())
        self._font.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, laid: LaidBlock, marks: Marks, exposed: QRectF, room: float) -> None:
        """Paint what of a block lies in `exposed`; the painter stands at the top left of its column.

        `room` is what is free left of the column, in pixels.
        """
        span = laid.block.span
        found = marks.index.overlapping(span.start, span.end) if span else []
        drafts = marks.drafts_in(span) if span else ()
        if exposed.right() > 0:
            self._column(painter, laid, found, marks, exposed)
            self._draft_lines(painter, laid, drafts, marks, exposed)
        if span and marks.review and exposed.left() < 0:
            self._unread(painter, laid, marks.review.unread(span))
        if exposed.left() < 0 and (found or drafts):
            margin = self.margin(laid, found, room)
            self._margin(painter, margin, marks, exposed)
            self._draft_letters(painter, laid, margin, drafts, marks)

    def margin(self, laid: LaidBlock, found: Sequence[Annotation], room: float) -> Margin:
        """Return the letters and stripes beside a block for the annotations `found` there."""
        known = self._margins.get(laid)
        if known and known[0] == found and known[1] == room:
            return known[2]
        margin = margin_of(laid, found, room, lambda annotation: self._letters.get(annotation.tag, "?"))
        self._margins[laid] = found, room, margin
        return margin

    def _ink(self, tag: str) -> QColor:
        return self._inks.get(tag) or self._theme.tag(tag)

    def _column(
        self, painter: QPainter, laid: LaidBlock, found: Sequence[Annotation], marks: Marks, exposed: QRectF
    ) -> None:
        shown = self._shown(laid, found, marks)
        selected = [] if marks.preview else _boxes(laid, marks.selection)
        for _, box in _boxes(laid, marks.sentence):
            painter.fillRect(box, _faint(self._theme.accent, TINT))
        self._cues(painter, laid, marks)
        for mark in shown:
            self._fill(painter, mark)
        for _, box in selected:
            painter.fillRect(box, QColor(self._theme.selection))
        if laid.block.span:
            self._places(painter, laid, marks.places_in(laid.block.span), marks.place_at_hand)
        for _, box in _boxes(laid, marks.word):
            painter.fillRect(_around_type(box), _faint(self._theme.accent, _WORD))
        read = [mark.span for mark in shown] + ([marks.selection] if marks.selection and selected else [])
        self._text(painter, laid, read, exposed)
        self._underlines(painter, laid, shown, exposed)
        if not marks.preview:
            self._ghost(painter, _boxes(laid, marks.ghost), strong=marks.ghost == marks.selection)

    def _unread(self, painter: QPainter, laid: LaidBlock, sentences: Sequence[Span]) -> None:
        """Draw a hairline beside sentences never looked at, where the bar of the one in focus stands."""
        span = laid.block.span
        assert span
        for sentence in sentences:
            top, _ = laid.line_box(laid.line_of(max(sentence.start, span.start)))
            last, height = laid.line_box(laid.line_of(min(sentence.end, span.end) - 1))
            hairline = QRectF(-BAR + 1, top + _BREAK, 1, last + height - top - 2 * _BREAK)
            painter.fillRect(hairline, QColor(self._theme.edge))

    def _shown(self, laid: LaidBlock, found: Sequence[Annotation], marks: Marks) -> list[_Mark]:
        """What is marked in a block, the annotation in focus, or the one a tag would make, last."""
        shown, last = [], []
        for annotation in found:
            boxes, lane = _boxes(laid, annotation.span), marks.index.lane(annotation.id)
            if annotation.id != marks.focused:
                shown.append(_Mark(annotation.span, annotation.tag, lane, boxes, focused=False))
            else:
                tag = annotation.tag if marks.ghost else marks.preview or annotation.tag
                last.append(_Mark(annotation.span, tag, lane, boxes, focused=True))
        if marks.preview and marks.ghost and (boxes := _boxes(laid, marks.ghost)):
            lane = marks.index.free_lane(marks.ghost)
            last.append(_Mark(marks.ghost, marks.preview, lane, boxes, focused=True))
        return shown + last

    def _text(self, painter: QPainter, laid: LaidBlock, read: Iterable[Span], exposed: QRectF) -> None:
        """Draw the type; where a quiet block is marked, in the ink that can be read on any fill."""
        inked = []
        quiet = STYLES[laid.block.look].quiet
        if quiet and laid.shown:
            for span in read:
                one = QTextLayout.FormatRange()
                one.start = laid.shown.to_qt(span.start)
                one.length = laid.shown.to_qt(span.end) - one.start
                form = QTextCharFormat()
                form.setForeground(QColor(self._theme.ink))
                one.format = form
                inked.append(one)
        painter.setPen(QColor(self._theme.secondary if quiet else self._theme.ink))
        laid.layout.draw(painter, QPointF(0, 0), inked, exposed)

    def _places(
        self, painter: QPainter, laid: LaidBlock, places: Sequence[Span], at_hand: Span | None
    ) -> None:
        """Frame what was found; the place at hand is filled as well."""
        for place in places:
            for _, box in laid.rects(place.start, place.end):
                frame = _around_type(box).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.setPen(QPen(QColor(self._theme.accent), 1))
                if place == at_hand:  # on paper: fills below it would leave too little contrast
                    painter.setBrush(QColor(self._theme.paper))
                    painter.drawRoundedRect(frame, 3, 3)
                painter.setBrush(_faint(self._theme.accent, PLACE_AT_HAND if place == at_hand else _PLACE))
                painter.drawRoundedRect(frame, 3, 3)

    def _fill(self, painter: QPainter, mark: _Mark) -> None:
        """The one in focus lies on paper, so that it stands out at any depth."""
        color = _faint(self._ink(mark.tag), FOCUSED_FILL if mark.focused else fill_strength(mark.lane))
        for _, box in mark.boxes:
            if mark.focused:
                painter.fillRect(_around_type(box), QColor(self._theme.paper))
            painter.fillRect(_around_type(box), color)

    def _underlines(
        self, painter: QPainter, laid: LaidBlock, shown: Sequence[_Mark], exposed: QRectF
    ) -> None:
        deepest: dict[int, int] = {}
        for mark in shown:
            for line, _ in mark.boxes:
                deepest[line] = max(deepest.get(line, 0), mark.lane)
        pixel = 1 / painter.device().devicePixelRatioF()
        type_height = laid.layout.font().pixelSize()
        for mark in shown:
            edges: dict[float, list[QLineF]] = {}
            for line, box in mark.boxes:
                if box.bottom() + OVERHANG < exposed.top() or box.top() > exposed.bottom():
                    continue
                below, height = lane_place(laid.line_height, type_height, mark.lane, deepest[line] + 1)
                y = round((box.top() + below) / pixel) * pixel
                edge = QLineF(round(box.left() + 0.5), y, round(box.right() - 0.5), y)
                edges.setdefault(max(height, 2.0) if mark.focused else height, []).append(edge)
            for height, lines in edges.items():
                draw_form(painter, self._theme.form(mark.tag), self._ink(mark.tag), lines, height)
            if mark.focused:
                self._ends(painter, laid, mark, self._ink(mark.tag))

    def _ends(self, painter: QPainter, laid: LaidBlock, mark: _Mark, color: QColor) -> None:
        """Draw a thin post at either end of the annotation in focus."""
        whole = laid.block.span
        if not whole or not mark.boxes:
            return
        painter.setPen(QPen(color, 2))
        first, last = _around_type(mark.boxes[0][1]), _around_type(mark.boxes[-1][1])
        if whole.contains(mark.span.start):
            painter.drawLine(first.topLeft(), first.bottomLeft())
        if whole.contains(mark.span.end - 1):
            painter.drawLine(last.topRight(), last.bottomRight())

    def _ghost(self, painter: QPainter, boxes: Boxes, *, strong: bool) -> None:
        """Draw a fine dashed line around what a tag key would mark."""
        if not boxes:
            return
        outline = QPainterPath()
        for _, box in boxes:
            outline.addRect(QRectF(round(box.left()), box.top(), round(box.width()), box.height()))
        pen = QPen(_faint(self._theme.accent, _GHOST if strong else _QUIET_GHOST), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(outline.simplified().translated(0.5, 0.5))

    def _cues(self, painter: QPainter, laid: LaidBlock, marks: Marks) -> None:
        """Mark the words that speak for the suggestion in focus."""
        sentence = marks.sentence
        for draft in marks.drafts_in(sentence) if sentence and not marks.preview else ():
            for evidence in draft.evidence:
                if evidence.span != draft.span:
                    for _, box in _boxes(laid, evidence.span):
                        painter.fillRect(_around_type(box), _faint(self._ink(draft.tag), _CUE))

    def _draft_lines(
        self, painter: QPainter, laid: LaidBlock, drafts: Sequence[Draft], marks: Marks, exposed: QRectF
    ) -> None:
        """Draw fine dots under what is suggested, darker in focus."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        below, _ = lane_place(laid.line_height, laid.layout.font().pixelSize(), 0, 1)
        for draft in drafts:
            strength = _DRAFT if draft.span == marks.sentence else _QUIET_DRAFT
            pen = QPen(_faint(self._ink(draft.tag), strength), 1, c=Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(_DOTS)
            painter.setPen(pen)
            for _, box in _boxes(laid, draft.span):
                y = round(box.top() + below) + 0.5
                if exposed.top() <= y + 1 and y - 1 <= exposed.bottom():
                    painter.drawLine(QLineF(round(box.left()) + 1, y, round(box.right()) - 1, y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _draft_letters(
        self, painter: QPainter, laid: LaidBlock, margin: Margin, drafts: Sequence[Draft], marks: Marks
    ) -> None:
        """Write the letter of each suggestion that begins here small into the margin, where it is free."""
        self._font.setPixelSize(DRAFT_LETTER)
        painter.setFont(self._font)
        for box, draft in draft_letters(laid, margin, drafts):
            strength = _DRAFT if draft.span == marks.sentence else _QUIET_DRAFT
            painter.setPen(_faint(self._ink(draft.tag), strength))
            letter = self._letters.get(draft.tag, "?")
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, letter)

    def _margin(self, painter: QPainter, margin: Margin, marks: Marks, exposed: QRectF) -> None:
        for stripe in margin.stripes:
            if stripe.box.intersects(exposed):
                focused = stripe.annotation.id == marks.focused
                color = self._ink(stripe.annotation.tag)
                if focused:
                    beside = max((stripe.box.width() - _FOCUSED_STRIPE) / 2, 0)
                    painter.fillRect(stripe.box.adjusted(beside, 0, -beside, 0), _faint(color, FOCUSED_FILL))
                x = round(stripe.box.center().x() - _STRIPE / 2)
                line = QLineF(x, stripe.box.top(), x, stripe.box.bottom())
                draw_form(painter, self._theme.form(stripe.annotation.tag), color, [line])
        for letter in margin.letters:
            if letter.box.intersects(exposed):
                self._letter(painter, letter, focused=self._is_focused(letter, marks))

    @staticmethod
    def _is_focused(letter: Letter, marks: Marks) -> bool:
        those = letter.hidden if letter.annotation is None else (letter.annotation,)
        return any(annotation.id == marks.focused for annotation in those)

    def _letter(self, painter: QPainter, letter: Letter, *, focused: bool) -> None:
        annotation = letter.annotation
        color = self._ink(annotation.tag) if annotation else QColor(self._theme.secondary)
        if focused:
            side = min(max(letter.box.width(), LETTER + 2), letter.box.height(), LETTER + 4)
            plate = QRectF(0, 0, side, side)
            plate.moveCenter(letter.box.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(plate, 3, 3)
            color = QColor(self._theme.paper)
        self._font.setPixelSize(LETTER if annotation else LETTER - 2)
        painter.setFont(self._font)
        painter.setPen(color)
        painter.drawText(
            letter.box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, letter.text
        )


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


def _boxes(laid: LaidBlock, span: Span | None) -> Boxes:
    whole = laid.block.span
    return laid.rects(span.start, span.end) if span and whole and span.overlaps(whole) else []


def _faint(color: QColor | str, strength: float) -> QColor:
    result = QColor(color)
    result.setAlphaF(strength)
    return result


def _around_type(box: QRectF) -> QRectF:
    """The part of a line's box that the type itself takes up, so that fills of two lines do not meet."""
    spare = box.height() * 0.17
    return box.adjusted(0, spare, 0, -spare)
