"""Annotations as rows of text with tabs between the cells, as spreadsheets take them from the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.formula_guard import guarded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from annotate.model import Annotation


def as_table(annotations: Iterable[Annotation], name: Callable[[str], str]) -> str:
    """Return quote, tag, note, start and end of each, one a row; `name` gives the name of a tag's id.

    Positions count code points. A cell that holds a line end or a tab stands in quotation marks, one that
    a spreadsheet would run gets an apostrophe (`annotate.formula_guard`).
    """
    rows = (
        (_cell(one.quote), _cell(name(one.tag)), _cell(one.note), str(one.span.start), str(one.span.end))
        for one in annotations
    )
    return "".join("\t".join(row) + "\n" for row in rows)


def _cell(text: str) -> str:
    text = guarded(text)
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if any(mark in text for mark in '\t\n\r"') else text
