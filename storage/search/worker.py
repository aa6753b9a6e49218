"""The process beside the window that keeps an index true and answers queries.

It speaks lines of JSON. In: `{"ask": [number, typed, after, hits, hits_each]}`, of which only the last
counts, and `{"follow": true}` when the project was changed. Out: `page`, `total`, `progress`, `failed`.
It ends when nobody speaks to it any more.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from annotate.errors import ShirushiError
from annotate.searching.query import parse
from storage.search.file import DamagedIndexError
from storage.search.index import open_index
from storage.search.keeper import Keeper
from storage.search.lookup import Lookup
from storage.search.place import remove
from storage.search.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from storage.search.index import Index

_NICENESS = 10


class Ask(NamedTuple):
    """A query as it was typed, and how much is to be shown of what stands behind the article `after`."""

    number: int
    typed: str
    after: int
    hits: int
    hits_each: int


class Worker:
    """Two threads over one index: one keeps it true, the other answers; the first waits for the second."""

    def __init__(self, project: Path, index: Path, send: Callable[[str, object], None]) -> None:
        self._project = project
        self._path = index
        self._send = send
        self._changed = threading.Condition()
        self._ask: Ask | None = None
        self._uncounted: Ask | None = None
        self._is_answering = False
        self._is_damaged = False
        self._is_behind = True
        self._generation = 0

    def serve(self, lines: Iterable[bytes]) -> None:
        """Do what the lines say, until there are no more."""
        for loop in (self._keep, self._answer):
            threading.Thread(target=loop, daemon=True).start()
        for line in lines:
            said = json.loads(line)
            with self._changed:
                if "ask" in said:
                    self._ask, self._is_answering = Ask(*said["ask"]), True
                else:
                    self._is_behind = True
                self._changed.notify_all()

    def fail(self, thrown: threading.ExceptHookArgs) -> None:
        """Tell what ended a thread, and end: without it the process is of no use."""
        error = thrown.exc_value
        if not isinstance(error, ShirushiError):
            error = ShirushiError("search_index_failed", path=str(self._path), details=repr(error))
        self._send("failed", [error.key, error.values, error.details])
        os._exit(1)

    # Keeping the index true

    def _keep(self) -> None:
        _be_nice()
        source = Source(self._project)
        index = open_index(self._path)
        keeper = Keeper(index, source)
        while True:
            try:
                self._catch_up(keeper)
            except DamagedIndexError:
                index.close()
                remove(self._path)
                index = open_index(self._path)
                keeper = Keeper(index, source)
                with self._changed:
                    self._is_behind, self._is_damaged = True, False
                    self._generation += 1
                    self._changed.notify_all()

    def _catch_up(self, keeper: Keeper) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._is_behind or self._is_damaged)
            if self._is_damaged:
                raise DamagedIndexError
            self._is_behind = False
        keeper.follow()
        is_more = True
        while is_more:
            with self._changed:
                self._changed.wait_for(lambda: not self._is_answering)
                if self._is_behind or self._is_damaged:
                    return
            is_more = keeper.work(lambda: not (self._is_answering or self._is_behind))
            self._send("progress", keeper.progress())

    # Answering

    def _answer(self) -> None:
        source, generation, index = Source(self._project), -1, None
        while True:
            ask = self._next_ask()
            if generation != self._generation:
                if index:
                    index.close()
                generation, index = self._generation, open_index(self._path)
            assert index
            try:
                self._say(ask, index, source)
            except DamagedIndexError:
                with self._changed:
                    self._ask = self._ask or ask
                    self._is_answering, self._is_damaged = False, True
                    self._changed.notify_all()
                    self._changed.wait_for(lambda: not self._is_damaged)

    def _next_ask(self) -> Ask:
        with self._changed:
            self._changed.wait_for(lambda: self._ask is not None)
            ask, self._ask = self._ask, None
            assert ask
            return ask

    def _say(self, ask: Ask, index: Index, source: Source) -> None:
        query, lookup = parse(ask.typed), Lookup(index, source)
        page = lookup.page(query, ask.after, ask.hits, ask.hits_each)
        self._send("page", [ask.number, page.entries, page.is_last])
        with self._changed:
            self._is_answering = self._ask is not None
            self._changed.notify_all()
        if ask.after < 0:
            self._uncounted = ask
        # Going on to a further page interrupts counting; it is the same query, and counted then.
        if self._uncounted and self._uncounted.number == ask.number:
            total = lookup.total(query, lambda: self._ask is None)
            if total:
                self._send("total", [ask.number, *total])
                self._uncounted = None


def _be_nice() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICENESS)  # on Linux of this thread alone


def _sender(write: Callable[[bytes], Any], flush: Callable[[], None]) -> Callable[[str, object], None]:
    lock = threading.Lock()

    def send(what: str, told: object) -> None:
        line = json.dumps({what: told}).encode() + b"\n"
        with lock:
            try:
                write(line)
                flush()
            except OSError:  # nobody listens any more
                os._exit(0)

    return send


def main(arguments: list[str]) -> None:
    """Serve a project with an index, both given by their paths, over standard input and output."""
    project, index = map(Path, arguments)
    output = sys.stdout.buffer
    worker = Worker(project, index, _sender(output.write, output.flush))
    threading.excepthook = worker.fail
    worker.serve(sys.stdin.buffer)
    os._exit(0)  # what is being written is all or nothing


if __name__ == "__main__":
    main(sys.argv[1:])
