from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from annotate.searching.query import parse
from annotate.searching.results import Total
from storage.project import create_project
from storage.search.index import open_index
from storage.search.keeper import Keeper
from storage.search.lookup import Lookup
from storage.search.source import Source
from tests.invented import a_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotate.searching.results import Entry


class Library:
    """A project on disk that is written to, and its index, which is asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.index_path = path.with_suffix(".index")
        self.project = create_project(path)
        self.session = a_session(self.project)
        self._open()

    def _open(self) -> None:
        self.index, self.source = open_index(self.index_path), Source(self.path)
        self.keeper, self.lookup = Keeper(self.index, self.source), Lookup(self.index, self.source)

    def close(self) -> None:
        self.index.close()
        self.source.close()
        self.project.close()

    def reopen(self) -> None:
        """As the next start of the program."""
        self.index.close()
        self.source.close()
        self._open()

    def follow(self) -> None:
        self.keeper.follow()
        while self.keeper.work():
            pass

    def found(self, typed: str) -> list[Entry]:
        """What is found once the index has followed."""
        self.follow()
        entries = list(self.lookup.entries(parse(typed)))
        total = self.lookup.total(parse(typed))
        assert total == Total(sum(entry.places for entry in entries), len(entries))
        return entries

    def articles(self, typed: str) -> list[int]:
        return [entry.article for entry in self.found(typed)]

    def places(self, typed: str) -> list[tuple[int, str]]:
        return [(entry.article, hit.found) for entry in self.found(typed) for hit in entry.hits]


@contextmanager
def opened(path: Path) -> Iterator[Library]:
    library = Library(path)
    try:
        yield library
    finally:
        library.close()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "案件.shirushi") as library:
        yield library
