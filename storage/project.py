"""A project file: one writer, every change one transaction with its entry in the history."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.errors import ProjectError, ShirushiError
from storage import connection as connections
from storage import history, rows, usage
from storage.backup import backup_before_migration
from storage.claims import claim_rows
from storage.errors import in_the_analysts_words
from storage.file_lock import FileLock
from storage.library import library_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from sqlite_utils import Database

    from annotate.edits import Change
    from annotate.history import DeedName, Entry
    from annotate.intake import Hashes
    from annotate.library import Library
    from annotate.model import (
        Annotation,
        Article,
        Content,
        Decision,
        SaidClaim,
        SiteRule,
        Source,
        SourceKind,
    )
    from annotate.rows import ClaimRow
    from annotate.source_names import Named
    from annotate.suggest.lessons import Lesson
    from annotate.tags import Tag

_AT_ONCE = 50
"""Changes in one step of a deed: some milliseconds, and no usual deed has as many."""


class Project:
    """The `Store` of `annotate.session` on a real file.

    Reading needs only the connection; sqlite-utils is imported with the first write, because that
    takes as long (0.09 s) as opening the window does.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: Path,
        lock: FileLock | None,
        why_read_only: ProjectError | None,
    ) -> None:
        self.connection = connection
        self.path = path
        self.why_read_only = why_read_only
        self._lock = lock
        self._db: Database | None = None

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed; `why_read_only` says the reason."""
        return self.why_read_only is not None

    @property
    def db(self) -> Database:
        """The project as sqlite-utils sees it."""
        if self._db is None:
            from sqlite_utils import Database

            self._db = Database(self.connection)
        return self._db

    def close(self) -> None:
        """Let the file go, and the lock with it."""
        self.connection.close()
        if self._lock:
            self._lock.release()

    def __enter__(self) -> Project:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, *entries: Entry) -> None:
        """Apply the entries' changes and append them to the history, in one transaction."""
        for _ in self.writing(entries):
            pass

    def writing(self, entries: Iterable[Entry]) -> Iterator[None]:
        """Do what `write` does in steps of some milliseconds, yielding None between two of them.

        The transaction ends with the last step; where that is never taken, nothing has happened.
        """
        if self.why_read_only:
            raise self.why_read_only
        with in_the_analysts_words(self.path), self.db.atomic():
            done, is_large = 0, False
            for entry in entries:
                for changes in _portions(entry.edit.changes):
                    if done >= _AT_ONCE:
                        done, is_large = 0, True
                        yield
                    rows.write_changes(self.connection, changes)
                    done += len(changes)
                history.append(self.connection, entry)
            if is_large:
                yield  # writing all of it to the disk is a step of its own

    def undoable(self) -> Entry | None:
        """The deed that undo would take back."""
        with in_the_analysts_words(self.path):
            return history.undoable(self.connection)

    def redoable(self) -> Entry | None:
        """The deed that redo would make again."""
        with in_the_analysts_words(self.path):
            return history.redoable(self.connection)

    def undoables(self) -> Iterator[Entry]:
        """The deeds that undo would take back at once, the last first; each is read when it is asked for."""
        with in_the_analysts_words(self.path):
            return history.undoables(self.connection)

    def redoables(self) -> Iterator[Entry]:
        """The deeds that redo would make again at once, the first first; as `undoables`."""
        with in_the_analysts_words(self.path):
            return history.redoables(self.connection)

    def undo_name(self) -> DeedName | None:
        """What the deed is called that undo would take back."""
        with in_the_analysts_words(self.path):
            return history.undo_name(self.connection)

    def redo_name(self) -> DeedName | None:
        """What the deed is called that redo would make again."""
        with in_the_analysts_words(self.path):
            return history.redo_name(self.connection)

    def articles(self) -> list[Article]:
        """Every article that is not removed, in the order they came in."""
        with in_the_analysts_words(self.path):
            return rows.articles_where(self.connection)

    def library(self, annotator: str) -> Library:
        """Every article that is not removed, with as little as needed, and what `annotator` looked at."""
        return library_of(self.connection, annotator, lambda: in_the_analysts_words(self.path))

    def articles_by_id(self, ids: Iterable[int]) -> list[Article]:
        """Those of these articles that are not removed, in the order they came in."""
        with in_the_analysts_words(self.path):
            which = "removed = 0 AND r.id IN (SELECT value FROM json_each(?))"
            return rows.articles_where(self.connection, which, json.dumps([*ids]))

    def first_article(self) -> Article | None:
        """The article that came in first; much quicker than all of them."""
        with in_the_analysts_words(self.path):
            first = "r.id = (SELECT min(id) FROM articles WHERE removed = 0)"
            return next(iter(rows.articles_where(self.connection, first)), None)

    def articles_with(self, hashes: Iterable[Hashes]) -> list[Article]:
        """The articles that came from the same bytes as any of the pages, or have the same text."""
        with in_the_analysts_words(self.path):
            return rows.articles_by_hashes(self.connection, hashes)

    def article(self, article_id: int) -> Article:
        """One article that is not removed; raises ShirushiError when there is none."""
        with in_the_analysts_words(self.path):
            article = rows.article_by_id(self.connection, article_id)
        if article.removed:
            raise ShirushiError("no_such_article", article=article_id)
        return article

    def content(self, article_id: int) -> Content:
        """The text, zones and sentences of one article."""
        with in_the_analysts_words(self.path):
            return rows.content_of(self.connection, article_id)

    def original(self, article_id: int) -> bytes:
        """The bytes of one article as they came in."""
        with in_the_analysts_words(self.path):
            found = self.connection.execute("SELECT bytes FROM originals WHERE article_id = ?", (article_id,))
            row = found.fetchone()
            return bytes(row[0]) if row else b""

    def annotations(self, article_id: int) -> list[Annotation]:
        """The annotations of one article by start, end and id."""
        with in_the_analysts_words(self.path):
            return rows.annotations_of(self.connection, article_id)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """One annotation, or None."""
        with in_the_analysts_words(self.path):
            return rows.annotation_by_id(self.connection, annotation_id)

    def claims(self, article_id: int | None = None) -> Iterator[ClaimRow]:
        """What `annotate.rows` says of every claim, or of those of one article, one at a time."""
        with in_the_analysts_words(self.path):
            yield from claim_rows(self.connection, article_id)

    def counts(self) -> dict[int, int]:
        """Article id -> number of its annotations, where there are any."""
        with in_the_analysts_words(self.path):
            return dict(
                self.connection.execute("SELECT article_id, count(*) FROM annotations GROUP BY article_id")
            )

    def tags(self) -> list[Tag]:
        """The codebook of the project in its order, retired tags too."""
        with in_the_analysts_words(self.path):
            return rows.all_tags(self.connection)

    def tagged(self, tag: str) -> list[Annotation]:
        """The annotations with a tag in all articles that are not removed, in the order of `claims`."""
        with in_the_analysts_words(self.path):
            return rows.annotations_where(self.connection, "a.tag = ?", tag)

    def said_claims(self, article_id: int, first: int = 0, number: int = -1) -> list[SaidClaim]:
        """What is marked in one article, by start, end and id: so many from the `first`-th; -1 is all."""
        with in_the_analysts_words(self.path):
            return rows.said_claims(self.connection, article_id, first, number)

    def tag_counts(self) -> dict[str, int]:
        """Tag id -> number of its annotations in articles that are not removed, where there are any."""
        with in_the_analysts_words(self.path):
            return rows.tag_counts(self.connection)

    def sources(self) -> list[Source]:
        """The register of sources by kind and name."""
        with in_the_analysts_words(self.path):
            return rows.all_sources(self.connection)

    def source(self, kind: SourceKind, name: str) -> Source:
        """What the register says of one source, which may be nothing."""
        with in_the_analysts_words(self.path):
            return rows.source_by_name(self.connection, kind, name)

    def outlets(self) -> list[str]:
        """The names of those who printed an article that is not removed, in order."""
        with in_the_analysts_words(self.path):
            return usage.outlets(self.connection)

    def named_by(self, kind: SourceKind, name: str) -> Named:
        """All that names a source, but for articles that are removed."""
        with in_the_analysts_words(self.path):
            return usage.named_by(self.connection, kind, name)

    def decisions(self, article_id: int | None = None) -> list[Decision]:
        """What was made of suggestions, in one article or in all that are not removed."""
        with in_the_analysts_words(self.path):
            if article_id is not None:
                return rows.decisions_where(self.connection, "article_id = ?", article_id)
            shown = "article_id IN (SELECT id FROM articles WHERE removed = 0)"
            return rows.decisions_where(self.connection, shown)

    def site_rules(self) -> list[SiteRule]:
        """What was taught about sites, in that order."""
        with in_the_analysts_words(self.path):
            return rows.site_rules_where(self.connection)

    def claims_by_source(self) -> dict[tuple[SourceKind, str], int]:
        """How many claims each outlet, author and speaker has, in the register or not."""
        with in_the_analysts_words(self.path):
            return usage.claims_by_source(self.connection)

    def used_values(self, fields: Sequence[str]) -> list[str]:
        """What was written into any of these details of the claims so far, the most frequent first."""
        with in_the_analysts_words(self.path):
            return usage.used_values(self.connection, fields)

    def learned(self) -> list[Lesson]:
        """What was learned of decisions, in the order it was learned."""
        with in_the_analysts_words(self.path):
            return rows.all_learned(self.connection)

    def save_learned(
        self, lessons: Iterable[Lesson], forgotten: Iterable[tuple[int, int]] = ()
    ) -> None:
        """Forget what was learned about sentences (article, start), then keep the lessons, in one
        transaction; the decisions are the deed, so undo tells the learner and not this table.
        """
        if self.why_read_only:
            raise self.why_read_only
        with in_the_analysts_words(self.path), self.db.atomic():
            rows.write_learned(self.connection, lessons, forgotten)

    def reviewed(self, article_id: int, annotator: str) -> set[int]:
        """Where the sentences begin that the annotator has read in an article."""
        with in_the_analysts_words(self.path):
            return rows.reviewed_starts(self.connection, article_id, annotator)

    def mark_reviewed(self, article_id: int, starts: Iterable[int], annotator: str, at: str) -> None:
        """Remember sentences as read, in one transaction; reading is no deed, so undo keeps it."""
        if self.why_read_only:
            raise self.why_read_only
        with in_the_analysts_words(self.path), self.db.atomic():
            rows.add_reviewed(self.connection, article_id, starts, annotator, at)

    def next_article_id(self) -> int:
        """An id no article has or had: removed articles keep theirs."""
        with in_the_analysts_words(self.path):
            return int(self.connection.execute("SELECT coalesce(max(id), 0) + 1 FROM articles").fetchone()[0])


