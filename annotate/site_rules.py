"""What analysts taught about sites: from one correction to a rule, and from rules to the zones of a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from annotate.edits import Change, Deed, Edit
from annotate.errors import ShirushiError
from annotate.intake import zone_sentences
from annotate.line_patterns import LONGEST_LINE, generalised, is_pattern, matches
from annotate.model import Shape, SiteBy, ZoneKind
from annotate.page.analysis import analyse
from annotate.page.families import KNOWN
from annotate.page.joining import joined
from annotate.zoning import BY_HAND, changes_of, metadata_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.model import Article, Content, SiteRule, Zone

PREFIX = "site."
"""What the `rule` of a zone begins with that a rule of a site made: `site.<shape>.<pattern>`.

The reason is kept in words, so that it still reads well when the rule was changed or removed."""

LONGEST = {
    ZoneKind.TITLE: 120,
    ZoneKind.BYLINE: 60,
    ZoneKind.PUBLISHED: 80,
    ZoneKind.HEADING: 60,
    ZoneKind.CAPTION: 250,
}
"""Characters. A paragraph longer than this is no such thing, whatever it begins with."""

_LONGEST_IN_HEAD = 60
_COME_AGAIN = (ZoneKind.CHROME, ZoneKind.PUBLISHED, ZoneKind.HEADING)
_ONCE_IN_A_PAGE = frozenset({ZoneKind.TITLE, ZoneKind.BYLINE, ZoneKind.PUBLISHED})
_NEVER_SAID_AGAIN = frozenset(ZoneKind) - {ZoneKind.CHROME, ZoneKind.PUBLISHED, ZoneKind.HEADING}

_HOST = re.compile(r"https?://(?:[^/@\s]*@)?(?:www\.)?([^/:?#\s]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """Where articles come from that look alike, and by what they are known."""

    by: SiteBy
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that a rule speaks of. `is_news` says whether it is taken for something else now."""

    zone: Zone
    rule: SiteRule
    is_news: bool


def host_of(url: str) -> str:
    """Return the host of an address without `www.`, in small letters, or ""."""
    found = _HOST.match(url.strip())
    return found[1].lower() if found else ""


def layout_of(text: str) -> str:
    """Return the name of the layout of a page, "" where it is of none we know."""
    family = analyse(text).family
    return family if any(family == known.name for known in KNOWN) else ""


def site_of(article: Article, text: str) -> Site:
    """Return the site of an article: the host of its address, else its outlet, else its layout.

    Raises ShirushiError where nothing is known of where it came from.
    """
    if host := host_of(article.metadata.url):
        return Site(SiteBy.HOST, host)
    if outlet := article.metadata.source:
        return Site(SiteBy.OUTLET, outlet)
    if layout := layout_of(text):
        return Site(SiteBy.LAYOUT, layout)
    raise ShirushiError("rule_without_site")


def of_article(article: Article, text: str, rules: Iterable[SiteRule]) -> list[SiteRule]:
    """Return those of `rules` that speak of the site of an article."""
    rules = list(rules)
    layout = layout_of(text) if any(rule.site_by is SiteBy.LAYOUT for rule in rules) else ""
    here = {
        SiteBy.HOST: host_of(article.metadata.url),
        SiteBy.OUTLET: article.metadata.source,
        SiteBy.LAYOUT: layout,
    }
    return [rule for rule in rules if here[rule.site_by] == rule.site]


def checked(rule: SiteRule) -> SiteRule:
    """Return a rule as it can be kept; raises ShirushiError where its pattern says nothing."""
    pattern = " ".join(rule.pattern.split())
    if rule.shape in (Shape.LINE, Shape.BELOW, Shape.ABOVE) and not is_pattern(pattern):
        raise ShirushiError("rule_pattern_empty")
    return replace(rule, pattern=pattern)


def proposals(content: Content, zone: Zone, before: Zone, kind: ZoneKind) -> list[tuple[Shape, str]]:
    """Return the conditions by which a corrected zone can be known on other pages, the most sensible first.

    What would make a second title, byline or date of this very page comes last. `before` is the zone as the
    rules had taken it.
    """
    line = joined(content.text, zone)
    lines = [(Shape.LINE, pattern) for pattern in generalised(line, kind)]
    found = list(lines)
    place = next(n for n, each in enumerate(content.zones) if each.span == zone.span)
    as_found = replace(content, zones=(*content.zones[:place], before, *content.zones[place + 1 :]))
    between = _Page(as_found).between[place]
    if between and len(line) <= LONGEST.get(kind, _LONGEST_IN_HEAD):
        found.append((Shape.BETWEEN, between))
    for shape, step in ((Shape.BELOW, -1), (Shape.ABOVE, 1)):
        beside = content.zones[place + step : place + step + 1] if place + step >= 0 else ()
        words = joined(content.text, beside[0]) if beside and beside[0].kind in _COME_AGAIN else ""
        if words and len(words) <= LONGEST_LINE:
            found.append((shape, generalised(words, ZoneKind.CHROME)[0]))
    if before.kind is not kind and before.rule != BY_HAND and not before.rule.startswith(PREFIX):
        found.append((Shape.REASON, before.rule))
    # The words of a line of the article are not said again: where it stands is what comes again.
    if kind in _NEVER_SAID_AGAIN and len(lines) == 1:
        found = [*found[1:], *lines]
    if kind in _ONCE_IN_A_PAGE:
        page = _Page(as_found)
        found.sort(key=lambda each: page.number(each[0], each[1], kind) > 1)
    return found


