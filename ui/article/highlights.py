"""Painting what is marked: fills, underlines that differ in form, the margin, what a tag would mark."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QTextCharFormat, QTextLayout

from ui.article.block_marks import Boxes, Mark, around_type, boxes_of, lane_place, marks_of, retagged
from ui.article.dashes import draw_dashed
from ui.article.gutter import BAR, DRAFT_LETTER, LETTER, Margin, draft_letters, margin_of
from ui.article.typesetting import STYLES
from ui.article.typography import Typography
from ui.tags.tag_forms import draw_form
from ui.theme import FOCUSED_FILL, fill_strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.review import Review
    from annotate.span_index import SpanIndex
    from annotate.spans import Span
    from annotate.suggest.drafts import Draft, DraftBoard
    from annotate.tags import Tag
    from ui.article.block_marks import BlockMarks, Part
    from ui.article.exposed import Exposed
    from ui.article.gutter import Letter
    from ui.article.typesetting import LaidBlock
    from ui.theme import Theme

TINT = 0.07
"""How much of the accent lies behind the sentence in focus, 0 to 1."""

PLACE_AT_HAND = 0.45
"""How much of the accent lies behind the found place that is gone to, 0 to 1."""

_PLACE = 0.12
_WORD = 0.28
_STRIPE, _FOCUSED_STRIPE = 2.0, 8.0
_QUIET_GHOST, _GHOST = 0.4, 0.9
_BREAK = 4  # pixels between the hairlines of two paragraphs
_DOTS = (1, 3)  # pixels of a suggestion's line, drawn and left out
_QUIET_DRAFT, _DRAFT, _CUE = 0.55, 1.0, 0.2
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip  # joined once: that takes 6 µs each time


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


class Highlighter:
    """Paints blocks of one article in the colours of a theme."""

    def __init__(self, theme: Theme, tags: Sequence[Tag], language: str) -> None:
        self._theme = theme
        self._letters = {tag.id: tag.letter(language) for tag in tags}
        self._inks = {tag.id: theme.tag(tag.id) for tag in tags}
        self._tints: dict[tuple[str, float], QColor] = {}
        self._blocks: WeakKeyDictionary[LaidBlock, BlockMarks] = WeakKeyDictionary()
        self._margins: WeakKeyDictionary[LaidBlock, tuple[BlockMarks, float, Margin]] = WeakKeyDictionary()
        self._font = QFont()
        self._font.setFamilies(Typography().families())
        self._font.setWeight(QFont.Weight.DemiBold)

    def paint(self, painter: QPainter, laid: LaidBlock, marks: Marks, exposed: Exposed, room: float) -> None:
        """Paint what of a block is exposed; the painter stands at the top left of its column.

        `room` is what is free left of the column, in pixels.
        """
        span = laid.block.span
        drafts = marks.drafts_in(span) if span else ()
        if exposed.in_column:
            self._column(painter, laid, marks, exposed)
            self._draft_lines(painter, laid, drafts, marks, exposed)
        if span and marks.review and exposed.in_margin:
            self._unread(painter, laid, marks.review.unread(span))
        if span and exposed.in_margin:
            margin = self.margin(laid, marks.index, room)
            self._margin(painter, margin, marks, exposed)
            self._draft_letters(painter, laid, margin, drafts, marks)

    def margin(self, laid: LaidBlock, index: SpanIndex, room: float) -> Margin:
        """Return the letters and stripes beside a block for the annotations that `index` has there."""
        block = self._block(laid, index)
        known = self._margins.get(laid)
        if known and known[0] is block and known[1] == room:
            return known[2]
        margin = margin_of(laid, block.found, room, lambda annotation: self._letters.get(annotation.tag, "?"))
        self._margins[laid] = block, room, margin
        return margin

    def _block(self, laid: LaidBlock, index: SpanIndex) -> BlockMarks:
        """What annotations look like in a block, worked out anew only where one of them changed."""
        known = self._blocks.get(laid)
        if known is None or not known.holds(laid, index):
            known = self._blocks[laid] = marks_of(laid, index)
        return known

    def _ink(self, tag: str) -> QColor:
        return self._inks.get(tag) or self._theme.tag(tag)

    def _tint(self, tag: str, strength: float) -> QColor:
        """The colour of a tag as far as it covers what lies below."""
        if (known := self._tints.get((tag, strength))) is None:
            known = self._tints[tag, strength] = QColor(self._ink(tag))
            known.setAlphaF(strength)
        return known

    def _column(self, painter: QPainter, laid: LaidBlock, marks: Marks, exposed: Exposed) -> None:
        others, foremost = self._shown(laid, marks, exposed)
        selected = [] if marks.preview else boxes_of(laid, marks.selection)
        for _, box in boxes_of(laid, marks.sentence):
            painter.fillRect(box, _faint(self._theme.accent, TINT))
        self._cues(painter, laid, marks)
        for part in others:
            painter.fillRect(part.fill, self._tint(part.mark.tag, fill_strength(part.mark.lane)))
        for part in foremost:  # on paper, so that it stands out at any depth
            painter.fillRect(part.fill, QColor(self._theme.paper))
            painter.fillRect(part.fill, self._tint(part.mark.tag, FOCUSED_FILL))
        for _, box in selected:
            painter.fillRect(box, QColor(self._theme.selection))
        if laid.block.span:
            self._places(painter, laid, marks.places_in(laid.block.span), marks.place_at_hand)
        for _, box in boxes_of(laid, marks.word):
            painter.fillRect(around_type(box), _faint(self._theme.accent, _WORD))
        read = [part.mark.span for part in (*others, *foremost)]
        self._text(painter, laid, [*read, marks.selection] if marks.selection and selected else read, exposed)
        self._underlines(painter, others)
        self._underlines(painter, foremost, least=2.0)
        self._ends(painter, laid, foremost)
        if not marks.preview:
            ghost = boxes_of(laid, marks.ghost)
            self._ghost(painter, ghost, exposed.column.top(), strong=marks.ghost == marks.selection)

    def _unread(self, painter: QPainter, laid: LaidBlock, sentences: Sequence[Span]) -> None:
        """Draw a hairline beside sentences never looked at, where the bar of the one in focus stands."""
        span = laid.block.span
        assert span
        for sentence in sentences:
            top, _ = laid.line_box(laid.line_of(max(sentence.start, span.start)))
            last, height = laid.line_box(laid.line_of(min(sentence.end, span.end) - 1))
            hairline = QRectF(-BAR + 1, top + _BREAK, 1, last + height - top - 2 * _BREAK)
            painter.fillRect(hairline, QColor(self._theme.edge))

    def _shown(self, laid: LaidBlock, marks: Marks, exposed: Exposed) -> tuple[list[Part], list[Part]]:
        """What is marked in the lines of a block that are exposed; apart what stands before all else.

        That is the annotation in focus, or the one that a tag would make.
        """
        if not laid.block.span:
            return [], []
        thought_of = None
        if marks.preview and marks.ghost and (boxes := boxes_of(laid, marks.ghost)):
            thought_of = Mark("", marks.ghost, marks.preview, marks.index.free_lane(marks.ghost), boxes)
        block = marks_of(laid, marks.index, thought_of) if thought_of else self._block(laid, marks.index)
        others: list[Part] = []
        foremost: list[Part] = []
        for part in block.parts(exposed.lines(laid)):
            if part.mark is thought_of:
                foremost.append(part)
            else:
                (foremost if part.mark.id == marks.focused else others).append(part)
        return others, retagged(foremost, marks.preview) if marks.preview and not marks.ghost else foremost

    def _text(self, painter: QPainter, laid: LaidBlock, read: Iterable[Span], exposed: Exposed) -> None:
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
        laid.layout.draw(painter, QPointF(0, 0), inked, exposed.column)

    def _places(
        self, painter: QPainter, laid: LaidBlock, places: Sequence[Span], at_hand: Span | None
    ) -> None:
        """Frame what was found; the place at hand is filled as well."""
        for place in places:
            for _, box in laid.rects(place.start, place.end):
                frame = around_type(box).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.setPen(QPen(QColor(self._theme.accent), 1))
                if place == at_hand:  # on paper: fills below it would leave too little contrast
                    painter.setBrush(QColor(self._theme.paper))
                    painter.drawRoundedRect(frame, 3, 3)
                painter.setBrush(_faint(self._theme.accent, PLACE_AT_HAND if place == at_hand else _PLACE))
                painter.drawRoundedRect(frame, 3, 3)

    def _underlines(self, painter: QPainter, parts: Iterable[Part], least: float = 0.0) -> None:
        """Draw the underlines of marks, as high as there is room for them, `least` pixels in any case."""
        pixel = 1 / painter.device().devicePixelRatioF()
        alike: dict[tuple[str, float], list[QLineF]] = defaultdict(list)
        for part in parts:
            alike[part.mark.tag, max(part.height, least)].append(part.underline(pixel))
        for (tag, height), lines in alike.items():
            draw_form(painter, self._theme.form(tag), self._ink(tag), lines, height)

    def _ends(self, painter: QPainter, laid: LaidBlock, parts: Iterable[Part]) -> None:
        """Draw a thin post at either end of what stands before all else."""
        whole = laid.block.span
        for mark in dict.fromkeys(part.mark for part in parts):
            assert whole
            painter.setPen(QPen(self._ink(mark.tag), 2))
            first, last = around_type(mark.boxes[0][1]), around_type(mark.boxes[-1][1])
            if whole.contains(mark.span.start):
                painter.drawLine(first.topLeft(), first.bottomLeft())
            if whole.contains(mark.span.end - 1):
                painter.drawLine(last.topRight(), last.bottomRight())

    def _ghost(self, painter: QPainter, boxes: Boxes, top: float, *, strong: bool) -> None:
        """Draw a fine dashed line around what a tag key would mark."""
        if not boxes:
            return
        outline = QPainterPath()
        for _, box in boxes:
            outline.addRect(QRectF(round(box.left()), box.top(), round(box.width()), box.height()))
        color = _faint(self._theme.accent, _GHOST if strong else _QUIET_GHOST)
        draw_dashed(painter, outline.simplified().translated(0.5, 0.5), color, top)

    def _cues(self, painter: QPainter, laid: LaidBlock, marks: Marks) -> None:
        """Mark the words that speak for the suggestion in focus."""
        sentence = marks.sentence
        for draft in marks.drafts_in(sentence) if sentence and not marks.preview else ():
            for evidence in draft.evidence:
                if evidence.span != draft.span:
                    for _, box in boxes_of(laid, evidence.span):
                        painter.fillRect(around_type(box), self._tint(draft.tag, _CUE))

    def _draft_lines(
        self, painter: QPainter, laid: LaidBlock, drafts: Sequence[Draft], marks: Marks, exposed: Exposed
    ) -> None:
        """Draw fine dots under what is suggested, darker in focus."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        below, _ = lane_place(laid.line_height, laid.layout.font().pixelSize(), 0, 1)
        for draft in drafts:
            strength = _DRAFT if draft.span == marks.sentence else _QUIET_DRAFT
            pen = QPen(self._tint(draft.tag, strength), 1, c=Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(_DOTS)
            painter.setPen(pen)
            for _, box in boxes_of(laid, draft.span):
                y = round(box.top() + below) + 0.5
                if exposed.column.top() <= y + 1 and y - 1 <= exposed.column.bottom():
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
            painter.setPen(self._tint(draft.tag, strength))
            letter = self._letters.get(draft.tag, "?")
            painter.drawText(box, _CENTRED, letter)

    def _margin(self, painter: QPainter, margin: Margin, marks: Marks, exposed: Exposed) -> None:
        alike: dict[str, list[QLineF]] = defaultdict(list)
        for stripe in margin.stripes:
            if exposed.touches(stripe.box):
                if stripe.annotation.id == marks.focused:
                    beside = max((stripe.box.width() - _FOCUSED_STRIPE) / 2, 0)
                    plate = stripe.box.adjusted(beside, 0, -beside, 0)
                    painter.fillRect(plate, self._tint(stripe.annotation.tag, FOCUSED_FILL))
                x = round(stripe.box.center().x() - _STRIPE / 2)
                alike[stripe.annotation.tag].append(QLineF(x, stripe.box.top(), x, stripe.box.bottom()))
        for tag, lines in alike.items():
            draw_form(painter, self._theme.form(tag), self._ink(tag), lines)
        for letter in margin.letters:
            if exposed.touches(letter.box):
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
        painter.drawText(letter.box, _CENTRED, letter.text)


@cache
def _faint(color: str, strength: float) -> QColor:
    """A colour by its name; painting does not change it."""
    result = QColor(color)
    result.setAlphaF(strength)
    return result
