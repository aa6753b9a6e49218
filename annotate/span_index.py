"""The annotations of one article, found by place, each with a lane of its own among its neighbours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from annotate.model import Annotation
    from annotate.spans import Span

_BUCKET = 256
"""Code points a bucket spans; a paragraph lies in one or two of them."""


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
        self._buckets: dict[int, dict[str, Annotation]] = {}
        self._changes: Counter[int] = Counter()
        self._order: list[tuple[int, int, str]] = []
        self._add_all(sorted(annotations, key=reading_order))

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
        taken = {self._lanes[other.id] for other in self._touching(span.start, span.end)}
        return lane if lane not in taken else _first_free(taken)

    def add(self, annotation: Annotation, lane: int = 0) -> None:
        """Add one annotation in `lane` or, where that is taken, in the first free one; its id must be new."""
        if annotation.id in self._by_id:
            raise ValueError(f"already there: {annotation.id}")
        self._lanes[annotation.id] = self.free_lane(annotation.span, lane)
        self._put(annotation)
        insort(self._order, reading_order(annotation))

    def remove(self, annotation_id: str) -> None:
        """Take one annotation out; raises KeyError when there is none of that id."""
        annotation = self._by_id.pop(annotation_id)
        del self._lanes[annotation_id]
        for bucket in _buckets_of(annotation.span.start, annotation.span.end):
            del self._buckets[bucket][annotation_id]
            self._changes[bucket] += 1
        del self._order[bisect_left(self._order, reading_order(annotation))]

    def apply(self, before: Annotation | None, after: Annotation | None) -> None:
        """Follow one change; a change that leaves the span alone keeps the lane."""
        if before and after and before.span == after.span and before.id in self._by_id:
            self._put(after)
            return
        lane = 0
        if before and before.id in self._by_id:
            lane = self._lanes[before.id]
            self.remove(before.id)
        if after:
            self.add(after, lane)

    def overlapping(self, start: int, end: int) -> list[Annotation]:
        """Return what shares a code point with `start`..`end`, in reading order."""
        return sorted(self._touching(start, end), key=reading_order) if start < end else []

    def changes(self, start: int, end: int) -> int:
        """Return a number that grows whenever an annotation changes that shares a code point with a stretch.

        What was worked out for the stretch holds as long as it is the same.
        """
        return sum(self._changes[bucket] for bucket in _buckets_of(start, end))

    def after(self, key: tuple[int, int, str]) -> Annotation | None:
        """Return the first annotation behind `key` in reading order."""
        index = bisect_right(self._order, key)
        return self._by_id[self._order[index][2]] if index < len(self._order) else None

    def before(self, key: tuple[int, int, str]) -> Annotation | None:
        """Return the last annotation ahead of `key` in reading order."""
        index = bisect_left(self._order, key)
        return self._by_id[self._order[index - 1][2]] if index else None

    def _add_all(self, annotations: Sequence[Annotation]) -> None:
        """Add what stands in reading order, each in the first lane that is free where it begins."""
        taken: list[tuple[int, int]] = []  # end and lane of those that reach beyond the last start
        for annotation in annotations:
            while taken and taken[0][0] <= annotation.span.start:
                heappop(taken)
            lane = self._lanes[annotation.id] = _first_free({lane for _, lane in taken})
            heappush(taken, (annotation.span.end, lane))
            self._put(annotation)
        self._order = list(map(reading_order, annotations))
        if len(self._by_id) != len(annotations):
            raise ValueError("an id is there twice")

    def _put(self, annotation: Annotation) -> None:
        self._by_id[annotation.id] = annotation
        for bucket in _buckets_of(annotation.span.start, annotation.span.end):
            self._buckets.setdefault(bucket, {})[annotation.id] = annotation
            self._changes[bucket] += 1

    def _touching(self, start: int, end: int) -> Iterable[Annotation]:
        found: dict[str, Annotation] = {}
        for bucket in _buckets_of(start, end):
            for annotation in self._buckets.get(bucket, {}).values():
                if annotation.span.start < end and start < annotation.span.end:
                    found[annotation.id] = annotation
        return found.values()


def _buckets_of(start: int, end: int) -> range:
    return range(start // _BUCKET, (end - 1) // _BUCKET + 1)


def _first_free(taken: Collection[int]) -> int:
    return next(lane for lane in range(len(taken) + 1) if lane not in taken)
