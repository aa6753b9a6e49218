"""Lists of articles: a table (CSV, TSV) or records (JSON, JSON Lines), one article in each."""

from __future__ import annotations

import csv
import io
import json
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from annotate.errors import ReadError
from annotate.page.dates import find_date
from annotate.page.structure import Structure
from storage.importers import Decoded, Incoming
from storage.importers.blocks import APART, one_line, put_together
from storage.importers.columns import guessed_columns
from storage.importers.limits import ARTICLES
from storage.importers.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from storage.importers import Asked

_WRAPPERS = ("articles", "items", "data", "results", "documents", "records")
_DELIMITERS = ",\t;"
_LONGEST_CELL = 2**31 - 1


class Row(NamedTuple):
    """A record of a list: its number from 1, its cells by column, and the bytes it is kept as."""

    number: int
    cells: Mapping[str, str]
    data: bytes


class Listed(NamedTuple):
    """A list as it was read: the names of its columns, its records, and how its bytes were read."""

    columns: tuple[str, ...]
    rows: Sequence[Row]
    decoded: Decoded


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the articles of a list; a record without text is none.

    Raises ReadError("list_without_text") when no column holds text, ReadError("column_unknown") when one
    that was named is not there, ReadError("too_many_articles") and ReadError("list_unreadable").
    """
    listed = read_list(data, asked)
    columns = guessed_columns(listed.columns, asked.columns)
    empty = True
    for row in listed.rows:
        said = {what: row.cells.get(name, "").strip() for what, name in columns.items()}
        if not said["text"]:
            continue
        empty = False
        text, hints = put_together(_blocks(said))
        structure = Structure(
            hints,
            title=one_line(said.get("title", "")),
            byline=one_line(said.get("byline", "")),
            published=find_date(said.get("published", "")),
            source=one_line(said.get("source", "")),
            url=said.get("url", ""),
        )
        replaced = text.count("\ufffd") if listed.decoded.replaced else 0
        first = text.find("\ufffd") if replaced else None
        read_as = Decoded(text, listed.decoded.encoding, replaced, first)
        yield Incoming(row.data, read_as, structure, "list", str(row.number))
    if empty:
        raise ReadError("list_without_text", columns=", ".join(listed.columns[:20]))


def read_list(data: bytes, asked: Asked) -> Listed:
    """Return the records of a list, for a preview or to be made articles; raises ReadError as `read`."""
    decoded = decode(data, asked.encoding)
    suffix = PurePath(asked.name).suffix.lower()
    opening = decoded.text.lstrip()[:1]
    try:
        if suffix in (".csv", ".tsv") or (opening not in "[{" and suffix != ".json"):
            rows, columns = _table(decoded.text)
        else:
            rows, columns = _records(decoded.text)
    except (ValueError, csv.Error, RecursionError) as error:
        raise ReadError("list_unreadable", details=str(error)) from error
    return Listed(columns, rows, decoded)


def _blocks(said: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    """The article as it is read: what the list says of it stands above its text, once."""
    body = said["text"]
    opening = "".join(body[:400].split())
    for what, rule in (
        ("title", "format.title"), ("byline", "format.byline"), ("published", "format.published"),
    ):  # fmt: skip
        words = one_line(said.get(what, ""))
        if words and "".join(words.split()) not in opening:
            yield words, rule, APART
    yield body, "", APART


def _table(text: str) -> tuple[list[Row], tuple[str, ...]]:
    csv.field_size_limit(_LONGEST_CELL)
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = tuple(name.strip() for name in next(reader, []))
    rows = []
    for number, cells in enumerate((row for row in reader if row), 1):
        rows.append(_row(number, dict(zip(header, cells, strict=False))))
    return rows, header


def _records(text: str) -> tuple[list[Row], tuple[str, ...]]:
    try:
        value = json.loads(text)
    except ValueError:
        lines = [line for line in text.split("\n") if line.strip()]
        value = [json.loads(line) for line in lines]
        if len(value) < 2:
            raise
    if isinstance(value, dict):
        value = next((value[name] for name in _WRAPPERS if isinstance(value.get(name), list)), [value])
    records = [record for record in value if isinstance(record, dict)] if isinstance(value, list) else []
    columns = tuple(dict.fromkeys(str(name) for record in records for name in record))
    return [_row(number, record) for number, record in enumerate(records, 1)], columns


def _row(number: int, record: Mapping[str, object]) -> Row:
    if number > ARTICLES:
        raise ReadError("too_many_articles", limit=f"{ARTICLES:,}")
    cells = {name: _cell(value) for name, value in record.items()}
    return Row(number, cells, json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"))


def _cell(value: object) -> str:
    """A cell as words: paragraphs of a list one below the other, the name of what has one."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_cell, value[:10_000])))
    if isinstance(value, dict):
        return _cell(value.get("name", ""))
    return "" if value is None or isinstance(value, bool) else str(value)
