"""What is set apart within a body, told by what is around it once every unit has its rule.

Pull quotes, captions and headings that no words of their own give away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.page import quotes
from annotate.page.captions import is_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.families import Family
    from annotate.page.lines import Unit

PARAGRAPHS = frozenset({"page.paragraph", "plain.paragraph"})

AIRY = 0.8
"""How many of an article's paragraphs have a blank line above, where they stand apart from each other."""

SHORTEST_IN_SOLID = 14
"""Characters of a paragraph that is believed to be a pull quote on a page without blank lines."""

_ANNOUNCES = re.compile(
    "(?:こう|次のように|このように)[^。]{0,14}。$|(?:次の|以下の|こんな)[^。]{0,6}(?:言葉|一言|一文|問い)[^。]{0,10}。$|[：:]$"
)
_TAKES_UP = re.compile("と(?!ころ|もに|りわけ|はいえ|にかく)|そう[^し、]|こう[^し]")
_LINES = frozenset({"page.short_line", "page.heading"})

_LONE = re.compile("[^。！？!?「『]{6,60}(?<![」』）):：、…―])")

ENDS_OF_PARAGRAPHS = "。．｡！？!?」』）)"

FEWEST_PARAGRAPHS = 5
"""With fewer of them nothing is said of how the paragraphs of a page end."""

MOST_LONE_LINES = 2
"""With more of them they may be a list, or the page does without end marks."""


def mark_set_apart(units: Sequence[Unit], rules: list[str], start: int, family: Family) -> None:
    """Change the `rules` of the units of a body, which begins at `start`, where their place says more."""
    _mark_open_captions(units, rules, start)
    _mark_quotes(units, rules, start, family)
    _mark_lone_lines(units, rules, start)


def _mark_quotes(units: Sequence[Unit], rules: list[str], start: int, family: Family) -> None:
    """Turn paragraphs into pull quotes where the signs are there: an author's name below, or said twice."""
    places = [index for index, rule in enumerate(rules) if rule in PARAGRAPHS]
    if len(places) < 3:
        return
    is_solid = not any(unit.gap for unit in units[start + 1 : start + len(rules)])

    def is_apart(unit: Unit) -> bool:
        return len(unit.text) >= SHORTEST_IN_SOLID if is_solid else unit.gap > 0

    for above in places[:-1]:
        signed = rules[above + 1] == "wire.quote_author" and above + 1 < places[-1]
        if signed and quotes.short_enough(units[start + above].text):
            rules[above] = "wire.quote_with_author"
    texts = [units[start + place].text for place in places]
    still = [n for n, place in enumerate(places) if rules[place] in PARAGRAPHS]
    apart = {n for n in still if is_apart(units[start + places[n]])}
    repeats = quotes.repeated(texts, apart)
    paraphrases = quotes.paraphrased(texts, apart - repeats) if family.unmarked_quotes else set()
    for n in repeats | paraphrases:
        rules[places[n]] = "wire.quote_repeats" if n in repeats else "wire.quote_paraphrases"
    _mark_spoken_headings(units, rules, start)
    lines = [n for n, rule in enumerate(rules) if rule in _LINES]
    alone = lines if is_solid else [n for n in lines if _stands_alone(units, start + n, rules, n)]
    said = [units[start + place].text for place in alone]
    for n in quotes.lifted(said, texts, word_for_word=is_solid):
        rules[alone[n]] = "wire.quote_repeats"


def _mark_open_captions(units: Sequence[Unit], rules: list[str], start: int) -> None:
    """Turn into captions what stands alone, begins with a noun and 。, and ends without, as captions do."""
    for n in range(1, len(rules) - 1):
        unit, below = units[start + n], units[start + n + 1]
        if rules[n] in PARAGRAPHS and unit.gap > 0 and below.gap > 0 and is_open(unit.text):
            rules[n] = "page.caption"


def _mark_lone_lines(units: Sequence[Unit], rules: list[str], start: int) -> None:
    """Turn into headings one or two lines without an end mark, where paragraphs have one and stand apart."""
    places = [n for n, rule in enumerate(rules) if rule in PARAGRAPHS]
    whole = [n for n in places if units[start + n].text[-1] in ENDS_OF_PARAGRAPHS]
    airy = sum(units[start + n].gap > 0 for n in places[1:])
    if len(whole) < FEWEST_PARAGRAPHS or airy < AIRY * (len(places) - 1):
        return
    lone = [
        n
        for n in range(1, len(rules) - 1)
        if rules[n] == "page.short_line"
        and units[start + n].gap > 0
        and units[start + n + 1].gap > 0
        and _LONE.fullmatch(units[start + n].text)
    ]
    for n in lone if len(lone) <= MOST_LONE_LINES else ():
        rules[n] = "page.heading"


def _mark_spoken_headings(units: Sequence[Unit], rules: list[str], start: int) -> None:
    """Turn quotations into headings where they stand above their paragraph just as the page's headings do."""

    def opens(n: int) -> bool:
        below = units[start + n + 1]
        return units[start + n].gap > 0 and below.gap == 0 and rules[n + 1] in PARAGRAPHS

    others = [n for n in range(len(rules) - 1) if rules[n] == "page.heading" and opens(n)]
    if len(others) < 2:
        return
    for n in range(1, len(rules) - 1):
        text = units[start + n].text
        if rules[n] == "page.short_line" and len(text) <= 30 and quotes.is_spoken(text) and opens(n):
            taken_up = _TAKES_UP.match(units[start + n + 1].text)
            rules[n] = rules[n] if taken_up or _is_announced(units, start + n) else "page.heading"


def _is_announced(units: Sequence[Unit], index: int) -> bool:
    return _ANNOUNCES.search(units[index - 1].text[-24:]) is not None


def _stands_alone(units: Sequence[Unit], index: int, rules: Sequence[str], n: int) -> bool:
    """Whether a line has blank lines around it and is not what a paragraph beside it says is spoken."""
    text = units[index].text
    if not n or text[-1] in "。：:":
        return False
    if n + 1 == len(rules):
        return units[index].gap > 0
    below = units[index + 1]
    set_off = units[index - 1].indent > units[index].indent < below.indent and quotes.is_spoken(text)
    if not set_off and (units[index].gap == 0 or (below.gap == 0 and not quotes.is_spoken(text))):
        return False
    announced = rules[n - 1] in PARAGRAPHS and _is_announced(units, index)
    return not (announced or _TAKES_UP.match(below.text))
