"""What a drag of the mouse takes hold of: words, or after two or three clicks whole words and sentences;
and how it moves an end of an annotation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from annotate.spans import Span

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from annotate.model import Annotation
    from annotate.selecting import Edge
    from ui.article.reading_focus import ReadingFocus


class Drag:
    """One press of the left button until its release.

    `repeats` counts the clicks before it at the same place: after one the drag goes by words from the
    word that was clicked, after two by sentences. One that `extends` takes the way from `start` to where
    it is pressed at once. `timestamp` is in milliseconds.
    """

    def __init__(
        self,
        focus: ReadingFocus,
        start: int,
        point: QPoint,
        timestamp: int,
        clicks_before: int = 0,
        *,
        extends: bool = False,
    ) -> None:
        self._focus = focus
        self._start = start
        self._origin: Span | None = None
        self._point = point
        self._timestamp = timestamp
        self._clicks_before = clicks_before
        self._moved = extends

    @property
    def is_click(self) -> bool:
        """Whether the pointer stayed where it was pressed, for the first time."""
        return not self._moved and self._clicks_before == 0

    @property
    def may_go_on(self) -> bool:
        """Whether another click at once would take more than this one did."""
        return not self._moved and self._clicks_before == 1

    def repeats(self, point: QPoint, timestamp: int) -> int:
        """Return how many clicks were made here, this one included, if a press now goes on with them."""
        hints = QGuiApplication.styleHints()
        soon = timestamp - self._timestamp <= hints.mouseDoubleClickInterval()
        near = (point - self._point).manhattanLength() <= hints.mouseDoubleClickDistance()
        return (self._clicks_before + 1) % 3 if soon and near and not self._moved else 0

    def reach(self, point: QPoint, position: int, character: int, *, characters: bool) -> None:
        """Select from where the drag began to `position`; `character` is the one under the pointer.

        With `characters` a plain drag takes just what it passed over instead of whole words.
        """
        distance = QGuiApplication.styleHints().startDragDistance()
        self._moved = self._moved or (point - self._point).manhattanLength() >= distance
        if self._clicks_before:
            self._by_units(character)
        elif self._moved:
            self._plain(position, characters=characters)

    def _plain(self, position: int, *, characters: bool) -> None:
        from annotate.selecting import Unit, snap  # the dictionary is loaded with the first gesture

        low, high = sorted((self._start, position))
        if not self._focus.text[low:high].strip():  # nothing, or only what lies between two paragraphs
            self._focus.clear_selection()
            return
        raw = Span(low, high)
        unit = Unit.CHARACTER if characters else Unit.WORD
        self._select(snap(self._focus.text, raw, unit, self._focus.sentences), forward=position > self._start)

    def _by_units(self, character: int) -> None:
        taken = self._unit_at(character)
        if taken is None:
            return
        self._origin = self._origin or taken
        self._select(self._origin.joined(taken), forward=taken.end >= self._origin.end)

    def _unit_at(self, character: int) -> Span | None:
        from annotate.selecting import word_at

        sentence = self._focus.sentence_at(character)
        if self._clicks_before == 2:
            return sentence or self._focus.paragraph_at(character)
        return word_at(self._focus.text, character, sentence)

    def _select(self, span: Span, *, forward: bool) -> None:
        self._focus.select(*((span.start, span.end) if forward else (span.end, span.start)))


class EndDrag:
    """One end of an annotation, from the press of its handle until the release.

    What the annotation would become is shown in its place in `focus`; nothing is changed but that, and
    `put_back` leaves everything as it was.
    """

    def __init__(self, focus: ReadingFocus, annotation: Annotation, edge: Edge) -> None:
        self._focus = focus
        self._before = annotation
        self._edge = edge
        self._lane = focus.index.lane(annotation.id)
        self.span = annotation.span

    def reach(self, position: int, *, characters: bool) -> None:
        """Move the end to the edge of a word (with `characters`: of a character) nearest to `position`.

        The other end stays where it is and is never passed: at least one word is left.
        """
        span = self._reached(position, characters=characters)
        if span and span != self.span:
            self.span = span
            self._show(replace(self._before, span=span, quote=self._focus.text[span.slice]))

    def put_back(self) -> Annotation:
        """Show the annotation as it was again, and return it."""
        self._show(self._before)
        return self._before

    def _reached(self, position: int, *, characters: bool) -> Span | None:
        from annotate.graphemes import snap_to_graphemes
        from annotate.selecting import Unit, snap

        start, end = self._before.span.start, self._before.span.end
        raw = Span(start, max(position, start + 1))
        if self._edge == "start":
            raw = Span(min(position, end - 1), end)
        if not self._focus.text[raw.slice].strip():
            return None
        unit = Unit.CHARACTER if characters else Unit.WORD
        snapped = snap(self._focus.text, raw, unit, self._focus.sentences)
        snapped = snap_to_graphemes(self._focus.text, snapped)  # a sentence may end inside a character
        low, high = (start, snapped.end) if self._edge == "end" else (snapped.start, end)
        return Span(low, high) if low < high else None

    def _show(self, annotation: Annotation) -> None:
        self._focus.index.remove(annotation.id)
        self._focus.index.add(annotation, self._lane)
        self._focus.annotation = annotation
