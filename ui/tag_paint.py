"""The letter of a tag on its fill, over the form of its line, as it stands in tables and on buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from annotate.tags import Tag
from ui.i18n import current_language
from ui.tag_forms import FULL, draw_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.theme import Theme

_RADIUS = 4
_LINE_MARGIN = 2.5


def find_tag(tags: Iterable[Tag], tag_id: str) -> Tag:
    """Return the tag with that id; one the codebook has lost is called by its id."""
    for tag in tags:
        if tag.id == tag_id:
            return tag
    return Tag(tag_id, tag_id, tag_id, tag_id[:1].upper(), tag_id[:1].upper(), "", "")


def paint_letter(painter: QPainter, place: QRectF, tag: Tag, font: QFont, theme: Theme) -> None:
    """Paint a tag's letter in its ink, on its fill, and its line below; `place` is square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    # On paper wherever it stands: a darker ground would shine through and dull the letter.
    for color in (QColor(theme.paper), theme.fill(tag.id)):
        painter.setBrush(color)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
    bold = QFont(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(theme.tag(tag.id))
    letter = place.adjusted(0, -0.5, 0, -FULL)
    painter.drawText(
        letter, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, tag.letter(current_language())
    )
    y = place.bottom() - FULL - 1
    line = QLineF(place.left() + _LINE_MARGIN, y, place.right() - _LINE_MARGIN, y)
    draw_form(painter, theme.form(tag.id), theme.tag(tag.id), [line])
    painter.restore()
