"""Articles coming in: against bare inserts of the same rows, against fugashi, against trafilatura."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import fugashi
import trafilatura

from annotate.page.analysis import analyse
from annotate.searching.results import Progress
from annotate.session import AnnotationSession
from storage import connection as connections
from storage.importers import Asked
from storage.importers.html import read
from storage.intake import import_files
from storage.project import Project, create_project
from storage.search.client import SearchClient
from tests.benchmarks.corpus import WHAT, article, write_articles
from tests.benchmarks.measured import Measured, best_of
from tests.formats.as_html import named
from tests.formats.page import known_pages

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = ("articles", "originals", "zones", "sentences", "sketches", "history")
ARTICLES = 1000
MANY = 10_000
PAGE_BYTES = 200_000
PATIENCE = 600  # seconds


def measure() -> list[Measured]:
    """All rows about what comes in."""
    return [_against_inserts(), *_against_fugashi(), _page_against_trafilatura()]


def _against_inserts() -> Measured:
    """Decode, canonicalise, find zones and sentences, write with history; to disk, as the program does."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_articles(folder, ARTICLES)
        names = count()
        projects: list[Path] = []

        def imports() -> None:
            projects.append(folder / f"{next(names)}.shirushi")
            with create_project(projects[-1]) as project:
                session = AnnotationSession(project, "計測 花子")
                assert (
                    sum(outcome.article is not None for outcome in import_files(session, project, paths))
                    == ARTICLES
                )

        imports()
        rows = all_rows(projects[0])

        def bare_inserts() -> None:
            with create_project(folder / f"{next(names)}.shirushi") as project:
                insert(project, rows)

        figure, floor = best_of(5, imports, bare_inserts)
    inserted = sum(len(found) for found in rows.values())
    what = f"import {ARTICLES:,} articles of 1,500 characters"
    return Measured(what, figure, floor, 4, f"{inserted:,} rows")


def _against_fugashi() -> list[Measured]:
    """A large import with zones, against reading the words of the same text.

    The second figure is until every text and verb can be found: the processes of the index follow meanwhile.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = write_articles(folder, MANY)
        texts = [path.read_text("utf-8") for path in paths]
        tagger = fugashi.Tagger()
        tagger("海")  # the dictionary is read with the first words

        def imports() -> None:
            bring_in(folder / "alone.shirushi", paths)

        def imports_and_indexes() -> None:
            path, whole = folder / "indexed.shirushi", Event()

            def hear(_: int, told: object) -> None:
                if isinstance(told, Progress) and told.is_whole and told.texts == MANY:
                    whole.set()

            os.environ["SHIRUSHI_HOME"] = name
            client = SearchClient(path, hear)
            bring_in(path, paths, client.follow)
            client.follow()
            assert whole.wait(PATIENCE)
            client.close()

        def words() -> None:
            for text in texts:
                for word in tagger(text):
                    _ = word.surface

        importing, indexing, floor = best_of(1, imports, imports_and_indexes, words)
    what = f"import {MANY:,} text articles, zones included"
    note = "fugashi reads the surfaces of the same text"
    return [
        Measured(f"{what}, without the index", importing, floor, 3, note),
        Measured(f"{what}, and the whole index, verbs too", indexing, floor, 3, note),
    ]


def bring_in(path: Path, paths: list[Path], each_second: Callable[[], None] = lambda: None) -> None:
    """Import files into a new project."""
    with create_project(path) as project:
        told, imported = time.monotonic(), 0
        for outcome in import_files(AnnotationSession(project, "計測 花子"), project, paths):
            imported += outcome.article is not None
            if time.monotonic() > told + 1:
                each_second()
                told = time.monotonic()
        assert imported == len(paths)


def _page_against_trafilatura() -> Measured:
    """One page of 200 KB as sites make them: text, zones, metadata; the reading process not counted."""
    source = page_of(PAGE_BYTES)
    data = source.encode()

    def ours() -> None:
        (incoming,) = read(data, Asked("a.html"))
        analyse(incoming.decoded.text, incoming.structure)

    figure, floor = best_of(7, ours, lambda: trafilatura.bare_extraction(source, with_metadata=True))
    note = "trafilatura's own extraction of the page"
    return Measured("one HTML page of 200 KB, zones included", figure, floor, 1.5, note)


def page_of(size: int) -> str:
    """A page of so many bytes or a little more: an article, menus, scripts, lists of links."""
    known = known_pages()[0]
    links = tuple(("chrome", f"{WHAT[n % len(WHAT)]}、第{n}報") for n in range(150))
    script = f"<script>{'var a = [1, 2, 3]; ' * 2000}</script>"
    body: list[tuple[str, str]] = []
    while True:
        body += [("body", "".join(article(len(body), 300).split())), ("heading", f"第{len(body)}節")]
        zones = (*links, ("title", known.title), *body, *links)
        source = named(replace(known, zones=zones)).replace("</head>", f"{script}</head>")
        if len(source.encode()) >= size:
            return source


def all_rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables an import fills."""
    connection = connections.connect(path, writable=False)
    rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}
    connection.close()
    return rows


def insert(project: Project, rows: dict[str, list[tuple[object, ...]]]) -> None:
    """Write the rows as they are, in one transaction."""
    project.connection.execute("BEGIN")
    for table, found in rows.items():
        places = ", ".join("?" * len(found[0]))
        project.connection.executemany(f"INSERT INTO {table} VALUES ({places})", found)
    project.connection.execute("COMMIT")
