"""The history table: appended to with every change, and read for what undo and redo are about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.edits import Deed
from annotate.history import DeedName, Entry, Kind, decode_edit, decode_record, encode_side
from annotate.tags import Tag

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_ENTRY = "SELECT seq, at, who, kind, target, deed, detail, before, after, run FROM history h"
# The records of a large import are megabytes: what names no deed is not read. The parts of one import
# say how many articles it brought in all.
_NAME = """SELECT deed, detail, run,
    CASE WHEN deed IN ('metadata', 'status', 'remove_article') OR deed = 'import' AND run = ''
         THEN json_array_length(after)
         WHEN deed = 'import' AND detail NOT GLOB '*[^0-9]*' AND json_extract(after, '$[0].title') <> detail
         THEN CAST(detail AS INTEGER)
         ELSE 1 END,
    CASE WHEN deed IN ('add_tag', 'change_tag', 'remove_tag', 'restore_tag')
         THEN coalesce(json_extract(after, '$[0]'), json_extract(before, '$[0]')) END
FROM history h"""

# A deed is in effect when its last undo or redo is a redo, or when it has none.
_LAST_TURN = "(SELECT kind FROM history u WHERE u.target = h.seq ORDER BY u.seq DESC LIMIT 1)"
_IN_EFFECT = f"kind = 'do' AND coalesce({_LAST_TURN}, 'redo') = 'redo'"
_UNDOABLE = f"""
WHERE {_IN_EFFECT}
ORDER BY seq DESC LIMIT 1"""

# Behind the last deed stand only undos and redos: of the deeds that stayed undone there, the one
# undone last can be made again first. Deeds are undone from the newest to the oldest.
_UNDONE = f"""seq IN (
    SELECT target FROM history
    WHERE seq > (SELECT seq FROM history WHERE kind = 'do' ORDER BY seq DESC LIMIT 1))
  AND {_LAST_TURN} = 'undo'"""
_REDOABLE = f"""
WHERE {_UNDONE}
ORDER BY seq LIMIT 1"""

_LAST_OF_RUN = """
WHERE run = ? AND run <> '' AND kind = 'do' ORDER BY seq DESC LIMIT 1"""

# The parts of a run between which the analyst did nothing else.
_UNDOABLE_RUN = f"""
WHERE run = ? AND run <> '' AND {_IN_EFFECT}
  AND seq > coalesce(
    (SELECT seq FROM history h WHERE run <> ? AND {_IN_EFFECT} ORDER BY seq DESC LIMIT 1), 0)
ORDER BY seq DESC"""
_REDOABLE_RUN = f"""
WHERE run = ? AND run <> '' AND {_UNDONE}
  AND seq < coalesce(
    (SELECT seq FROM history h WHERE run <> ? AND {_UNDONE} ORDER BY seq LIMIT 1), 9e18)
ORDER BY seq"""


def append(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write one entry at the end of the history."""
    connection.execute(
        """INSERT INTO history (at, who, kind, target, deed, detail, before, after, run)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            entry.at,
            entry.who,
            entry.kind.value,
            entry.target,
            entry.edit.deed.value,
            entry.edit.detail,
            encode_side(entry.edit, "before"),
            encode_side(entry.edit, "after"),
            entry.edit.run,
        ),
    )


def undoable(connection: sqlite3.Connection) -> Entry | None:
    """Return the last deed that is in effect, as it was first applied."""
    return next(_entries(connection, _ENTRY + _UNDOABLE), None)


def redoable(connection: sqlite3.Connection) -> Entry | None:
    """Return the deed that was taken back last, when no other deed was done since.

    The first part of a run comes with the detail of the last: that says how much there was in all.
    """
    entry = next(_entries(connection, _ENTRY + _REDOABLE), None)
    if entry is None or not entry.edit.run:
        return entry
    return replace(entry, edit=replace(entry.edit, detail=_last_detail(connection, entry.edit.run)))


def undoables(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Yield the deeds that are taken back at once, the last first: one, or the parts of a run.

    Which they are is decided at the start; each is read when it is asked for.
    """
    return _together(connection, undoable(connection), _UNDOABLE_RUN)


def redoables(connection: sqlite3.Connection) -> Iterator[Entry]:
    """Yield the deeds that are made again at once, the first first, as `undoables` does."""
    return _together(connection, redoable(connection), _REDOABLE_RUN)


def undo_name(connection: sqlite3.Connection) -> DeedName | None:
    """Return the name of what `undoable` returns, however much that holds."""
    return _name(connection, _UNDOABLE)


def redo_name(connection: sqlite3.Connection) -> DeedName | None:
    """Return the name of what `redoable` returns, however much that holds."""
    return _name(connection, _REDOABLE)


def _name(connection: sqlite3.Connection, which: str) -> DeedName | None:
    row = connection.execute(_NAME + which).fetchone()
    if row is None:
        return None
    deed, detail, run, records, written = row
    if run:  # its last part says how much there was in all, the first may have been one article
        deed, detail, run, records, written = connection.execute(_NAME + _LAST_OF_RUN, (run,)).fetchone()
    tag = decode_record(written) if written else None
    return DeedName(Deed(deed), detail, records, tag if isinstance(tag, Tag) else None)


def _last_detail(connection: sqlite3.Connection, run: str) -> str:
    return str(connection.execute(f"SELECT detail FROM history {_LAST_OF_RUN}", (run,)).fetchone()[0])


def _together(connection: sqlite3.Connection, entry: Entry | None, which: str) -> Iterator[Entry]:
    if entry is None or not entry.edit.run:
        return iter([entry] if entry else [])
    run = (entry.edit.run, entry.edit.run)
    numbers = [seq for (seq,) in connection.execute(f"SELECT seq FROM history h {which}", run)]
    return (one for seq in numbers for one in _entries(connection, f"{_ENTRY} WHERE seq = ?", seq))


def _entries(connection: sqlite3.Connection, sql: str, *values: str | int) -> Iterator[Entry]:
    for seq, at, who, kind, target, deed, detail, before, after, run in connection.execute(sql, values):
        edit = decode_edit(deed, detail, before, after, run)
        yield Entry(Kind(kind), edit, who, at, target, seq)
