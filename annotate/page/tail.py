"""What stands below the body: notes, who the author is, other articles, the publisher's own words."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from annotate.page import bios, names
from annotate.page.below import LONGEST_LINE, below_body, could_end_article
from annotate.page.facts import is_disclaimer, is_note, is_sentence
from annotate.page.items import is_item, mark
from annotate.page.lines import without_bullet
from annotate.page.quotes import is_spoken
from annotate.page.set_apart import AIRY
from annotate.page.signs import CLOSING, ENDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotate.page.facts import Fact
    from annotate.page.lines import Unit

MOST_LINES = 30
"""Lines of furniture that are looked at in a row."""

_ANYWHERE = frozenset(
    {"page.caption", "page.date", "page.signature", "page.separator", "page.label", "think_tank.note"}
)
"""Rules of lines that may well stand right below a paragraph of the article."""

_LISTS = frozenset({"page.related", "page.link", "page.ranking"})


def tail_start(units: Sequence[Unit], facts: Sequence[Fact], start: int, known: Collection[str]) -> int:
    """Return the index of the first unit below the body, which begins at `start`.

    The tail opens at a line that says so (`ENDS`) when far more of the article stands above it than below;
    what directly precedes that line and belongs to no body (notes, a bio) goes with it.
    """
    end = _opening_line(units, facts, start)
    is_airy = _is_airy(units, facts, start, end)
    if is_airy and end == len(units):
        end = _last_block(units, facts, start, known)
    while end - 1 > start and (
        below_body(units[end - 1], facts[end - 1], known)
        or (is_airy and _sticks_to_tail(units, facts, end, known))
        or _tells_of_name_above(units, end - 1, known)
        or (end < len(units) and _is_left_over(units, facts, end - 1))
    ):
        end -= 1
    return end


def _opening_line(units: Sequence[Unit], facts: Sequence[Fact], start: int) -> int:
    openings = [index for index in range(start + 1, len(units)) if facts[index].sign in ENDS]
    if not openings:
        return len(units)
    lengths = (
        len(unit.text) if _is_running(unit.text, fact) else 0
        for unit, fact in zip(units, facts, strict=True)
    )
    running = list(accumulate(lengths, initial=0))
    total = running[-1] - running[start]
    for index in openings:
        above = running[index] - running[start]
        if above and total - above <= ENDS[facts[index].sign] * above:
            return index
    return len(units)


def _is_airy(units: Sequence[Unit], facts: Sequence[Fact], start: int, end: int) -> bool:
    """Whether the paragraphs of the article stand apart from each other, with hardly an exception."""
    last_gap = next((n for n in reversed(range(start, end)) if units[n].gap > 0), start)
    gaps = [units[n].gap > 0 for n in range(start + 1, last_gap + 1) if facts[n].paragraph]
    return len(gaps) >= 4 and sum(gaps) >= AIRY * len(gaps)


def _last_block(units: Sequence[Unit], facts: Sequence[Fact], start: int, known: Collection[str]) -> int:
    """Return where the last lines begin that no blank line parts, if one is furniture; else the end."""
    first = next((n for n in reversed(range(start + 1, len(units))) if units[n].gap > 0), len(units))
    block = range(first, len(units))
    if len(block) < 2 or any(len(units[n].text) > LONGEST_LINE for n in block[1:]):
        return len(units)
    rules = [below_body(units[n], facts[n], known) or facts[n].sign for n in block]
    if not any(rule and rule not in _ANYWHERE for rule in rules):
        return len(units)
    return first if rules[0] or not could_end_article(units[first].text) else first + 1


def _sticks_to_tail(units: Sequence[Unit], facts: Sequence[Fact], end: int, known: Collection[str]) -> bool:
    """Whether the line above `end` has no blank line between it and what is below the article.

    Where paragraphs stand apart, none of them does; but the first such line could be the last paragraph.
    """
    if end >= len(units) or units[end].gap > 0:
        return False
    unit = units[end - 1]
    if len(unit.text) > LONGEST_LINE:
        return False
    return not could_end_article(unit.text) or (unit.gap == 0 and _opens_tail(units, facts, end - 1, known))


def _opens_tail(units: Sequence[Unit], facts: Sequence[Fact], index: int, known: Collection[str]) -> bool:
    """Whether the first of the lines that no blank line parts is furniture itself."""
    first = next(n for n in range(index, -1, -1) if units[n].gap > 0 or n == 0 or index - n > MOST_LINES)
    return below_body(units[first], facts[first], known) != "" or not could_end_article(units[first].text)


def _is_running(text: str, fact: Fact) -> bool:
    return fact.paragraph and not (fact.sign or is_note(text) or is_disclaimer(text))


def _tells_of_name_above(units: Sequence[Unit], index: int, known: Collection[str]) -> bool:
    """Whether a short paragraph stands below a name and says who that is."""
    text, above = units[index].text, without_bullet(units[index - 1].text)
    named = above in known or names.clean(above) in known or bios.is_reading(above)
    return named and units[index].gap == 0 and len(text) <= 200 and not bios.claims(text)


def _is_left_over(units: Sequence[Unit], facts: Sequence[Fact], index: int) -> bool:
    """Whether a line with nothing of the article below it is too little to be its last words."""
    unit = units[index]
    if is_spoken(unit.text) or len(unit.text) >= 25 or facts[index].paragraph or unit.is_bullet:
        return False
    if _goes_on_a_list(units, facts, index):
        return False
    return not (is_sentence(unit.text) or "。" in unit.text)


def _goes_on_a_list(units: Sequence[Unit], facts: Sequence[Fact], index: int) -> bool:
    """Whether a line is an item with a number, or one below an item that is surely of the article."""
    found = mark(units[index].text)
    if found is None or not is_item(units, index):
        return False
    return found.number > 0 or facts[index - 1].paragraph or len(units[index - 1].text) >= 25


def read_tail(units: Sequence[Unit], facts: Sequence[Fact], start: int, known: Collection[str]) -> list[str]:
    """Say what each unit from `start` on is.

    After a mere list of links the article may go on: a paragraph that stands apart is taken for its next one.
    """
    rules: list[str] = []
    closed = False
    for index in range(start, len(units)):
        fact = facts[index]
        rule = below_body(units[index], facts[index], known)
        above = rules[-1] if rules else ""
        rule = rule or fact.sign or _rule_by_place(units, index, fact, above, closed=closed or index == start)
        closed = closed or rule in CLOSING
        rules.append(rule)
    return rules


def _rule_by_place(units: Sequence[Unit], index: int, fact: Fact, above: str, *, closed: bool) -> str:
    """The rule of a unit whose words say nothing, by what stands above it."""
    unit = units[index]
    apart = unit.gap > 0 or above == "page.advertisement" or units[index - 1].is_bullet
    if above == "wire.bio_bullet" and fact.paragraph and unit.gap == 0:
        return "page.bio"
    if above == "page.bio" and (fact.paragraph or index + 1 < len(units)) and not closed:
        return "page.bio"
    if above == "think_tank.note":
        return "think_tank.note"
    if not closed and fact.paragraph and apart and len(unit.text) >= 50 and unit.text[-1] == "。":
        return "page.resumed"
    return "page.link" if above in _LISTS else "page.after_article"
