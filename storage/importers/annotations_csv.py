"""Claims come back from the CSV they were exported to."""

from __future__ import annotations

import csv
from datetime import datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from annotate import edits
from annotate.errors import ReadError, ShirushiError
from annotate.formula_guard import unguarded
from annotate.intake import Hashes
from annotate.model import QUOTATIONS, Annotation, Details
from annotate.records import DETAIL_FIELDS
from annotate.spans import Span
from storage.outcome import Became, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotate.session import AnnotationSession
    from storage.project import Project

NEEDED = (
    "annotation_id",
    "tag",
    "quote",
    "start_codepoint",
    "end_codepoint",
    "created_at",
    "updated_at",
    "article_sha256",
)
"""The columns without which a file is not an export of ours; their order is free."""

_LONGEST_CELL = 2**31 - 1  # the csv module stops at 131,072, which a long paragraph exceeds
_LONGEST_HEADER = 64 * 1024
_BATCH = 5_000

Cells = dict[str, str]


def is_claims(path: Path) -> bool:
    """Whether a file's first line is the header of an export of claims, though perhaps not a whole one.

    Any other .csv is a list of articles. What cannot be read is no export.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            header = next(csv.reader([file.readline(_LONGEST_HEADER)]), [])
    except (OSError, csv.Error):
        return False
    return 2 * sum(name in header for name in NEEDED) >= len(NEEDED)


def import_claims(session: AnnotationSession, project: Project, path: Path) -> Iterator[Outcome]:
    """Bring in the claims of a CSV that was exported, ids and times included.

    The article is found by its sha256, and the quote must stand where the row says. Yields an
    Outcome for every row that did not come in (unknown article or tag, shifted quote, a claim that
    is there already, cells that are no values) and one for the file, which says how many did.
    """
    rows = _Rows(project)
    waiting: list[Annotation] = []
    kept_out = written = 0
    try:
        for line, cells in _records(path):
            try:
                claim = rows.new_claim(cells, line)
            except ReadError as error:
                kept_out += 1
                yield Outcome(path, Became.FAILED, error=error, line=line)
                continue
            if claim is None:
                kept_out += 1
                yield Outcome(path, Became.DUPLICATE, line=line)
                continue
            waiting.append(claim)
            if len(waiting) >= _BATCH:
                written += _write(session, waiting)
        written += _write(session, waiting)
    except ShirushiError as error:
        yield Outcome(path, Became.FAILED, error=error, claims=written)
        return
    if written or not kept_out:
        yield Outcome(path, Became.IMPORTED, claims=written)


def _write(session: AnnotationSession, waiting: list[Annotation]) -> int:
    """Write what waits in one transaction; return how many that were."""
    count = len(waiting)
    if waiting:
        session.apply(edits.add_annotations(waiting))
        waiting.clear()
    return count


def _records(path: Path) -> Iterator[tuple[int, Cells]]:
    """Yield the line a row starts at, and its cells by the names in the header."""
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            header = next(reader, [])
            if missing := [name for name in NEEDED if name not in header]:
                raise ReadError("csv_not_ours", path=str(path), missing=", ".join(missing))
            line = reader.line_num + 1
            for row in reader:
                if row:
                    yield line, dict(zip(header, map(unguarded, row), strict=False))
                line = reader.line_num + 1
    except FileNotFoundError as error:
        raise ReadError("file_missing", path=str(path)) from error
    except OSError as error:
        raise ReadError("file_unreadable", path=str(path), details=str(error)) from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReadError("csv_unreadable", path=str(path), details=str(error)) from error


class _Rows:
    """Turns rows into claims, each checked against the project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._tags = {tag.id for tag in project.tags()}
        self._seen: set[str] = set()
        self._article_of = cache(self._article)
        self._text_of = lru_cache(maxsize=1)(lambda article_id: project.content(article_id).text)

    def new_claim(self, cells: Cells, line: int) -> Annotation | None:
        """Return the claim of the row that starts at `line`, None when the project has the very same.

        Raises ReadError with the reason why it cannot come in.
        """
        claim = self._claim(cells, line)
        stored = self._project.annotation(claim.id)
        if stored == claim:
            return None
        if stored or claim.id in self._seen:
            raise ReadError("csv_row_known", line=line, id=claim.id)
        self._seen.add(claim.id)
        return claim

    def _claim(self, cells: Cells, line: int) -> Annotation:
        for column, is_value in _CHECKS.items():
            if not is_value(cells.get(column, "")):
                raise ReadError("csv_row_no_value", line=line, column=column)
        article_id = self._article_of(cells["article_sha256"])
        if article_id is None:
            raise ReadError("csv_row_unknown_article", line=line)
        if cells["tag"] not in self._tags:
            raise ReadError("csv_row_unknown_tag", line=line, tag=cells["tag"])
        start, end = int(cells["start_codepoint"]), int(cells["end_codepoint"])
        if not start < end or self._text_of(article_id)[start:end] != cells["quote"]:
            raise ReadError("csv_row_shifted", line=line, start=start, end=end)
        return Annotation(
            id=cells["annotation_id"],
            article_id=article_id,
            span=Span(start, end),
            tag=cells["tag"],
            quote=cells["quote"],
            annotator=cells.get("annotator", ""),
            created_at=cells["created_at"],
            updated_at=cells["updated_at"],
            note=cells.get("note", ""),
            origin=cells.get("origin", ""),
            details=Details(*(cells.get(name, "") for name in DETAIL_FIELDS)),
            same_as=cells.get("same_as", ""),
        )

    def _article(self, sha256: str) -> int | None:
        found = self._project.articles_with([Hashes("", sha256)])
        return found[0].id if found else None


def _is_position(cell: str) -> bool:
    return cell.isascii() and cell.isdigit() and len(cell) < 10


def _is_time(cell: str) -> bool:
    try:
        return cell.endswith("Z") and datetime.fromisoformat(cell).tzinfo is not None
    except ValueError:
        return False


_CHECKS: dict[str, Callable[[str], bool]] = {
    "annotation_id": bool,
    "start_codepoint": _is_position,
    "end_codepoint": _is_position,
    "created_at": _is_time,
    "updated_at": _is_time,
    "article_sha256": bool,
    "quotation": {"", *QUOTATIONS}.__contains__,
}
"""What a cell must be before the database is asked."""
