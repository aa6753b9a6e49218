"""Items of a list, told from headings by the items beside them: 「（1）支援の拡充」 above 「（2）…」."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.lines import Unit

_NUMBERED = re.compile(
    r"[（(](?P<both>\d{1,2}|[一二三四五六七八九十ア-コ])[)）]|(?P<closed>\d{1,2})[)）]"
    r"|(?P<point>\d{1,2})[.．、](?!\d)|(?P<blank>\d{1,2})[ \u3000]|(?P<ring>[①-⑳])"
    r"|(?P<kanji>[一二三四五六七八九十])[、.．]|(?P<kana>[ア-コ])[ \u3000.．、]"
    r"|第(?P<first>[一二三四五六七八九十])[にはの、]"
)
_SYMBOL = re.compile(r"[○●◎■□◆◇▼▽★☆※＊－–→➢✓]")
_OF_HEADINGS = frozenset({"point", "blank", "kanji一", "first一"})
_ORDERS = ("一二三四五六七八九十", "アイウエオカキクケコ", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


class Mark(NamedTuple):
    """What an item begins with: its style, and which of the list it is (0: the style has no numbers)."""

    style: str
    number: int


def mark(text: str) -> Mark | None:
    """Return the mark at the beginning of a line, if it can be one of an item or of a heading."""
    if found := _NUMBERED.match(text):
        style, said = found.lastgroup or "", found[found.lastgroup or 0]
        if said.isdecimal():
            return Mark(style, int(said))
        order = next(order for order in _ORDERS if said in order)
        return Mark(style + order[0], order.index(said) + 1)
    return Mark(text[0], 0) if _SYMBOL.match(text) else None


def is_item(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is an item of a list: it has a mark, and the next or the last number stands beside it.

    A heading may have such a mark too, but it stands alone above its paragraph.
    """
    own = mark(units[index].text)
    if own is None:
        return False
    step = 1 if own.number else 0
    return any(
        mark(units[place].text) == (own.style, own.number + way * step)
        and not (own.style in _OF_HEADINGS and _opens_section(units, max(index, place)))
        for way in (-1, 1)
        if 0 <= (place := index + way) < len(units)
    )


def _opens_section(units: Sequence[Unit], index: int) -> bool:
    """Whether a line stands apart from what is above it, and not from what is below."""
    return units[index].gap > 0 and index + 1 < len(units) and units[index + 1].gap == 0