def hits(content: Content, rules: Sequence[SiteRule]) -> list[Hit]:
    """Return the paragraphs of a page that any of `rules` speaks of; of several rules the last one counts.

    What a person corrected by hand is nobody's any more. Takes time linear in the text for each rule.
    """
    found: list[Hit] = []
    page = _Page(content)
    for place, zone in enumerate(content.zones):
        if zone.rule == BY_HAND:
            continue
        if rule := next((r for r in reversed(rules) if page.holds(r.shape, r.pattern, r.kind, place)), None):
            found.append(Hit(zone, rule, zone.kind is not rule.kind))
    return found


def follow(article: Article, content: Content, rules: Iterable[SiteRule]) -> tuple[Article, Content]:
    """Return an article that is new as what was taught about its site, and is on, has it."""
    mine = of_article(article, content.text, [rule for rule in rules if rule.is_on])
    after = _after(hits(content, mine)) if mine else {}
    if not after:
        return article, content
    zones = tuple(after.get(zone, zone) for zone in content.zones)
    metadata = metadata_after(article.metadata, content.text, content.zones, zones)
    sentences = zone_sentences(content.text, zones)
    return replace(article, metadata=metadata), replace(content, zones=zones, sentences=sentences)


def changes(article: Article, content: Content, found: Iterable[Hit]) -> tuple[Change, ...]:
    """Return what becomes of the paragraphs of an article that `hits` found, and of its metadata."""
    after = _after(found)
    return changes_of(article, content, after) if after else ()


def learn(rule: SiteRule, applied: Iterable[Change] = ()) -> Edit:
    """Keep a rule, and do in the same deed what it says of articles that are there."""
    return Edit(Deed.LEARN_RULE, (Change(None, checked(rule)), *applied), rule.pattern)


def change(before: SiteRule, after: SiteRule) -> Edit:
    """Say a rule otherwise, or switch it on or off; raises ShirushiError as `checked` does."""
    return Edit(Deed.CHANGE_RULE, (Change(before, checked(replace(after, id=before.id))),), after.pattern)


def remove(rule: SiteRule) -> Edit:
    """Forget a rule; what it made of paragraphs stays."""
    return Edit(Deed.REMOVE_RULE, (Change(rule, None),), rule.pattern)


def apply(rule: SiteRule, applied: Sequence[Change]) -> Edit:
    """Do what a rule says in articles that are there, all in one deed."""
    return Edit(Deed.APPLY_RULE, tuple(applied), rule.pattern)


def _after(found: Iterable[Hit]) -> dict[Zone, Zone]:
    return {
        hit.zone: replace(
            hit.zone,
            kind=hit.rule.kind,
            rule=f"{PREFIX}{hit.rule.shape}.{hit.rule.pattern}",
            who=hit.rule.who,
            at=hit.rule.at,
        )
        for hit in found
        if hit.is_news
    }


class _Page:
    """What the conditions of rules look at: each line, and between which landmarks it stands."""

    def __init__(self, content: Content) -> None:
        self._zones = content.zones
        self._lines = [joined(content.text, zone) for zone in content.zones]

    @cached_property
    def between(self) -> list[str]:
        """For each line of the head, which two of title, date and body it is between; else "".

        Running text is between nothing: else every first paragraph would be below the date.
        """
        kinds = [zone.kind for zone in self._zones]
        above = _landmarks(kinds)
        below = _landmarks(kinds[::-1])[::-1]
        return [
            f"{a} {b}" if a and b and ZoneKind.BODY not in (a, kind) and a is not b else ""
            for kind, a, b in zip(kinds, above, below, strict=True)
        ]

    def number(self, shape: Shape, pattern: str, kind: ZoneKind) -> int:
        """How many paragraphs a condition is so for."""
        return sum(self.holds(shape, pattern, kind, place) for place in range(len(self._lines)))

    def holds(self, shape: Shape, pattern: str, kind: ZoneKind, place: int) -> bool:
        """Whether a condition is so for a paragraph, which is then to be of `kind`."""
        line = self._lines[place]
        if len(line) > LONGEST.get(kind, len(line)):
            return False
        if shape is Shape.LINE:
            return matches(pattern, line)
        if shape is Shape.BETWEEN:
            return self.between[place] == pattern and len(line) <= LONGEST.get(kind, _LONGEST_IN_HEAD)
        if shape is Shape.REASON:
            return self._zones[place].rule == pattern
        beside = place + (-1 if shape is Shape.BELOW else 1)
        return 0 <= beside < len(self._lines) and matches(pattern, self._lines[beside])


def _landmarks(kinds: Sequence[ZoneKind]) -> list[ZoneKind | None]:
    """The nearest title, date or body before each place."""
    found: list[ZoneKind | None] = []
    last: ZoneKind | None = None
    for kind in kinds:
        found.append(last)
        if kind in (ZoneKind.TITLE, ZoneKind.PUBLISHED, ZoneKind.BODY):
            last = kind
    return found
