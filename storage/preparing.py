"""Files are read and analysed, away from the window: nothing here knows a project."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from annotate.arrivals import Arrival
from annotate.errors import ReadError
from annotate.identity import utc_now
from annotate.intake import hashes_of, new_article
from storage.importers import Asked
from storage.reader.readers import FileRead, Readers
from storage.wanted import is_claims

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from annotate.arrivals import Wanted
    from storage.importers import Incoming


class Page(NamedTuple):
    """One article that was read and waits to be analysed; `incoming` is None where there is nothing to."""

    arrival: Arrival
    incoming: Incoming | None = None


def prepared(wanted: Iterable[Wanted]) -> Generator[Arrival | None, None, None]:
    """Read and analyse one file after the other, as `pages` does and `analysed`."""
    with closing(pages(wanted)) as found:
        for page in found:
            yield analysed(page) if page else None


def pages(wanted: Iterable[Wanted]) -> Generator[Page | None, None, None]:
    """Read one file after the other; what cannot be read comes with its reason.

    Yields None while a file is still being read, so that whoever waits can stop; closing the generator
    ends the reading at once.
    """
    with Readers() as readers:
        for claims, group in groupby(wanted, is_claims):
            if claims:
                yield from (Page(Arrival(one, claims=True)) for one in group)
            else:
                for one, file in _files(readers, group):
                    yield from _pages(one, file) if file else (None,)


def analysed(page: Page) -> Arrival:
    """Return what was read with its records, or as it is where it could not be read."""
    arrival, incoming = page
    if incoming is None:
        return arrival
    wanted, decoded = arrival.wanted, incoming.decoded
    article, content = new_article(
        0,
        wanted.path.name,
        incoming.data,
        decoded.text,
        decoded.encoding,
        utc_now(),
        arrival.hashes,
        structure=incoming.structure,
        form=incoming.form,
        place=incoming.place,
    )
    if wanted.url and not article.metadata.url:
        article = replace(article, metadata=replace(article.metadata, url=wanted.url))
    return replace(arrival, article=article, content=content)


def _files(readers: Readers, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, FileRead | None]]:
    """Each file with what came out of it; files that are read alike are read ahead of each other."""
    for (is_here, _, _), group in groupby(wanted, _how):
        ones = list(group)
        if is_here:
            yield from ((one, _read_bytes(readers, one)) for one in ones)
            continue
        asked = Asked(encoding=ones[0].encoding, columns=ones[0].columns)
        rest = iter(ones)
        for file in readers.read_many([one.path for one in ones], asked):
            yield (next(rest), file) if file else (ones[0], None)


def _how(wanted: Wanted) -> tuple[bool, str | None, frozenset[tuple[str, str]]]:
    return wanted.data is not None, wanted.encoding, frozenset(wanted.columns.items())


def _read_bytes(readers: Readers, wanted: Wanted) -> FileRead:
    asked = Asked(wanted.path.name, wanted.encoding, wanted.columns)
    try:
        return FileRead(wanted.path, readers.read_bytes(wanted.data or b"", asked))
    except ReadError as error:
        return FileRead(wanted.path, [], error)


def _pages(wanted: Wanted, file: FileRead) -> Iterator[Page]:
    """The articles of a file, of a list those that are wanted, and what stood in the way of it."""
    places = wanted.places
    articles = [one for one in file.articles if not places or one.place in places]
    for number, incoming in enumerate(articles, 1):
        is_last = number == len(articles) and file.error is None
        hashes = hashes_of(incoming.data, incoming.decoded.text)
        arrival = Arrival(wanted, hashes=hashes, replaced=incoming.decoded.replaced, is_last=is_last)
        yield Page(arrival, incoming)
    if file.error or not articles:
        is_folder = file.error is not None and file.error.key == "is_folder"
        empty = ReadError("folder_without_texts" if is_folder else "file_empty", path=str(wanted.path))
        yield Page(Arrival(wanted, error=file.error if file.error and not is_folder else empty))
