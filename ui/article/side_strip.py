"""A strip beside the article: where annotations, found places and sentences never looked at lie."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotate.spans import Span
from ui.article.page_extent import PageExtent
from ui.i18n import tr
from ui.widgets.plain import set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from annotate.model import Annotation
    from annotate.review import Review
    from annotate.tags import Tag
    from ui.theme import Theme

Pair = tuple["Annotation | None", "Annotation | None"]

WIDTH = 18
_ROW = 2  # pixels: a mark is at least that high, and what lies in one row is painted as one
_UNREAD, _MARKS, _FOUND = QRect(2, 0, 2, _ROW), QRect(6, 0, 6, _ROW), QRect(13, 0, 3, _ROW)
"""The lanes of the strip, in its first row."""

_LATER = 60  # milliseconds until a change is painted: the strip never stands in the way of a key


class SideStrip(QWidget):
    """The whole article from top to bottom, however long it is. A click goes there.

    Each of many thousand annotations is only counted in the rows it covers, so that a change costs
    what it touches.

    Signals:
        place_chosen: a place was clicked.  arg: position in the text.
    """

    place_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideStrip")
        self.setAccessibleName(tr("strip.name"))
        set_plain_tooltip(self, tr("strip.tip"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self._extent = PageExtent(())
        self._review: Review | None = None
        self._annotations: dict[str, Annotation] = {}
        self._rows: dict[int, Counter[str]] = {}
        self._places: Sequence[Span] = ()
        self._seen: Span | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._paint_stale)
        self._stale = QRegion()
        self._lanes: QPixmap | None = None

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook: its colours are those of the theme."""
        self._theme = theme
        self._stale = QRegion(self.rect())
        self._later.start()

    def show_article(
        self, extent: PageExtent, review: Review | None, annotations: Iterable[Annotation]
    ) -> None:
        """Show another article."""
        self._review, self._places, self._seen = review, (), None
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self.show_extent(extent)

    def show_review(self, review: Review) -> None:
        """Show of the same article what somebody else looked at."""
        self._review, self._lanes = review, None
        self.update()

    def show_extent(self, extent: PageExtent) -> None:
        """Show more or less of the same article, as when its furniture is unfolded."""
        self._extent = extent
        self._count_anew()

    def apply(self, pairs: Sequence[Pair]) -> None:
        """Follow changes of annotations, (before, after) each."""
        for before, after in pairs:
            if before and self._annotations.pop(before.id, None):
                self._count(before, -1)
                self._paint_later(before.span)
            if after:
                self._annotations[after.id] = after
                self._count(after, 1)
                self._paint_later(after.span)

    def show_places(self, places: Sequence[Span]) -> None:
        """Show where words were found."""
        self._places = places
        self._stale = QRegion(self.rect())
        self._later.start()

    def show_read(self, sentences: Iterable[Span]) -> None:
        """More sentences were read."""
        for sentence in sentences:
            self._paint_later(sentence)

    def show_seen(self, span: Span | None) -> None:
        """Say which stretch of the text is in view."""
        if span != self._seen:
            before, self._seen = self._frame(), span
            self.update(before.united(self._frame()))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._count_anew()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.paper))
        if self._extent.length:
            quiet = QColor(self._theme.secondary)
            quiet.setAlphaF(0.10)
            painter.fillRect(self._frame(), quiet)
            painter.drawPixmap(0, 0, self._drawn_lanes())

    def _drawn_lanes(self) -> QPixmap:
        """All lanes as they were drawn last; drawn here where nothing of them was kept."""
        pixels = self.devicePixelRatioF()
        if self._lanes is None or self._lanes.devicePixelRatioF() != pixels:
            self._lanes = QPixmap(self.size() * pixels)
            self._lanes.setDevicePixelRatio(pixels)
            self._lanes.fill(Qt.GlobalColor.transparent)
            self._draw(self._lanes, QRegion(self.rect()))
        return self._lanes

    def _draw(self, lanes: QPixmap, stale: QRegion) -> None:
        """Draw the rows anew that lie in a region."""
        painter = QPainter(lanes)
        reached = stale.boundingRect()
        for row in range(max(reached.top(), 0) // _ROW, reached.bottom() // _ROW + 1):
            if not stale.intersects(QRect(0, row * _ROW, self.width(), _ROW)):
                continue  # places far apart stay apart
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            painter.fillRect(QRect(0, row * _ROW, self.width(), _ROW), Qt.GlobalColor.transparent)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            self._draw_row(painter, row)

    def _draw_row(self, painter: QPainter, row: int) -> None:
        stretch, y = self._stretch(row), row * _ROW
        if self._review and self._review.has_unread(stretch):
            quiet = QColor(self._theme.secondary)
            quiet.setAlphaF(0.45)
            painter.fillRect(_UNREAD.translated(0, y), quiet)
        self._paint_tags(painter, y, self._rows.get(row))
        if _has_place(self._places, stretch):
            painter.fillRect(_FOUND.translated(0, y), QColor(self._theme.accent))

    def _paint_tags(self, painter: QPainter, y: int, tags: Counter[str] | None) -> None:
        """Paint the tags that lie in one row side by side."""
        there = [tag for tag, number in tags.items() if number > 0] if tags else ()
        for place, tag in enumerate(there):
            left = _MARKS.x() + place * _MARKS.width() // len(there)
            right = _MARKS.x() + (place + 1) * _MARKS.width() // len(there)
            painter.fillRect(QRect(left, y, right - left, _ROW), self._theme.tag(tag))

    def _choose(self, event: QMouseEvent) -> None:
        if self._extent.length:
            fraction = event.position().y() / max(self.height(), 1)
            self.place_chosen.emit(self._extent.position(fraction))

    def _count_anew(self) -> None:
        self._rows, self._lanes = {}, None
        for annotation in self._annotations.values():
            self._count(annotation, 1)
        self.update()

    def _count(self, annotation: Annotation, number: int) -> None:
        top, bottom = self._extent_of(annotation.span)
        for row in range(top // _ROW, max(bottom - 1, top) // _ROW + 1):
            self._rows.setdefault(row, Counter())[annotation.tag] += number

    def _paint_later(self, span: Span) -> None:
        """Let the rows of a stretch be painted when the key that changed it is through."""
        top, bottom = self._extent_of(span)
        rows = QRect(0, top - _ROW, self.width(), bottom - top + 3 * _ROW)
        self._stale += rows
        self._later.start()

    def _paint_stale(self) -> None:
        stale, self._stale = self._stale, QRegion()
        if self._lanes is not None:
            self._draw(self._lanes, stale)
        self.update(stale)

    def _stretch(self, row: int) -> Span:
        """The text that lies in a row."""
        height = max(self.height() - 1, 1)
        start = self._extent.position(row * _ROW / height)
        return Span(start, max(self._extent.position((row + 1) * _ROW / height), start + 1))

    def _extent_of(self, span: Span) -> tuple[int, int]:
        """Top and bottom of a stretch, in pixels."""
        height = max(self.height() - 1, 1)
        return int(self._extent.fraction(span.start) * height), int(self._extent.fraction(span.end) * height)

    def _frame(self) -> QRect:
        if self._seen is None:
            return QRect()
        top, bottom = self._extent_of(self._seen)
        return QRect(0, top, self.width(), max(bottom - top, 2 * _ROW))


def _has_place(places: Sequence[Span], stretch: Span) -> bool:
    """Whether one of the places, which are in order and do not overlap, begins in a stretch."""
    first = bisect_left(places, stretch.start, key=lambda place: place.start)
    return first < len(places) and places[first].start < stretch.end
