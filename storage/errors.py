"""What SQLite and the system report, turned into sentences for the analyst."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from annotate.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BY_CODE = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "project_read_only",
    sqlite3.SQLITE_BUSY: "project_busy",
    sqlite3.SQLITE_LOCKED: "project_busy",
    sqlite3.SQLITE_CANTOPEN: "project_cannot_open",
    sqlite3.SQLITE_NOTADB: "not_a_project",
    sqlite3.SQLITE_CORRUPT: "project_damaged",
    sqlite3.SQLITE_PERM: "project_cannot_open",
    sqlite3.SQLITE_AUTH: "project_cannot_open",
    sqlite3.SQLITE_IOERR: "disk_failed",
    sqlite3.SQLITE_TOOBIG: "too_large_to_store",
}


@contextmanager
def in_the_analysts_words(path: Path) -> Iterator[None]:
    """Raise ProjectError with a sentence for whatever the database or the disk reports."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise ProjectError(
            _BY_CODE.get(code, "project_failed"), path=str(path), details=f"{type(error).__name__}: {error}"
        ) from error
    except (UnicodeDecodeError, KeyError) as error:  # KeyError: a column whose name was damaged
        raise ProjectError("project_damaged", path=str(path), details=str(error)) from error
    except OSError as error:
        raise ProjectError("disk_failed", path=str(path), details=str(error)) from error
