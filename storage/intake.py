"""Files and folders come into a project at once, as commands and scripts want it: read, written, told."""

from __future__ import annotations

import time
from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING

from annotate.arrivals import Wanted
from storage.arriving import Arriving
from storage.importers.text import encoding_label
from storage.preparing import analysed, pages
from storage.wanted import files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from annotate.arrivals import Arrival
    from annotate.session import AnnotationSession
    from storage.outcome import Outcome
    from storage.preparing import Page
    from storage.project import Project

BATCH = 250
"""Articles in one transaction: a commit is dear."""

_BATCH_SECONDS = 1.0  # of reading; what a killed import loses is not much more
_BATCH_BYTES = 4 * 1024 * 1024  # waits in memory; usual pages of that size are analysed in half a second


def import_files(
    session: AnnotationSession,
    project: Project,
    paths: Iterable[Path],
    encoding: str | None = None,
    *,
    recursive: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Outcome]:
    """Bring in the files at `paths`, and those of folders among them, sub-folders when `recursive`.

    Yields an Outcome for every article, in order, once it is on disk; all of them are one deed. A page that
    is in the project already, by its bytes or by its text, comes in no second time. A .csv that is an export
    of claims brings those; another one is a list of articles, in which `columns` names what holds what. A
    file that cannot be read, and a batch that cannot be written, stop nothing else.
    Raises UsageError for an unknown `encoding`, and what says why the project is read-only.
    """
    arriving = Arriving(session, project)
    label = encoding_label(encoding) if encoding else None
    files = files_of(paths, recursive=recursive)
    wanted = (Wanted(path, encoding=label, columns=columns or {}) for path in files)
    with closing(pages(wanted)) as found:
        for claims, group in groupby(filter(None, found), lambda page: page.arrival.claims):
            if claims:
                for page in group:
                    yield from arriving.claims(page.arrival)
            else:
                for batch in _batches(group):
                    yield from arriving.write(_analysed_where_new(batch, arriving))


def _batches(found: Iterable[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    size, since = 0, time.monotonic()
    for page in found:
        batch.append(page)
        size += len(page.incoming.data) if page.incoming else 0
        if len(batch) >= BATCH or size >= _BATCH_BYTES or time.monotonic() - since >= _BATCH_SECONDS:
            yield batch
            batch, size, since = [], 0, time.monotonic()
    if batch:
        yield batch


def _analysed_where_new(batch: Sequence[Page], arriving: Arriving) -> list[Arrival]:
    """Pages that are there already stay as they are: a folder that comes again costs little."""
    known = arriving.known([page.arrival.hashes for page in batch if page.arrival.hashes]).keys()
    return [page.arrival if known & (page.arrival.hashes or ()) else analysed(page) for page in batch]
