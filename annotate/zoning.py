"""Corrections of zones as edits: what a paragraph is, where it ends, and what follows for the metadata."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from annotate.edits import Change, Deed, Edit
from annotate.intake import zone_sentences
from annotate.model import Paragraph, Zone, ZoneKind
from annotate.page import names
from annotate.page.dates import find_date
from annotate.page.joining import joined
from annotate.page.titles import without_outlet
from annotate.spans import Span
from annotate.zones import paragraph_of, zones_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotate.model import Article, Content, Metadata

BY_HAND = "hand"
"""The `rule` of a zone that a person corrected; `who` and `at` of the zone say who and when."""

_FIELDS = {ZoneKind.TITLE: "title", ZoneKind.BYLINE: "byline", ZoneKind.PUBLISHED: "published"}


def correct(
    article: Article, content: Content, zones: Iterable[Zone], kind: ZoneKind, who: str, at: str
) -> Edit | None:
    """Say what paragraphs of an article are, all in one deed; None where all of them are that already.

    An article has one title: what was taken for it before, and says something else, becomes a heading.
    Title, byline and date of the metadata follow. `at` is UTC, ISO 8601 with Z.
    """
    chosen = [zone for zone in zones if zone.kind is not kind]
    if not chosen:
        return None
    after = {zone: replace(zone, kind=kind, rule=BY_HAND, who=who, at=at) for zone in chosen}
    if kind is ZoneKind.TITLE:
        said = {joined(content.text, zone) for zone in chosen}
        for zone in content.zones:
            if zone.kind is ZoneKind.TITLE and joined(content.text, zone) not in said:
                after[zone] = replace(zone, kind=ZoneKind.HEADING, rule=BY_HAND, who=who, at=at)
    return Edit(Deed.ZONE, changes_of(article, content, after), kind.value)


def split(article: Article, content: Content, span: Span, who: str, at: str) -> Edit | None:
    """Let `span`, a part of one paragraph, be a paragraph of its own; None where it is no such part."""
    found = zones_in(content, span)
    if len(found) != 1:
        return None
    zone, text = found[0], content.text
    cuts = (zone.span.start, max(span.start, zone.span.start), min(span.end, zone.span.end), zone.span.end)
    parts = [part for start, end in pairwise(cuts) if (part := _trimmed(text, start, end))]
    if len(parts) < 2:
        return None
    made = [_paragraph(article, text, replace(zone, span=p, rule=BY_HAND, who=who, at=at)) for p in parts]
    changes = [Change(paragraph_of(article, content, zone), made[0])]
    return Edit(Deed.SPLIT, (*changes, *(Change(None, each) for each in made[1:])))


def changes_of(article: Article, content: Content, after: dict[Zone, Zone]) -> tuple[Change, ...]:
    """Return the changes that put zones into the place of others, and the metadata where it follows.

    `after` maps zones of the article to what they become; their places stay.
    """
    changes = [
        Change(paragraph_of(article, content, old), _paragraph(article, content.text, after[old]))
        for old in sorted(after, key=lambda zone: zone.span)
    ]
    zones = [after.get(zone, zone) for zone in content.zones]
    metadata = metadata_after(article.metadata, content.text, content.zones, zones)
    if metadata != article.metadata:
        changes.append(Change(article, replace(article, metadata=metadata)))
    return tuple(changes)


def metadata_after(
    metadata: Metadata, text: str, before: Sequence[Zone], after: Sequence[Zone]
) -> Metadata:
    """Return the metadata of a page whose zones, the same stretches, are of other kinds now.

    A paragraph that has become title, byline or date is believed. One that is it no longer takes what it
    said with it, unless somebody had written something else there.
    """
    values: dict[str, str] = {}
    for kind, field in _FIELDS.items():
        pairs = list(zip(before, after, strict=True))
        came = [new for old, new in pairs if new.kind is kind and old.kind is not kind]
        went = [old for old, new in pairs if old.kind is kind and new.kind is not kind]
        stayed = [new for old, new in pairs if old.kind is new.kind is kind]
        if said := _said(kind, text, came):
            values[field] = said
        elif went and getattr(metadata, field) in {_said(kind, text, [zone]) for zone in went}:
            values[field] = _said(kind, text, stayed[:1])
    return replace(metadata, **values)


def _said(kind: ZoneKind, text: str, zones: Sequence[Zone]) -> str:
    """What zones say that are the title, the byline or the date, "" where they say nothing of it."""
    found = [said for zone in zones if (said := _VALUES[kind](joined(text, zone)))]
    if kind is ZoneKind.PUBLISHED:
        return found[0] if found else ""
    return ("\u3000" if kind is ZoneKind.TITLE else "、").join(dict.fromkeys(found))


def _name(line: str) -> str:
    return names.labelled_name(line) or names.in_brackets(line) or names.clean(line)


_VALUES: dict[ZoneKind, Callable[[str], str]] = {
    ZoneKind.TITLE: without_outlet,
    ZoneKind.BYLINE: _name,
    ZoneKind.PUBLISHED: find_date,
}


def _paragraph(article: Article, text: str, zone: Zone) -> Paragraph:
    return Paragraph(article.id, zone, zone_sentences(text, [zone]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends, None where nothing is left."""
    part = text[start:end]
    first = start + len(part) - len(part.lstrip())
    last = start + len(part.rstrip())
    return Span(first, last) if first < last else None
