"""The bytes of a file, if it is one and no larger than an article can be."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from annotate.errors import ReadError
from storage.importers.limits import FILE_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def bytes_of(path: Path) -> bytes:
    """Return what the file at `path` holds.

    Raises ReadError with one of the keys "file_missing", "is_folder", "file_too_large" and
    "file_unreadable".
    """
    name = str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise ReadError("is_folder", path=name)
        if found.st_size > FILE_BYTES:
            megabytes = -(-found.st_size // 1024**2)
            raise ReadError("file_too_large", path=name, size=megabytes, limit=FILE_BYTES // 1024**2)
        if not stat.S_ISREG(found.st_mode):  # a pipe or a device would never end
            raise ReadError("file_unreadable", path=name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("file_missing", path=name) from error
    except OSError as error:
        raise ReadError("file_unreadable", path=name, details=str(error)) from error
