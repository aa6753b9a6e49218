"""A connection to a project file: is it ours, is it whole, and how it is written.

`journal_mode=DELETE` with `synchronous=EXTRA` keeps one file at rest, survives loss of power after
every commit, and notices a file that was moved; docs/decisions.md has the figures.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from annotate.errors import ProjectError
from storage.errors import in_the_analysts_words

APPLICATION_ID = 0x53485253  # "SHRS"
VERSION = 3
BUSY_TIMEOUT = 2.0
"""Seconds that a commit waits for those who read: with one writer nobody else is in its way.

Mostly that is our own index, which is nice: on a machine that is busy its milliseconds become a good part of
a second, and a key that waits is better than a deed that is refused.
"""

# A rollback journal that names a super-journal ends in these bytes. Genuine journals of ours never
# do; playing back a crafted one deletes the file it names.
_SUPER_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def connect(path: Path, *, writable: bool) -> sqlite3.Connection:
    """Open the project at `path` and check that it is ours and not from a newer program.

    Raises ProjectError: no such file, a folder, not a project, newer, damaged, dangerous.
    The file is not changed, whatever is found.
    """
    with in_the_analysts_words(path):
        _check_surroundings(path)
        connection = _connect(path, "rw" if writable or _can_recover(path) else "ro")
        try:
            connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")
            check_identity(connection, path)
            check_triggers(connection, path)
            prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def create(path: Path) -> sqlite3.Connection:
    """Make an empty database at `path`, readable by its owner only; the tables come by migration.

    Raises ProjectError when something is there already or the folder cannot be written to.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise ProjectError("project_exists", path=str(path)) from error
    except OSError as error:
        raise ProjectError("project_cannot_create", path=str(path), details=str(error)) from error
    with in_the_analysts_words(path):
        connection = _connect(path, "rw")
        prepare(connection)
        return connection


def in_memory() -> sqlite3.Connection:
    """Return an empty database without a file, set up like one with."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    prepare(connection)
    return connection


def copy_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a copy of a database without a file; `connection` is closed. Raises sqlite3.Error."""
    copy = in_memory()
    with closing(connection):
        connection.backup(copy)
    return copy


def prepare(connection: sqlite3.Connection) -> None:
    """Set what SQLite keeps per connection. Foreign keys belong here, not to the schema."""
    for pragma in (
        "foreign_keys = ON",
        "synchronous = EXTRA",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "cache_size = -8000",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the tables; 0 is a file without any yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_identity(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError unless the file says that it is a project of this or an older version."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise ProjectError("not_a_project", path=str(path))
    version = version_of(connection)
    if version > VERSION:
        raise ProjectError("project_newer", path=str(path), version=version, known=VERSION)


def check_triggers(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError when the file holds a trigger that is not ours: it could change our writes."""
    ours = {"history_is_never_changed", "history_is_never_shortened"}
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"):
        if name not in ours or "RAISE(ABORT, 'history is append-only')" not in sql:
            raise ProjectError("project_foreign_trigger", path=str(path), name=name)


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT)


def _can_recover(path: Path) -> bool:
    """Whether SQLite may finish here what a crash interrupted: without that not even reading works."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _check_surroundings(path: Path) -> None:
    if path.is_dir():
        raise ProjectError("project_is_folder", path=str(path))
    if not path.exists():
        raise ProjectError("project_missing", path=str(path))
    journal = Path(f"{path}-journal")
    if journal.exists() and journal.stat().st_size >= len(_SUPER_JOURNAL_MAGIC):
        with journal.open("rb") as file:
            file.seek(-len(_SUPER_JOURNAL_MAGIC), os.SEEK_END)
            if file.read() == _SUPER_JOURNAL_MAGIC:
                raise ProjectError("project_dangerous_journal", path=str(path))
