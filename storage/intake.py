"""Files and folders come into a project, many in one transaction, each with a word on what became of it."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotate import edits
from annotate.errors import ReadError, ShirushiError
from annotate.intake import hashes_of, new_article
from annotate.site_rules import follow
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
"""Files in one transaction: a commit is dear, and undo takes back one."""

_BATCH_SECONDS = 1.0  # of reading; what a killed import loses is not much more
_BATCH_BYTES = 4 * 1024 * 1024  # waits in memory; usual pages of that size are analysed in half a second


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
    new, content = follow(replace(new, status=old.status), content, project.site_rules())
    session.apply(edits.replace_article(old, new, content))
    return new


def _texts_in(folder: Path, *, recursive: bool) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        yield from (Path(where, name) for name in names if name.lower().endswith(".txt"))
        if not recursive:
            return


class _Page(NamedTuple):
    """A file that was read and waits for its turn."""

    path: Path
    incoming: Incoming
    hashes: Hashes


class _Batch:
    """The files of the next transaction; what is said of each is said once it is written."""

    def __init__(self, session: AnnotationSession, project: Project) -> None:
        self._session = session
        self._project = project
        self._rules = project.site_rules()
        self._begin()

    def _begin(self) -> None:
        self._files: list[_Page | Outcome] = []
        self._bytes = 0
        self._started = time.monotonic()

    def add(self, path: Path, encoding: str | None) -> None:
        """Read a file and keep it for the commit."""
        try:
            if os.path.isdir(path):  # noqa: PTH112  # never raises, whatever the name
                raise ReadError("folder_without_texts", path=str(path))
            incoming = read_text_file(path, encoding)
        except ReadError as error:
            self._files.append(Outcome(path, Became.FAILED, error=error))
            return
        self._files.append(_Page(path, incoming, hashes_of(incoming.data, incoming.decoded.text)))
        self._bytes += len(incoming.data)

    def is_full(self) -> bool:
        """Whether it is time to commit."""
        return (
            len(self._files) >= BATCH
            or self._bytes >= _BATCH_BYTES
            or time.monotonic() - self._started >= _BATCH_SECONDS
        )

    def commit(self) -> Iterator[Outcome]:
        """Write the new pages in one transaction, begin anew, and yield what became of every file."""
        outcomes, new = self._sorted_out()
        try:
            if new:
                self._session.apply(edits.add_articles(new))
        except ShirushiError as error:
            lost = {article.id for article, _ in new}
            outcomes = [_failed(outcome, lost, error) for outcome in outcomes]
        self._begin()
        yield from outcomes

    def _sorted_out(self) -> tuple[list[Outcome], list[tuple[Article, Content]]]:
        """What will have become of every file, and the records of those that are new."""
        pages = [file for file in self._files if isinstance(file, _Page)]
        if not pages:
            return [file for file in self._files if isinstance(file, Outcome)], []
        # Asked once for all of them: every question outside a transaction locks the file anew.
        known = self._project.articles_with([page.hashes for page in pages])
        by_original = {article.original_sha256: article for article in reversed(known)}
        by_text = {article.sha256: article for article in reversed(known)}
        next_id = self._project.next_article_id()
        outcomes: list[Outcome] = []
        new: list[tuple[Article, Content]] = []
        for file in self._files:
            if isinstance(file, Outcome):
                outcomes.append(file)
                continue
            status, replaced = Became.DUPLICATE, file.incoming.decoded.replaced
            article = by_original.get(file.hashes.original) or by_text.get(file.hashes.text)
            if article is None:
                status = Became.IMPORTED
                article, content = self._records(next_id + len(new), file)
                new.append((article, content))
                by_original[article.original_sha256] = by_text[article.sha256] = article
            outcomes.append(Outcome(file.path, status, article, replaced=replaced))
        return outcomes, new

    def _records(self, article_id: int, page: _Page) -> tuple[Article, Content]:
        data, decoded = page.incoming.data, page.incoming.decoded
        made = new_article(
            article_id,
            page.path.name,
            data,
            decoded.text,
            decoded.encoding,
            self._session.now(),
            page.hashes,
        )
        return follow(*made, self._rules)


def _failed(outcome: Outcome, lost: set[int], error: ShirushiError) -> Outcome:
    if outcome.article is None or outcome.article.id not in lost:
        return outcome
    return Outcome(outcome.path, Became.FAILED, error=error)
