"""The process that answers queries: `python -m storage.search.answering PROJECT INDEX`.

It hears `{"ask": [number, typed, after, hits, hits_each]}`, of which only the last counts; it says
`page` at once and then `total`, and `damaged` when the index is.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

from annotate.errors import ShirushiError
from annotate.searching.query import parse
from storage.search.file import DamagedIndexError
from storage.search.index import Index
from storage.search.lines import Lines
from storage.search.lookup import Lookup
from storage.search.source import Source


class Ask(NamedTuple):
    """A query as it was typed, and how much is to be shown of what stands behind the article `after`."""

    number: int
    typed: str
    after: int
    hits: int
    hits_each: int


class Answering:
    """Answers the last question about the project at `project` from the index at `index`."""

    def __init__(self, project: Path, index: Path) -> None:
        self._project = project
        self._path = index
        self._ask: Ask | None = None
        self._uncounted = -1
        self._index: Index | None = None
        self._inode = -1
        self._lines = Lines(self._take)

    def run(self) -> None:
        """Answer whatever is asked. Raises ShirushiError when that is impossible."""
        self._lines.begin()
        source = Source(self._project)
        while True:
            ask = self._next()
            try:
                self._answer(ask, Lookup(self._present_index(), source))
            except DamagedIndexError:
                self._let_go()
                self._lines.send("page", [ask.number, [], True])
                self._lines.send("damaged", True)

    def fail(self, error: ShirushiError) -> None:
        """Say why it ends."""
        self._lines.fail(error)

    def _take(self, said: dict[str, Any]) -> None:
        self._ask = Ask(*said["ask"])

    def _next(self) -> Ask:
        with self._lines.changed:
            self._lines.changed.wait_for(lambda: self._ask is not None)
            ask, self._ask = self._ask, None
            assert ask
            return ask

    def _answer(self, ask: Ask, lookup: Lookup) -> None:
        query = parse(ask.typed)
        page = lookup.page(query, ask.after, ask.hits, ask.hits_each)
        self._lines.send("page", [ask.number, page.entries, page.is_last])
        if ask.after < 0:
            self._uncounted = ask.number
        # Going on to a further page interrupts counting; it is the same query, and counted then.
        if self._uncounted == ask.number and (total := lookup.total(query, lambda: self._ask is None)):
            self._lines.send("total", [ask.number, *total])
            self._uncounted = -1

    def _present_index(self) -> Index:
        """The index that is there now: a damaged one was made anew as another file."""
        if self._index is None or not self._path.exists() or self._path.stat().st_ino != self._inode:
            self._let_go()
            self._index = Index(self._path)
            self._inode = self._path.stat().st_ino
        return self._index

    def _let_go(self) -> None:
        if self._index:
            self._index.close()
        self._index = None


def main(arguments: list[str]) -> int:
    """Answer about a project from its index, both given by their paths."""
    answering = Answering(*map(Path, arguments))
    try:
        answering.run()
    except ShirushiError as error:
        answering.fail(error)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
