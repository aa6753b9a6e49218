"""What the process that reads files may not do while it reads one: open, connect, start, grow, go on."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from os import _exit
from typing import TYPE_CHECKING

from storage.importers.limits import MEMORY_BYTES, SECONDS
from storage.reader.memory import resident_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    import resource

TOO_MUCH_MEMORY = 77
"""The exit status of a process that grew too large where the system does not stop it."""

_REFUSED = (
    "open", "socket.", "subprocess.", "os.", "shutil.", "tempfile.", "urllib.", "http.", "ftplib.",
    "smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.", "webbrowser.", "winreg.", "_winapi.",
    "ctypes.dlopen", "pty.", "glob.", "pathlib.", "sqlite3.", "mmap.", "fcntl.", "syslog.", "import",
)  # fmt: skip
"""Events of Python's audit hooks, by how they begin. Letters that are loaded already need none of them."""

_sealed = False


def prepare() -> None:
    """Set the limits that hold as long as the process lives."""
    sys.addaudithook(_refuse)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    else:
        threading.Thread(target=watch_memory, daemon=True).start()
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def sealed() -> Iterator[None]:
    """Within, Python opens, imports, connects and starts nothing, and on Linux and macOS nor does C:
    there is no number left for another open file, and no byte may be written to one. Memory that is
    full and time that is over end the process.
    """
    global _sealed  # noqa: PLW0603  # an audit hook has no other place to look
    with _no_files(), _no_time():
        _sealed = True
        try:
            yield
        finally:
            _sealed = False


def watch_memory(limit: int = MEMORY_BYTES, interval: float = 0.05) -> None:
    """End the process once it holds more than `limit` bytes; for systems that set no limit themselves."""
    while resident_bytes() <= limit:
        time.sleep(interval)
    _exit(TOO_MUCH_MEMORY)


def _refuse(event: str, _arguments: object) -> None:
    if _sealed and event.startswith(_REFUSED):
        raise PermissionError(f"{event} while a file is read")


@contextmanager
def _no_files() -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    limits = (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE)
    before = [resource.getrlimit(limit) for limit in limits]
    for limit, (_, hard) in zip(limits, before, strict=True):
        resource.setrlimit(limit, (0, hard))
    try:
        yield
    finally:
        for limit, both in zip(limits, before, strict=True):
            resource.setrlimit(limit, both)


@contextmanager
def _no_time() -> Iterator[None]:
    """Time on the processor; the other end of the pipe looks at the clock on the wall."""
    if sys.platform == "win32":
        yield
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + SECONDS + 1, hard))
    yield
