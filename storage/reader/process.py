"""One process that reads files, started when first needed, and anew after it was killed or died."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotate.errors import ReadError
from storage.importers.limits import SECONDS
from storage.reader import wire
from storage.reader.seal import TOO_MUCH_MEMORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.importers import Asked, Incoming

_ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.insert(0, sys.argv[1]); from storage.reader.worker import main; main()"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0)
_START_SECONDS = 60
_MOST_BYTES = 512 * 1024 * 1024
"""Of all the articles in one file; no honest list is as long."""


class ReadingProcess:
    """Reads one file after the other; not to be used by two threads at once.

    `seconds` is the time a file may take by the clock on the wall; `start` is what the process runs.
    """

    def __init__(self, seconds: float = SECONDS, start: str = START) -> None:
        self._seconds = seconds
        self._start = start
        self._running: subprocess.Popen[bytes] | None = None

    def read(self, data: bytes, asked: Asked) -> list[Incoming]:
        """Return the articles in `data`. Raises ReadError, without a path, for any failure whatever."""
        try:
            running = self._started()
            with _until(self._seconds, running):
                return _conversation(running, data, asked)
        except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
            raise self._failure(error) from error
        except ReadError as error:
            if error.key == "reader_memory":  # what is left of it may be torn
                self.close()
            raise

    def _failure(self, error: Exception) -> ReadError:
        """End what is left of the process, and say why it came to an end."""
        running = self._running
        self.close()
        status = running.returncode if running else None
        if isinstance(error, TimeoutError) or status == _OUT_OF_TIME:
            return ReadError("took_too_long", seconds=round(self._seconds))
        if status == TOO_MUCH_MEMORY:
            return ReadError("reader_memory")
        return ReadError("reader_died", details=f"{error} {status}")

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
                [sys.executable, "-P", "-c", self._start, str(_ROOT)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW,
            )
            assert self._running.stdout is not None
            with _until(_START_SECONDS, self._running):  # on a busy machine it takes a while
                if wire.receive(self._running.stdout) is None:
                    raise EOFError("the reading process has not begun")
        return self._running


@contextmanager
def _until(seconds: float, running: subprocess.Popen[bytes]) -> Iterator[None]:
    """Kill the process when the time is over, and raise TimeoutError then."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        running.kill()

    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        yield
    except (OSError, EOFError, ValueError) as error:
        if late.is_set():
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()


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
