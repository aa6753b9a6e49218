"""Cells that a spreadsheet would run are made plain by one apostrophe, and back.

The characters are those of OWASP's page on CSV injection and ASVS 1.2.10, their full-width forms,
which Japanese spreadsheets read alike, and whatever cannot be seen before them. A cell that begins
with an apostrophe gets a second one, so that taking one away is an exact inverse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.rows import ClaimRow

# Controls, blanks, soft hyphen, fillers, zero-width and bidi marks, variation selectors, tags.
_INVISIBLE = (
    "\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff"
)
_RISKY = rf"(?:'|[{_INVISIBLE}]*[=+\-@＝＋－＠\t\r\n])"
_BEGINS_RISKY = re.compile(_RISKY)

# One search over a whole row is quicker than one for each of its cells; few rows have any.
_SEAM = "\uffff"
_ANY_BEGINS_RISKY = re.compile(_SEAM + _RISKY)


def guarded(cell: str) -> str:
    """Return the cell, with one apostrophe in front when a spreadsheet would run it."""
    return f"'{cell}" if _BEGINS_RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """Return what `guarded` was given. A cell it would not have written is left as it is."""
    return cell[1:] if cell[:1] == "'" and _BEGINS_RISKY.match(cell, 1) else cell


def guarded_row(row: ClaimRow) -> ClaimRow:
    """Return the row with every text in it guarded."""
    if not _ANY_BEGINS_RISKY.search(_SEAM + _SEAM.join(map(str, row))):
        return row
    return tuple(guarded(cell) if isinstance(cell, str) else cell for cell in row)
