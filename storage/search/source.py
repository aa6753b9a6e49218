"""What the index needs of a project, read in short transactions so that no commit waits for it."""

from __future__ import annotations

import hashlib
import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from annotate.folding import folded
from annotate.searching.matching import FIELDS
from annotate.spans import Span
from storage import connection as connections
from storage.errors import in_the_analysts_words
from storage.rows import all_tags
from storage.search.index import SIZE, Print, Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotate.tags import Tag

_TIMEOUT_MS = 10_000
_AT_ONCE = 64  # blocks whose prints are read in one transaction: 3 ms

_ARTICLES = """
SELECT r.id, title, coalesce(s.name, ''), published, sha256{more}
FROM articles r LEFT JOIN sources s ON s.id = r.source_id
WHERE r.id BETWEEN ? AND ? AND removed = 0 ORDER BY r.id"""

_CLAIMS = """
SELECT article_id, id, tag, sha256{more} FROM annotations
WHERE article_id BETWEEN ? AND ? ORDER BY article_id, start_codepoint, end_codepoint, id"""


class Said(NamedTuple):
    """What was written about an annotation in one field, and where the annotation is."""

    text: str
    span: Span


class Contents(NamedTuple):
    """The articles of a block: their rows, their texts in the same order, and what was written about their
    claims: (article, claim, field, words).
    """

    print: Print
    rows: list[Row]
    texts: list[str]
    said: list[tuple[int, str, str, str]]


class Source:
    """A project that is only read, over a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connections.connect(path, writable=False)
        self._connection.execute(f"PRAGMA busy_timeout = {_TIMEOUT_MS}")
        self._connection.execute("PRAGMA cache_size = -1000")

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def blocks(self) -> int:
        """Return how many blocks there are, those without articles too."""
        with self._reading():
            last = self._connection.execute("SELECT coalesce(max(id), -1) FROM articles").fetchone()[0]
            return int(last) // SIZE + 1

    def articles(self) -> int:
        """Return how many articles there are."""
        with self._reading():
            # Few are removed, but only the rows themselves say which: all of them would take seconds.
            return int(self._connection.execute("SELECT count(*) FROM articles").fetchone()[0])

    def prints(self) -> Iterator[tuple[int, bytes]]:
        """Yield every block that has articles and its print, a few in each transaction."""
        for first in range(0, self.blocks(), _AT_ONCE):
            with self._reading():
                articles = self._rows(_ARTICLES, first, first + _AT_ONCE - 1)
                claims = self._rows(_CLAIMS, first, first + _AT_ONCE - 1)
            told: dict[int, tuple[list[Any], list[Any]]] = {}
            for row in articles:
                told.setdefault(row[0] // SIZE, ([], []))[0].append(row)
            for row in claims:
                if row[0] // SIZE in told:
                    told[row[0] // SIZE][1].append(row)
            yield from ((number, _print(*rows).all) for number, rows in told.items())

    def contents(self, number: int) -> Contents:
        """Return what stands in a block."""
        with self._reading():
            articles = self._rows(_ARTICLES, number, number, ", text")
            claims = self._rows(_CLAIMS, number, number, f", {', '.join(FIELDS)}")
        tags: dict[int, dict[str, None]] = {}
        for article, _, tag, *_ in claims:
            tags.setdefault(article, {})[tag] = None
        rows = [
            Row(id, title, source, published, f" {' '.join(tags.get(id, ()))} ", folded(source))
            for id, title, source, published, *_ in articles
        ]
        known = {row.id for row in rows}
        said = [
            (article, id, field, words)
            for article, id, _, _, *written in claims if article in known
            for field, words in zip(FIELDS, written, strict=True) if words
        ]  # fmt: skip
        print_ = _print([row[:5] for row in articles], [row[:4] for row in claims])
        return Contents(print_, rows, [row[5] for row in articles], said)

    def text(self, article: int) -> str | None:
        """Return the text of an article, None when it has gone."""
        with self._reading():
            sql = "SELECT text FROM articles WHERE id = ? AND removed = 0"
            row = self._connection.execute(sql, (article,)).fetchone()
            return row[0] if row else None

    def said(self, claim: str, field: str) -> Said | None:
        """Return what was written about an annotation in one of its FIELDS, None when it has gone."""
        if field not in FIELDS:
            return None
        with self._reading():
            sql = f"SELECT {field}, start_codepoint, end_codepoint FROM annotations WHERE id = ?"
            row = self._connection.execute(sql, (claim,)).fetchone()
            return Said(row[0], Span(row[1], row[2])) if row else None

    def tags(self) -> list[Tag]:
        """Return the codebook."""
        with self._reading():
            return all_tags(self._connection)

    def last_deed(self) -> int:
        """Return the number of the last entry of the history."""
        with self._reading():
            return int(self._connection.execute("SELECT coalesce(max(seq), 0) FROM history").fetchone()[0])

    def touched(self, since: int) -> set[int]:
        """Return the blocks that were touched by what came into the history after an entry."""
        with self._reading():
            sql = "SELECT before, after FROM history WHERE seq > ?"
            sides = [side for row in self._connection.execute(sql, (since,)) for side in row]
        records = [record for side in sides for record in json.loads(side) if record]
        ids = (record.get("article_id", record.get("id")) for record in records)
        return {id // SIZE for id in ids if isinstance(id, int)}

    def _rows(self, sql: str, first: int, last: int, more: str = "") -> list[Any]:
        values = (first * SIZE, last * SIZE + SIZE - 1)
        return self._connection.execute(sql.format(more=more), values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One short transaction: what is read inside is of one state."""
        with in_the_analysts_words(self.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")


def _print(articles: list[Any], claims: list[Any]) -> Print:
    texts = _digest([(row[0], row[4]) for row in articles])
    return Print(_digest((articles, claims)), texts)


def _digest(told: object) -> bytes:
    return hashlib.blake2b(repr(told).encode("utf-8", "backslashreplace"), digest_size=16).digest()
