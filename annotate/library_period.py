"""A day, a month or a year as people type it."""

from __future__ import annotations

import re
from datetime import date

from annotate.folding import folded

_TYPED = re.compile(r"(?P<year>\d{4})(?:\D+(?P<month>\d{1,2})(?:\D+(?P<day>\d{1,2}))?)?\D*")


def as_period(typed: str) -> str:
    """Return what was typed (2026, 2026/3, ２０２６年３月４日) as ISO 8601: `2026`, `2026-03`, `2026-03-04`.

    Nothing typed is an empty string. Raises ValueError for what is no day, month or year.
    """
    text = folded(typed).strip()
    if not text:
        return ""
    found = _TYPED.fullmatch(text)
    if not found:
        raise ValueError(typed)
    year, month, day = (int(part) if part else 0 for part in found.group("year", "month", "day"))
    date(year, month or 1, day or 1)  # raises ValueError where there is no such day
    return f"{year:04}" + (f"-{month:02}" if found["month"] else "") + (f"-{day:02}" if found["day"] else "")
