"""The annotations of one article, found by place, each with a lane of its own among its neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING

from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.model import Annotation

_BUCKET = 1024
"""Code points a bucket spans; a screen shows one or two of them."""


def reading_order(annotation: Annotation) -> tuple[int, int, str]:
    """The order annotations stand in everywhere: by start, end and id."""
    return annotation.span.start, annotation.span.end, annotation.id


class SpanIndex:
    """Holds annotations; adding, removing and asking what lies in a stretch cost little at any size.

    A lane is a small number that no overlapping annotation shares: underlines drawn at their lanes
    never hide each other. An annotation keeps its lane until it is removed, and through a move of its
    ends as long as the lane is free there, so nothing jumps.
    """

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._by_id: dict[str, Annotation] = {}
        self._lanes: dict[str, int] = {}
        self._buckets: dict[int, set[str]] = {}
        self._order: list[tuple[int, int, str]] = []
        for annotation in sorted(annotations, key=reading_order):
            self.add(annotation)

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Annotation]:
        """Go through them in reading order."""
        return (self._by_id[key[2]] for key in self._order)

    def get(self, annotation_id: str) -> Annotation | None:
        """Return the annotation of that id, or None."""
        return self._by_id.get(annotation_id)

    def lane(self, annotation_id: str) -> int:
        """Return the annotation's lane, 0 for the one nearest to the text."""
        return self._lanes[annotation_id]

    def free_lane(self, span: Span, lane: int = 0) -> int:
        """Return the lane an annotation of that stretch would get: `lane` or else the first free one."""
        taken = {self._lanes[other.id] for other in self._touching(span)}
        free = (other for other in range(len(taken) + 1) if other not in taken)
        return lane if lane not in taken else next(free)

    def add(self, annotation: Annotation, lane: int = 0) -> None:
        """Add one annotation in `lane` or, where that is taken, in the first free one; its id must be new."""
        if annotation.id in self._by_id:
            raise ValueError(f"already there: {annotation.id}")
        self._lanes[annotation.id] = self.free_lane(annotation.span, lane)
        self._by_id[annotation.id] = annotation
        for bucket in self._buckets_of(annotation.span.start, annotation.span.end):
            self._buckets.setdefault(bucket, set()).add(annotation.id)
        insort(self._order, reading_order(annotation))

    def remove(self, annotation_id: str) -> None:
        """Take one annotation out; raises KeyError when there is none of that id."""
        annotation = self._by_id.pop(annotation_id)
        del self._lanes[annotation_id]
        for bucket in self._buckets_of(annotation.span.start, annotation.span.end):
            self._buckets[bucket].discard(annotation_id)
        del self._order[bisect_left(self._order, reading_order(annotation))]

    def apply(self, before: Annotation | None, after: Annotation | None) -> None:
        """Follow one change; a change that leaves the span alone keeps the lane."""
        if before and after and before.span == after.span and before.id in self._by_id:
            self._by_id[after.id] = after
            return
        lane = 0
        if before and before.id in self._by_id:
            lane = self._lanes[before.id]
            self.remove(before.id)
        if after:
            self.add(after, lane)

    def overlapping(self, start: int, end: int) -> list[Annotation]:
        """Return what shares a code point with `start`..`end`, in reading order."""
        return sorted(self._touching(Span(start, end)), key=reading_order) if start < end else []

    def after(self, key: tuple[int, int, str]) -> Annotation | None:
        """Return the first annotation behind `key` in reading order."""
        index = bisect_right(self._order, key)
        return self._by_id[self._order[index][2]] if index < len(self._order) else None

    def before(self, key: tuple[int, int, str]) -> Annotation | None:
        """Return the last annotation ahead of `key` in reading order."""
        index = bisect_left(self._order, key)
        return self._by_id[self._order[index - 1][2]] if index else None

    def _touching(self, span: Span) -> list[Annotation]:
        buckets = self._buckets_of(span.start, span.end)
        ids = {name for bucket in buckets for name in self._buckets.get(bucket, ())}
        return [found for name in ids if (found := self._by_id[name]).span.overlaps(span)]

    @staticmethod
    def _buckets_of(start: int, end: int) -> range:
        return range(start // _BUCKET, (end - 1) // _BUCKET + 1)
