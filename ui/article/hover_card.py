"""What is said about the annotation under the pointer, beside the text and never over it."""

from __future__ import annotations

from dataclasses import fields
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotate.model import QUOTATIONS
from ui.article.block_marks import OVERHANG
from ui.i18n import current_language, tr
from ui.tags.annotation_lines import AnnotationLines
from ui.tags.tag_paint import find_tag
from ui.theme import small
from ui.widgets.placing import away_from, place_beside
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from annotate.model import Annotation, Details
    from annotate.tags import Tag
    from ui.theme import Theme

_WIDEST, _MOST = 360, 6
_ON_SCALES = {"stated_likelihood", "assessed_likelihood", "confidence", "source_reliability", "credibility"}
NO_CUES: Mapping[str, str] = MappingProxyType({})
_LONGEST_NOTE = 200  # code points; the form shows all of it
_SIDE, _ABOVE, _BETWEEN = 12, 8, 4
_GAP = OVERHANG + 1  # pixels between the line and the card: underlines reach out of it


class HoverCard(QFrame):
    """One annotation with all that is said about it, or several in two lines each."""

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("hoverCard")
        self.setAccessibleName(tr("card.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._note, self._said, self._who = (_words() for _ in range(4))
        for quiet in (self._said, self._who):
            quiet.setProperty("quiet", True)
            quiet.setFont(small(self.font()))
        bold = self.font()
        bold.setBold(True)
        self._title.setFont(bold)
        self._several = _Several()
        self._rest = _words()
        self._labels = (self._title, self._note, self._said, self._who, self._rest)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _ABOVE, _SIDE, _ABOVE)
        column.setSpacing(_BETWEEN)
        for part in (self._title, self._note, self._said, self._who, self._several, self._rest):
            column.addWidget(part)
        self.set_tags(theme, tags)
        self.hide()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._tags = tuple(tags)
        self._several.lines = AnnotationLines(theme, tags, self.font())

    def offer(self, annotations: Sequence[Annotation], boxes: Sequence[QRect], pointer: QPoint) -> None:
        """Come up for these annotations, which lie in `boxes`, so that none of them is covered."""
        one = annotations[0] if len(annotations) == 1 else None
        self._say(one)
        self._several.show_annotations(() if one else annotations[:_MOST])
        _show(self._rest, tr("card.more", count=len(annotations) - _MOST) if len(annotations) > _MOST else "")
        bounds = self._over.rect().adjusted(4, 4, -4, -4)
        self._fit(min(_WIDEST, bounds.width()))
        x, y = pointer.x(), pointer.y()
        corner = place_beside(self.size(), boxes, x, bounds, _GAP) or away_from(self.size(), x, y, bounds)
        self.move(corner)
        self.show()
        self.raise_()

    def words(self) -> list[str]:
        """What is shown, line by line."""
        several = [annotation.id for annotation in self._several.annotations]
        return [*several, *(label.text() for label in self._labels if not label.isHidden())]

    def _say(self, annotation: Annotation | None) -> None:
        tag = find_tag(self._tags, annotation.tag).name(current_language()) if annotation else ""
        _show(self._title, tag)
        _show(self._note, _shortened(annotation.note) if annotation else "")
        _show(self._said, "\n".join(said_about(annotation.details)) if annotation else "")
        _show(self._who, annotation.annotator if annotation else "")

    def _fit(self, widest: int) -> None:
        around = 2 * (_SIDE + self.frameWidth())
        labels = [label for label in self._labels if not label.isHidden()]
        width = widest
        if self._several.isHidden():
            width = min(max(map(_natural_width, labels), default=0) + around, widest)
        heights = [label.heightForWidth(width - around) for label in labels]
        if not self._several.isHidden():
            heights.append(self._several.height())
        between = _BETWEEN * (len(heights) - 1)
        self.resize(width, sum(heights) + between + 2 * (_ABOVE + self.frameWidth()))


class _Several(QWidget):
    lines: AnnotationLines

    def __init__(self) -> None:
        super().__init__()
        self.annotations: Sequence[Annotation] = ()

    def show_annotations(self, annotations: Sequence[Annotation]) -> None:
        self.annotations = annotations
        self.setFixedHeight(max(len(annotations) * (self.lines.height + _ABOVE) - _ABOVE, 0))
        self.setVisible(bool(annotations))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for row, annotation in enumerate(self.annotations):
            top = row * (self.lines.height + _ABOVE)
            self.lines.paint(painter, QRect(0, top, self.width(), self.lines.height), annotation)


def said_about(details: Details, cues: Mapping[str, str] = NO_CUES) -> list[str]:
    """Return what the form says about a claim, a line for each field that is filled in, with the words of the
    text that speak for it where these are known.
    """
    said = {field.name: getattr(details, field.name) for field in fields(details)}
    return [
        tr("card.said", field=tr(f"column.{name}"), words=_in_words(name, value))
        + (tr("card.cue", cue=cues[name]) if name in cues else "")
        for name, value in said.items()
        if value
    ]


def _in_words(name: str, value: str) -> str:
    """A stored value as the form shows it: a step of a scale by its name, anything else as it is."""
    from annotate.claims import horizon, scales  # with the first card, not with the window

    if name == "quotation" and value in QUOTATIONS:
        return tr(f"quotation.{value}")
    if name == "horizon":
        return horizon.label(value, current_language())
    return scales.label(value, current_language()) if name in _ON_SCALES else value


def _words() -> QLabel:
    label = plain_label()
    label.setWordWrap(True)
    return label


def _show(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _natural_width(label: QLabel) -> int:
    lines = label.text().split("\n")
    return max(label.fontMetrics().horizontalAdvance(line) for line in lines) + 2


def _shortened(note: str) -> str:
    note = note.strip()
    return note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}…"
