"""The body itself: paragraphs, headings, pull quotes, and furniture that stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.page import names, quotes
from annotate.page.captions import is_caption, is_open
from annotate.page.facts import is_sentence
from annotate.page.families import PLAIN, Family
from annotate.page.items import is_item, mark
from annotate.page.signs import IN_SENTENCES, NAVIGATION

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotate.page.facts import Fact
    from annotate.page.lines import Unit

_READING_AND_BIRTH = re.compile(r"[ぁ-ん・ 　]{4,14}\d{4}年.{0,8}生")

_IN_TWO = re.compile("(?:――|——|──|\u3000)(?=.)")

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

HEADING_LIMIT = 45
"""Characters."""

PARAGRAPHS = frozenset({"page.paragraph", "plain.paragraph"})


def read_body(
    units: Sequence[Unit],
    facts: Sequence[Fact],
    start: int,
    end: int,
    *,
    family: Family,
    known: Collection[str],
) -> list[str]:
    """Say what each unit from `start` to `end` is. `known` are the names of those who may have written it."""
    paragraph_rule = "plain.paragraph" if family is PLAIN else "page.paragraph"
    rules: list[str] = []
    in_links = False
    for index in range(start, end):
        unit, fact = units[index], facts[index]
        if fact.paragraph and not (fact.twin and family.captions_doubled):
            in_links = False
            rules.append(_long_rule(unit.text, fact, paragraph_rule))
            continue
        in_links = in_links and (unit.gap == 0 or unit.is_bullet)
        rule = "page.link" if in_links and not fact.sign else _advertised(units, rules, index)
        rule = rule or _short_rule(units, facts, index, end, family=family, known=known)
        in_links = in_links or rule in ("page.related", "page.ranking")
        rules.append(rule)
    _mark_open_captions(units, rules, start)
    _mark_quotes(units, rules, start, family)
    _mark_lone_lines(units, rules, start)
    return rules


def _long_rule(text: str, fact: Fact, paragraph_rule: str) -> str:
    if _READING_AND_BIRTH.match(text):
        return "page.bio"
    if is_caption(text, in_head=False):
        return "page.caption"
    return fact.sign if fact.sign in IN_SENTENCES else paragraph_rule


def _advertised(units: Sequence[Unit], rules: Sequence[str], index: int) -> str:
    """A line stuck to 「PR」 above it, and apart from what comes below, is what is advertised."""
    stuck = rules and rules[-1] == "page.advertisement" and units[index].gap == 0
    apart = index + 1 < len(units) and units[index + 1].gap > 0
    return "page.advertisement" if stuck and apart else ""


def _short_rule(
    units: Sequence[Unit],
    facts: Sequence[Fact],
    index: int,
    end: int,
    *,
    family: Family,
    known: Collection[str],
) -> str:
    unit, fact = units[index], facts[index]
    text = unit.text
    if fact.twin and family.captions_doubled:
        return "wire.caption_pair"
    if fact.sign and fact.sign not in NAVIGATION:
        return fact.sign
    if fact.date is not None and index and facts[index - 1].sign == "forum.answerer":
        return "page.date"
    if is_caption(text, in_head=False):
        return "page.caption"
    if unit.is_bullet or is_item(units, index):
        return "page.list_item"
    if _is_author(text, family, known):
        return "wire.quote_author"
    if index + 1 == end:
        return "page.short_line"
    following = units[index + 1]
    apart = unit.gap > 0 and following.gap == 0 and facts[index + 1].paragraph
    if "、" in text and is_sentence(text) and not (apart or _IN_TWO.search(text)):
        return "page.short_line"
    is_short = len(text) <= HEADING_LIMIT and text[0] not in "―—" and not quotes.is_spoken(text)
    return "page.heading" if is_short and _heads(units, facts, index, end) else "page.short_line"


def _heads(units: Sequence[Unit], facts: Sequence[Fact], index: int, end: int) -> bool:
    """Whether below a line stands what a heading has below it: a paragraph, a list, a blank line, a picture.

    A heading with a mark may also have who wrote its part of the page below it: 「② 島の夜」.
    """
    below = units[index + 1]
    if facts[index + 1].paragraph or below.is_bullet or below.gap > 0 or is_item(units, index + 1):
        return True
    if is_caption(below.text, in_head=False) or facts[index + 1].sign == "page.caption":
        return True
    is_signed = index + 2 < end and units[index].gap > 0 and units[index + 2].gap > 0
    return is_signed and facts[index + 2].paragraph and mark(units[index].text) is not None


def _is_author(text: str, family: Family, known: Collection[str]) -> bool:
    if text in known or names.clean(text) in known:
        return True
    return (family.unmarked_quotes or family is PLAIN) and len(text) <= 25 and names.likeness(text) == 4


def _mark_quotes(units: Sequence[Unit], rules: list[str], start: int, family: Family) -> None:
    """Turn paragraphs into pull quotes where the signs are there: an author's name below, or said twice."""
    places = [index for index, rule in enumerate(rules) if rule in PARAGRAPHS]
    if len(places) < 3:
        return
    is_solid = not any(unit.gap for unit in units[start + 1 : start + len(rules)])
    for above in places[:-1]:
        signed = rules[above + 1] == "wire.quote_author" and above + 1 < places[-1]
        if signed and quotes.short_enough(units[start + above].text):
            rules[above] = "wire.quote_with_author"
    texts = [units[start + place].text for place in places]
    apart = {
        n
        for n, place in enumerate(places)
        if (units[start + place].gap > 0 or is_solid) and rules[place] in PARAGRAPHS
    }
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
    if len(whole) < FEWEST_PARAGRAPHS or airy < 0.8 * (len(places) - 1):
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
