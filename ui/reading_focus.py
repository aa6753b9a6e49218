"""What the keys act on in an article: the sentence in focus, the selection, the annotation in focus.

No Qt: every command is a function of the article's text and of where the analyst is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from annotate.graphemes import next_boundary, previous_boundary
from annotate.model import ZoneKind
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Annotation, Content
    from annotate.span_index import SpanIndex

Step = Literal["phrase", "character"]
Direction = Literal[-1, 1]

_READ = {ZoneKind.BODY, ZoneKind.TITLE, ZoneKind.HEADING, ZoneKind.CAPTION, ZoneKind.PULL_QUOTE, ZoneKind.BIO}


class ReadingFocus:
    """Where the analyst is in one article, and where each key leads from there."""

    def __init__(self, content: Content, index: SpanIndex) -> None:
        self.text = content.text
        self.index = index
        self.sentences = content.sentences
        self._zones = [zone.span for zone in content.zones]
        self._paragraphs = [zone.span for zone in content.zones if zone.kind in _READ]
        self._walked = _walked(content)
        self.sentence: Span | None = self._walked[0] if self._walked else None
        self.annotation: Annotation | None = None
        self._anchor = self._caret = 0

    @property
    def selection(self) -> Span | None:
        """What is selected."""
        low, high = sorted((self._anchor, self._caret))
        return Span(low, high) if low < high else None

    @property
    def target(self) -> Span | None:
        """What a tag key marks: the selection, else the sentence in focus."""
        return self.selection or self.sentence

    def select(self, anchor: int, caret: int) -> None:
        """Select from `anchor` to `caret`, in either direction; nothing where they are equal."""
        self._anchor, self._caret = anchor, caret
        if self.selection:
            self.annotation = None

    def clear_selection(self) -> None:
        """Select nothing."""
        self._anchor = self._caret = 0

    def rest_on(self, sentence: Span | None) -> None:
        """Bring `sentence` into focus, and the annotation that marks just it, if there is one."""
        self.clear_selection()
        self.sentence = sentence
        here = self.index.overlapping(sentence.start, sentence.end) if sentence else []
        same = [annotation for annotation in here if annotation.span == sentence]
        self.annotation = same[-1] if same else None

    def rest_on_annotation(self, annotation: Annotation | None) -> None:
        """Bring an annotation into focus, and the sentence it begins in."""
        self.clear_selection()
        self.annotation = annotation
        if annotation:
            self.sentence = self.sentence_at(annotation.span.start) or self.sentence

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence that holds `position`, None outside of all."""
        found = bisect_right(self.sentences, position, key=lambda span: span.start) - 1
        return self.sentences[found] if found >= 0 and self.sentences[found].contains(position) else None

    def paragraph_at(self, position: int) -> Span | None:
        """Return the paragraph that holds `position`, also one of the page's furniture."""
        found = bisect_right(self._zones, position, key=lambda span: span.start) - 1
        return self._zones[found] if found >= 0 and self._zones[found].contains(position) else None

    def caret_span(self) -> Span | None:
        """Return what must be in view after a key: the moving edge of the selection, or what is in focus."""
        if self.selection:
            last = self._caret - 1 if self._caret > self._anchor else self._caret
            return Span(last, last + 1)
        return self.annotation.span if self.annotation else self.sentence

    def step_sentence(self, direction: Direction) -> None:
        """Go to the next or previous sentence of the body."""
        if following := self._neighbour(self.sentence, direction):
            self.rest_on(following)
        elif self.selection:
            self.clear_selection()

    def extend_sentence(self, direction: Direction) -> None:
        """Select whole sentences: take the next one in, or give the last one back."""
        if self.sentence is None:
            return
        if self.selection is None:
            low, high = self.sentence.start, self.sentence.end
            self.select(*((low, high) if direction > 0 else (high, low)))
        forward = self._caret > self._anchor
        held = self.sentence_at(self._caret - 1 if forward else self._caret) or self.sentence
        if following := self._neighbour(held, direction):
            caret = following.end if forward else following.start
            if (caret > self._anchor) == forward:  # giving the only sentence back leaves it selected
                self.select(self._anchor, caret)

    def extend(self, direction: Direction, step: Step) -> None:
        """Extend the selection, or begin one at the edge of the sentence in focus."""
        if self.selection is None:
            if self.sentence is None:
                return
            edge = self.sentence.start if direction > 0 else self.sentence.end
            self.select(edge, edge)
        caret = self._stepped(self._caret, direction, step, at_end=self._caret + direction > self._anchor)
        self.select(self._anchor, caret)

    def step_annotation(self, direction: Direction) -> None:
        """Go to the next or previous annotation, overlapping ones one after the other."""
        if self.annotation:
            key = (self.annotation.span.start, self.annotation.span.end, self.annotation.id)
        else:
            start = self.sentence.start if self.sentence else 0
            key = (start, 0, "")
        following = self.index.after(key) if direction > 0 else self.index.before(key)
        if following:
            self.rest_on_annotation(following)

    def moved_end(self, side: Literal["start", "end"], direction: Direction, step: Step) -> Span | None:
        """Return the span of the annotation in focus with one end moved; None where it cannot go there."""
        if self.annotation is None:
            return None
        span = self.annotation.span
        if side == "end":
            end = self._stepped(span.end, direction, step, at_end=True)
            return Span(span.start, end) if span.start < end != span.end else None
        start = self._stepped(span.start, direction, step, at_end=False)
        return Span(start, span.end) if span.start != start < span.end else None

    def at(self, position: int) -> list[Annotation]:
        """Return the annotations over the character at `position`, the shortest last."""
        return sorted(self.index.overlapping(position, position + 1), key=lambda a: -len(a.span))

    def _neighbour(self, sentence: Span | None, direction: Direction) -> Span | None:
        if not self._walked:
            return None
        start = sentence.start if sentence else -1
        if direction > 0:
            found = bisect_right(self._walked, start, key=lambda span: span.start)
        else:
            found = bisect_left(self._walked, start, key=lambda span: span.start) - 1
        return self._walked[found] if 0 <= found < len(self._walked) else None

    def _stepped(self, position: int, direction: Direction, step: Step, *, at_end: bool) -> int:
        if step == "character":
            step_to = next_boundary if direction > 0 else previous_boundary
            return step_to(self.text, position)
        # The dictionary (0.05 s) is loaded when the first phrase is asked for, not with the window.
        from annotate.selecting import next_phrase_boundary, previous_phrase_boundary

        go = next_phrase_boundary if direction > 0 else previous_phrase_boundary
        paragraph = self._paragraph(position, direction)
        return go(self.text, position, paragraph, "end" if at_end else "start") if paragraph else position

    def _paragraph(self, position: int, direction: Direction) -> Span | None:
        """The paragraph to step in: the one around `position`, or at its edge the one beyond."""
        starts = self._paragraphs
        if direction > 0:
            found = bisect_right(starts, position, key=lambda span: span.end)
        else:
            found = bisect_left(starts, position, key=lambda span: span.start) - 1
        return starts[found] if 0 <= found < len(starts) else None


def _walked(content: Content) -> Sequence[Span]:
    """The sentences J and K go through: those of the body, or all where a page has none."""
    bodies = [zone.span for zone in content.zones if zone.kind is ZoneKind.BODY]
    starts = [body.start for body in bodies]
    walked = []
    for sentence in content.sentences:
        found = bisect_right(starts, sentence.start) - 1
        if found >= 0 and bodies[found].contains(sentence.start):
            walked.append(sentence)
    return walked or content.sentences
