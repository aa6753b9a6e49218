"""The layouts we know, as data: by which signs each is told, and what is particular to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Family:
    """One layout.

    `signals` weighs what was seen on the page (rules of `annotate.page.signs`, and the marks that
    `annotate.page.facts` adds with a leading `+`). `captions_doubled`: captions stand twice between title
    and date, so that two equal neighbours are a caption. `title_after_links`: the title is the first line
    after the share buttons. `unmarked_quotes`: sentences of the body are lifted out as pull quotes with no
    mark but the author's name, or none at all.
    """

    name: str
    signals: Mapping[str, int] = field(default_factory=dict)
    captions_doubled: bool = False
    title_after_links: bool = False
    unmarked_quotes: bool = False


WIRE = Family(
    "wire",
    {
        "page.short_url": 4,
        "+clock_gmt": 4,
        "+date_twice": 3,
        "+bullet_share": 2,
        "page.lists": 1,
        "+twins": 1,
    },
    captions_doubled=True,
    title_after_links=True,
    unmarked_quotes=True,
)
NEWSPAPER = Family(
    "newspaper",
    {"page.advertisement": 2, "page.paywall": 2, "page.copyright": 1, "page.ranking": 1, "+hours_ja": 1},
)
THINK_TANK = Family("think_tank", {"think_tank.note": 3, "page.download": 2, "+numbered_heading": 2})
BROADCASTER = Family("broadcaster", {"+date_iso": 3, "page.player": 2, "+twins": 2})
BLOG = Family("blog", {"blog.categories": 2, "blog.comments": 2, "blog.previous_next": 3})
MAGAZINE = Family(
    "magazine", {"page.page_number": 2, "+labelled_name": 2, "+english_title": 2, "page.policy": 1}
)

RELEASE = Family("release", {"release.addressee": 4, "release.contact": 2})

KNOWN = (WIRE, NEWSPAPER, THINK_TANK, BROADCASTER, BLOG, MAGAZINE, RELEASE)
GENERAL = Family("general")
"""Some furniture, but of no layout we know: only what is certain becomes chrome."""
PLAIN = Family("plain")
"""Nothing but the article itself."""

ENOUGH = 4
"""The score a layout needs to be believed."""

_TELLING = frozenset(sign for family in KNOWN for sign in family.signals)


def family_of(seen: Mapping[str, int]) -> Family:
    """Return the layout of a page on which `seen` counts each sign; a sign counts at most twice."""
    if not seen:
        return PLAIN
    if _TELLING.isdisjoint(seen):
        return GENERAL

    def score(family: Family) -> int:
        return sum(family.signals.get(sign, 0) * min(count, 2) for sign, count in seen.items())

    best = max(KNOWN, key=score)
    return best if score(best) >= ENOUGH else GENERAL
