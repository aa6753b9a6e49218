"""An article set in a column: laid out where it is looked at, scrolled, and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from annotate.model import Content
from annotate.span_index import SpanIndex
from ui.highlights import GUTTER, OVERHANG, Highlighter, Marks
from ui.i18n import current_language, tr
from ui.page_extent import PageExtent
from ui.page_scroll import PageScroll
from ui.reading_focus import ReadingFocus
from ui.reading_page import Look, reading_page
from ui.typesetting import COLUMN, JAPANESE_FAMILIES, Typesetting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from annotate.model import Annotation, Article
    from annotate.spans import Span
    from annotate.tags import Tag
    from ui.reading_page import Block
    from ui.theme import Theme

DEFAULT_SIZE, SMALLEST, LARGEST = 17, 11, 40
_RIGHT_MARGIN = 28


class PageCanvas(QAbstractScrollArea):
    """Shows one article and what is marked in it; `focus` says what is selected and in focus.

    Only what is in view is laid out and painted, so that the length of an article hardly counts.

    Signals:
        page_set: more or less of the same article is shown.
    """

    page_set = Signal()

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
        self._size = DEFAULT_SIZE
        self._scroll = PageScroll(self, self._typeset())

    def set_article(self, article: Article | None, content: Content, focus: ReadingFocus) -> None:
        """Show another article from its beginning, or none."""
        self._article, self._content, self.focus = article, content, focus
        self._scroll.show(self._typeset())
        self.viewport().update()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme; nothing moves."""
        self._theme = theme
        self._highlighter = Highlighter(theme, tags, current_language())
        self.viewport().update()

    def shows(self, span: Span) -> bool:
        """Whether the beginning of a stretch is shown, and not folded away."""
        block = self._page.blocks[self._page.block_at(span.start)].span if self._page.blocks else None
        return block is not None and block.contains(span.start)

    def show_places(self, places: Sequence[Span], at_hand: Span | None) -> None:
        """Frame what was found, in order and without overlap, and bring the place at hand into view."""
        self._places, self._place_at_hand = places, at_hand
        if at_hand:
            self.reveal(at_hand)
        self.viewport().update()

    def place(self) -> int:
        """Where the analyst is, in code points of the text."""
        return self.focus.sentence.start if self.focus.sentence else 0

    def visible_span(self) -> Span | None:
        """The text that is in view, in code points, None where there is none."""
        return self._scroll.visible()

    def page_extent(self) -> PageExtent:
        """Where places of the text lie among all that is shown."""
        return PageExtent(self._page.blocks)

    @property
    def whole_page(self) -> bool:
        """Whether the furniture of the page is shown, greyed, in its place."""
        return self._whole_page

    @whole_page.setter
    def whole_page(self, whole: bool) -> None:
        if whole != self._whole_page:
            self._whole_page = whole
            self._set_anew(stay_at_top=True)
            self.page_set.emit()

    @property
    def type_size(self) -> int:
        """The size of the body's type, in pixels."""
        return self._size

    @type_size.setter
    def type_size(self, size: int) -> None:
        size = min(max(size, SMALLEST), LARGEST)
        if size != self._size:
            self._size = size
            self._set_anew()

    # Geometry

    @property
    def _page(self) -> Typesetting:
        return self._scroll.page

    def _typeset(self) -> Typesetting:
        blocks = reading_page(self._article, self._content, whole=self._whole_page) if self._article else []
        return Typesetting(self._content.text, blocks, self._words, self._size, self._column_width())

    def _words(self, block: Block) -> str:
        if block.look is Look.FOLD:
            return tr("article.unfolded") if self._whole_page else tr("article.folded", count=block.folded)
        return "⋯" if block.look is Look.GAP else block.words

    def _column_width(self) -> int:
        free = self.viewport().width() - GUTTER - _RIGHT_MARGIN
        return max(min(COLUMN * self._size, free), 6 * self._size)

    def column_left(self) -> int:
        free = self.viewport().width() - self._page.metrics.width
        return max((free - _RIGHT_MARGIN + GUTTER) // 2, GUTTER) if free > 0 else GUTTER

    def _set_anew(self, *, stay_at_top: bool = False) -> None:
        """Set the article again; where the analyst is, or else the top line, stays where it is in view."""
        self._scroll.show_reset(self._typeset(), self.place(), stay_at_top=stay_at_top)
        self.viewport().update()

    def span_rect(self, span: Span) -> QRect:
        """The box around what is in view of a span, over the full width, in the viewport."""
        top, bottom = self._scroll.extent(span)
        return QRect(0, top - self._scroll.offset, self.viewport().width(), bottom - top)

    def update_span(self, span: Span) -> None:
        self.viewport().update(self.span_rect(span).adjusted(0, -OVERHANG, 0, OVERHANG))

    def reveal(self, span: Span) -> None:
        """Scroll calmly until the span is in view, a third from the top, if it is not well in view now."""
        self._scroll.reveal(span)

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
        top = self._page.heights.top(index) - self._scroll.offset
        return laid.character_box(position).translated(self.column_left(), top).toAlignedRect()

    def block_at(self, point: QPoint) -> int | None:
        if not self._page.blocks:
            return None
        return self._page.heights.at(point.y() + self._scroll.offset)

    def in_block(self, point: QPoint, block: int) -> tuple[int, int]:
        y = point.y() + self._scroll.offset - self._page.heights.top(block)
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
        letter_font.setFamilies(list(JAPANESE_FAMILIES))
        letter_font.setPixelSize(12)
        letter_font.setWeight(QFont.Weight.DemiBold)
        offset = self._scroll.offset
        left = self.column_left()
        top, bottom = event.rect().top() - OVERHANG, event.rect().bottom() + 1 + OVERHANG
        for index in self._scroll.blocks_between(offset + top, offset + bottom):
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
        self._scroll.show_in_width(self._column_width())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._scroll.settle()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.type_size += (turned > 0) - (turned < 0)
            return
        self._scroll.stop_glide()
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
