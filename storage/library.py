"""What the library says of very many articles, read by covering indexes: no text is touched on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.library import Library
from storage.connection import version_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from annotate.library import Counts, Facts

_IDS = "SELECT id FROM articles WHERE removed = 0 ORDER BY id"

_FACTS = """
SELECT id, status, iif(title = '', file_name, title), byline, source_id, published
FROM articles {by_index}
WHERE removed = 0 AND id BETWEEN ? AND ? ORDER BY id"""

_LISTED_SINCE = 3  # the version of the tables

_OUTLETS = "SELECT id, name FROM sources WHERE kind = 'outlet'"

_COUNTS = """
SELECT article_id, tag, count(*) FROM annotations
WHERE article_id BETWEEN ? AND ? GROUP BY article_id, tag"""

# As `annotate.review.Review` counts in the window: the sentences of the body, of the articles in which
# anything was looked at.
_REVIEWED = """
WITH begun AS (
    SELECT DISTINCT article_id FROM reviewed WHERE article_id BETWEEN ?1 AND ?2 AND annotator = ?3)
SELECT b.article_id, count(s.start_codepoint), count(r.start_codepoint)
FROM begun b
LEFT JOIN zones z ON z.article_id = b.article_id AND z.kind = 'body'
LEFT JOIN sentences s ON s.article_id = b.article_id
    AND s.start_codepoint >= z.start_codepoint AND s.start_codepoint < z.end_codepoint
LEFT JOIN reviewed r ON r.article_id = b.article_id AND r.annotator = ?3
    AND r.start_codepoint = s.start_codepoint
GROUP BY b.article_id"""

_WITHOUT_BODY = """
SELECT count(*), count(r.start_codepoint)
FROM sentences s
LEFT JOIN reviewed r ON r.article_id = s.article_id AND r.annotator = ?2
    AND r.start_codepoint = s.start_codepoint
WHERE s.article_id = ?1"""


def library_of(
    connection: sqlite3.Connection, annotator: str, saying: Callable[[], AbstractContextManager[None]]
) -> Library:
    """Return the library of a project; `saying` turns what SQLite raises into words, then and later."""
    with saying():
        ids = [each for (each,) in connection.execute(_IDS)]
    return Library(ids, Reader(connection, annotator, saying))


class Reader:
    """The `annotate.library.LibraryReader` of a project, for what one annotator looked at."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        annotator: str,
        saying: Callable[[], AbstractContextManager[None]],
    ) -> None:
        self._connection, self._annotator, self._saying = connection, annotator, saying
        # Left to itself, SQLite takes the table; an older project that can only be read has no such index.
        is_listed = version_of(connection) >= _LISTED_SINCE
        self._facts = _FACTS.format(by_index="INDEXED BY articles_listed" if is_listed else "")
        self._outlets: dict[int | None, str] = {None: ""}

    def facts(self, first: int, last: int) -> Iterable[Facts]:
        """The facts of the articles that are not removed, by id."""
        with self._saying():
            rows = self._connection.execute(self._facts, (first, last)).fetchall()
            if any(row[4] not in self._outlets for row in rows):
                self._outlets.update(self._connection.execute(_OUTLETS))
        return [(*row[:4], self._outlets[row[4]], row[5]) for row in rows]

    def work(self, first: int, last: int) -> tuple[dict[int, Counts], dict[int, int]]:
        """Annotations by tag, and the percent of sentences looked at, by id, where there are any."""
        counts: dict[int, list[tuple[str, int]]] = {}
        with self._saying():
            for article_id, tag, number in self._connection.execute(_COUNTS, (first, last)):
                counts.setdefault(article_id, []).append((tag, number))
            begun = self._connection.execute(_REVIEWED, (first, last, self._annotator)).fetchall()
            reviewed = {article_id: self._percent(article_id, *numbers) for article_id, *numbers in begun}
        return {article_id: tuple(numbers) for article_id, numbers in counts.items()}, reviewed

    def _percent(self, article_id: int, sentences: int, read: int) -> int:
        if not sentences:  # a page without a body is read from its first sentence to its last
            found = self._connection.execute(_WITHOUT_BODY, (article_id, self._annotator))
            sentences, read = found.fetchone()
        return 100 * read // sentences if sentences else 0
