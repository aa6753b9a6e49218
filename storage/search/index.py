"""The index as a file: folded texts in blocks of articles, and in which block which characters stand.

A block holds the articles of SIZE neighbouring ids. The trigrams of its folded text are in FTS5, which
only says in which blocks to look; what is found there is found in the folded text itself. So the index
is small and quick to make, and a place or a count can never differ from those of the find bar.
"""

from __future__ import annotations

import json
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

from annotate.searching.matching import Batch, Part, Place
from storage.search.file import DamagedIndexError, IndexFile
from storage.search.place import remove

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from annotate.searching.results import Entry

SIZE = 16
"""Articles in a block: 24,000 characters are looked through in 0.1 ms, and indexed again in 10."""

_FREQUENT = 3000  # trigrams in blocks; what begins more stands almost everywhere
_GRAMS = 12  # of a long word are asked for


class Print(NamedTuple):
    """What tells the present state of a block from any other, and that of its texts alone."""

    all: bytes
    texts: bytes


class Row(NamedTuple):
    """What filters ask about an article, and what is shown of it. `tags` are ids between spaces."""

    id: int
    title: str
    source: str
    published: str
    tags: str
    outlet: str


class Index(IndexFile):
    """What is written into the index, block by block, and what is asked of it."""

    def prints(self) -> dict[int, bytes]:
        """Return block -> its print."""
        with self.told():
            return dict(self.connection.execute("SELECT number, print FROM blocks"))

    def write(self, number: int, found: Print, batch: Batch, rows: Sequence[Row]) -> bool:
        """Put a block in the place of the one of that number; returns whether its lemmas are known.

        They stay while the texts do.
        """
        lemmas = self.drop(number, unless_texts=found.texts)
        numbers = [n for part in batch.parts for n in (part.article, part.start, part.end)]
        parts = array("q", numbers).tobytes()
        named = [(part.claim, part.field) for part in batch.parts]
        claims = json.dumps(named) if any(claim for claim, _ in named) else ""
        cuts = array("I", sorted(batch.cuts)).tobytes()
        text = batch.text.encode("utf-16-le")
        told = (parts, claims, cuts, _checksum(parts, claims, cuts, text), text)
        self.connection.execute(
            "INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, found.all, found.texts, lemmas, len(rows), *told),
        )
        self.connection.execute("INSERT INTO grams (rowid, text) VALUES (?, ?)", (number, batch.text))
        self.connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", rows)
        return lemmas is not None

    def drop(self, number: int, unless_texts: bytes = b"") -> bytes | None:
        """Take a block away, and its lemmas unless they are of these texts, which are returned then."""
        sql = "SELECT lemmas_print, text FROM blocks WHERE number = ?"
        row = self.connection.execute(sql, (number,)).fetchone()
        if row is None:
            return None
        # FTS5 without content forgets a row only when it is told what stood there.
        self.connection.execute(
            "INSERT INTO grams (grams, rowid, text) VALUES ('delete', ?, ?)",
            (number, row[1].decode("utf-16-le")),
        )
        self.connection.execute("DELETE FROM blocks WHERE number = ?", (number,))
        between = (number * SIZE, number * SIZE + SIZE - 1)
        self.connection.execute("DELETE FROM articles WHERE id BETWEEN ? AND ?", between)
        if row[0] == unless_texts:
            return unless_texts
        self.connection.execute("DELETE FROM lemmas WHERE block = ?", (number,))
        return None

    def write_lemmas(self, number: int, texts: bytes, places: Mapping[str, Sequence[int]]) -> None:
        """Keep where a block has which verbs and adjectives, if it still has these texts.

        Of each lemma start and end of its places, one after the other.
        """
        sql = "UPDATE blocks SET lemmas_print = texts_print WHERE number = ? AND texts_print = ?"
        if not self.connection.execute(sql, (number, texts)).rowcount:
            return
        self.connection.execute("DELETE FROM lemmas WHERE block = ?", (number,))
        rows = [(name, number, array("I", of).tobytes()) for name, of in places.items()]
        self.connection.executemany("INSERT INTO lemmas VALUES (?, ?, ?)", rows)

    def without_lemmas(self) -> list[int]:
        """Return the blocks whose verbs and adjectives are not known yet."""
        sql = "SELECT number FROM blocks WHERE lemmas_print IS NOT texts_print ORDER BY number"
        with self.told():
            return [number for (number,) in self.connection.execute(sql)]

    def article_counts(self) -> tuple[int, int]:
        """Return how many articles are in the index, and how many with their lemmas."""
        sql = """SELECT coalesce(sum(articles), 0),
            coalesce(sum(iif(lemmas_print IS texts_print, articles, 0)), 0) FROM blocks"""
        with self.told():
            texts, lemmas = self.connection.execute(sql).fetchone()
            return texts, lemmas

    def numbers(self) -> range:
        """Return the numbers of all blocks in order, and perhaps of some that are not there."""
        with self.told():
            last = self.connection.execute("SELECT coalesce(max(number), -1) FROM blocks").fetchone()[0]
            return range(last + 1)

    def blocks_with(self, folded: str) -> set[int] | None:
        """Return the blocks that may say these folded words; None when that may be any."""
        if len(folded) < 3:
            sql = "SELECT doc FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?"
            values = (folded, folded + "\U0010ffff", _FREQUENT)
            with self.told():
                found = [doc for (doc,) in self.connection.execute(sql, values)]
            return set(found) if len(found) < _FREQUENT else None
        return set(self.blocks_in_order(folded))

    def blocks_in_order(self, folded: str) -> Iterator[int]:
        """Yield the blocks that may say these words, three characters at least; the first ones at once."""
        last = len(folded) - 3
        places = {last * n // (_GRAMS - 1) for n in range(_GRAMS)}
        grams = (folded[at : at + 3].replace('"', '""') for at in sorted(places))
        asked = " AND ".join(f'"{gram}"' for gram in grams)
        sql = "SELECT rowid FROM grams WHERE grams MATCH ? ORDER BY rowid"
        with self.told():
            for (number,) in self.connection.execute(sql, (asked,)):
                yield number

    def blocks_with_lemma(self, lemma: str) -> set[int]:
        """Return the blocks that have a verb or adjective."""
        sql = "SELECT block FROM lemmas WHERE lemma = ?"
        with self.told():
            return {number for (number,) in self.connection.execute(sql, (lemma,))}

    def lemma_places(self, lemma: str, number: int) -> list[Place]:
        """Return where a block has a verb or adjective."""
        sql = "SELECT places FROM lemmas WHERE lemma = ? AND block = ?"
        with self.told():
            for (blob,) in self.connection.execute(sql, (lemma, number)):
                places = _numbers("I", blob)
                return [Place(*pair) for pair in zip(places[::2], places[1::2], strict=True)]
        return []

    def batch(self, number: int) -> Batch | None:
        """Return a block; None when it has gone since."""
        sql = "SELECT parts, claims, cuts, checksum, text FROM blocks WHERE number = ?"
        with self.told():
            row = self.connection.execute(sql, (number,)).fetchone()
            if row is None:
                return None
            parts, claims, cuts, checksum, text = row
            if _checksum(parts, claims, cuts, text) != checksum:
                raise DamagedIndexError
            numbers = _numbers("q", parts)
            of_articles = [("", "")] * (len(numbers) // 3)
            named: Sequence[tuple[str, str]] = json.loads(claims) if claims else of_articles
            rows = zip(numbers[::3], named, numbers[1::3], numbers[2::3], strict=True)
            parts = [Part(article, claim, start, end, field) for article, (claim, field), start, end in rows]
            return Batch(text.decode("utf-16-le"), frozenset(_numbers("I", cuts)), parts)

    def shown(self, entry: Entry) -> Entry:
        """Return the entry with title, source and date of its article."""
        sql = "SELECT title, source, published FROM articles WHERE id = ?"
        with self.told():
            row = self.connection.execute(sql, (entry.article,)).fetchone()
            return entry._replace(title=row[0], source=row[1], published=row[2]) if row else entry

    def articles_where(self, where: str, values: Sequence[object]) -> set[int]:
        """Return the articles for whose `Row` the SQL holds."""
        with self.told():
            return {id for (id,) in self.connection.execute(f"SELECT id FROM articles WHERE {where}", values)}


def open_index(path: Path) -> Index:
    """Return the index at `path`; one that cannot be read, or is of another version, is made anew."""
    try:
        return Index(path)
    except DamagedIndexError:
        remove(path)
        return Index(path)


def _numbers(kind: str, stored: bytes) -> array[int]:
    numbers = array(kind)
    try:
        numbers.frombytes(stored)
    except ValueError as error:
        raise DamagedIndexError from error
    return numbers


def _checksum(parts: bytes, claims: str, cuts: bytes, text: bytes) -> int:
    return zlib.crc32(text, zlib.crc32(parts + claims.encode() + cuts))
