"""Files as articles: text is read here, every other format by processes of their own, several at a time."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from queue import LifoQueue
from typing import TYPE_CHECKING, NamedTuple

from annotate.errors import ReadError
from storage.importers import Asked, Incoming
from storage.importers.file_bytes import bytes_of
from storage.importers.formats import format_of
from storage.importers.text import read as read_text
from storage.reader.process import ReadingProcess

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PROCESSES = min(2, os.cpu_count() or 1)
"""The rest of the program wants a processor too, and what is read waits to be written by one thread."""

_A_MOMENT = 0.01
"""Seconds to wait for a file before it is told that it is not ready."""

_AHEAD = 2 * _PROCESSES + 2


class FileRead(NamedTuple):
    """A file and what came out of it: its articles, or the error that says why there are none."""

    path: Path
    articles: list[Incoming]
    error: ReadError | None = None


class Readers:
    """Reads files of every format. To be closed, which ends the processes; a context manager.

    Plain text is decoded in this process: there is nothing to parse, the decoders are Python's own, memory
    is bounded by the size of the file, and a process between would cost more than the work itself.
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._threads: ThreadPoolExecutor | None = None
        self._closing = False
        self._free: LifoQueue[ReadingProcess] = LifoQueue()  # the one that runs already comes first
        self._processes = [
            ReadingProcess() if seconds is None else ReadingProcess(seconds) for _ in range(_PROCESSES)
        ]
        for process in self._processes:
            self._free.put(process)

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what waits to be read is not read any more."""
        self._closing = True
        for process in self._processes:
            process.close()
        if self._threads is not None:
            self._threads.shutdown(cancel_futures=True)
            for process in self._processes:  # one may just have been started
                process.close()

    def read(self, path: Path, asked: Asked | None = None) -> list[Incoming]:
        """Return the articles in the file at `path`. Raises ReadError with a path, whatever goes wrong."""
        found = self._result(path, asked or Asked())
        if isinstance(found, Future):
            found = found.result()
        if found.error:
            raise found.error
        return found.articles

    def read_bytes(self, data: bytes, asked: Asked) -> list[Incoming]:
        """Return the articles in `data`: pasted, fetched, or stored earlier as `asked.name`.

        Raises ReadError with that name as its path.
        """
        found = self._parsed(Path(asked.name), data, asked)
        if found.error:
            raise found.error
        return found.articles

    def read_many(self, paths: Iterable[Path], asked: Asked | None = None) -> Iterator[FileRead | None]:
        """Yield what came out of each file, in order; some files are read ahead.

        None comes whenever the next file is not ready for a moment, so that whoever waits can stop.
        """
        asked = asked or Asked()
        waiting: deque[FileRead | Future[FileRead]] = deque()
        rest = iter(paths)
        try:
            while True:
                while len(waiting) < _AHEAD and (path := next(rest, None)) is not None:
                    waiting.append(self._result(path, asked))
                    if not isinstance(waiting[0], Future):
                        break
                if not waiting:
                    return
                first = waiting[0]
                if isinstance(first, Future):
                    if not wait([first], _A_MOMENT).done:
                        yield None
                        continue
                    first = first.result()
                waiting.popleft()
                yield first
        finally:
            for left in waiting:
                if isinstance(left, Future):
                    left.cancel()

    def _result(self, path: Path, asked: Asked) -> FileRead | Future[FileRead]:
        """What came out of a file, or the promise of it."""
        asked = replace(asked, name=path.name)
        try:
            data = bytes_of(path)
            if format_of(data, asked.name) == "text":
                return FileRead(path, _addressed(list(read_text(data, asked)), asked))
        except ReadError as error:
            return FileRead(path, [], located(error, path))
        if self._threads is None:
            self._threads = ThreadPoolExecutor(_PROCESSES, "reader")
        return self._threads.submit(self._parsed, path, data, asked)

    def _parsed(self, path: Path, data: bytes, asked: Asked) -> FileRead:
        process = self._free.get()
        try:
            if self._closing:
                raise ReadError("reader_died")
            return FileRead(path, _addressed(process.read(data, asked), asked))
        except ReadError as error:
            return FileRead(path, [], located(error, path))
        finally:
            self._free.put(process)


def _addressed(articles: list[Incoming], asked: Asked) -> list[Incoming]:
    """The articles with the address they came from, where they do not say it themselves."""
    if not asked.url:
        return articles
    return [
        replace(one, structure=replace(one.structure, url=one.structure.url or asked.url)) for one in articles
    ]


def located(error: ReadError, path: Path) -> ReadError:
    """Return `error` with the path of the file it is about."""
    return ReadError(error.key, details=error.details, **{**error.values, "path": str(path)})
