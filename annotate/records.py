"""Records as flat rows: the one shape for a table's columns and for the history's JSON."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from annotate.model import (
    Annotation,
    Article,
    Decision,
    Details,
    Metadata,
    Paragraph,
    Shape,
    SiteBy,
    SiteRule,
    Source,
    SourceKind,
    Status,
    Zone,
    ZoneKind,
)
from annotate.spans import Span
from annotate.tags import BUILT_IN, Tag

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, Any]
Record = Annotation | Article | Tag | Source | Decision | Paragraph | SiteRule

DETAIL_FIELDS = tuple(field.name for field in fields(Details))
METADATA_FIELDS = tuple(field.name for field in fields(Metadata))
_TAG_FIELDS = tuple(field.name for field in fields(Tag))


def kind_of(record: Record) -> str:
    """Return the name of the table that holds such records."""
    return _TABLES[type(record)]


def key_of(record: Record) -> tuple[str, ...]:
    """Return what tells a record from all others, the table's name first."""
    if isinstance(record, Source):
        return kind_of(record), record.kind.value, record.name
    if isinstance(record, Decision):
        return kind_of(record), str(record.article_id), str(record.span.start)
    if isinstance(record, Paragraph):
        return kind_of(record), str(record.article_id), str(record.zone.span.start)
    return kind_of(record), str(record.id)


def untold(record: Record) -> Record | None:
    """Return what such a record is before anything was said of it: None where it does not exist then.

    The built-in tags are in every project, and any source may be graded.
    """
    if isinstance(record, Source):
        return Source(record.kind, record.name)
    return next((tag for tag in BUILT_IN if isinstance(record, Tag) and tag.id == record.id), None)


def to_row(record: Record) -> Row:
    """Return `record` as column -> value."""
    writer: Callable[[Any], Row] = _WRITERS[kind_of(record)]
    return writer(record)


def from_row(kind: str, row: Row) -> Record:
    """Return the record of a row of the table `kind`; what else the row holds is left out.

    The history also holds rows of earlier versions, without the columns that came since.
    """
    return _READERS[kind](row)


def row_sha256(row: Row) -> str:
    """Return the hex sha256 of a row's values in column order, so that changed bytes are noticed."""
    text = "\x1f".join(f"{name}={value}" for name, value in row.items() if name != "sha256")
    return hashlib.sha256(text.encode()).hexdigest()


