"""The letter of a tag on its fill, over the form of its line, as it stands in tables and on buttons."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from annotate.tags import Tag
from ui.i18n import current_language
from ui.tags.tag_forms import FULL, draw_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.tags.tag_forms import Form
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
    letter, ratio = tag.letter(current_language()), painter.device().devicePixelRatioF()
    inks = theme.tag(tag.id).name(), theme.fill(tag.id).name(QColor.NameFormat.HexArgb), theme.paper
    picture = _picture(letter, font.toString(), place.width(), inks, theme.form(tag.id), ratio)
    painter.drawImage(place.topLeft(), picture)


@lru_cache(maxsize=256)
def _picture(
    letter: str, font: str, side: float, inks: tuple[str, str, str], form: Form, ratio: float
) -> QImage:
    """What `paint_letter` paints, painted once: tables and buttons show the same few with every key."""
    ink, fill, paper = map(QColor, inks)
    picture = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    place, painter = QRectF(0, 0, side, side), QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    # On paper wherever it stands: a darker ground would shine through and dull the letter.
    for color in (paper, fill):
        painter.setBrush(color)
        painter.drawRoundedRect(place, _RADIUS, _RADIUS)
    bold = QFont()
    bold.fromString(font)
    bold.setBold(True)
    painter.setFont(bold)
    painter.setPen(ink)
    above = place.adjusted(0, -0.5, 0, -FULL)
    painter.drawText(above, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, letter)
    y = place.bottom() - FULL - 1
    line = QLineF(place.left() + _LINE_MARGIN, y, place.right() - _LINE_MARGIN, y)
    draw_form(painter, form, ink, [line])
    painter.end()
    return picture
