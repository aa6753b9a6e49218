"""An entry of the append-only history: an edit, who made it and when, its name, how it is written down."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from annotate.edits import Change, Deed, Edit
from annotate.records import Record, from_row, kind_of, to_row

if TYPE_CHECKING:
    from annotate.tags import Tag


class Kind(StrEnum):
    """Whether an entry is a deed of its own, or takes one back, or makes it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Entry:
    """What happened: `edit` is as it was applied, so an undo's holds the inverse.

    `target` is the number of the deed that an undo or redo is about, else None.
    `at` is UTC, ISO 8601 with Z. `seq` orders the history; the clock does not.
    """

    kind: Kind
    edit: Edit
    who: str
    at: str
    target: int | None = None
    seq: int = 0


@dataclass(frozen=True, slots=True)
class DeedName:
    """What a deed is called, without its records, of which there may be thousands.

    `detail` is that of the edit, `records` how many it touched, `tag` that of the codebook it is about.
    """

    deed: Deed
    detail: str = ""
    records: int = 1
    tag: Tag | None = None


def encode_side(edit: Edit, side: str) -> str:
    """Return the records `before` or `after` the edit as JSON, null where there was none."""
    return json.dumps([_written(getattr(change, side)) for change in edit.changes], ensure_ascii=False)


def decode_edit(deed: str, detail: str, before: str, after: str, run: str = "") -> Edit:
    """Return the edit that `encode_side` wrote down."""
    sides = zip(json.loads(before), json.loads(after), strict=True)
    return Edit(Deed(deed), tuple(Change(_read(old), _read(new)) for old, new in sides), detail, run)


def decode_record(written: str) -> Record | None:
    """Return one of the records that `encode_side` wrote down."""
    return _read(json.loads(written))


def _written(record: Record | None) -> dict[str, object] | None:
    return None if record is None else {"table": kind_of(record), **to_row(record)}


def _read(row: dict[str, object] | None) -> Record | None:
    return None if row is None else from_row(str(row["table"]), row)
