"""What a page says about itself, read off its units once each has its rule."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.model import Metadata
from annotate.page import names
from annotate.page.head import outlet
from annotate.page.lines import without_bullet
from annotate.page.titles import without_outlet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotate.page.facts import Fact
    from annotate.page.head import Head
    from annotate.page.lines import Unit

_URL = re.compile(r"https?://[^\s<>「」（）]+")
_OWNER = re.compile(r"(?:©|\(c\)|（c）|copyright)\s*", re.IGNORECASE)
_NOT_OWNER = re.compile(
    r"(?:©|\(c\)|copyright|all rights reserved.*|無断.*|[\d,，–-]{4,}|co\.?,? ?ltd\.?|inc\.?|[.,。、]+$)",
    re.IGNORECASE,
)


def read_metadata(
    page: Sequence[Unit], facts: Sequence[Fact], rules: Sequence[str], head: Head
) -> Metadata:
    """Return the metadata of a page of which every unit has its rule."""
    said: dict[str, list[str]] = {}
    for unit, rule in zip(page, rules, strict=True):
        said.setdefault(rule, []).append(unit.text)
    title = without_outlet(page[head.title].text) if head.title >= 0 else ""
    return Metadata(
        title=title,
        byline=_byline(said, head, title),
        published=_published(facts, rules) or head.day,
        source=outlet(page, head) or _owner(page, rules, said),
        url=_url(page, rules),
    )


def _byline(said: Mapping[str, Sequence[str]], head: Head, title: str) -> str:
    """The surest name of the head or of the title, else who signs a pull quote, the bio, or the end.

    The agency whose name stands alone at the end sent the article: it is not who wrote it.

    `said` are the texts of each rule, in the order of the page.
    """
    if head.bylines:
        return max(head.bylines, key=lambda it: it[0])[1]
    if name := names.contributor(title):
        return name
    paragraphs = said.get("page.paragraph")
    if paragraphs and (name := names.in_dateline(paragraphs[0])):
        return name
    if paragraphs and (signed := names.signature(paragraphs[-1])):
        return names.in_brackets(signed.strip())
    for rule in ("wire.quote_author", "wire.bio_bullet", "page.bio", "page.signature"):
        for text in said.get(rule, ()):
            if name := _signed(text, rule):
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


def _owner(page: Sequence[Unit], rules: Sequence[str], said: Mapping[str, Sequence[str]]) -> str:
    for text in said.get("page.copyright", ()):
        if _OWNER.search(text):
            return _NOT_OWNER.sub("", text).strip(" .,。、　")
    mastheads = (unit.text for unit, rule in zip(page[:2], rules, strict=False) if rule == "page.masthead")
    return next((line for line in mastheads if not any(c.isdigit() for c in line)), "")


def _url(page: Sequence[Unit], rules: Sequence[str]) -> str:
    for unit, rule in zip(page, rules, strict=True):
        if rule in ("page.address", "page.short_url") and (found := _URL.search(unit.text)):
            return found[0]
    return ""
