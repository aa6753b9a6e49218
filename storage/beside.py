"""The articles of a project as a thread beside the window reads them: briefly, through its own connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.near_duplicates import read_text, sketch, unpacked
from storage import connection as connections
from storage import rows
from storage.errors import in_the_analysts_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from annotate.model import Article
    from annotate.near_duplicates import Sketch

_ROWS = 2000
"""Rows of one question, some 3 ms: a reader that holds the file keeps the analyst's next deed waiting."""


class BesideTheWindow:
    """The articles of a project, read in a thread while the window has it open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> BesideTheWindow:
        self._connection = connections.connect(self._path, writable=False)
        self._sketches: list[tuple[int, Sketch]] | None = None
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def known(self, articles: Sequence[Article]) -> dict[str, Article]:
        """Every hash of bytes or of text of these that is in the project -> its first article."""
        with in_the_analysts_words(self._path):
            pairs = [(one.original_sha256, one.sha256) for one in articles]
            found = rows.articles_by_hashes(self._connection, pairs)
        return {key: one for one in reversed(found) for key in (one.original_sha256, one.sha256)}

    def sketches(self) -> list[tuple[int, Sketch]]:
        """The sketch of every article that is not removed (20 MB for 100,000)."""
        if self._sketches is None:
            with in_the_analysts_words(self._path):
                self._sketches = [
                    (number, unpacked(data) if data is not None else sketch(self.text(number)))
                    for number, data in _all_sketches(self._connection)
                ]
        return self._sketches

    def text(self, article_id: int) -> str:
        """What is read of an article."""
        with in_the_analysts_words(self._path):
            content = rows.content_of(self._connection, article_id)
        return read_text(content.text, content.zones)

    def title(self, article_id: int) -> str:
        """What an article is called."""
        with in_the_analysts_words(self._path):
            article = rows.article_by_id(self._connection, article_id)
        return article.metadata.title or article.file_name


def _all_sketches(connection: sqlite3.Connection) -> Iterator[tuple[int, bytes | None]]:
    """Yield (article, sketch), None for one that came in before there were any."""
    last = 0
    while found := connection.execute(
        """SELECT r.id, s.hashes FROM articles r LEFT JOIN sketches s ON s.article_id = r.id
        WHERE r.removed = 0 AND r.id > ? ORDER BY r.id LIMIT ?""",
        (last, _ROWS),
    ).fetchall():
        yield from found
        last = found[-1][0]
