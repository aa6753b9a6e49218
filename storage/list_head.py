"""The columns and first rows of a list of articles, for the analyst to say which column is what."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from annotate.errors import ReadError
from storage.importers import Asked
from storage.importers.article_list import read_list
from storage.importers.columns import guessed_columns
from storage.importers.file_bytes import bytes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotate.arrivals import Wanted

_HEAD = 256 * 1024  # bytes of a list by lines; one by brackets is read whole
_BY_LINES = (".csv", ".tsv", ".jsonl", ".ndjson")
_ROWS, _CELL = 5, 200


class ListHead(NamedTuple):
    """The names of the columns, the first rows, and which column is what as far as that is known."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    columns: Mapping[str, str] = {}


def list_head(wanted: Wanted) -> ListHead:
    """Return what a list begins with; nothing of it where the file cannot be read as one."""
    name = wanted.path.name
    try:
        data = bytes_of(wanted.path) if wanted.data is None else wanted.data
        if PurePath(name).suffix.lower() in _BY_LINES and len(data) > _HEAD:
            data = data[: data.rfind(b"\n", 0, _HEAD) + 1]
        listed = read_list(data, Asked(name, wanted.encoding))
    except ReadError:  # the reason is told where the articles of it are
        return ListHead()
    rows = [tuple(row.cells.get(name, "")[:_CELL] for name in listed.columns) for row in listed.rows[:_ROWS]]
    return ListHead(listed.columns, tuple(rows), _columns(listed.columns, wanted.columns))


def _columns(header: tuple[str, ...], named: Mapping[str, str]) -> Mapping[str, str]:
    """What is named, and what is guessed of the rest; a part that is to have none keeps an empty name."""
    none = {what: "" for what, name in named.items() if not name}
    try:
        return none | guessed_columns(header, named)
    except ReadError:  # no column for the text yet; the others may well be known
        told = {what: name for what, name in named.items() if name and name in header}
        found = guessed_columns(header, {"text": header[0], **none, **told}) if header else {}
        return none | {what: name for what, name in found.items() if what != "text" or what in told}
