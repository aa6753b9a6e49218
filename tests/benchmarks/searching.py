"""Search as you type in 100,000 articles of 1,500 characters, through the processes the window asks.

Beside it, from the same run, what SQLite's own index and a bare scan take, and every number of hits
against reading everything. `SHIRUSHI_BENCH_ARTICLES` makes it smaller.
"""

from __future__ import annotations

import os
import queue
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.folded_text import FoldedText, folded_words, starts_in
from annotate.records import text_sha256
from annotate.searching.results import Page, Progress, Total
from storage.project import create_project
from storage.search.client import SearchClient
from tests.benchmarks.corpus import article
from tests.benchmarks.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = int(os.environ.get("SHIRUSHI_BENCH_ARTICLES", "100000"))
TARGET = 0.05  # seconds
LONG = (
    "石炭桟橋", "町の財政が", "明言を避けた。", "第4321報", "石炭の町長", "水先案内の料金を今後三年",
    "ＤＲＯＮＥ", "2026年3月", "これ以上遅れれば、町", "佐渡川氏は、夜間", "工程表", "ｿﾄｳ 石炭", "内海銀行",
    "表を示した。沖の島の漁協は",
)  # fmt: skip
SHORT = ("石", "の", "橋", "。", "9", "鵺", "ア", "財政", "町の", "報2", "鵺鳥", "99", "ハン", "決ま")
ROUNDS = 5


class Typist:
    """Asks one thing after the other and waits for the answers."""

    def __init__(self, project: Path) -> None:
        self._told: queue.Queue[tuple[int, object]] = queue.Queue()
        self._client = SearchClient(project, lambda *told: self._told.put(told))
        self._number = 0
        self._client.follow()
        self.close = self._client.close

    def wait_until_texts_are_in(self) -> None:
        while (progress := self._next(Progress)).texts < progress.articles:
            pass

    def ask(self, typed: str) -> tuple[float, float, Total]:
        """Seconds until the first hits are there, and until they are counted, and their number."""
        self._number += 1
        started = time.perf_counter()
        self._client.ask(self._number, typed)
        self._next(Page)
        found = time.perf_counter() - started
        total = self._next(Total)
        return found, time.perf_counter() - started, total

    def _next(self, kind: type) -> object:
        while True:
            number, told = self._told.get(timeout=600)
            if isinstance(told, kind) and number in (0, self._number):
                return told


def measure() -> list[Measured]:
    """Ask each of the words several times, in turn."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["SHIRUSHI_HOME"] = name
        project = Path(name) / "p.shirushi"
        fill(project)
        started = time.perf_counter()
        typist = Typist(project)
        try:
            typist.wait_until_texts_are_in()
            indexed = time.perf_counter() - started
            typist.ask("漁協")  # the window starts the processes when the panel is opened
            totals: dict[str, Total] = {}
            rows = [
                typed(typist, "three characters and more", LONG, matching(project), totals),
                typed(typist, "one and two characters", SHORT, scanning(project), totals),
            ]
        finally:
            typist.close()
        differing = [word for word, total in totals.items() if total != read_everything(project)[word]]
        assert not differing, differing
        size = next(Path(name, "cache", "search").glob("*.sqlite")).stat().st_size
    what = f"index of {ARTICLES:,} articles, texts"
    note = f"{size / 1e6:.0f} MB; {len(totals)} numbers of hits equal to reading everything"
    return [*rows, Measured(what, indexed, indexed, 1, note)]


def typed(
    typist: Typist, which: str, words: tuple[str, ...], floor: float, totals: dict[str, Total]
) -> Measured:
    """The 95th percentile of the time to the first 50 hits; how long counting takes is in the note."""
    found, counted = [], []
    for _ in range(ROUNDS):
        for word in words:
            first, whole, totals[word] = typist.ask(word)
            found.append(first)
            counted.append(whole)
    p95 = sorted(found)[len(found) * 95 // 100]
    median = sorted(counted)[len(counted) // 2]
    note = f"SQLite itself {floor * 1000:.1f} ms; counted after {median:.2f} s (median)"
    return Measured(f"search, {which}, p95 of first 50 hits", p95, TARGET, 1, note)


def fill(path: Path) -> None:
    """Write the articles as bare rows: neither their zones nor their history are asked for."""
    with create_project(path) as project:
        project.connection.execute("BEGIN")
        for number in range(ARTICLES):
            text = article(number)
            values = (number + 1, text.split("\n")[0], len(text), text_sha256(text), f"{number:064}", text)
            project.connection.execute(
                """INSERT INTO articles (id, title, byline, published, url, status, removed, file_name,
                encoding, length, sha256, original_sha256, imported_at, text) VALUES (?, ?, '', '2026-03-04',
                '', 'new', 0, '', 'utf-8', ?, ?, ?, '2026-03-04T00:00:00Z', ?)""",
                values,
            )
        project.connection.execute("COMMIT")


_READ: dict[Path, dict[str, Total]] = {}


def read_everything(path: Path) -> dict[str, Total]:
    """Word -> its places and articles, by folding every article and looking for it there."""
    if path not in _READ:
        places = dict.fromkeys((*LONG, *SHORT), 0)
        articles = dict(places)
        with sqlite3.connect(path) as connection:
            for (text,) in connection.execute("SELECT text FROM articles"):
                folded = FoldedText(text)
                for word in places:
                    found = [starts_in(folded.text, folded.cuts, folded_words(one)) for one in word.split()]
                    if all(found):
                        places[word] += sum(map(len, found))
                        articles[word] += 1
        _READ[path] = {word: Total(places[word], articles[word]) for word in places}
    return _READ[path]


def matching(path: Path) -> float:
    """FTS5's trigrams over a tenth of the articles: MATCH with 50 snippets."""
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(text, tokenize='trigram')")
        connection.execute("ATTACH ? AS project", (str(path),))
        connection.execute(
            "INSERT INTO found SELECT text FROM project.articles WHERE id <= ?", (ARTICLES // 10,)
        )
        sql = "SELECT snippet(found, 0, '', '', '', 30) FROM found WHERE found MATCH '\"石炭桟橋\"' LIMIT 50"
        return seconds(lambda: connection.execute(sql).fetchall())


def scanning(path: Path) -> float:
    """instr() over all texts."""
    with sqlite3.connect(path) as connection:
        sql = "SELECT count(*) FROM articles WHERE instr(text, '鵺')"
        return seconds(lambda: connection.execute(sql).fetchall())


def seconds(work: Callable[[], object]) -> float:
    """How long it takes, the shorter of two times."""
    times = []
    for _ in range(2):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)
