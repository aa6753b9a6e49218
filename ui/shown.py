"""What the commands print: articles, annotations and pages as JSON, and as lines for a terminal."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from annotate.body import body_sentences
from annotate.model import ZoneKind
from annotate.records import to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.library import LibraryRow
    from annotate.model import Annotation, Article, Content, Metadata, Zone
    from annotate.searching.results import Entry
    from annotate.suggest.rules import Suggestion

Shown = dict[str, object]

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")


def as_json(shown: Shown) -> str:
    """Return one line of JSON, Japanese as it is."""
    return json.dumps(shown, ensure_ascii=False)


def as_line(cells: Iterable[object]) -> str:
    """Return cells with tabs between; no control character of theirs reaches the terminal."""
    return "\t".join(_CONTROLS.sub("\ufffd", str(cell)) for cell in cells)


def listed_article(article: Article, row: LibraryRow) -> Shown:
    """An article as the library has it: `tags` are numbers of annotations, `reviewed` is percent."""
    return {
        "id": article.id,
        "status": article.status.value,
        "annotations": row.claims,
        "tags": dict(row.counts),
        "reviewed": row.reviewed,
        "title": article.metadata.title or article.file_name,
        "byline": article.metadata.byline,
        "published": article.metadata.published,
        "source": article.metadata.source,
        "file_name": article.file_name,
        "encoding": article.encoding,
        "length": article.length,
        "sha256": article.sha256,
    }


def whole_article(article: Article, content: Content, annotations: Iterable[Annotation]) -> Shown:
    """An article with all that is known of it; the sentences are those of the body."""
    page = article.metadata
    return {
        "id": article.id,
        "title": page.title,
        "byline": page.byline,
        "published": page.published,
        "source": page.source,
        "url": page.url,
        "text": content.text,
        "sha256": article.sha256,
        "zones": shown_zones(content.zones),
        "sentences": [{"start": s.start, "end": s.end} for s in body_sentences(content)],
        "annotations": [shown_annotation(annotation) for annotation in annotations],
    }


def shown_annotation(annotation: Annotation) -> Shown:
    """An annotation; start and end count code points."""
    row = to_row(annotation)
    span = {"start": row.pop("start_codepoint"), "end": row.pop("end_codepoint")}
    return {"id": row.pop("id"), "article_id": row.pop("article_id"), **span, **row}


def shown_hits(entry: Entry) -> Iterator[Shown]:
    """The places found in an article; one found by filters alone is shown by its title."""
    if not entry.hits:
        found: Shown = {"context": entry.title, "match": "", "in": ""}
        yield {"article_id": entry.article, "start": 0, "end": 0, **found}
    for hit in entry.hits:
        yield {
            "article_id": entry.article,
            "start": hit.start,
            "end": hit.end,
            "context": f"{hit.before}{hit.found}{hit.after}",
            "match": hit.found,
            "in": hit.field or "text",
            **({"annotation_id": hit.claim} if hit.claim else {}),
        }


def extracted_page(text: str, metadata: Metadata, zones: Iterable[Zone]) -> Shown:
    """A page without a project: what it says about itself, and its body as it is read."""
    from annotate.page.joining import joined  # brings the rules for pages with it

    zones = tuple(zones)
    return {
        "title": metadata.title,
        "byline": metadata.byline,
        "published": metadata.published,
        "url": metadata.url,
        "body": "\n".join(joined(text, zone) for zone in zones if zone.kind is ZoneKind.BODY),
        "zones": shown_zones(zones),
    }


def shown_suggestion(text: str, suggestion: Suggestion) -> Shown:
    """A suggestion with its evidence; start and end count code points."""
    return {
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "text": text[suggestion.span.slice],
        "label": suggestion.label,
        "score": suggestion.score,
        "cues": [
            {"start": each.span.start, "end": each.span.end, "rule": each.rule}
            for each in suggestion.evidence
        ],
    }


def shown_zones(zones: Iterable[Zone]) -> list[Shown]:
    """Zones as kind, start, end."""
    return [{"kind": z.kind.value, "start": z.span.start, "end": z.span.end} for z in zones]
