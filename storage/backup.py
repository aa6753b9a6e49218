"""Copies of a project that were opened and checked before they count."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from annotate.errors import ProjectError
from storage.errors import in_the_analysts_words

if TYPE_CHECKING:
    from pathlib import Path


def back_up(connection: sqlite3.Connection, target: Path) -> Path:
    """Copy the open project to `target` and return it, once the copy was opened and found whole.

    An earlier file at `target` is replaced only then. Raises ProjectError when it cannot be made.
    """
    draft = target.with_name(target.name + ".part")
    try:
        with in_the_analysts_words(target):
            draft.unlink(missing_ok=True)
            os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            copy = sqlite3.connect(draft)
            try:
                connection.backup(copy)
                found = copy.execute("PRAGMA quick_check").fetchone()[0]
            finally:
                copy.close()
            if found != "ok":
                raise ProjectError("project_damaged", path=str(target), details=found)
            draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target


def backup_before_migration(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Keep the project as version `version` left it, beside itself, before its tables change."""
    return back_up(connection, path.with_name(f"{path.name}.v{version}.backup"))
