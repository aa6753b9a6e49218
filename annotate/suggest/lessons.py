"""What a learner is taught: a sentence, what it was decided to be, and what was heard in it."""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from annotate.spans import Span

if TYPE_CHECKING:
    from annotate.records import Row


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an analyst decided about the sentence `span`, and the features heard in it.

    `label` is a tag's id or "none".
    """

    article_id: int
    span: Span
    label: str
    features: tuple[str, ...]

    @property
    def place(self) -> tuple[int, int]:
        """The sentence: there is one lesson about it, the last."""
        return self.article_id, self.span.start


def lesson_row(lesson: Lesson) -> Row:
    """Return a lesson as column -> value."""
    return {
        "article_id": lesson.article_id,
        "start_codepoint": lesson.span.start,
        "end_codepoint": lesson.span.end,
        "label": lesson.label,
        "features": " ".join(lesson.features),
    }


def lesson_of(row: Row) -> Lesson:
    """Return the lesson of a row; the same feature is one text in all lessons: a fifth of the memory."""
    span = Span(row["start_codepoint"], row["end_codepoint"])
    return Lesson(row["article_id"], span, row["label"], tuple(map(intern, row["features"].split())))
