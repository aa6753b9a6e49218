"""The history table: appended to with every change, and read for what undo and redo are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.edits import Deed
from annotate.history import DeedName, Entry, Kind, decode_edit, decode_record, encode_side
from annotate.tags import Tag

if TYPE_CHECKING:
    import sqlite3

_ENTRY = "SELECT seq, at, who, kind, target, deed, detail, before, after FROM history h"
# The records of a large import are megabytes: what names no deed is not read.
_NAME = """SELECT deed, detail,
    CASE WHEN deed = 'import' THEN json_array_length(after) ELSE 1 END,
    CASE WHEN deed IN ('add_tag', 'change_tag', 'remove_tag', 'restore_tag')
         THEN coalesce(json_extract(after, '$[0]'), json_extract(before, '$[0]')) END
FROM history h"""

# A deed is in effect when its last undo or redo is a redo, or when it has none.
_LAST_TURN = "(SELECT kind FROM history u WHERE u.target = h.seq ORDER BY u.seq DESC LIMIT 1)"
_UNDOABLE = f"""
WHERE kind = 'do' AND coalesce({_LAST_TURN}, 'redo') = 'redo'
ORDER BY seq DESC LIMIT 1"""

# Behind the last deed stand only undos and redos: of the deeds that stayed undone there, the one
# undone last can be made again first. Deeds are undone from the newest to the oldest.
_REDOABLE = f"""
WHERE seq IN (
    SELECT target FROM history
    WHERE seq > (SELECT seq FROM history WHERE kind = 'do' ORDER BY seq DESC LIMIT 1))
  AND {_LAST_TURN} = 'undo'
ORDER BY seq LIMIT 1"""


def append(connection: sqlite3.Connection, entry: Entry) -> None:
    """Write one entry at the end of the history."""
    connection.execute(
        """INSERT INTO history (at, who, kind, target, deed, detail, before, after)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            entry.at,
            entry.who,
            entry.kind.value,
            entry.target,
            entry.edit.deed.value,
            entry.edit.detail,
            encode_side(entry.edit, "before"),
            encode_side(entry.edit, "after"),
        ),
    )


def undoable(connection: sqlite3.Connection) -> Entry | None:
    """Return the last deed that is in effect, as it was first applied."""
    return _entry(connection, _UNDOABLE)


def redoable(connection: sqlite3.Connection) -> Entry | None:
    """Return the deed that was taken back last, when no other deed was done since."""
    return _entry(connection, _REDOABLE)


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
    deed, detail, records, written = row
    tag = decode_record(written) if written else None
    return DeedName(Deed(deed), detail, records, tag if isinstance(tag, Tag) else None)


def _entry(connection: sqlite3.Connection, which: str) -> Entry | None:
    row = connection.execute(_ENTRY + which).fetchone()
    if row is None:
        return None
    seq, at, who, kind, target, deed, detail, before, after = row
    return Entry(Kind(kind), decode_edit(deed, detail, before, after), who, at, target, seq)
