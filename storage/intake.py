"""Files and folders come into a project, many in one transaction, each with a word on what became of it."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotate import edits
from annotate.errors import ReadError, ShirushiError
from annotate.intake import hashes_of, new_article
from annotate.site_rules import follow
from storage.importers import Asked
from storage.importers.annotations_csv import import_claims, is_claims
from storage.importers.formats import BY_SUFFIX
from storage.importers.text import encoding_label
from storage.outcome import Became, Outcome
from storage.reader.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotate.intake import Hashes
    from annotate.model import Article, Content, SiteRule
    from annotate.session import AnnotationSession
    from storage.importers import Incoming
    from storage.project import Project
    from storage.reader.readers import FileRead

BATCH = 250
"""Files in one transaction: a commit is dear, and undo takes back one."""

_ENCODED = frozenset({"text", "html", "mhtml"})
"""Formats whose bytes may be read in another encoding."""

_PAGES = (".html", ".htm", ".xhtml")
_COMPANIONS = ("_files", ".files")

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

    Yields an Outcome for every article, in order, once it is on disk. A page that is in the project
    already, by its bytes or by its text, comes in no second time. A .csv that is an export of claims
    brings those; another one is a list of articles, in which `columns` names what holds what. A file that
    cannot be read, and a batch that cannot be written, stop nothing else.
    Raises UsageError for an unknown `encoding`, and what says why the project is read-only.
    """
    for outcome in importing(
        session, project, paths, encoding, recursive=recursive, columns=columns, patient=True
    ):
        assert outcome is not None
        yield outcome


def importing(
    session: AnnotationSession,
    project: Project,
    paths: Iterable[Path],
    encoding: str | None = None,
    *,
    recursive: bool = False,
    columns: Mapping[str, str] | None = None,
    patient: bool = False,
) -> Iterator[Outcome | None]:
    """Do what `import_files` does, but yield None while the next file is still being read.

    So a window goes on between two files. Closing the generator ends the reading at once; what has been
    yielded is in the project.
    """
    if project.why_read_only:
        raise project.why_read_only
    asked = Asked(encoding=encoding_label(encoding) if encoding else None, columns=columns or {})
    with Readers() as readers:
        for are_claims, group in groupby(files_of(paths, recursive=recursive), _are_claims):
            if are_claims:
                for path in group:
                    yield from import_claims(session, project, path)
            else:
                found = readers.read_many(group, asked, patient=patient)
                yield from written(session, project, found)


def files_of(paths: Iterable[Path], *, recursive: bool = False) -> Iterator[Path]:
    """Yield the files, and in the place of a folder those in it of known formats, in order.

    Hidden files and what a browser saved beside a page are left out; links to folders are not followed.
    A folder without any file to read stays.
    """
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112  # never raises, whatever the name
            yield path
            continue
        yield from sorted(_articles_in(path, recursive=recursive)) or [path]


def written(
    session: AnnotationSession, project: Project, found: Iterable[FileRead | None]
) -> Iterator[Outcome | None]:
    """Write files that were read, batch by batch, and yield what became of each of their articles.

    None in `found`, where the next file is not ready, is handed on.
    """
    batch = _Batch(session, project)
    for file in found:
        if file is None:
            yield None
            continue
        yield from batch.added(file)
    yield from batch.commit()


def redecode(session: AnnotationSession, project: Project, article_id: int, encoding: str) -> Article:
    """Read the article's bytes again, in `encoding`, and return the article that takes its place.

    Raises ShirushiError("redecode_annotated") when claims are marked in it, since their positions
    would no longer be true, ShirushiError("redecode_no_choice") for a format that states its encoding
    itself, ReadError, and what the project raises.
    """
    old = project.article(article_id)
    if marked := len(project.annotations(article_id)):
        raise ShirushiError("redecode_annotated", article=article_id, count=marked)
    if old.form not in _ENCODED:
        raise ShirushiError("redecode_no_choice", article=article_id)
    asked = Asked(old.file_name, encoding_label(encoding))
    with Readers() as readers:
        (incoming,) = readers.read_bytes(project.original(article_id), asked)
    rules = project.site_rules()
    new, content = _records(session, rules, project.next_article_id(), old.file_name, incoming)
    new = replace(new, status=old.status)
    session.apply(edits.replace_article(old, new, content))
    return new


def _are_claims(path: Path) -> bool:
    return path.suffix.lower() == ".csv" and is_claims(path)


def _articles_in(folder: Path, *, recursive: bool) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith(_PAGES)}
        folders[:] = [name for name in folders if recursive and not _is_left_out(name, pages)]
        for name in names:
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in BY_SUFFIX:  # noqa: PTH122
                yield Path(where, name)


def _is_left_out(folder: str, pages: set[str]) -> bool:
    """Whether a folder is hidden, or holds the pictures and scripts of one of `pages`."""
    companion = next((folder.removesuffix(end) for end in _COMPANIONS if folder.endswith(end)), None)
    return folder.startswith(".") or companion in pages


def _records(
    session: AnnotationSession,
    rules: Sequence[SiteRule],
    article_id: int,
    file_name: str,
    incoming: Incoming,
    hashes: Hashes | None = None,
) -> tuple[Article, Content]:
    decoded = incoming.decoded
    made = new_article(
        article_id,
        file_name,
        incoming.data,
        decoded.text,
        decoded.encoding,
        session.now(),
        hashes,
        structure=incoming.structure,
        form=incoming.form,
        place=incoming.place,
    )
    return follow(*made, rules)


class _Page(NamedTuple):
    """An article that was read and waits for its turn."""

    path: Path
    incoming: Incoming
    hashes: Hashes


class _Batch:
    """The files of the next transaction; what is said of each is said once it is written."""

    def __init__(self, session: AnnotationSession, project: Project) -> None:
        self._session = session
        self._project = project
        self._begin()

    def _begin(self) -> None:
        self._rules = self._project.site_rules()
        self._files: list[_Page | Outcome] = []
        self._bytes = 0
        self._started = time.monotonic()

    def added(self, file: FileRead) -> Iterator[Outcome]:
        """Keep what came out of a file for the commit; commit when it is time."""
        if file.error is not None:
            error = ReadError("folder_without_texts", path=str(file.path)) if (
                file.error.key == "is_folder"
            ) else file.error
            self._files.append(Outcome(file.path, Became.FAILED, error=error))
        for incoming in file.articles:
            hashes = hashes_of(incoming.data, incoming.decoded.text)
            self._files.append(_Page(file.path, incoming, hashes))
            self._bytes += len(incoming.data)
            if self.is_full():
                yield from self.commit()
        if self.is_full():
            yield from self.commit()

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
                article, content = _records(
                    self._session,
                    self._rules,
                    next_id + len(new),
                    file.path.name,
                    file.incoming,
                    file.hashes,
                )
                new.append((article, content))
                by_original[article.original_sha256] = by_text[article.sha256] = article
            outcomes.append(Outcome(file.path, status, article, replaced=replaced))
        return outcomes, new


def _failed(outcome: Outcome, lost: set[int], error: ShirushiError) -> Outcome:
    if outcome.article is None or outcome.article.id not in lost:
        return outcome
    return Outcome(outcome.path, Became.FAILED, error=error)