def text_sha256(text: str) -> str:
    """Return the hex sha256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _annotation_row(a: Annotation) -> Row:
    return {
        "id": a.id,
        "article_id": a.article_id,
        "start_codepoint": a.span.start,
        "end_codepoint": a.span.end,
        "tag": a.tag,
        "quote": a.quote,
        "note": a.note,
        "annotator": a.annotator,
        "origin": a.origin,
        **{name: getattr(a.details, name) for name in DETAIL_FIELDS},
        "created_at": a.created_at,
        "updated_at": a.updated_at,
        "same_as": a.same_as,
    }


def _annotation(row: Row) -> Annotation:
    return Annotation(
        id=row["id"],
        article_id=row["article_id"],
        span=Span(row["start_codepoint"], row["end_codepoint"]),
        tag=row["tag"],
        quote=row["quote"],
        annotator=row["annotator"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        note=row["note"],
        origin=row["origin"],
        details=Details(*(row.get(name, "") for name in DETAIL_FIELDS)),
        same_as=row.get("same_as", ""),
    )


def _article_row(a: Article) -> Row:
    return {
        "id": a.id,
        **{name: getattr(a.metadata, name) for name in METADATA_FIELDS},
        "status": a.status.value,
        "removed": int(a.removed),
        "file_name": a.file_name,
        "encoding": a.encoding,
        "length": a.length,
        "sha256": a.sha256,
        "original_sha256": a.original_sha256,
        "imported_at": a.imported_at,
        "form": a.form,
        "place": a.place,
    }


def _article(row: Row) -> Article:
    return Article(
        id=row["id"],
        metadata=Metadata(*(row[name] for name in METADATA_FIELDS)),
        sha256=row["sha256"],
        original_sha256=row["original_sha256"],
        encoding=row["encoding"],
        length=row["length"],
        file_name=row["file_name"],
        imported_at=row["imported_at"],
        status=Status(row["status"]),
        removed=bool(row["removed"]),
        form=row.get("form", "text"),
        place=row.get("place", ""),
    )


def _tag_row(tag: Tag) -> Row:
    return {**{name: getattr(tag, name) for name in _TAG_FIELDS}, "retired": int(tag.retired)}


def _tag(row: Row) -> Tag:
    return Tag(**{name: row[name] for name in _TAG_FIELDS if name != "retired"}, retired=bool(row["retired"]))


def _source_row(source: Source) -> Row:
    return {
        "kind": source.kind.value,
        "name": source.name,
        "reliability": source.reliability,
        "note": source.note,
    }


def _source(row: Row) -> Source:
    return Source(SourceKind(row["kind"]), row["name"], row["reliability"], row["note"])


def _decision_row(decision: Decision) -> Row:
    return {
        "article_id": decision.article_id,
        "start_codepoint": decision.span.start,
        "end_codepoint": decision.span.end,
        "suggested": decision.suggested,
        "decided": decision.decided,
        "rules": " ".join(decision.rules),
        "score": decision.score,
        "annotator": decision.annotator,
        "at": decision.at,
    }


def _decision(row: Row) -> Decision:
    return Decision(
        article_id=row["article_id"],
        span=Span(row["start_codepoint"], row["end_codepoint"]),
        suggested=row["suggested"],
        decided=row["decided"],
        rules=tuple(row["rules"].split()),
        score=row["score"],
        annotator=row["annotator"],
        at=row["at"],
    )


def _paragraph_row(paragraph: Paragraph) -> Row:
    zone = paragraph.zone
    return {
        "article_id": paragraph.article_id,
        "start_codepoint": zone.span.start,
        "end_codepoint": zone.span.end,
        "kind": zone.kind.value,
        "rule": zone.rule,
        "who": zone.who,
        "at": zone.at,
        "sentences": [[sentence.start, sentence.end] for sentence in paragraph.sentences],
    }


def _paragraph(row: Row) -> Paragraph:
    span = Span(row["start_codepoint"], row["end_codepoint"])
    zone = Zone(ZoneKind(row["kind"]), span, row["rule"], row["who"], row["at"])
    return Paragraph(row["article_id"], zone, tuple(Span(*each) for each in row["sentences"]))


def _site_rule_row(rule: SiteRule) -> Row:
    return {
        "id": rule.id,
        "site_by": rule.site_by.value,
        "site": rule.site,
        "shape": rule.shape.value,
        "pattern": rule.pattern,
        "kind": rule.kind.value,
        "who": rule.who,
        "at": rule.at,
        "is_on": int(rule.is_on),
    }


def _site_rule(row: Row) -> SiteRule:
    return SiteRule(
        id=row["id"],
        site_by=SiteBy(row["site_by"]),
        site=row["site"],
        shape=Shape(row["shape"]),
        pattern=row["pattern"],
        kind=ZoneKind(row["kind"]),
        who=row["who"],
        at=row["at"],
        is_on=bool(row["is_on"]),
    )


_TABLES: dict[type, str] = {
    Annotation: "annotations",
    Article: "articles",
    Tag: "tags",
    Source: "sources",
    Decision: "decisions",
    Paragraph: "zones",
    SiteRule: "site_rules",
}
_WRITERS: dict[str, Callable[[Any], Row]] = {
    "annotations": _annotation_row,
    "articles": _article_row,
    "tags": _tag_row,
    "sources": _source_row,
    "decisions": _decision_row,
    "zones": _paragraph_row,
    "site_rules": _site_rule_row,
}
_READERS: dict[str, Callable[[Row], Record]] = {
    "annotations": _annotation,
    "articles": _article,
    "tags": _tag,
    "sources": _source,
    "decisions": _decision,
    "zones": _paragraph,
    "site_rules": _site_rule,
}
