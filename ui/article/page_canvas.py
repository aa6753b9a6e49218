"""An article set in a column: laid out where it is looked at, scrolled, and painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QWidget

from annotate.model import Content
from annotate.span_index import SpanIndex
from ui.article.block_marks import OVERHANG
from ui.article.exposed import Exposed
from ui.article.gutter import GUTTER, Margin
from ui.article.highlights import Highlighter, Marks
from ui.article.page_extent import PageExtent
from ui.article.page_scroll import PageScroll
from ui.article.reading_focus import ReadingFocus
from ui.article.reading_page import Look, reading_page
from ui.article.sentence_bar import SentenceBar
from ui.article.typesetting import Metrics, Typesetting
from ui.article.typography import Typography
from ui.i18n import current_language, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from annotate.model import Annotation, Article
    from annotate.review import Review
    from annotate.spans import Span
    from annotate.suggest.drafts import DraftBoard
    from annotate.tags import Tag
    from ui.article.reading_page import Block
    from ui.theme import Theme

_RIGHT_MARGIN = 28


class PageCanvas(QAbstractScrollArea):
    """Shows one article and what is marked in it; `focus` says what is selected and in focus.

    Only what is in view is laid out and painted, so that the length of an article hardly counts.

    Signals:
        page_set: more or less of the same article is shown.
        typography_changed: arg: Typography.
    """

    page_set = Signal()
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
        self._preview: str | None = None
        self._word: Span | None = None
        self._review: Review | None = None
        self._drafts: DraftBoard | None = None
        self._whole_page = False
        self._typography = Typography()
        self._scroll = PageScroll(self, self._typeset())
        self._bar = SentenceBar(self)
        self._bar.moved.connect(self._update_bar)
        self._barred: Span | None = None
        self._tops: dict[int, int] = {}
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_article(self, article: Article | None, content: Content, focus: ReadingFocus) -> None:
        """Show another article from its beginning, or none."""
        self._article, self._content, self.focus = article, content, focus
        self._scroll.show(self._typeset())
        self._bar.stop()
        self._barred = focus.sentence
        self.viewport().update()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme; nothing moves."""
        self._theme = theme
        self._highlighter = Highlighter(theme, tags, current_language())
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

    def show_word(self, word: Span | None) -> None:
        """Mark the word that is looked up, or none."""
        for span in (self._word, word):
            if span:
                self.update_span(span)
        self._word = word

    def show_drafts(self, board: DraftBoard, changed: Iterable[Span]) -> None:
        """Show what is suggested; `changed` are the sentences where that is something else now."""
        self._drafts = board
        seen = self.visible_span()
        for span in changed:
            if seen and span.overlaps(seen):  # elsewhere nothing is laid out for it
                self.update_span(span)

    def place(self) -> int:
        """Where the analyst is, in code points of the text."""
        return self.focus.sentence.start if self.focus.sentence else 0

    def set_review(self, review: Review) -> None:
        """Tell sentences never looked at from others, as `review` knows them."""
        self._review = review
        self.viewport().update()

    def visible_span(self) -> Span | None:
        """The text that is in view, in code points, None where there is none."""
        return self._scroll.visible()

    def page_extent(self) -> PageExtent:
        """Where places of the text lie among all that is shown."""
        return PageExtent(self._page.blocks)

    def preview_tag(self, tag: str | None) -> None:
        """Show what would be marked as if it had that tag already; None for no tag."""
        if tag != self._preview:
            self._preview = tag
            self.viewport().update()

    @property
    def whole_page(self) -> bool:
        """Whether the furniture of the page is shown, greyed, in its place."""
        return self._whole_page

    @whole_page.setter
    def whole_page(self, whole: bool) -> None:
        if whole != self._whole_page:
            self._whole_page = whole
            self.focus.walk_all(whole)
            self._barred = self.focus.sentence
            self.refold()

    def refold(self) -> None:
        """Show what is to be shown now of the same article; where the analyst is stays in view."""
        self._scroll.show_refolded(self._typeset(), self.place())
        self.viewport().update()
        self.page_set.emit()

    def show_zones(self, article: Article, content: Content) -> None:
        """Show the same text, its paragraphs or what is said of it taken otherwise."""
        focus = ReadingFocus(content, self.focus.index)
        focus.walk_all(self._whole_page)
        focus.take_place_of(self.focus)
        self._article, self._content, self.focus = article, content, focus
        self._barred = focus.sentence
        self.refold()

    @property
    def typography(self) -> Typography:
        """How the article is set."""
        return self._typography

    def set_typography(self, typography: Typography) -> None:
        """Set the article in another way; where the analyst is stays where it is in view."""
        if typography != self._typography:
            self._typography = typography
            self._scroll.show_set_anew(self._metrics(), self.place())
            self.viewport().update()
            self.typography_changed.emit(typography)

    def zoom(self, step: int) -> None:
        """Make the type larger by `step` pixels, or smaller."""
        self.set_typography(self._typography.resized(self._typography.size + step))

    # Geometry

    @property
    def _page(self) -> Typesetting:
        return self._scroll.page

    def _typeset(self) -> Typesetting:
        blocks = []
        if self._article:
            index = self.focus.index
            blocks = reading_page(self._article, self._content, whole=self._whole_page, index=index)
        return Typesetting(self._content.text, blocks, self._words, self._metrics())

    def _words(self, block: Block) -> str:
        if block.look is Look.FOLD:
            return tr("article.unfolded") if self._whole_page else tr("article.folded", count=block.folded)
        return "⋯" if block.look is Look.GAP else block.words

    def _metrics(self) -> Metrics:
        return Metrics(self._typography, self.viewport().width() - GUTTER - _RIGHT_MARGIN)

    def column_left(self) -> int:
        free = self.viewport().width() - self._page.metrics.width
        return max((free - _RIGHT_MARGIN + GUTTER) // 2, GUTTER) if free > 0 else GUTTER

    def span_rect(self, span: Span) -> QRect:
        """The box around what is in view of a span, over the full width, in the viewport."""
        top, bottom = self._scroll.extent(span)
        return QRect(0, top - self._scroll.offset, self.viewport().width(), bottom - top)

    def update_span(self, span: Span) -> None:
        self.viewport().update(self.span_rect(span).adjusted(0, -OVERHANG, 0, OVERHANG))

    def paint_due(self) -> None:
        """Paint what is to be painted anew at once: the text comes before what follows it elsewhere."""
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def follow_sentence(self) -> None:
        """Let the bar of the sentence in focus glide there."""
        before, self._barred = self._barred, self.focus.sentence
        if before and self._barred and before != self._barred:
            self._bar.glide(self._scroll.extent(before), self._scroll.extent(self._barred))

    def _update_bar(self) -> None:
        if self._barred:
            area = self._bar.area(self._scroll.extent(self._barred))
            self.viewport().update(area.translated(self.column_left(), -self._scroll.offset))

    def follow_change(self, before: Annotation | None, after: Annotation | None) -> None:
        """Take a change of an annotation into the index; only what it touches is painted anew."""
        changed = [annotation.span for annotation in (before, after) if annotation]
        beside = self._margins(changed)
        self.focus.index.apply(before, after)
        for span in changed:
            self.update_span(span)
        left, offset = self.column_left(), self._scroll.offset
        for block, margin in self._margins(changed).items():
            top = self._page.heights.top(block) - offset
            for box in margin.changed_since(beside[block]):
                self.viewport().update(box.translated(left, top).toAlignedRect())

    def _margins(self, spans: Iterable[Span]) -> dict[int, Margin]:
        """The margins of the blocks in view that show one of the stretches."""
        offset = self._scroll.offset
        showing = [self._page.blocks_showing(span) for span in spans] if self._page.blocks else []
        return {
            block: self._margin_of(block)
            for block in self._scroll.blocks_between(offset, offset + self.viewport().height())
            if any(block in blocks for blocks in showing)
        }

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

    def stands(self, position: int) -> bool:
        """Whether the character at `position` is shown and laid out, as all that is in view is."""
        if not self._page.blocks:
            return False
        index = self._page.block_at(position)
        shown = self._page.blocks[index].span
        return shown is not None and shown.contains(position) and self._page.is_laid(index)

    def line_boxes(self, span: Span) -> list[QRect]:
        """Return the boxes of a span in the viewport, one or more for each line of it that is in view."""
        offset, left = self._scroll.offset, self.column_left()
        boxes = []
        for index in self._scroll.blocks_between(offset, offset + self.viewport().height()):
            shown = self._page.blocks[index].span
            if shown and shown.overlaps(span):
                top = self._page.heights.top(index) - offset
                laid = self._page.laid(index)
                rects = laid.rects(max(span.start, shown.start), min(span.end, shown.end))
                boxes += [box.translated(left, top).toAlignedRect() for _, box in rects]
        return [box for box in boxes if box.width() and box.intersects(self.viewport().rect())]

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
        # A pixel more on each side: at 150 % the edges lie within a pixel, which nothing else paints.
        painter.fillRect(event.rect().adjusted(-1, -1, 1, 1), QColor(self._theme.paper))
        if self._article is None:
            self._paint_empty(painter)
            return
        marks, offset, left = self._marks(), self._scroll.offset, self.column_left()
        area = event.rect().adjusted(0, -OVERHANG, 0, OVERHANG)
        for index in self._scroll.blocks_between(offset + area.top(), offset + area.bottom() + 1):
            laid = self._page.laid(index)
            top = self._page.heights.top(index) - offset
            whole = QRect(0, top, self.viewport().width(), self._page.heights[index])
            shown = event.region().intersected(whole.adjusted(0, -OVERHANG, 0, OVERHANG))
            if not shown.isEmpty():
                exposed = Exposed(QRectF(rect).translated(-left, -top) for rect in shown)  # type: ignore[attr-defined]  # not in the stub
                painter.translate(left, top)
                self._highlighter.paint(painter, laid, marks, exposed, left)
                painter.translate(-left, -top)
        if sentence := self.focus.sentence:
            painter.translate(left, -offset)
            self._bar.paint(painter, self._scroll.extent(sentence), QColor(self._theme.accent))

    def _marks(self) -> Marks:
        annotation = self.focus.annotation
        return Marks(
            index=self.focus.index,
            focused=annotation.id if annotation else None,
            selection=self.focus.selection,
            sentence=self.focus.sentence,
            ghost=self.focus.selection or (None if annotation else self.focus.sentence),
            preview=self._preview,
            places=self._places,
            place_at_hand=self._place_at_hand,
            word=self._word,
            review=self._review,
            drafts=self._drafts,
        )

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.secondary))
        wrapped_and_centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.viewport().rect(), wrapped_and_centred, tr("article.empty"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll.show_in_width(self._metrics())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._scroll.settle()
        before, self._tops = self._tops, self._tops_in_view()
        moved = {top - before[block] for block, top in self._tops.items() if block in before}
        covered = any(isinstance(part, QWidget) and part.isVisible() for part in self.viewport().children())
        if len(moved) == 1 and not covered:
            self.viewport().scroll(0, moved.pop())  # what comes into view is all that is painted
        else:
            self.viewport().update()

    def _tops_in_view(self) -> dict[int, int]:
        """Where the blocks in view begin, in the viewport."""
        offset = self._scroll.offset
        blocks = self._scroll.blocks_between(offset, offset + self.viewport().height())
        return {block: self._page.heights.top(block) - offset for block in blocks}

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.zoom((turned > 0) - (turned < 0))
            return
        self._scroll.stop_glide()
        super().wheelEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(720, 640)

    def letter_at(self, point: QPoint) -> Annotation | None:
        """Return the annotation whose letter or stripe in the margin lies under a point of the viewport."""
        margin, x, y = self._margin_at(point)
        return margin.annotation_at(x, y)

    def hidden_at(self, point: QPoint) -> tuple[Annotation, ...]:
        """Return the annotations a letter like "+3" under a point of the viewport stands for."""
        margin, x, y = self._margin_at(point)
        letter = margin.letter_at(x, y)
        return letter.hidden if letter else ()

    def _margin_at(self, point: QPoint) -> tuple[Margin, float, float]:
        """The margin beside the block under a point, and where in it the point is."""
        block = self.block_at(point)
        if block is None or point.x() >= self.column_left():
            return Margin(), 0, 0
        return self._margin_of(block), *self.in_block(point, block)

    def _margin_of(self, block: int) -> Margin:
        if self._page.blocks[block].span is None:
            return Margin()
        return self._highlighter.margin(self._page.laid(block), self.focus.index, self.column_left())

    def folds_at(self, point: QPoint) -> bool:
        """Whether a point of the viewport lies on a mark that stands for folded furniture."""
        block = self.block_at(point)
        return block is not None and self._page.blocks[block].look in (Look.FOLD, Look.GAP)
