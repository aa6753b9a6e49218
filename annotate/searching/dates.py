"""Days as someone asks for them: 2024, 2024-05, 2024-01..2024-06, >=2024-03-01."""

from __future__ import annotations

import re
from dataclasses import dataclass

_END = "~"  # sorts behind every digit and the dash
_ALWAYS, _NEVER = "0", _END
_ALONE = re.compile(r"(?P<sign>>=|<=|>|<)?(?P<day>[^.<>=~]+)")
_RANGE = re.compile(r"(?P<first>[^.]*)(?:\.\.|~)(?P<last>[^.]*)")
_SIGNS = str.maketrans({"年": "-", "月": "-", "日": "", "/": "-", "≧": ">=", "≦": "<=", "〜": "~", "…": ".."})
_DAY = re.compile(r"\d{1,4}|\d{4}-(\d{1,2}(-(\d{1,2})?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Days:
    """The days whose ISO date is `first` or later and before `end`, as strings compare.

    An unknown day, the empty string, is never among them.
    """

    first: str
    end: str

    def has(self, published: str) -> bool:
        """Whether an ISO date, or an empty string, is one of the days."""
        return self.first <= published < self.end


def days_of(asked: str) -> Days | None:
    """Return the days that are asked for; None when these are no days.

    A day that is not whole yet stands for all it may become: 202 is 2020 to 2029.
    """
    asked = asked.translate(_SIGNS)
    if between := _RANGE.fullmatch(asked):
        first, last = _day(between["first"]), _day(between["last"])
        if first is None or last is None or not (first or last):
            return None
        return Days(first or _ALWAYS, last + _END)
    alone = _ALONE.fullmatch(asked)
    day = _day(alone["day"]) if alone else None
    if alone is None or not day:
        return None
    return _relative(alone["sign"] or "", day)


def _relative(sign: str, day: str) -> Days:
    return {
        "": Days(day, day + _END),
        ">=": Days(day, _NEVER),
        ">": Days(day + _END, _NEVER),
        "<": Days(_ALWAYS, day),
        "<=": Days(_ALWAYS, day + _END),
    }[sign]


def _day(asked: str) -> str | None:
    """Return the beginning of an ISO date, "" for nothing, None for what is none."""
    asked = asked.strip()
    if not asked:
        return ""
    if not _DAY.fullmatch(asked):
        return None
    parts = asked.removesuffix("-").split("-")
    return "-".join([parts[0], *(_padded(part) for part in parts[1:])])


def _padded(part: str) -> str:
    return part if part == "0" else part.rjust(2, "0")
