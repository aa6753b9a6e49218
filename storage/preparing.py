"""Files are read and analysed, away from the window: nothing here knows a project."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from annotate.arrivals import Arrival, Wanted
from annotate.errors import ReadError
from annotate.identity import utc_now
from annotate.intake import new_article
from storage.importers import Asked
from storage.importers.annotations_csv import is_claims as holds_claims
from storage.importers.formats import BY_SUFFIX
from storage.intake import files_of
from storage.reader.readers import FileRead, Readers

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from storage.importers import Incoming

_MOMENT = 0.01  # seconds until it is asked again whether the next file is read


def found(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Return what is wanted, each file once, and in the place of a folder the files in it and below it."""
    every = (
        one if one.data is not None else replace(one, path=path)
        for one in wanted
        for path in ([one.path] if one.data is not None else files_of([one.path], recursive=True))
    )
    return list({(one.path, id(one.data) if one.data else 0): one for one in every}.values())


def needs_preview(wanted: Iterable[Wanted]) -> bool:
    """Whether there is more to an import than its names say: a folder, a list of articles."""
    return any(
        os.path.isdir(one.path) or (is_list(one) and not is_claims(one))  # noqa: PTH112  # never raises
        for one in wanted
        if one.data is None
    )


def is_list(wanted: Wanted) -> bool:
    """Whether a file is a list of articles by its name, or of annotations."""
    return BY_SUFFIX.get(wanted.path.suffix.lower()) == "list"


def is_claims(wanted: Wanted) -> bool:
    """Whether a file holds annotations, as an export does, and no articles."""
    return wanted.data is None and wanted.path.suffix.lower() == ".csv" and holds_claims(wanted.path)


def prepared(wanted: Iterable[Wanted]) -> Generator[Arrival | None, None, None]:
    """Read and analyse one file after the other; what cannot be read comes with its reason.

    Yields None while a file is still being read, so that whoever waits can stop; closing the generator
    ends the reading at once.
    """
    with Readers() as readers:
        for claims, group in groupby(wanted, is_claims):
            if claims:
                yield from (Arrival(one, claims=True) for one in group)
            else:
                for one, file in _files(readers, group):
                    yield from _arrivals(one, file) if file else (None,)


def _files(readers: Readers, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, FileRead | None]]:
    """Each file with what came out of it; files that are read alike are read ahead of each other."""
    for (is_here, _, _), group in groupby(wanted, _how):
        ones = list(group)
        if is_here:
            yield from ((one, _read_bytes(readers, one)) for one in ones)
            continue
        asked = Asked(encoding=ones[0].encoding, columns=ones[0].columns)
        rest = iter(ones)
        for file in readers.read_many([one.path for one in ones], asked, patient=False):
            if file is None:
                time.sleep(_MOMENT)
            yield (next(rest), file) if file else (ones[0], None)


def _how(wanted: Wanted) -> tuple[bool, str | None, frozenset[tuple[str, str]]]:
    return wanted.data is not None, wanted.encoding, frozenset(wanted.columns.items())


def _read_bytes(readers: Readers, wanted: Wanted) -> FileRead:
    asked = Asked(wanted.path.name, wanted.encoding, wanted.columns)
    try:
        return FileRead(wanted.path, readers.read_bytes(wanted.data or b"", asked))
    except ReadError as error:
        return FileRead(wanted.path, [], error)


def _arrivals(wanted: Wanted, file: FileRead) -> Iterator[Arrival]:
    """The articles of a file, of a list those that are wanted, and what stood in the way of it."""
    places = wanted.places
    articles = [one for one in file.articles if not places or one.place in places]
    for number, incoming in enumerate(articles, 1):
        yield _arrival(wanted, incoming, is_last=number == len(articles) and file.error is None)
    if file.error or not articles:
        is_folder = file.error is not None and file.error.key == "is_folder"
        empty = ReadError("folder_without_texts" if is_folder else "file_empty", path=str(wanted.path))
        yield Arrival(wanted, error=file.error if file.error and not is_folder else empty)


def _arrival(wanted: Wanted, incoming: Incoming, *, is_last: bool) -> Arrival:
    decoded = incoming.decoded
    article, content = new_article(
        0,
        wanted.path.name,
        incoming.data,
        decoded.text,
        decoded.encoding,
        utc_now(),
        structure=incoming.structure,
        form=incoming.form,
        place=incoming.place,
    )
    if wanted.url and not article.metadata.url:
        article = replace(article, metadata=replace(article.metadata, url=wanted.url))
    return Arrival(wanted, article, content, decoded.replaced, is_last=is_last)
