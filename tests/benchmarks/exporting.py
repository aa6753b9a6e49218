"""CSV of 100,000 annotations against csv.writer over the same joined rows."""

from __future__ import annotations

import csv
import resource
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.rows import COLUMNS
from storage.exporters import FORMATS, export
from storage.project import create_project
from tests.benchmarks.corpus import filled
from tests.benchmarks.measured import Measured, best_of

if TYPE_CHECKING:
    from storage.project import Project

ARTICLES, PER_ARTICLE = 1000, 100

# The floor is given sentence and paragraph, which the export has to cut out of the text.
JOINED = """
SELECT a.id, a.article_id, r.title, r.byline, '', r.url, r.published, a.tag, t.name_ja, a.quote,
       a.start_codepoint, a.end_codepoint, c.sentence, c.paragraph, a.holder, a.stated_likelihood,
       a.assessed_likelihood, a.confidence, a.source_reliability, a.credibility, '', a.actor, a.target,
       a.horizon, a.note, a.annotator, a.origin, a.created_at, a.updated_at, r.sha256
FROM annotations a JOIN articles r ON r.id = a.article_id JOIN tags t ON t.id = a.tag
JOIN cut c ON c.id = a.id ORDER BY a.article_id, a.start_codepoint, a.end_codepoint, a.id
"""


def measure() -> list[Measured]:
    """With BOM, guard, sync and replacement of the target."""
    with tempfile.TemporaryDirectory() as name, create_project(Path(name, "a.shirushi")) as project:
        folder = Path(name)
        filled(project, folder, ARTICLES, PER_ARTICLE)
        cut_beforehand(project)
        memory = peak()
        export(project.claims(), folder / "out.csv", FORMATS[0])
        grown = peak() - memory

        figure, floor = best_of(
            5,
            lambda: export(project.claims(), folder / "out.csv", FORMATS[0]),
            lambda: bare_csv(project, folder / "floor.csv"),
        )
        size = (folder / "out.csv").stat().st_size
    note = f"{size // 2**20} MB, memory grew by {grown // 1024} MB"
    return [Measured(f"CSV of {ARTICLES * PER_ARTICLE:,} annotations", figure, floor, 1.5, note)]


def cut_beforehand(project: Project) -> None:
    """Keep each claim's sentence and paragraph in a table of their own."""
    sentence, paragraph = COLUMNS.index("sentence"), COLUMNS.index("paragraph")
    rows = [(row[0], row[sentence], row[paragraph]) for row in project.claims()]
    project.connection.execute(
        "CREATE TEMP TABLE cut (id TEXT PRIMARY KEY, sentence, paragraph) WITHOUT ROWID"
    )
    project.connection.executemany("INSERT INTO cut VALUES (?, ?, ?)", rows)


def bare_csv(project: Project, target: Path) -> None:
    """What a script of five lines would do."""
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(COLUMNS)
        writer.writerows(project.connection.execute(JOINED))


def peak() -> int:
    """The most memory this process ever had, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
