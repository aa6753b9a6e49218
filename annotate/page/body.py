"""The body itself: paragraphs, headings, pull quotes, and furniture that stands between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.page import names
from annotate.page.captions import is_caption
from annotate.page.facts import is_sentence
from annotate.page.families import PLAIN, Family
from annotate.page.items import is_item, mark
from annotate.page.quotes import is_spoken
from annotate.page.set_apart import mark_set_apart
from annotate.page.signs import IN_SENTENCES, NAVIGATION

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from annotate.page.facts import Fact
    from annotate.page.lines import Unit

_READING_AND_BIRTH = re.compile(r"[ぁ-ん・ 　]{4,14}\d{4}年.{0,8}生")

_IN_TWO = re.compile("(?:――|——|──|\u3000)(?=.)")

HEADING_LIMIT = 45
"""Characters."""


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
    mark_set_apart(units, rules, start, family)
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
    is_short = len(text) <= HEADING_LIMIT and text[0] not in "―—" and not is_spoken(text)
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
