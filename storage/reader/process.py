"""One process that reads files, started when first needed, and anew after it was killed or died."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import ReadError
from storage.importers.limits import SECONDS
from storage.reader import wire
from storage.reader.seal import TOO_MUCH_MEMORY

if TYPE_CHECKING:
    from storage.importers import Asked, Incoming

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from storage.reader.worker import main; main()"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)
_MOST_BYTES = 512 * 1024 * 1024
"""Of all the articles in one file; no honest list is as long."""


class ReadingProcess:
    """Reads one file after the other; not to be used by two threads at once.

    `seconds` is the time a file may take by the clock on the wall.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._running: subprocess.Popen[bytes] | None = None

    def read(self, data: bytes, asked: Asked) -> list[Incoming]:
        """Return the articles in `data`. Raises ReadError, without a path, for any failure whatever."""
        running = self._started()
        late = threading.Event()

        def stop() -> None:
            late.set()
            running.kill()

        timer = threading.Timer(self._seconds, stop)
        timer.start()
        try:
            return _conversation(running, data, asked)
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            self.close()
            if late.is_set() or running.returncode == _OUT_OF_TIME:
                raise ReadError("took_too_long", seconds=round(self._seconds)) from error
            if running.returncode == TOO_MUCH_MEMORY:
                raise ReadError("reader_memory") from error
            raise ReadError("reader_died", details=f"{error} {running.returncode}") from error
        except ReadError as error:
            if error.key == "reader_memory":  # what is left of it may be torn
                self.close()
            raise
        finally:
            timer.cancel()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        running, self._running = self._running, None
        if running is not None:
            running.kill()
            running.wait()
            for pipe in (running.stdin, running.stdout):
                _close(pipe)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._running is None or self._running.poll() is not None:
            self.close()
            self._running = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, str(_ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW,
            )
        return self._running


def _conversation(running: subprocess.Popen[bytes], data: bytes, asked: Asked) -> list[Incoming]:
    assert running.stdin is not None
    assert running.stdout is not None
    wire.send(running.stdin, wire.request(asked), data)
    articles: list[Incoming] = []
    length = 0
    while (received := wire.receive(running.stdout)) is not None:
        message, own = received
        if "end" in message:
            return articles
        if "error" in message:
            raise wire.error_of(message)
        articles.append(wire.incoming_of(message, own, data))
        length += len(articles[-1].decoded.text) + len(own)
        if length > _MOST_BYTES:
            raise ValueError("more text than a file can hold")
    raise EOFError("the reading process has ended")


def _close(pipe: Any) -> None:
    with suppress(OSError):  # what was not written yet has nobody to go to
        pipe.close()
