"""An annotation in two short lines: its letter and quote, below them its tag and note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ui.i18n import current_language
from ui.tags.tag_paint import find_tag, paint_letter
from ui.theme import small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Annotation
    from annotate.tags import Tag
    from ui.theme import Theme

_GAP = 8
_LONGEST = 200  # code points of a quote or note that are looked at: a line shows fewer


class AnnotationLines:
    """Paints annotations in two lines each, one below the other in a list."""

    def __init__(self, theme: Theme, tags: Sequence[Tag], font: QFont) -> None:
        self._theme, self._tags = theme, tuple(tags)
        self._font, self._small = font, small(font)
        self._line = QFontMetrics(font).lineSpacing()

    @property
    def first_height(self) -> int:
        """The height of the line with the quote, in pixels."""
        return self._line

    @property
    def height(self) -> int:
        """The height of both lines, in pixels."""
        return self._line + QFontMetrics(self._small).lineSpacing() + 1

    def paint(self, painter: QPainter, place: QRect, annotation: Annotation) -> None:
        """Paint an annotation into `place`."""
        tag = find_tag(self._tags, annotation.tag)
        square = QRectF(place.left(), place.top(), self._line, self._line)
        paint_letter(painter, square, tag, self._small, self._theme)
        words = place.adjusted(self._line + _GAP, 0, 0, 0)
        first = QRect(words.left(), words.top(), words.width(), self._line)
        self._write(painter, first, annotation.quote, self._font, self._theme.ink)
        said = [tag.name(current_language()), *([annotation.note] if annotation.note.strip() else [])]
        second = QRect(words.left(), first.bottom() + 1, words.width(), self.height - self._line)
        self._write(painter, second, " — ".join(said), self._small, self._theme.secondary)

    def _write(self, painter: QPainter, place: QRect, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        line = " ".join(text[:_LONGEST].split())
        shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
