"""A file that is replaced in one step: a full disk cannot eat yesterday's export."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from annotate.errors import ShirushiError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def replaced_in_one_step(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write to; at the end of a block without error it becomes `target`.

    It is written beside the target, synced, and put in its place with the target's permissions, or
    those of any new file. A pipe or a device cannot be replaced and is written to directly.
    Raises ShirushiError ("target_is_folder", "export_disk_full", "export_failed"); nothing is left
    behind then.
    """
    try:
        target = Path(os.path.realpath(target))  # a link goes on pointing to the file it names
        if target.is_dir():
            raise ShirushiError("target_is_folder", path=str(target))
        if target.exists() and not target.is_file():
            with target.open("wb") as out:
                yield out
            return
        with _draft_beside(target) as out:
            yield out
    except OSError as error:
        key = "export_disk_full" if error.errno in _NO_ROOM else "export_failed"
        raise ShirushiError(key, path=str(target), details=str(error)) from error


@contextmanager
def _draft_beside(target: Path) -> Iterator[BinaryIO]:
    draft = target.with_name(f".{target.name[:80]}.{secrets.token_hex(4)}.part")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with open(descriptor, "wb") as out:  # noqa: PTH123  # an open descriptor is no path
            yield out
            out.flush()
            os.fsync(descriptor)
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; where folders cannot be synced (Windows, some shares), nothing is lost."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
