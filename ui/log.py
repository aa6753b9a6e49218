"""The program's own log: what went wrong and where in the code, never what the analyst reads.

No article text, no note, no title, no path of a file: names of errors, lines of our code, ids, lengths.
"""

from __future__ import annotations

import faulthandler
import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import TextIOWrapper
    from types import TracebackType

_BYTES = 1_000_000
_FILES = 5
_ROOT = Path(__file__).resolve().parent.parent

log = logging.getLogger("shirushi")


class _PrivateFile(RotatingFileHandler):
    """Readable by its owner only, whatever the umask."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_CREAT | os.O_APPEND, 0o600))
        return super()._open()


def start_log(folder: Path) -> None:
    """Write the log, and the stack of a crash of the interpreter, to files in `folder`."""
    # The first record, not the start of the program, opens the file.
    handler = _PrivateFile(folder / "shirushi.log", maxBytes=_BYTES, backupCount=_FILES - 1,
                           encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False
    crash = os.open(folder / "crash.log", os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    faulthandler.enable(crash)


def stop_log() -> None:
    """Close the files."""
    faulthandler.disable()
    log.propagate = True
    for handler in list(log.handlers):
        log.removeHandler(handler)
        handler.close()


def where(error: BaseException) -> str:
    """Return the kind of an error and the lines it came through, without its message."""
    frames = " < ".join(reversed(list(_lines(error.__traceback__))))
    return f"{type(error).__name__} at {frames or '?'}"


def _lines(traceback: TracebackType | None) -> Iterator[str]:
    while traceback:
        code = traceback.tb_frame.f_code
        file = Path(code.co_filename)
        name = file.relative_to(_ROOT).as_posix() if file.is_relative_to(_ROOT) else file.name
        yield f"{name}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
