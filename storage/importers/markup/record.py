"""What a page says of itself in its head: JSON-LD, OpenGraph, meta elements, its canonical address."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotate.page.dates import find_date
from annotate.page.titles import without_outlet
from storage.importers.blocks import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>]{1,2000})\s*-->")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}")
_ARTICLES = re.compile(r"(?:News|Blog|Report|Opinion|Scholarly|Tech|Analysis|Review)?(?:Article|Posting)$")
_TITLE_ENDS = re.compile(r"\s*[|｜]\s*|\s+[-–—:：]\s+|\s*[《«<]\s*")
_LONGEST_JSON = 1_000_000  # characters
_DEEPEST_JSON = 40
_LONGEST_VALUE = 500  # characters

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "byline": ("author", "article:author", "dc.creator", "citation_author", "byl", "parsely-author"),
    "published": (
        "article:published_time", "datepublished", "date", "pubdate", "dc.date", "dcterms.created",
        "dcterms.date", "citation_publication_date", "parsely-pub-date", "og:published_time",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "url": ("og:url", "twitter:url"),
}  # fmt: skip
"""For each field the names of meta elements that hold it, the most telling first."""


@dataclass(slots=True)
class Record:
    """What a page says of itself; unknown is an empty string. `published` is an ISO 8601 date."""

    title: str = ""
    byline: str = ""
    published: str = ""
    source: str = ""
    url: str = ""


def record_of(root: _Element, markup: str) -> Record:
    """Return the record of a page; `markup` is its source, for the comment of browsers that saved it."""
    said = _metas(root)
    found = Record()
    linked = next(_json_articles(root), {})
    found.source = _first(said, "source") or _name_of(linked.get("publisher"))
    found.title = _text(linked.get("headline")) or _first(said, "title") or _title_element(root)
    found.title = _without_site(found.title, found.source)
    found.byline = _byline(_name_of(linked.get("author")) or _first(said, "byline"), found.source)
    found.published = find_date(_text(linked.get("datePublished"))) or find_date(_first(said, "published"))
    found.url = _address(root, said, markup, linked)
    return found


def _metas(root: _Element) -> dict[str, str]:
    """Name (also property, itemprop) -> content of the meta elements; the first of a name counts."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = one_line(meta.get("content") or "")
        if name and content:
            said.setdefault(name.lower(), content[:_LONGEST_VALUE])
    return said


def _first(said: dict[str, str], what: str) -> str:
    return next((said[name] for name in _META[what] if name in said), "")


def _title_element(root: _Element) -> str:
    title = root.find(".//title")
    return one_line(title.text or "")[:_LONGEST_VALUE] if title is not None else ""


def _without_site(title: str, source: str) -> str:
    """A title without the name of the site behind it."""
    title = without_outlet(title)
    parts = list(_TITLE_ENDS.finditer(title))
    if source and parts:
        end = title[parts[-1].end() :]
        if end and (end in source or source in end):
            return title[: parts[-1].start()]
    return title


def _byline(name: str, source: str) -> str:
    return "" if _ADDRESS.match(name) or name == source else name


def _address(root: _Element, said: dict[str, str], markup: str, linked: dict[str, object]) -> str:
    links = (link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical")
    saved = _SAVED_FROM.search(markup, 0, 4096)
    whole = linked.get("mainEntityOfPage")
    main = whole.get("@id") if isinstance(whole, dict) else whole
    for candidate in (next(links, ""), _first(said, "url"), saved[1] if saved else "", _text(main)):
        if found := _ADDRESS.match(candidate):
            return found[0]
    return ""


def _json_articles(root: _Element) -> Iterator[dict[str, object]]:
    """Yield what JSON-LD says of articles, in the order of the page."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = (script.text or "").strip()
        if len(source) > _LONGEST_JSON or _depth(source) > _DEEPEST_JSON:
            continue
        try:
            value = json.loads(source, strict=False)
        except ValueError:
            continue
        yield from _articles_in(value)


def _depth(source: str) -> int:
    """How deep brackets stand in one another, those in strings counted too."""
    depth = deepest = 0
    for found in re.finditer(r"[\[{}\]]", source):
        depth += 1 if found[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _articles_in(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for each in value:
            yield from _articles_in(each)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in kinds):
            yield value
        yield from _articles_in(value.get("@graph"))


def _text(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return one_line(value)[:_LONGEST_VALUE] if isinstance(value, str) else ""


def _name_of(value: object) -> str:
    """The name of a person or organisation, or of several with 、 between."""
    if isinstance(value, list):
        return "、".join(filter(None, map(_name_of, value[:10])))
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
