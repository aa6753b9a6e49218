"""A page as units: its lines, those of a hard-wrapped paragraph put together."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

END_MARKS = "。．｡！？!?"
"""What a Japanese sentence ends with."""

BULLETS = "•・‣◦●○*-–"

_CREDITED = re.compile(r"[。．！？!?][(（][^()（）]{1,20}[)）]$")
_ITEM = re.compile(r"[（(]?[0-9０-９]{1,2}[)）．]|[①-⑳]|[■□◆◇●○▼▽★☆※]")  # begins something of its own

_SHORTEST_WRAP = 20
"""Characters. Lines that are broken earlier than this are lists or headings."""

_SLACK, _COLUMN_SLACK = 3, 6
"""How much shorter or longer a broken line may be, in characters and in columns."""


class Unit(NamedTuple):
    """A line or a hard-wrapped paragraph. A tuple, because a page of a million lines makes as many.

    `text` is as read: stripped, without line breaks; `start` and `end` are its place in the text of the
    page, in code points; `gap` counts the blank lines above; `indent` the blanks before the first
    character; `is_bullet` says that the line begins with the mark of a list.
    """

    text: str
    start: int
    end: int
    gap: int
    indent: int
    is_bullet: bool


def is_bullet(text: str) -> bool:
    """Whether `text` begins with the mark of a list: 「• 」 or 「・」."""
    return text[0] in BULLETS and (text[1:2].isspace() or (text[0] in "•・●‣" and len(text) > 1))


def without_bullet(text: str) -> str:
    """Return a line without the mark of a list at its beginning."""
    return text.lstrip(BULLETS + " \t\u3000")


def units(text: str) -> list[Unit]:
    """Return what stands on the page, blank lines left out, wrapped paragraphs joined."""
    return unwrapped(lines_of(text))


def unwrapped(lines: list[Unit]) -> list[Unit]:
    """Return `lines` with those of hard-wrapped paragraphs joined."""
    width = _wrap_width(lines)
    return lines if width is None else _unwrapped(lines, *width)


def lines_of(text: str) -> list[Unit]:
    """Return the lines of a page as they stand, blank ones left out."""
    lines = []
    position = gap = 0
    for line in text.split("\n"):
        if shown := line.strip():
            first = shown[0]
            indent = line.index(first)
            start = position + indent
            bullet = first in BULLETS and is_bullet(shown)
            lines.append(Unit(shown, start, start + len(shown), gap, indent, bullet))
            gap = 0
        else:
            gap += 1
        position += len(line) + 1
    return lines


def _columns(text: str) -> int:
    """The width of `text` in half-width columns: half of characters plus UTF-8 bytes."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def _wrap_width(lines: list[Unit]) -> tuple[bool, int] | None:
    """Return at which width the page breaks its lines, or None when it does not.

    The width is in columns (first member True) or in characters. Evidence: at least two lines
    that end without an end mark, are followed directly by another, and are equally long but for
    the few characters that Japanese line breaking (行頭禁則) may take over; and fewer that are longer.
    """
    open_lines = [
        line.text
        for line, following in pairwise(lines)
        if following.gap == 0 and len(line.text) >= _SHORTEST_WRAP and not _is_closed(line.text)
        and not line.is_bullet
        and line.text != following.text
    ]
    if len(open_lines) < 2:
        return None
    best = (0, False, 0)
    for in_columns, slack in ((False, 2), (True, 4)):
        counts = Counter(map(_columns if in_columns else len, open_lines))
        for width in counts:
            near = sum(counts[width - less] for less in range(slack + 1))
            best = max(best, (near, in_columns, width), key=lambda it: (it[0], not it[1], it[2]))
    near, in_columns, width = best
    if near < 2 or 2 * near < len(open_lines):
        return None
    measure, slack = (_columns, _COLUMN_SLACK) if in_columns else (len, _SLACK)
    longer = sum(measure(line.text) > width + slack for line in lines)
    return (in_columns, width) if near > longer else None


def _is_closed(line: str) -> bool:
    """Whether no sentence can go on below: it ends, as a whole is what somebody said, or has a credit."""
    if line[-1] in END_MARKS or (line[0] in "「『" and line[-1] in "」』"):
        return True
    return line[-1] in ")）" and _CREDITED.search(line) is not None


def _unwrapped(lines: list[Unit], in_columns: bool, width: int) -> list[Unit]:
    """Put together the runs of lines that were broken at `width` and end with an end mark."""
    measure = _columns if in_columns else len
    slack = _COLUMN_SLACK if in_columns else _SLACK
    out: list[Unit] = []
    run: list[Unit] = []

    def close() -> None:
        if len(run) > 1 and _ends_paragraph(run):
            first, last = run[0], run[-1]
            out.append(Unit("".join([r.text for r in run]), first.start, last.end, *first[3:]))
        else:
            out.extend(run)
        run.clear()

    for line in lines:
        if run and not _continues(run[-1], line, measure(run[-1].text), width, slack):
            close()
        run.append(line)
    close()
    return out


def _ends_paragraph(run: list[Unit]) -> bool:
    """Whether lines end like a paragraph: with an end mark, or with brackets and an end mark before them."""
    last = run[-1].text
    if last[-1] in END_MARKS:
        return True
    return last[-1] in "」』）)]］" and any(mark in unit.text for unit in run for mark in END_MARKS)


def _continues(above: Unit, line: Unit, length: int, width: int, slack: int) -> bool:
    return (
        line.gap == 0
        and (line.indent <= above.indent or above.text[-1] not in END_MARKS)
        and width - slack <= length <= width + slack
        and not line.is_bullet
        and line.text not in (above.text, without_bullet(above.text))
        and not _ITEM.match(line.text)
    )
