"""What each part of a page is, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.model import Metadata, Zone
from annotate.page import names
from annotate.page.body import read_body
from annotate.page.facts import look
from annotate.page.families import PLAIN, family_of
from annotate.page.head import head_end, read_head
from annotate.page.hinted import overruled, split_off_chrome, told, with_record
from annotate.page.lines import Unit, lines_of, units, unwrapped, without_bullet
from annotate.page.metadata import read_metadata
from annotate.page.rules import RULES
from annotate.page.structure import NO_STRUCTURE, Structure
from annotate.page.tail import read_tail, tail_start
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.page.facts import Fact

_LOCKED_END = re.compile(
    r"(?:…|\.\.\.)?\s*[\[［【(（](?:続きを読む|全文を読む|残り[\s\d,，０-９]+文字)[\]］】)）]$"
)


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


def analyse(text: str, structure: Structure = NO_STRUCTURE) -> Page:
    """Return the zones and the metadata of a canonical text. Never raises; takes time linear in the text.

    What `structure` says of a line goes before what its words say; what it calls chrome is out of the
    way before the words are read.
    """
    if structure == NO_STRUCTURE:
        page = units(text)
        rules, metadata, family = _by_words(page)
        return Page(metadata, _zones(page, rules), family)
    lines = lines_of(text)
    kept, chrome = split_off_chrome(lines, told(lines, structure.hints))
    page = unwrapped(kept)
    by_words, found, family = _by_words(page)
    rules = overruled(page, by_words, structure.hints, structure)
    metadata = with_record(found, page, rules, structure)
    zones = _zones(page, rules) + _zones(*zip(*chrome, strict=True)) if chrome else _zones(page, rules)
    return Page(metadata, tuple(sorted(zones, key=lambda zone: zone.span.start)), family)


def _by_words(page: Sequence[Unit]) -> tuple[list[str], Metadata, str]:
    """The rule of every unit as its words and place have it, what the page says of itself, its layout."""
    facts, seen = look(page)
    family = family_of(seen)
    start = head_end(page, facts, family)
    if start == len(page) and not any(fact.sign or fact.date for fact in facts):
        return ["page.short_line"] * len(page), Metadata(), PLAIN.name
    head = read_head(page, facts, start, family)
    known = {name for _, name in head.bylines} | _bio_names(page, facts, start)
    people = known | {names.bare_name(part) for name in known for part in names.parts(name)}
    end = tail_start(page, facts, start, people)
    body = read_body(page, facts, start, end, family=family, known=known)
    rules = head.rules + body + read_tail(page, facts, end, people)
    return rules, read_metadata(page, facts, rules, head), family.name


def _bio_names(page: Sequence[Unit], facts: Sequence[Fact], start: int) -> set[str]:
    """Of whom the bulleted lines speak, and whose name stands alone and also begins a paragraph."""
    alone = {
        unit.text
        for unit, fact in zip(page[start:], facts[start:], strict=True)
        if not (fact.paragraph or fact.sign) and len(unit.text) <= 30 and names.likeness(unit.text)
    }
    found = {names.bio_name(without_bullet(unit.text)) for unit in page[start:] if unit.is_bullet}
    if alone:
        openings = {name[:2] for name in alone}
        told_of = (unit.text for unit in page[start:] if unit.text[:2] in openings and not unit.is_bullet)
        found |= alone & {names.bio_name(text) for text in told_of if len(text) <= 300}
    return found - {""}


def _zones(page: Sequence[Unit], rules: Sequence[str]) -> tuple[Zone, ...]:
    zones = []
    last = next((n for n in reversed(range(len(rules))) if rules[n] == "page.paragraph"), -1)
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
