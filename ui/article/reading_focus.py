"""What the keys act on in an article: the sentence in focus, the selection, the annotation in focus.

No Qt: every command is a function of the article's text and of where the analyst is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from annotate.model import ZoneKind
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.model import Annotation, Content
    from annotate.span_index import SpanIndex

Step = Literal["phrase", "character"]
Direction = Literal[-1, 1]

_READ = {ZoneKind.BODY, ZoneKind.TITLE, ZoneKind.HEADING, ZoneKind.CAPTION, ZoneKind.PULL_QUOTE, ZoneKind.BIO}


@dataclass(frozen=True, slots=True)
class InFocus:
    """What is in focus, and so painted otherwise than all else."""

    sentence: Span | None
    selection: Span | None
    annotation: Annotation | None

    @property
    def annotation_id(self) -> str | None:
        """The id of the annotation in focus."""
        return self.annotation.id if self.annotation else None

    def spans(self) -> Iterator[Span]:
        """Go through the stretches of the text that are in focus."""
        for span in (self.sentence, self.selection, self.annotation.span if self.annotation else None):
            if span:
                yield span

    def differs_from(self, other: InFocus) -> bool:
        """Whether something else is in focus, and not the same annotation only changed."""
        mine = (self.sentence, self.selection, self.annotation_id)
        return mine != (other.sentence, other.selection, other.annotation_id)


class ReadingFocus:
    """Where the analyst is in one article, and where each key leads from there."""

    def __init__(self, content: Content, index: SpanIndex) -> None:
        self.text = content.text
        self.index = index
        self._sentences: Sequence[Span] = content.sentences
        self.sentences: Sequence[Span] = self._sentences
        self._zones = [zone.span for zone in content.zones]
        self._paragraphs = [zone.span for zone in content.zones if zone.kind in _READ]
        self._chrome = [zone.span for zone in content.zones if zone.kind is ZoneKind.CHROME]
        self.walked = _walked(content)
        """The sentences to read, in order: J and K go through them."""
        self._stops: Sequence[Span] = self.walked
        self.sentence: Span | None = self.walked[0] if self.walked else None
        self.annotation: Annotation | None = None
        self._edges: tuple[int, int] | None = None  # anchor and caret; equal after a selection shrank away

    @property
    def now(self) -> InFocus:
        """What is in focus now."""
        return InFocus(self.sentence, self.selection, self.annotation)

    @property
    def selection(self) -> Span | None:
        """What is selected."""
        low, high = sorted(self._edges or (0, 0))
        return Span(low, high) if low < high else None

    @property
    def anchor(self) -> int | None:
        """The edge of the selection that stays where it is, None where nothing is selected."""
        return self._edges[0] if self._edges and self.selection else None

    @property
    def caret(self) -> int:
        """The edge of the selection that moves, else where the annotation or sentence in focus begins."""
        if self._edges:
            return self._edges[1]
        resting = self.annotation.span if self.annotation else self.sentence
        return resting.start if resting else 0

    @property
    def target(self) -> Span | None:
        """What a tag key marks: the selection, else the sentence in focus."""
        return self.selection or self.sentence

    def walk_all(self, walks_all: bool) -> None:
        """Let J and K go through all of the page, its furniture too; or only through what is to be read."""
        self.sentences = self._sentences
        self._stops = self.walked
        if walks_all:
            self.sentences = self._stops = sorted([*self._sentences, *self._chrome])
        elif self.sentence and self.sentence_at(self.sentence.start) is None:  # it is folded away now
            self.rest_on(self._neighbour(self.sentence, -1) or next(iter(self.walked), None))

    def take_place_of(self, before: ReadingFocus) -> None:
        """Go on where the analyst was, now that the paragraphs of the text are taken otherwise."""
        self._edges, self.annotation = before._edges, before.annotation
        if self.annotation:
            self.sentence = self.sentence_at(self.annotation.span.start) or self.annotation.span
        elif was := before.sentence:
            near = self._neighbour(Span(was.start, was.start + 1), -1)
            self.sentence = self.sentence_at(was.start) or near or self.sentence

    def select(self, anchor: int, caret: int) -> None:
        """Select from `anchor` to `caret`, in either direction; nothing where they are equal.

        The sentence at the caret comes into focus, so that J and K go on from there.
        """
        self._edges = anchor, caret
        if self.selection:
            self.annotation = None
            self.sentence = self.sentence_at(caret - 1 if caret > anchor else caret) or self.sentence

    def clear_selection(self) -> None:
        """Select nothing."""
        self._edges = None

    def rest_on(self, sentence: Span | None) -> None:
        """Bring `sentence` into focus, and the annotation that marks just it, if there is one."""
        self.clear_selection()
        self.sentence = sentence
        here = self.index.overlapping(sentence.start, sentence.end) if sentence else []
        same = [annotation for annotation in here if annotation.span == sentence]
        self.annotation = same[-1] if same else None

    def rest_on_annotation(self, annotation: Annotation | None) -> None:
        """Bring an annotation into focus, and the sentence it begins in, which in furniture is itself."""
        self.clear_selection()
        self.annotation = annotation
        if annotation:
            self.sentence = self.sentence_at(annotation.span.start) or annotation.span

    def rest_at(self, position: int, *, turn: bool = True) -> None:
        """Bring the sentence at `position` into focus, and its annotations one after the other.

        Without `turn` an annotation that is in focus there stays so.
        """
        here, present = self.at(position), self.annotation
        self.rest_on(self.sentence_at(position) or self.sentence)
        names = [annotation.id for annotation in here]
        if present and present.id in names:
            self.rest_on_annotation(here[names.index(present.id) - turn])
        elif here:
            self.rest_on_annotation(here[-1])
        else:
            self.annotation = None

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence that holds `position`, None outside of all."""
        found = bisect_right(self.sentences, position, key=_start) - 1
        return self.sentences[found] if found >= 0 and self.sentences[found].contains(position) else None

    def paragraph_at(self, position: int) -> Span | None:
        """Return the paragraph that holds `position`, also one of the page's furniture."""
        found = bisect_right(self._zones, position, key=_start) - 1
        return self._zones[found] if found >= 0 and self._zones[found].contains(position) else None

    def caret_span(self) -> Span | None:
        """Return what must be in view after a key: the moving edge of the selection, or what is in focus."""
        if self._edges and self.selection:
            anchor, caret = self._edges
            last = caret - 1 if caret > anchor else caret
            return Span(last, last + 1)
        return self.annotation.span if self.annotation else self.sentence

    def step_sentence(self, direction: Direction) -> None:
        """Go to the next or previous sentence of the body."""
        if following := self._neighbour(self.sentence, direction):
            self.rest_on(following)
        else:
            self.clear_selection()

    def extend_sentence(self, direction: Direction) -> None:
        """Select whole sentences: take the next one in, or give the last one back.

        The sentence the selection began in is never given back: from there it grows the other way.
        """
        if self.selection is None:
            if self.sentence is None:
                return
            self._edges = _towards(self.sentence, direction)
        anchor, caret = self._edges or (0, 0)
        forward = caret > anchor
        reached = self._sentence_edge(caret, direction, at_end=forward)
        shrinks = forward != (direction > 0)
        if shrinks and (reached is None or (reached > anchor) != forward or reached == anchor):
            began = self.sentence_at(anchor if forward else anchor - 1) or Span(*sorted((anchor, caret)))
            anchor, caret = _towards(began, direction)
            reached = self._sentence_edge(caret, direction, at_end=direction > 0)
        self.select(anchor, caret if reached is None else reached)

    def extend(self, direction: Direction, step: Step) -> None:
        """Extend the selection, or begin one at the edge of the sentence in focus."""
        if self._edges is None:
            if self.sentence is None:
                return
            edge = self.sentence.start if direction > 0 else self.sentence.end
            self._edges = edge, edge
        anchor, caret = self._edges
        self.select(anchor, self._stepped(caret, direction, step, at_end=caret + direction > anchor))

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
        stops = self._stops
        start = sentence.start if sentence else -1
        if direction > 0:
            found = bisect_right(stops, start, key=_start)
        else:
            found = bisect_left(stops, start, key=_start) - 1
        return stops[found] if 0 <= found < len(stops) else None

    def _sentence_edge(self, position: int, direction: Direction, *, at_end: bool) -> int | None:
        """The nearest end (or start) of a sentence of the body beyond `position`."""
        side = _end if at_end else _start
        stops = self._stops
        if direction > 0:
            found = bisect_right(stops, position, key=side)
        else:
            found = bisect_left(stops, position, key=side) - 1
        return side(stops[found]) if 0 <= found < len(stops) else None

    def _stepped(self, position: int, direction: Direction, step: Step, *, at_end: bool) -> int:
        """The next place for an end (or a start): behind (ahead of) a visible character."""
        # The dictionary (0.05 s) is loaded when the first phrase is asked for, not with the window.
        from annotate import selecting

        go = {
            ("phrase", 1): selecting.next_phrase_boundary,
            ("phrase", -1): selecting.previous_phrase_boundary,
            ("character", 1): selecting.next_character_boundary,
            ("character", -1): selecting.previous_character_boundary,
        }[step, direction]
        paragraph = self._paragraph(position, direction)
        if paragraph is None:
            return position
        reached = go(self.text, position, paragraph, "end" if at_end else "start")
        looks_back = at_end != (direction > 0)
        if not looks_back or reached != _towards(paragraph, direction)[1]:
            return reached
        # No start lies at the end of a paragraph, no end at its start: on to the one beyond.
        beyond = self._paragraph(reached, direction)
        return _towards(beyond, direction)[0] if beyond else position

    def _paragraph(self, position: int, direction: Direction) -> Span | None:
        """The paragraph to step in: the one around `position`, or at its edge the one beyond."""
        if here := self.paragraph_at(position if direction > 0 else position - 1):
            return here
        starts = self._paragraphs
        if direction > 0:
            found = bisect_right(starts, position, key=_end)
        else:
            found = bisect_left(starts, position, key=_start) - 1
        return starts[found] if 0 <= found < len(starts) else None


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


def _towards(span: Span, direction: Direction) -> tuple[int, int]:
    """The edges of a span in the order they are met in that direction."""
    return (span.start, span.end) if direction > 0 else (span.end, span.start)


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
