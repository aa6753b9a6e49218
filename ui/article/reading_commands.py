"""What the keys of the article do, by name: the names are those of the actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.spans import Span
    from ui.article.reading_focus import ReadingFocus

STEPS: dict[str, Callable[[ReadingFocus], None]] = {
    "next_sentence": lambda focus: focus.step_sentence(1),
    "previous_sentence": lambda focus: focus.step_sentence(-1),
    "extend_next_sentence": lambda focus: focus.extend_sentence(1),
    "extend_previous_sentence": lambda focus: focus.extend_sentence(-1),
    "extend_phrase_right": lambda focus: focus.extend(1, "phrase"),
    "extend_phrase_left": lambda focus: focus.extend(-1, "phrase"),
    "extend_character_right": lambda focus: focus.extend(1, "character"),
    "extend_character_left": lambda focus: focus.extend(-1, "character"),
    "next_annotation": lambda focus: focus.step_annotation(1),
    "previous_annotation": lambda focus: focus.step_annotation(-1),
}
"""Name -> where the analyst goes, or how far the selection goes."""

MOVES: dict[str, Callable[[ReadingFocus], Span | None]] = {
    "end_right": lambda focus: focus.moved_end("end", 1, "phrase"),
    "end_left": lambda focus: focus.moved_end("end", -1, "phrase"),
    "start_right": lambda focus: focus.moved_end("start", 1, "phrase"),
    "start_left": lambda focus: focus.moved_end("start", -1, "phrase"),
    "end_right_character": lambda focus: focus.moved_end("end", 1, "character"),
    "end_left_character": lambda focus: focus.moved_end("end", -1, "character"),
    "start_right_character": lambda focus: focus.moved_end("start", 1, "character"),
    "start_left_character": lambda focus: focus.moved_end("start", -1, "character"),
}
"""Name -> the span the annotation in focus would get, None where it cannot go there."""
