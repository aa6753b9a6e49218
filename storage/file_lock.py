"""A lock on a file that the operating system takes back when its owner dies."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LONGEST_OWNER = 1024
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)  # whoever plants a link here must not choose what we write to

if sys.platform == "win32":
    import msvcrt

    # Windows forbids others to read a locked byte: lock one far behind the owner's name.
    _LOCKED_BYTE = 1 << 30

    def _lock_without_waiting(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def _remove_and_close(path: Path, descriptor: int) -> None:
        """Close, then remove: Windows refuses to remove what another process has opened since."""
        os.close(descriptor)
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            return

else:
    import fcntl

    def _lock_without_waiting(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _remove_and_close(path: Path, descriptor: int) -> None:
        """Remove while still holding: what another has opened meanwhile fails its `_is_at` check."""
        if _is_at(path, descriptor):
            path.unlink(missing_ok=True)
        os.close(descriptor)


class FileLock:
    """An exclusive lock between processes, kept in the file at `path`.

    The operating system lets go of it when the process that holds it ends, however it ends; a file
    left behind by a crash therefore locks nothing. A child process that inherits `fileno()` holds the
    lock with us (POSIX only). Two `FileLock`s on one path exclude each other in one process, too.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    def try_acquire(self, owner: str) -> bool:
        """Take the lock without waiting and write down `owner` for others to read; False when another has it.

        Raises OSError when the file cannot be made or the file system knows no locks.
        """
        if self._descriptor is not None:
            return True
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | _NO_FOLLOW, 0o644)
            try:
                locked = _lock_without_waiting(descriptor)
                current = locked and _is_at(self._path, descriptor)
                if current:
                    _write_owner(descriptor, owner)
            except BaseException:
                os.close(descriptor)
                raise
            if current:
                self._descriptor = descriptor
                return True
            os.close(descriptor)
            if not locked:
                return False
            # Between our open and our lock the former owner removed this very file: ask the new one.

    def release(self) -> None:
        """Let go and remove the file. Does nothing when the lock is not held."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            _remove_and_close(self._path, descriptor)

    def holder(self) -> str:
        """Return what the latest owner wrote about itself, in one line; "" when there is none to read."""
        try:
            with self._path.open("rb") as file:
                owner = file.read(_LONGEST_OWNER)
        except OSError:
            return ""
        return " ".join(owner.decode("utf-8", "replace").split())

    def fileno(self) -> int:
        """Return the descriptor of the lock that is held. Raises ValueError when it is not held."""
        if self._descriptor is None:
            raise ValueError("the lock is not held")
        return self._descriptor


def _is_at(path: Path, descriptor: int) -> bool:
    """Return whether `path` still names the open file: another may have removed or replaced it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat(follow_symlinks=False))
    except FileNotFoundError:
        return False


def _write_owner(descriptor: int, owner: str) -> None:
    written = owner.encode("utf-8", "replace")[:_LONGEST_OWNER]
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, written)
    os.ftruncate(descriptor, len(written))
