"""The window's end of the search: a process that is started when it is first needed, and listened to."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from annotate.errors import ShirushiError
from annotate.searching.results import Entry, Hit, Page, Progress, Total
from storage.search.place import index_path

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).resolve().parent.parent.parent
_PATIENCE = 2.0  # seconds for the process to end by itself


class SearchClient:
    """Asks the worker of one project.

    `tell` is called in a thread of its own, with the number of the question, 0 without one, and a Page,
    Total, Progress or ShirushiError. A worker that ended is started again by the
    next question. Raises ShirushiError when it cannot be started.
    """

    def __init__(self, project: Path, tell: Callable[[int, object], None]) -> None:
        self._project = project
        self._tell = tell
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, number: int, typed: str, after: int = -1, hits: int = 50, hits_each: int = 3) -> None:
        """Ask for the first page of what was typed and for the total, or for a further page."""
        self._say({"ask": [number, typed, after, hits, hits_each]})

    def follow(self) -> None:
        """Say that the project has changed; the first time, begin to index it."""
        self._say({"follow": True})

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin
        try:
            process.stdin.close()
            process.wait(_PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            process.wait()

    def _say(self, said: dict[str, object]) -> None:
        line = json.dumps(said).encode() + b"\n"
        for _ in range(2):
            process = self._running()
            assert process.stdin
            try:
                process.stdin.write(line)
                process.stdin.flush()
            except OSError:  # it ended just now
                self.close()
            else:
                return

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self.close()
        if self._process is None:
            try:
                command = [sys.executable, "-m", "storage.search.worker"]
                self._process = subprocess.Popen(
                    [*command, str(self._project.absolute()), str(index_path(self._project))],
                    cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )  # fmt: skip
            except OSError as error:
                raise ShirushiError(
                    "search_index_failed", path=str(self._project), details=str(error)
                ) from error
            assert self._process.stdout
            threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()
        return self._process

    def _listen(self, output: IO[bytes]) -> None:
        with output:
            for line in output:
                for what, told in json.loads(line).items():
                    self._tell(*_read(what, told))


def _read(what: str, told: list[Any]) -> tuple[int, object]:
    if what == "page":
        number, entries, is_last = told
        return number, Page(tuple(map(_entry, entries)), is_last)
    if what == "total":
        return told[0], Total(*told[1:])
    if what == "progress":
        return 0, Progress(*told)
    key, values, details = told
    return 0, ShirushiError(key, details=details, **values)


def _entry(told: list[Any]) -> Entry:
    return Entry._make([*told[:-1], tuple(Hit(*hit) for hit in told[-1])])
