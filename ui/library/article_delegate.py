"""How an article looks in the library: its title, where it is from, how far the analyst is with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotate.model import Status
from ui.i18n import current_language
from ui.library.article_rows import HEAD, ROW
from ui.library.status_mark import MARK, paint_mark
from ui.theme import Theme, small
from ui.widgets.elided import elider
from ui.widgets.row_paint import paint_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from annotate.library import LibraryRow
    from annotate.shelf import Heading
    from annotate.tags import Tag

    _Index = QModelIndex | QPersistentModelIndex

_TITLE_LINES = 2
_LEFT, _RIGHT, _ABOVE, _GAP = 31, 14, 8, 2
_MARK_LEFT = 14
_BETWEEN, _AFTER_LETTER = 7, 2
_BAR, _BAR_GAP = 2, 2
_LEAST_SOURCE = 36
"""Pixels of a source that are worth a date beside them."""
_MOST_COUNTS = 0.6
"""Of the width of a row: where the numbers of all tags need more, only their sum is shown."""


class ArticleDelegate(QStyledItemDelegate):
    """Every article has the height of two lines of title and one of facts, so none is measured."""

    def __init__(self, theme: Theme, font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self._font = font
        self._broken = elider(font, _TITLE_LINES)
        self._small = small(font)
        self._line = QFontMetrics(font).lineSpacing()
        self._metrics = QFontMetrics(self._small)
        self._small_line = self._metrics.lineSpacing()
        self.set_tags(theme, ())

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._theme = theme
        self._letters = {tag.id: (tag.letter(current_language()), theme.tag(tag.id)) for tag in tags}

    @property
    def row_height(self) -> int:
        """The height of every article, in pixels."""
        return 2 * _ABOVE + _TITLE_LINES * self._line + _GAP + self._small_line

    @property
    def heading_height(self) -> int:
        """The height of every heading, in pixels."""
        return self._small_line + 14

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        if article := index.data(ROW):
            self._paint_article(painter, option, article, index.data())
        elif heading := index.data(HEAD):
            self._paint_heading(painter, option.rect, heading, index.data())
        painter.restore()

    def _paint_article(
        self, painter: QPainter, option: QStyleOptionViewItem, article: LibraryRow, title: str
    ) -> None:
        paint_row(painter, option, self._theme)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        faded = article.status in (Status.DONE, Status.ASIDE) and not selected
        place = option.rect.adjusted(_LEFT, _ABOVE, -_RIGHT, 0)
        below = self._paint_title(painter, place, title, faded)
        self._paint_facts(painter, below, article)
        middle = option.rect.top() + _ABOVE + self._line / 2
        box = QRectF(option.rect.left() + _MARK_LEFT, middle - MARK / 2, MARK, MARK)
        paint_mark(painter, box, article.status, QColor(self._theme.secondary))
        if 0 < article.reviewed < 100:
            self._paint_share(painter, below, article.reviewed)

    def _paint_title(self, painter: QPainter, place: QRect, title: str, faded: bool) -> QRect:
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.secondary if faded else self._theme.ink))
        lines = self._broken(title, place.width())
        for number, line in enumerate(lines):
            top = place.top() + number * self._line
            painter.drawText(QRect(place.left(), top, place.width() + _RIGHT, self._line), 0, line)
        top = place.top() + len(lines) * self._line + _GAP
        return QRect(place.left(), top, place.width(), self._small_line)

    def _paint_facts(self, painter: QPainter, place: QRect, article: LibraryRow) -> None:
        painter.setFont(self._small)
        left = self._paint_counts(painter, place, article)
        room = left - place.left()
        painter.setPen(QColor(self._theme.secondary))
        box = QRect(place.left(), place.top(), room, place.height())
        painter.drawText(box, 0, self._facts(article, room))

    def _facts(self, article: LibraryRow, room: int) -> str:
        """Source and date; where both have no room the source is cut, the date whole or not there."""
        elided, right = self._metrics.elidedText, Qt.TextElideMode.ElideRight
        date = f" · {article.published}" if article.source and article.published else ""
        beside = room - self._metrics.horizontalAdvance(date)
        if beside < _LEAST_SOURCE:
            return elided(article.source or article.published, right, room)
        return elided(article.source or article.published, right, beside) + date

    def _paint_counts(self, painter: QPainter, place: QRect, article: LibraryRow) -> int:
        """Paint letters and numbers at the right end; returns where they begin, and a gap."""
        counts = dict(article.counts)
        parts = [(*self._letters[tag], str(counts[tag])) for tag in self._letters if tag in counts]
        advance = self._metrics.horizontalAdvance
        widths = [advance(letter) + _AFTER_LETTER + advance(number) for letter, _, number in parts]
        if sum(widths) + _BETWEEN * len(widths) > place.width() * _MOST_COUNTS or (counts and not parts):
            parts = [("", QColor(self._theme.secondary), str(article.claims))]
            widths = [advance(parts[0][2])]
        left = place.right() + 1 - sum(widths) - _BETWEEN * max(len(widths) - 1, 0)
        begin = left - _BETWEEN if parts else left
        for (letter, color, number), width in zip(parts, widths, strict=True):
            box = QRect(left, place.top(), width, place.height())
            painter.setPen(color)
            painter.drawText(box, Qt.TextFlag.TextDontClip, letter)
            painter.setPen(QColor(self._theme.secondary))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextDontClip, number)
            left += width + _BETWEEN
        return begin

    def _paint_share(self, painter: QPainter, facts: QRect, percent: int) -> None:
        """A thin bar below: how much was looked at. None where nothing or all was."""
        bar = QRectF(facts.left(), facts.bottom() + _BAR_GAP, facts.width(), _BAR)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.line))
        painter.drawRoundedRect(bar, 1, 1)
        painter.setBrush(QColor(self._theme.secondary))
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * percent / 100, _BAR), 1, 1)

    def _paint_heading(self, painter: QPainter, place: QRect, heading: Heading, words: str) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.secondary))
        inside = place.adjusted(_MARK_LEFT, 0, -_RIGHT, -4)
        number = f"{heading.number:,}"
        side = Qt.AlignmentFlag
        painter.drawText(inside, side.AlignRight | side.AlignBottom, number)
        inside.setRight(inside.right() - self._metrics.horizontalAdvance(number) - _BETWEEN)
        words = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, side.AlignBottom, words)
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(place.left() + _MARK_LEFT, place.bottom(), place.right() - _RIGHT, place.bottom())