def _portions(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    for start in range(0, len(changes), _AT_ONCE):
        yield changes[start : start + _AT_ONCE]


def open_project(path: Path, *, writable: bool = True) -> Project:
    """Open the project at `path`; when another program writes to it, or the file cannot be written
    to, it comes back read-only with the reason in `why_read_only`.

    An older project is migrated, after a verified backup; one that can only be read is migrated in a
    copy in memory, and its file stays as it is. Raises ProjectError: see `connect`.
    """
    only_to_read = ProjectError("project_opened_to_read", path=str(path))
    lock, reason = _claimed(path) if writable else (None, only_to_read)
    try:
        connection = connections.connect(path, writable=reason is None)
    except BaseException:
        if lock:
            lock.release()
        raise
    project = Project(connection, path, lock, reason)
    try:
        if reason is None:
            _migrate(project)
        elif connections.version_of(connection) < connections.VERSION:
            project.connection = connections.copy_in_memory(connection)
            _set_up(project)
            project.connection.execute("PRAGMA query_only = ON")
    except BaseException:
        project.close()
        raise
    return project


def _claimed(path: Path) -> tuple[FileLock | None, ProjectError | None]:
    """Become the writer of a project: the lock, or the reason why it can only be read.

    Neither where there is no file: that is for opening it to say.
    """
    if not os.path.isfile(path):  # noqa: PTH113  # Path.is_file raises where the folder is closed to us
        return None, None
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return None, ProjectError("project_read_only", path=str(path))
    lock = FileLock(lock_path(path))
    try:
        if lock.try_acquire(f"{socket.gethostname()}, {os.getpid()}"):
            return lock, None
    except OSError as error:
        return None, ProjectError("project_read_only", path=str(path), details=str(error))
    return None, ProjectError("project_open_elsewhere", path=str(path), holder=lock.holder())


def create_project(path: Path) -> Project:
    """Make a new project at `path`. Raises ProjectError; nothing is left behind then."""
    connection = connections.create(path)
    lock = FileLock(lock_path(path))
    project = Project(connection, path, lock, None)
    try:
        lock.try_acquire(f"{socket.gethostname()}, {os.getpid()}")
        _set_up(project)
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def project_in_memory() -> Project:
    """Return an empty project without a file, for tests and for looking at a page without one."""
    project = Project(connections.in_memory(), Path(":memory:"), None, None)
    _set_up(project)
    return project


def lock_path(path: Path) -> Path:
    """The file whose lock says that somebody writes to the project."""
    return path.with_name(path.name + ".lock")


def _migrate(project: Project) -> None:
    version = connections.version_of(project.connection)
    if version < connections.VERSION:
        backup_before_migration(project.connection, project.path, version)
        _set_up(project)


def _set_up(project: Project) -> None:
    """Bring the tables to the present version, all or nothing."""
    from storage.schema import migrations

    with in_the_analysts_words(project.path), project.db.atomic():
        migrations.apply(project.db)
        project.connection.execute(f"PRAGMA application_id = {connections.APPLICATION_ID}")
        project.connection.execute(f"PRAGMA user_version = {connections.VERSION}")
