"""Annotations as rows of text with tabs between the cells, as spreadsheets take them from the clipboard."""

from __future__ import annotations

import csv
import io
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
    written = io.StringIO()
    rows = csv.writer(written, dialect=csv.excel_tab, lineterminator="\n")
    for one in annotations:
        texts = (one.quote, name(one.tag), one.note)
        rows.writerow((*map(guarded, texts), one.span.start, one.span.end))
    return written.getvalue()
