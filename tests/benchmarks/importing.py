"""Import of 1,000 articles against bare inserts of the very same rows in one transaction."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

from annotate.session import AnnotationSession
from storage import connection as connections
from storage.intake import import_files
from storage.project import Project, create_project
from tests.benchmarks.corpus import write_articles
from tests.benchmarks.measured import Measured, best_of

TABLES = ("articles", "originals", "zones", "sentences", "history")
ARTICLES = 1000


def measure() -> list[Measured]:
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
    return [Measured(what, figure, floor, 4, f"{inserted:,} rows")]


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
