"""The articles of a project as a thread beside the window reads them: briefly, through its own connection."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from annotate.near_duplicates import packed, read_text, sketch, unpacked
from storage import connection as connections
from storage import rows
from storage.errors import in_the_analysts_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from annotate.model import Article, SiteRule
    from annotate.near_duplicates import Sketch

_ROWS = 500
"""Rows of one question, some 1 ms: a reader that holds the file keeps the analyst's next deed waiting."""


class _Block(NamedTuple):
    """Some sketches as they are stored, and all their hashes in a row (together 20 MB for 100,000)."""

    sketches: list[tuple[int, bytes]]
    hashes: array[int]


class BesideTheWindow:
    """The articles of a project, read in a thread while the window has it open."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> BesideTheWindow:
        self._connection = connections.connect(self._path, writable=False)
        self._blocks: list[_Block] | None = None
        self._rules: list[SiteRule] | None = None
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def known(self, articles: Sequence[Article]) -> dict[str, Article]:
        """Every hash of bytes or of text of these that is in the project -> its first article."""
        with in_the_analysts_words(self._path):
            pairs = [(one.original_sha256, one.sha256) for one in articles]
            found = rows.articles_by_hashes(self._connection, pairs)
        return {key: one for one in reversed(found) for key in (one.original_sha256, one.sha256)}

    def sketches_with(self, hashes: AbstractSet[int]) -> Iterator[tuple[int, Sketch]]:
        """Yield (article, sketch) of those not removed that have any of the hashes in it."""
        if self._blocks is None:
            with in_the_analysts_words(self._path):
                self._blocks = list(map(self._block, _all_sketches(self._connection)))
        for block in self._blocks:
            if not hashes.isdisjoint(block.hashes):
                for number, data in block.sketches:
                    if not hashes.isdisjoint(found := unpacked(data)):
                        yield number, found

    def _block(self, found: Iterable[tuple[int, bytes | None]]) -> _Block:
        sketches = [
            (number, packed(sketch(self.text(number))) if data is None else data) for number, data in found
        ]
        return _Block(sketches, array("I", unpacked(b"".join(data for _, data in sketches))))

    def site_rules(self) -> list[SiteRule]:
        """What was taught about sites, as it was when it was first asked for."""
        if self._rules is None:
            with in_the_analysts_words(self._path):
                self._rules = rows.site_rules_where(self._connection)
        return self._rules

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


def _all_sketches(connection: sqlite3.Connection) -> Iterator[list[tuple[int, bytes | None]]]:
    """Yield (article, sketch), some at a time; None for one that came in before there were any."""
    last = 0
    while found := connection.execute(
        """SELECT r.id, s.hashes FROM articles r LEFT JOIN sketches s ON s.article_id = r.id
        WHERE r.removed = 0 AND r.id > ? ORDER BY r.id LIMIT ?""",
        (last, _ROWS),
    ).fetchall():
        yield found
        last = found[-1][0]
