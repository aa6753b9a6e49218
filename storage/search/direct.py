"""Searching without a window: the index is brought up to date first, then everything is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage.search.file import DamagedIndexError
from storage.search.index import open_index
from storage.search.keeper import Keeper
from storage.search.lookup import Lookup
from storage.search.place import index_path, remove
from storage.search.source import Source
from storage.search.unused import note_use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotate.searching.query import Query
    from annotate.searching.results import Entry, Progress


def search(project: Path, query: Query, told: Callable[[Progress], object]) -> Iterator[Entry]:
    """Yield every article that is found, with all its places; `told` hears how far the index is.

    Verbs and adjectives are read only for a query that asks for them: that takes ten times as long.
    Raises ShirushiError when the project cannot be read, or the index not be made.
    """
    source, path, after = Source(project), index_path(project), -1
    note_use(path, project)
    needs_lemmas = any(word.inflected for word in (*query.words, *query.without))
    try:
        while True:
            index = open_index(path)
            keeper = Keeper(index, source)
            try:
                _bring_up_to_date(keeper, told, lemmas=needs_lemmas)
                for entry in Lookup(index, source).entries(query, after):
                    after = entry.article
                    yield entry
            except DamagedIndexError:
                remove(path)
            else:
                return
            finally:
                keeper.close()
                index.close()
    finally:
        source.close()


def _bring_up_to_date(keeper: Keeper, told: Callable[[Progress], object], *, lemmas: bool) -> None:
    keeper.follow()
    while keeper.work(lemmas=lemmas):
        told(keeper.progress())
