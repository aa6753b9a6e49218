"""The index's file: made, opened, written all or nothing, and known when it is damaged."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotate.errors import ShirushiError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_VERSION = 2
_BUSY_TIMEOUT = 30.0  # seconds; a command waits for the window's worker, and it for the command
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH}

_TABLES = """
CREATE TABLE blocks (
    number INTEGER PRIMARY KEY,
    print BLOB NOT NULL,
    texts_print BLOB NOT NULL,
    lemmas_print BLOB,
    articles INTEGER NOT NULL,
    parts BLOB NOT NULL,
    claims TEXT NOT NULL,
    cuts BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    text BLOB NOT NULL
) STRICT;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    published TEXT NOT NULL,
    tags TEXT NOT NULL,
    outlet TEXT NOT NULL
) STRICT;
CREATE TABLE lemmas (
    lemma TEXT NOT NULL,
    block INTEGER NOT NULL,
    places BLOB NOT NULL,
    PRIMARY KEY (lemma, block)
) STRICT, WITHOUT ROWID;
CREATE INDEX lemmas_by_block ON lemmas (block);
CREATE VIRTUAL TABLE grams USING fts5(
    text, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(grams, 'instance');
INSERT INTO grams (grams, rank) VALUES ('pgsz', 8000);
INSERT INTO grams (grams, rank) VALUES ('hashsize', 8000000);
"""


class DamagedIndexError(Exception):
    """The index is not what was written; it is to be made anew."""


class IndexFile:
    """A connection to the index at `path`, which is made when it is not there.

    Raises ShirushiError("search_index_failed") when it cannot be made, read or written, and
    DamagedIndexError, also where it is of another version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self.told():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            self.connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_TIMEOUT)
            try:
                self._prepare()
            except BaseException:
                self.connection.close()
                raise

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all or nothing."""
        with self.told():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    @contextmanager
    def told(self) -> Iterator[None]:
        """Raise DamagedIndexError, or an error with a sentence, for what the database reports."""
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code in _DAMAGE:
                raise DamagedIndexError from error
            raise _failed(self.path, error) from error
        except OSError as error:
            raise _failed(self.path, error) from error

    def _prepare(self) -> None:
        execute = self.connection.execute
        version = execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            raise DamagedIndexError
        for pragma in ("page_size = 16384", "journal_mode = WAL", "synchronous = NORMAL",
                       "cell_size_check = ON", "cache_size = -8000", "temp_store = MEMORY"):  # fmt: skip
            execute(f"PRAGMA {pragma}")
        if version == 0:
            execute("BEGIN IMMEDIATE")
            if execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in _TABLES.strip().split(";\n"):
                    execute(statement)
                execute(f"PRAGMA user_version = {_VERSION}")
            execute("COMMIT")


def _failed(path: Path, error: Exception) -> ShirushiError:
    return ShirushiError("search_index_failed", path=str(path), details=f"{type(error).__name__}: {error}")
