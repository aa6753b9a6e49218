"""Files and folders come into a project, many in one transaction, each with a word on what became of it."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate import edits
from annotate.errors import ReadError, ShirushiError
from annotate.intake import hashes_of, new_article
from storage.importers.annotations_csv import import_claims
from storage.importers.text import decode, encoding_label, read_text_file
from storage.outcome import Became, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.intake import Hashes
    from annotate.model import Article, Content
    from annotate.session import AnnotationSession
    from storage.importers import Incoming
    from storage.project import Project

BATCH = 250
"""Articles in one transaction: a commit is dear, and undo takes back one."""

_BATCH_SECONDS = 1.0  # a killed import loses no more than this
_BATCH_BYTES = 16 * 1024 * 1024  # what waits for a commit waits in memory


def import_files(
    session: AnnotationSession,
    project: Project,
    paths: Iterable[Path],
    encoding: str | None = None,
    *,
    recursive: bool = False,
) -> Iterator[Outcome]:
    """Bring in the files at `paths`, and the *.txt of folders among them, sub-folders when `recursive`.

    Yields an Outcome for every file, in order, once it is on disk. A page that is in the project
    already, by its bytes or by its text, comes in no second time. A .csv is read as an export of
    claims. A file that cannot be read, and a batch that cannot be written, stop nothing else.
    Raises UsageError for an unknown `encoding`, and what says why the project is read-only.
    """
    if project.why_read_only:
        raise project.why_read_only
    label = encoding_label(encoding) if encoding else None
    batch = _Batch(session, project)
    for path in files_of(paths, recursive=recursive):
        if path.suffix.lower() == ".csv":
            yield from batch.commit()
            yield from import_claims(session, project, path)
            continue
        batch.add(path, label)
        if batch.is_full():
            yield from batch.commit()
    yield from batch.commit()


def files_of(paths: Iterable[Path], *, recursive: bool = False) -> Iterator[Path]:
    """Yield the files, and in the place of a folder its *.txt in order; a folder without any stays."""
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112  # never raises, whatever the name
            yield path
            continue
        texts = sorted(_texts_in(path, recursive=recursive))
        yield from texts or [path]


def redecode(session: AnnotationSession, project: Project, article_id: int, encoding: str) -> Article:
    """Read the article's bytes again, in `encoding`, and return the article that takes its place.

    Raises ShirushiError("redecode_annotated") when claims are marked in it, since their positions
    would no longer be true, and what `decode` and the project raise.
    """
    old = project.article(article_id)
    if marked := len(project.annotations(article_id)):
        raise ShirushiError("redecode_annotated", article=article_id, count=marked)
    original = project.original(article_id)
    decoded = decode(original, encoding, path=old.file_name)
    new, content = new_article(
        project.next_article_id(), old.file_name, original, decoded.text, decoded.encoding, session.now()
    )
    new = replace(new, status=old.status)
    session.apply(edits.replace_article(old, new, content))
    return new


def _texts_in(folder: Path, *, recursive: bool) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        yield from (Path(where, name) for name in names if name.lower().endswith(".txt"))
        if not recursive:
            return


class _Batch:
    """The pages of the next transaction, and what is to be said of each file once it is written."""

    def __init__(self, session: AnnotationSession, project: Project) -> None:
        self._session = session
        self._project = project
        self._begin()

    def _begin(self) -> None:
        self._pages: list[tuple[Article, Content]] = []
        self._outcomes: list[Outcome] = []
        self._by_hash: dict[str, Article] = {}
        self._next_id: int | None = None
        self._bytes = 0
        self._started = time.monotonic()

    def add(self, path: Path, encoding: str | None) -> None:
        """Read a file and keep it for the commit."""
        try:
            if os.path.isdir(path):  # noqa: PTH112  # never raises, whatever the name
                raise ReadError("folder_without_texts", path=str(path))
            incoming = read_text_file(path, encoding)
        except ReadError as error:
            self._outcomes.append(Outcome(path, Became.FAILED, error=error))
            return
        hashes = hashes_of(incoming.data, incoming.decoded.text)
        twin = self._twin(hashes)
        article = twin or self._new(path, incoming, hashes)
        status = Became.DUPLICATE if twin else Became.IMPORTED
        self._outcomes.append(Outcome(path, status, article, replaced=incoming.decoded.replaced))

    def is_full(self) -> bool:
        """Whether it is time to commit."""
        return (
            len(self._pages) >= BATCH
            or self._bytes >= _BATCH_BYTES
            or time.monotonic() - self._started >= _BATCH_SECONDS
        )

    def commit(self) -> Iterator[Outcome]:
        """Write the pages in one transaction, begin anew, and yield what became of every file."""
        outcomes, pages = self._outcomes, self._pages
        try:
            if pages:
                self._session.apply(edits.add_articles(pages))
        except ShirushiError as error:
            lost = {article.id for article, _ in pages}
            outcomes = [_failed(outcome, lost, error) for outcome in outcomes]
        self._begin()
        yield from outcomes

    def _twin(self, hashes: Hashes) -> Article | None:
        for sha256 in hashes:
            if waiting := self._by_hash.get(sha256):
                return waiting
        return next(iter(self._project.articles_with(*hashes)), None)

    def _new(self, path: Path, incoming: Incoming, hashes: Hashes) -> Article:
        if self._next_id is None:
            self._next_id = self._project.next_article_id()
        decoded = incoming.decoded
        article, content = new_article(
            self._next_id,
            path.name,
            incoming.data,
            decoded.text,
            decoded.encoding,
            self._session.now(),
            hashes,
        )
        self._next_id += 1
        self._pages.append((article, content))
        self._by_hash |= {article.original_sha256: article, article.sha256: article}
        self._bytes += len(incoming.data) + len(decoded.text)
        return article


def _failed(outcome: Outcome, lost: set[int], error: ShirushiError) -> Outcome:
    if outcome.article is None or outcome.article.id not in lost:
        return outcome
    return Outcome(outcome.path, Became.FAILED, error=error)
