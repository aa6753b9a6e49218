"""Everything a project says, as one value to compare, and a way to make writing fail."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.project import Project

State = tuple[object, ...]


def state_of(project: Project) -> State:
    """Articles and contents that are shown, with their annotations; the codebook; what sources are worth."""
    articles = tuple((a, project.content(a.id), tuple(project.annotations(a.id))) for a in project.articles())
    graded = tuple(source for source in project.sources() if source.reliability or source.note)
    return (articles, tuple(project.tags()), graded, tuple(project.decisions()))


def history_length(project: Project) -> int:
    """The number of entries of the history."""
    return int(project.connection.execute("SELECT count(*) FROM history").fetchone()[0])


@contextmanager
def failing_writes(project: Project, table: str) -> Iterator[None]:
    """SQLite itself refuses to write to one table, whatever was written to others before."""
    writes = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE}

    def allow(action: int, name: str | None, *_: object) -> int:
        return sqlite3.SQLITE_DENY if action in writes and name == table else sqlite3.SQLITE_OK

    project.connection.set_authorizer(allow)
    try:
        yield
    finally:
        project.connection.set_authorizer(None)
