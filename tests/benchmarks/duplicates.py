"""Near copies, and imports as the window does them, against fugashi reading as many articles."""

from __future__ import annotations

import random
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import fugashi

from annotate.arrivals import Wanted
from annotate.near_duplicates import SIZE, packed, sketch
from annotate.session import AnnotationSession
from storage.arriving import Arriving
from storage.preparing import prepared
from storage.preview import looks
from storage.project import Project, create_project
from tests.benchmarks.corpus import article
from tests.benchmarks.measured import Measured, best_of
from tests.near_copies import told, told_anew

if TYPE_CHECKING:
    from collections.abc import Sequence

INCOMING, STORED, COPIES = 1000, 100_000, 50
_SENTENCES = 38  # 1,500 characters
_PART = 20  # articles in one transaction


def measure() -> list[Measured]:
    """The sketches alone; a preview of articles, some of them near copies; and an import of them."""
    texts = [told(n, _SENTENCES) for n in range(INCOMING)]
    usual = [article(n) for n in range(INCOMING)]  # fugashi is slower with what dice make of characters
    tagger = fugashi.Tagger()

    def read() -> None:
        for text in usual:
            for word in tagger(text):
                _ = word.surface

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = _write(folder, texts)
        crowded = folder / "crowded.shirushi"
        _fill(crowded, texts)
        names = count()

        def sketches() -> None:
            for text in texts:
                sketch(text)

        def preview() -> None:
            near = sum(look.verdict == "near" for look in looks(crowded, wanted) if look)
            assert near == COPIES, near

        def imports() -> None:
            with create_project(folder / f"{next(names)}.shirushi") as project:
                _import(project, wanted)

        sketching, looking, importing, floor = best_of(3, sketches, preview, imports, read)
    note = f"{INCOMING:,} articles of 1,500 characters"
    return [
        Measured("sketches to recognise near copies by", sketching, floor, 0.3, note),
        Measured(f"preview beside {STORED:,} stored articles", looking, floor, 3, note),
        Measured("import in the window's short transactions, one thread", importing, floor, 3, note),
    ]


def _write(folder: Path, texts: Sequence[str]) -> list[Wanted]:
    paths = [folder / f"{n:05}.txt" for n in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return [Wanted(path) for path in paths]


def _import(project: Project, wanted: Sequence[Wanted]) -> None:
    arriving = Arriving(AnnotationSession(project, "計測 花子"), project)
    arrivals = list(filter(None, prepared(wanted)))
    for start in range(0, len(arrivals), _PART):
        arriving.write(arrivals[start : start + _PART])


def _fill(path: Path, texts: Sequence[str]) -> None:
    """Make a project: a few copies of what comes in, and beside them articles that are but sketches."""
    dice = random.Random(1)
    with create_project(path) as project:
        copies = [Wanted(Path(f"copy{n}.txt"), told_anew(texts[n], n).encode()) for n in range(COPIES)]
        _import(project, copies)
        connection = project.connection
        connection.execute("BEGIN")
        for number in range(COPIES + 1, STORED + 1):
            made_up = f"{number:064}"
            connection.execute(
                """INSERT INTO articles (id, title, byline, published, url, status, removed, file_name,
                encoding, length, sha256, original_sha256, imported_at, text)
                VALUES (?, '', '', '', '', 'new', 0, '', 'utf-8', 0, ?, ?, '2026-01-01T00:00:00Z', '')""",
                (number, made_up, made_up),
            )
            hashes = sorted(dice.randrange(2**32) for _ in range(SIZE))
            connection.execute("INSERT INTO sketches VALUES (?, ?)", (number, packed(hashes)))
        connection.execute("COMMIT")
