"""What each part of a page is, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.model import Metadata, Zone
from annotate.page import names
from annotate.page.body import read_body
from annotate.page.facts import look
from annotate.page.families import family_of
from annotate.page.head import Head, head_end, outlet, read_head, without_outlet
from annotate.page.lines import Unit, units, without_bullet
from annotate.page.rules import RULES
from annotate.page.tail import read_tail, tail_start
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.facts import Fact

_URL = re.compile(r"https?://[^\s<>「」（）]+")
_OWNER = re.compile(r"(?:©|\(c\)|（c）|copyright)\s*", re.IGNORECASE)
_NOT_OWNER = re.compile(
    r"(?:©|\(c\)|copyright|all rights reserved.*|無断.*|[\d,，–-]{4,}|co\.?,? ?ltd\.?|inc\.?|[.,。、]+$)", re.IGNORECASE
)
_LOCKED_END = re.compile(r"(?:…|\.\.\.)?\s*[\[［【(（](?:続きを読む|全文を読む|残り[\s\d,，０-９]+文字)[\]］】)）]$")


@dataclass(frozen=True, slots=True)
class Page:
    """The zones of a page, in the order of the text, and its metadata.

    The zones never overlap and cover every character that is not white space. A body zone is one
    paragraph; its line breaks, if the page has hard-wrapped lines, are inside it
    (`annotate.page.joining.paragraph_pieces`). `family` names the layout the page was taken for.
    """

    metadata: Metadata
    zones: tuple[Zone, ...]
    family: str = "plain"


def analyse(text: str) -> Page:
    """Return the zones and the metadata of a canonical text. Never raises; takes time linear in the text."""
    page = units(text)
    facts, seen = look(page)
    family = family_of(seen)
    start = head_end(page, facts, family)
    if start == len(page) and not any(fact.sign or fact.date for fact in facts):
        return Page(Metadata(), _zones(page, ["page.short_line"] * len(page)))
    head = read_head(page, facts, start, family)
    known = {name for _, name in head.bylines} | _bio_names(page, facts, start)
    end = tail_start(page, facts, start, known)
    body = read_body(page, facts, start, end, family, known)
    tail = read_tail(page, facts, end, known)
    rules = head.rules + body + tail
    return Page(_metadata(page, facts, rules, head), _zones(page, rules), family.name)


def _bio_names(page: Sequence[Unit], facts: Sequence[Fact], start: int) -> set[str]:
    """Of whom the bulleted lines speak, and whose name stands alone and begins a paragraph: 「…氏は、」."""
    alone = {
        unit.text
        for unit, fact in zip(page[start:], facts[start:], strict=True)
        if not (fact.paragraph or fact.sign) and len(unit.text) <= 30 and names.likeness(unit.text)
    }
    openings = {name[:2] for name in alone}
    found = set()
    for unit in page[start:]:
        if unit.is_bullet:
            found.add(names.bio_name(without_bullet(unit.text)))
        elif unit.text[:2] in openings and len(unit.text) <= 300 and (name := names.bio_name(unit.text)) in alone:
            found.add(name)
    return found - {""}


def _metadata(page: Sequence[Unit], facts: Sequence[Fact], rules: Sequence[str], head: Head) -> Metadata:
    return Metadata(
        title=without_outlet(page[head.title].text) if head.title >= 0 else "",
        byline=_byline(page, rules, head),
        published=_published(facts, rules),
        source=outlet(page, head) or _owner(page, rules),
        url=_url(page, rules),
    )


def _byline(page: Sequence[Unit], rules: Sequence[str], head: Head) -> str:
    """The surest name of the head, else who signs a pull quote, the bio, or the end."""
    if head.bylines:
        return max(head.bylines, key=lambda it: it[0])[1]
    first = next((unit.text for unit, rule in zip(page, rules, strict=True) if rule == "page.paragraph"), "")
    if name := names.in_dateline(first):
        return name
    last = next((unit.text for unit, rule in zip(page[::-1], rules[::-1], strict=True) if rule == "page.paragraph"), "")
    if signed := names.signature(last):
        return names.in_brackets(signed.strip())
    for wanted in ("wire.quote_author", "wire.bio_bullet", "page.bio", "page.signature", "page.agency"):
        for unit, rule in zip(page, rules, strict=True):
            if rule == wanted and (name := _signed(unit.text, wanted)):
                return name
    return ""


def _signed(text: str, rule: str) -> str:
    if rule in ("wire.bio_bullet", "page.bio"):
        bare = without_bullet(text)
        return names.bio_name(bare) or (names.clean(bare) if names.likeness(names.clean(bare)) == 4 else "")
    return names.labelled_name(text) or names.in_brackets(text) or names.clean(text)


def _published(facts: Sequence[Fact], rules: Sequence[str]) -> str:
    """The first date that is not an update, else the first."""
    dates = [fact.date for fact, rule in zip(facts, rules, strict=True) if rule == "page.date" and fact.date]
    first = next((date for date in dates if not date.updated), dates[0] if dates else None)
    return first.iso if first else ""


def _owner(page: Sequence[Unit], rules: Sequence[str]) -> str:
    for unit, rule in zip(page, rules, strict=True):
        if rule == "page.copyright" and _OWNER.search(unit.text):
            return _NOT_OWNER.sub("", unit.text).strip(" .,。、　")
    mastheads = (unit.text for unit, rule in zip(page[:2], rules, strict=False) if rule == "page.masthead")
    return next((line for line in mastheads if not any(c.isdigit() for c in line)), "")


def _url(page: Sequence[Unit], rules: Sequence[str]) -> str:
    for unit, rule in zip(page, rules, strict=True):
        if rule in ("page.address", "page.short_url") and (found := _URL.search(unit.text)):
            return found[0]
    return ""


def _zones(page: Sequence[Unit], rules: Sequence[str]) -> tuple[Zone, ...]:
    zones = []
    last = max((index for index, rule in enumerate(rules) if rule == "page.paragraph"), default=-1)
    for index, (unit, rule) in enumerate(zip(page, rules, strict=True)):
        end, end_rule = unit.end, ""
        if rule == "page.paragraph" and unit.text[-1] in "]］】)）":
            cut, end_rule = _cut_off(unit.text, is_last=index == last)
            end -= len(cut)
        zones.append(Zone(RULES[rule], Span(unit.start, end), rule))
        if end < unit.end:
            zones.append(Zone(RULES[end_rule], Span(end, unit.end), end_rule))
    return tuple(zones)


def _cut_off(paragraph: str, *, is_last: bool) -> tuple[str, str]:
    """The brackets at the end of a paragraph that are not part of it, and their rule."""
    if (locked := _LOCKED_END.search(paragraph[-30:])) and len(locked[0]) < len(paragraph):
        return locked[0], "page.paywall"
    signed = names.signature(paragraph) if is_last else ""
    return signed.strip(), "page.signature"
