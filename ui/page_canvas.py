"""An article set in a column: laid out where it is looked at, scrolled, and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QPoint, QRect, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from annotate.model import Content
from annotate.span_index import SpanIndex
from ui.highlights import GUTTER, OVERHANG, Highlighter, Marks
from ui.i18n import current_language, tr
from ui.reading_focus import ReadingFocus
from ui.reading_page import Look, reading_page
from ui.typesetting import Metrics, Typesetting
from ui.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from annotate.model import Annotation, Article
    from annotate.spans import Span
    from annotate.tags import Tag
    from ui.reading_page import Block
    from ui.theme import Theme

_RIGHT_MARGIN = 28
_GLIDE = 140  # milliseconds

Held = tuple[int, int]
"""A place in the text and the height of its line in the viewport, in pixels."""


class PageCanvas(QAbstractScrollArea):
    """Shows one article and what is marked in it; `focus` says what is selected and in focus.

    Only what is in view is laid out and painted, so that the length of an article hardly counts.

    Signals:
        folded: the furniture of the page was folded away, or unfolded.
        typography_changed: arg: Typography.
    """

    folded = Signal()
    typography_changed = Signal(object)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._theme = theme
        self._highlighter = Highlighter(theme, tags, current_language())
        self._article: Article | None = None
        self._content = Content("", (), ())
        self.focus = ReadingFocus(self._content, SpanIndex())
        self._places: Sequence[Span] = ()
        self._place_at_hand: Span | None = None
        self._whole_page = False
        self._typography = Typography()
        self._page = self._typeset()
        # What a row of changes keeps in place, and the scroll bar's value since: else it would creep up.
        self._held_over_resizing: tuple[Held | None, int] = (None, 0)
        self._held_over_setting: tuple[Held | None, int] = (None, -1)
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._glided)

    def set_article(self, article: Article | None, content: Content, focus: ReadingFocus) -> None:
        """Show another article from its beginning, or none."""
        self._article, self._content, self.focus = article, content, focus
        self._glide.stop()
        self._page = self._typeset()
        self._held_over_resizing, self._held_over_setting = (None, 0), (None, -1)
        self.verticalScrollBar().setValue(0)
        self._settle()
        self.viewport().update()

    def hidden(self) -> Sequence[Span]:
        """What of the text is folded away, in order."""
        return self._page.hidden

    def show_places(self, places: Sequence[Span], at_hand: Span | None) -> None:
        """Frame what was found, in order and without overlap, and bring the place at hand into view."""
        self._places, self._place_at_hand = places, at_hand
        if at_hand:
            self.reveal(at_hand)
        self.viewport().update()

    def place(self) -> int:
        """Where the analyst is, in code points of the text."""
        return self.focus.sentence.start if self.focus.sentence else 0

    def first_in_view(self) -> int:
        """Where the first line in view begins, in code points of the text."""
        top = self._top_line()
        return top[0] if top else 0

    @property
    def whole_page(self) -> bool:
        """Whether the furniture of the page is shown, greyed, in its place."""
        return self._whole_page

    @whole_page.setter
    def whole_page(self, whole: bool) -> None:
        if whole != self._whole_page:
            self._whole_page = whole
            self._set_anew(self._set_page, stay_at_top=True)
            self.folded.emit()

    @property
    def typography(self) -> Typography:
        """How the article is set."""
        return self._typography

    @typography.setter
    def typography(self, typography: Typography) -> None:
        if typography != self._typography:
            self._typography = typography
            self._set_anew(lambda: self._page.set_metrics(self._metrics()))
            self.typography_changed.emit(typography)

    def zoom(self, step: int) -> None:
        """Make the type larger by `step` pixels, or smaller."""
        self.typography = self._typography.resized(self._typography.size + step)

    # Geometry

    def _typeset(self) -> Typesetting:
        blocks = reading_page(self._article, self._content, whole=self._whole_page) if self._article else []
        return Typesetting(self._content.text, blocks, self._words, self._metrics())

    def _set_page(self) -> None:
        self._page = self._typeset()

    def _words(self, block: Block) -> str:
        if block.look is Look.FOLD:
            return tr("article.unfolded") if self._whole_page else tr("article.folded", count=block.folded)
        return "⋯" if block.look is Look.GAP else block.words

    def _metrics(self) -> Metrics:
        return Metrics(self._typography, self.viewport().width() - GUTTER - _RIGHT_MARGIN)

    def column_left(self) -> int:
        free = self.viewport().width() - self._page.metrics.width
        return max((free - _RIGHT_MARGIN + GUTTER) // 2, GUTTER) if free > 0 else GUTTER

    def _set_anew(self, change: Callable[[], None], *, stay_at_top: bool = False) -> None:
        """Set the article again; where the analyst is, or else the top line, stays where it is in view."""
        self._finish_glide()
        bar = self.verticalScrollBar()
        held, value = self._held_over_setting
        if stay_at_top and not bar.value():
            held = None
        elif value != bar.value():  # scrolled since
            held = self._held_line()
        change()
        self._bring_back(held)
        self._held_over_setting = held, bar.value()
        self.viewport().update()

    def _held_line(self) -> Held | None:
        place = min(self.place(), max(len(self._content.text) - 1, 0))
        if self._content.text and self._page.blocks and self._page.is_laid(self._page.block_at(place)):
            y = self._line_top(place) - self.verticalScrollBar().value()
            if 0 <= y < self.viewport().height():
                return place, y
        return self._top_line()

    def _top_line(self) -> Held | None:
        offset = self.verticalScrollBar().value()
        for index in self._blocks_between(offset, offset + self.viewport().height()):
            top = self._page.heights.top(index)
            position = self._page.laid(index).first_below(offset - top)
            if position is not None:
                return position, self._line_top(position) - offset
        return None

    def _line_top(self, position: int) -> int:
        """The top of the line that shows `position`, on the page."""
        index = self._page.block_at(position)
        laid = self._page.laid(index)
        line = laid.line_box(laid.line_of(position))[0] if laid.shown else 0
        return self._page.heights.top(index) + line

    def _bring_back(self, held: Held | None) -> None:
        """Scroll until a line is at a height of the viewport, as far as the page reaches."""
        bar = self.verticalScrollBar()
        if held is None:
            self._settle()
            return
        position, y = held
        for _ in range(3):  # what is laid out above the line on the way may move it
            offset = self._line_top(position) - y
            self._fit_bar()
            bar.setValue(offset)
            self._settle()
            if self._line_top(position) - bar.value() == y:
                return

    def _settle(self) -> None:
        """Lay out what is in view, so that painting changes no height, and bring the scroll bar in line."""
        bar = self.verticalScrollBar()
        for _ in range(2):  # heights that turn out smaller than guessed bring more blocks into view
            self._lay_between(bar.value(), bar.value() + self.viewport().height())
        self._fit_bar()

    def _fit_bar(self) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._page.metrics.line_height(Look.BODY))
        bar.setRange(0, max(self._page.heights.total - self.viewport().height(), 0))

    def _lay_between(self, top: int, bottom: int) -> None:
        for index in self._blocks_between(top, bottom):
            self._lay(index)

    def _lay(self, index: int) -> None:
        """Lay out a block; what is in view below its top stays there, whatever its height turns out to be."""
        bar = self.verticalScrollBar()
        guessed = self._page.heights[index]
        self._page.laid(index)
        grew = self._page.heights[index] - guessed
        if grew and self._page.heights.top(index) < bar.value():
            self._fit_bar()
            if self._glide.state() == self._glide.State.Running:
                self._glide.setStartValue(self._glide.startValue() + grew)
                self._glide.setEndValue(self._glide.endValue() + grew)
            bar.setValue(bar.value() + grew)

    def _blocks_between(self, top: int, bottom: int) -> Iterator[int]:
        if not self._page.blocks:
            return
        index = self._page.heights.at(max(top, 0))
        y = self._page.heights.top(index)
        while index < len(self._page.blocks) and y < bottom:
            yield index
            y += self._page.heights[index]
            index += 1

    def span_rect(self, span: Span) -> QRect:
        """The box around what is in view of a span, over the full width, in the viewport."""
        top, bottom = self._span_extent(span)
        offset = self.verticalScrollBar().value()
        return QRect(0, top - offset, self.viewport().width(), bottom - top)

    def _span_extent(self, span: Span) -> tuple[int, int]:
        """Top and bottom of the lines that show a span, on the page; guessed where not laid out."""
        if not self._page.blocks:
            return 0, 0
        blocks = self._page.blocks_showing(span)
        top = self._page.heights.top(blocks[0])
        bottom = self._page.heights.top(blocks[-1]) + self._page.heights[blocks[-1]]
        if self._page.is_laid(blocks[0]) and self._page.blocks[blocks[0]].pieces:
            laid = self._page.laid(blocks[0])
            top += laid.line_box(laid.line_of(span.start))[0]
        if self._page.is_laid(blocks[-1]) and self._page.blocks[blocks[-1]].pieces:
            laid = self._page.laid(blocks[-1])
            line_top, height = laid.line_box(laid.line_of(max(span.end - 1, span.start)))
            bottom = self._page.heights.top(blocks[-1]) + line_top + height
        return top, bottom

    def update_span(self, span: Span) -> None:
        self.viewport().update(self.span_rect(span).adjusted(0, -OVERHANG, 0, OVERHANG))

    def reveal(self, span: Span) -> None:
        """Scroll calmly until the span is in view, a third from the top, if it is not well in view now."""
        if not self._page.blocks:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        blocks = self._page.blocks_showing(span)
        self._lay(blocks[0])
        self._lay(blocks[-1])
        top, bottom = self._span_extent(span)
        offset = self._glide.endValue() if self._glide.state() == self._glide.State.Running else bar.value()
        if top - offset >= height // 8 and bottom - offset <= height * 7 // 8:
            return
        if self.isVisible() and abs(top - height // 3 - bar.value()) <= 2 * height:
            # All of the way is laid out first: heights that changed under the glide would lead it astray.
            self._lay_between(min(bar.value(), top - height // 3), max(bar.value(), top) + height)
            self._fit_bar()
            self._glide_to(self._span_extent(span)[0] - height // 3)
        else:
            self._glide.stop()
            self._bring_back((span.start, height // 3))

    def _glided(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)

    def _finish_glide(self) -> None:
        if self._glide.state() == self._glide.State.Running:
            self._glide.stop()
            self.verticalScrollBar().setValue(self._glide.endValue())

    def _glide_to(self, value: int) -> None:
        bar = self.verticalScrollBar()
        self._glide.stop()
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(min(max(value, 0), bar.maximum()))
        self._glide.start()

    def position_at(self, point: QPoint, *, on_character: bool = False) -> int | None:
        """Return the place in the text nearest to a point of the viewport; None where no text is near."""
        block = self.block_at(point)
        if block is None or not self._page.blocks[block].pieces:
            return None
        x, y = self.in_block(point, block)
        return self._page.laid(block).position_at(x, y, on_character=on_character)

    def position_near(self, point: QPoint) -> int | None:
        """Return as `position_at`, and between paragraphs the end of the text above; None without text."""
        position = self.position_at(point)
        block = self.block_at(point)
        if position is not None or block is None:
            return position
        above = (self._page.blocks[index].span for index in range(block, -1, -1))
        if span := next((span for span in above if span), None):
            return span.end
        return next((span.start for other in self._page.blocks if (span := other.span)), None)

    def character_rect(self, position: int) -> QRect:
        """Return the box of the character at `position` in the viewport, over the full height of its line."""
        if not self._content.text or not self._page.blocks:
            return QRect()
        index = self._page.block_at(min(max(position, 0), len(self._content.text) - 1))
        laid = self._page.laid(index)
        if laid.shown is None:
            return QRect()
        top = self._page.heights.top(index) - self.verticalScrollBar().value()
        return laid.character_box(position).translated(self.column_left(), top).toAlignedRect()

    def block_at(self, point: QPoint) -> int | None:
        if not self._page.blocks:
            return None
        return self._page.heights.at(point.y() + self.verticalScrollBar().value())

    def in_block(self, point: QPoint, block: int) -> tuple[int, int]:
        y = point.y() + self.verticalScrollBar().value() - self._page.heights.top(block)
        return point.x() - self.column_left(), y

    # Painting and moving

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(self._theme.paper))
        if self._article is None:
            self._paint_empty(painter)
            return
        annotation = self.focus.annotation
        marks = Marks(
            index=self.focus.index,
            focused=annotation.id if annotation else None,
            selection=self.focus.selection,
            sentence=self.focus.sentence,
            places=self._places,
            place_at_hand=self._place_at_hand,
        )
        letter_font = QFont()
        letter_font.setFamilies(Typography().families())
        letter_font.setPixelSize(12)
        letter_font.setWeight(QFont.Weight.DemiBold)
        offset = self.verticalScrollBar().value()
        left = self.column_left()
        top, bottom = event.rect().top() - OVERHANG, event.rect().bottom() + 1 + OVERHANG
        for index in self._blocks_between(offset + top, offset + bottom):
            laid = self._page.laid(index)
            painter.save()
            painter.translate(left, self._page.heights.top(index) - offset)
            self._highlighter.paint(painter, laid, marks, letter_font)
            painter.restore()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.secondary))
        wrapped_and_centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect(), wrapped_and_centred, tr("article.empty"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._finish_glide()
        bar = self.verticalScrollBar()
        held, value = self._held_over_resizing
        if value != bar.value():  # scrolled since
            held = self._top_line() if bar.value() else None
        self._page.set_metrics(self._metrics())
        self._bring_back(held)
        self._held_over_resizing = held, bar.value()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom((turned > 0) - (turned < 0))
            return
        self._glide.stop()
        super().wheelEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(720, 640)

    def letter_at(self, point: QPoint) -> Annotation | None:
        """Return the annotation whose letter in the margin lies under a point of the viewport."""
        block = self.block_at(point)
        span = self._page.blocks[block].span if block is not None else None
        if block is None or span is None:
            return None
        x, y = self.in_block(point, block)
        found = self.focus.index.overlapping(span.start, span.end)
        for letter in self._highlighter.letters(self._page.laid(block), found):
            if letter.box.contains(x, y):
                return letter.annotation
        return None

    def folds_at(self, point: QPoint) -> bool:
        """Whether a point of the viewport lies on a mark that stands for folded furniture."""
        block = self.block_at(point)
        return block is not None and self._page.blocks[block].look in (Look.FOLD, Look.GAP)
