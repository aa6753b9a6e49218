"""What each column of the table of annotations says, and what it is sorted by: declared once."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from annotate.claims.scales import find, label
from annotate.folding import folded
from annotate.rows import column_key
from ui.i18n import current_language, tr
from ui.widgets.local_time import local_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.model import Annotation

_Key = tuple[Any, ...]


class Column(IntEnum):
    """The columns in their order; those from PLACE on are shown when they are asked for.

    Sorting by the quote is sorting by its place in the article, too.
    """

    TAG = 0
    QUOTE = 1
    NOTE = 2
    PLACE = 3
    HOLDER = 4
    STATED = 5
    ASSESSED = 6
    GRADE = 7
    ANNOTATOR = 8
    CHANGED = 9


ALWAYS = (Column.TAG, Column.QUOTE, Column.NOTE)
OPTIONAL = tuple(column for column in Column if column not in ALWAYS)
NUMBERS = frozenset({Column.PLACE})
"""The columns whose ends stand under each other."""

_EXPORTED = {
    Column.PLACE: "start_codepoint",
    Column.HOLDER: "holder",
    Column.STATED: "stated_likelihood",
    Column.ASSESSED: "assessed_likelihood",
    Column.GRADE: "grade",
    Column.ANNOTATOR: "annotator",
    Column.CHANGED: "updated_at",
}


def title(column: Column) -> str:
    """What stands above a column; those of the files are called as there."""
    exported = _EXPORTED.get(column)
    return tr(column_key(exported)) if exported else tr(f"table.{column.name.lower()}")


def words(annotation: Annotation, column: Column) -> str:
    """What a cell says; the tag by its id and the grade by its digit, of which others know more."""
    return _WORDS[column](annotation)


def key(annotation: Annotation, column: Column) -> _Key:
    """What a column is sorted by; where nothing is said comes last."""
    return _KEYS[column](annotation) if column in _KEYS else ()


def by_words(text: str) -> _Key:
    """Sort as a reader looks for words; where there are none comes last."""
    return (not text, folded(text))


def _likelihood(value: str) -> _Key:
    """From the least to the most, then what is on no scale."""
    found = find(value)
    low, high = (found[1].low or 0, found[1].high or 100) if found else (0, 0)
    return (not value, found is None, low, high, value)


_WORDS: dict[Column, Callable[[Annotation], str]] = {
    Column.TAG: lambda one: one.tag,
    Column.QUOTE: lambda one: one.quote,
    Column.NOTE: lambda one: one.note,
    Column.PLACE: lambda one: f"{one.span.start:,}",
    Column.HOLDER: lambda one: one.details.holder,
    Column.STATED: lambda one: label(one.details.stated_likelihood, current_language()),
    Column.ASSESSED: lambda one: label(one.details.assessed_likelihood, current_language()),
    Column.GRADE: lambda one: one.details.credibility,
    Column.ANNOTATOR: lambda one: one.annotator,
    Column.CHANGED: lambda one: local_time(one.updated_at),
}

_KEYS: dict[Column, Callable[[Annotation], _Key]] = {
    Column.NOTE: lambda one: by_words(one.note),
    Column.HOLDER: lambda one: by_words(one.details.holder),
    Column.STATED: lambda one: _likelihood(one.details.stated_likelihood),
    Column.ASSESSED: lambda one: _likelihood(one.details.assessed_likelihood),
    Column.ANNOTATOR: lambda one: by_words(one.annotator),
    Column.CHANGED: lambda one: (one.updated_at,),
}
