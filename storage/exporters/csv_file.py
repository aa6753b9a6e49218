"""CSV that opens right in a spreadsheet, and that none of its cells can make run anything."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO

from annotate.formula_guard import guarded_row
from annotate.rows import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.rows import ClaimRow


def write(rows: Iterable[ClaimRow], out: BinaryIO, *, raw: bool = False) -> None:
    """Write a header and the rows: UTF-8 with BOM, CRLF, every cell quoted, one row at a time.

    Cells are guarded (`annotate.formula_guard`) unless `raw`.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows if raw else map(guarded_row, rows))
    text.detach()  # flushes; `out` stays open
