"""Records as flat rows: the one shape for a table's columns and for the history's JSON."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import Any

from annotate.model import Annotation, Article, Details, Metadata, Status
from annotate.spans import Span

Row = dict[str, Any]
Record = Annotation | Article

DETAIL_FIELDS = tuple(field.name for field in fields(Details))
METADATA_FIELDS = tuple(field.name for field in fields(Metadata))


def kind_of(record: Record) -> str:
    """Return the name of the table that holds such records."""
    return "annotations" if isinstance(record, Annotation) else "articles"


def to_row(record: Record) -> Row:
    """Return `record` as column -> value."""
    return _annotation_row(record) if isinstance(record, Annotation) else _article_row(record)


def from_row(kind: str, row: Row) -> Record:
    """Return the record of a row of the table `kind`; what else the row holds is left out."""
    return _annotation(row) if kind == "annotations" else _article(row)


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
        details=Details(*(row[name] for name in DETAIL_FIELDS)),
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
    )
