"""Files are read and analysed, away from the window: nothing here knows a project."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.arrivals import Arrival, Wanted
from annotate.errors import ReadError
from annotate.identity import utc_now
from annotate.intake import new_article
from storage.importers import Incoming
from storage.importers.text import decode, read_text_file
from storage.intake import files_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def found(wanted: Iterable[Wanted]) -> list[Wanted]:
    """Return what is wanted, each file once, and in the place of a folder the files in it and below it."""
    every = (
        one if one.data is not None else replace(one, path=path)
        for one in wanted
        for path in ([one.path] if one.data is not None else files_of([one.path], recursive=True))
    )
    return list({(one.path, id(one.data) if one.data else 0): one for one in every}.values())


def needs_preview(wanted: Iterable[Wanted]) -> bool:
    """Whether there is more to an import than its names say: a folder."""
    return any(os.path.isdir(one.path) for one in wanted if one.data is None)  # noqa: PTH112  # never raises


def is_claims(wanted: Wanted) -> bool:
    """Whether a file holds annotations, as an export does, and no articles."""
    return wanted.data is None and wanted.path.suffix.lower() == ".csv"


def prepared(wanted: Iterable[Wanted]) -> Iterator[Arrival]:
    """Read and analyse one file after the other; what cannot be read comes with its reason."""
    for one in wanted:
        if is_claims(one):
            yield Arrival(one, claims=True)
            continue
        try:
            yield _arrival(one, read(one))
        except ReadError as error:
            yield Arrival(one, error=error)


def read(wanted: Wanted) -> Incoming:
    """Read one file; raises ReadError with what stands in the way."""
    if wanted.data is not None:
        return Incoming(wanted.data, decode(wanted.data, wanted.encoding, path=wanted.path.name))
    if os.path.isdir(wanted.path):  # noqa: PTH112  # never raises, whatever the name
        raise ReadError("folder_without_texts", path=str(wanted.path))
    return read_text_file(wanted.path, wanted.encoding)


def _arrival(wanted: Wanted, incoming: Incoming) -> Arrival:
    decoded = incoming.decoded
    article, content = new_article(
        0, wanted.path.name, incoming.data, decoded.text, decoded.encoding, utc_now()
    )
    if wanted.url and not article.metadata.url:
        article = replace(article, metadata=replace(article.metadata, url=wanted.url))
    return Arrival(wanted, article, content, decoded.replaced)
