"""What each part of a page is, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.model import Metadata, Zone
from annotate.page import names
from annotate.page.body import read_body
from annotate.page.facts import look
from annotate.page.families import PLAIN, Family, family_of
from annotate.page.head import Head, head_end, outlet, read_head
from annotate.page.lines import Unit, units
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
    """The names that begin a bulleted line, or that stand alone and begin a later paragraph: 「…氏は、」."""
    lines = {unit.text for unit, fact in zip(page[start:], facts[start:], strict=True) if len(unit.text) <= 30}
    found = set()
    for unit in page[start:]:
        text = unit.text
        if unit.is_bullet:
            found.add(names.bio_name(text.lstrip("•・‣●*-– \t\u3000")))
        elif len(text) <= 300 and (name := names.bio_name(text)) in lines:
            found.add(name)
    return found - {""}


def _metadata(page: Sequence[Unit], facts: Sequence[Fact], rules: Sequence[str], head: Head) -> Metadata:
    return Metadata(
        title=page[head.title].text if head.title >= 0 else "",
        byline=_byline(page, rules, head),
        published=_published(facts, rules),
        source=outlet(page, head) or _owner(page, rules),
        url=_url(page, rules),
    )


def _byline(page: Sequence[Unit], rules: Sequence[str], head: Head) -> str:
    """The surest name of the head, else who signs a pull quote, the bio, or the end."""
    if head.bylines:
        return max(head.bylines, key=lambda it: it[0])[1]
    for wanted in ("wire.quote_author", "wire.bio_bullet", "page.bio", "page.signature", "page.agency"):
        for unit, rule in zip(page, rules, strict=True):
            if rule == wanted and (name := _signed(unit.text, wanted)):
                return name
    return ""


def _signed(text: str, rule: str) -> str:
    if rule in ("wire.bio_bullet", "page.bio"):
        bare = text.lstrip("•・‣●*-– \t\u3000")
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
    masthead = [unit.text for unit, rule in zip(page[:2], rules, strict=False) if rule == "page.masthead"]
    return masthead[0] if masthead and not any(c.isdigit() for c in masthead[0]) else ""


def _url(page: Sequence[Unit], rules: Sequence[str]) -> str:
    for unit, rule in zip(page, rules, strict=True):
        if rule in ("page.address", "page.short_url") and (found := _URL.search(unit.text)):
            return found[0]
    return ""


def _zones(page: Sequence[Unit], rules: Sequence[str]) -> tuple[Zone, ...]:
    zones = []
    for unit, rule in zip(page, rules, strict=True):
        kind = RULES[rule]
        cut = _LOCKED_END.search(unit.text[-30:]) if rule == "page.paragraph" and unit.text[-1] in "]］】)）" else None
        if cut and (middle := unit.end - len(cut[0])) > unit.start:
            zones.append(Zone(kind, Span(unit.start, middle), rule))
            zones.append(Zone(RULES["page.paywall"], Span(middle, unit.end), "page.paywall"))
        else:
            zones.append(Zone(kind, Span(unit.start, unit.end), rule))
    return tuple(zones)
