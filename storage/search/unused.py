"""Indexes of projects that are gone: known by a note beside each index, and deleted when long unused."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from storage.search.place import remove

KEPT = 30 * 24 * 3600.0
"""Seconds an index stays after it was used last, though its project is not where it was: a disk that is
not connected at the moment comes back."""

_NOTE = ".project"


def note_use(index: Path, project: Path) -> None:
    """Remember whose index this is, and that it is used now; one that cannot be written is no error."""
    with suppress(OSError):
        note = index.with_suffix(_NOTE)
        note.write_bytes(os.fsencode(project.resolve()))
        note.chmod(0o600)


def remove_unused(folder: Path, now: float | None = None) -> list[Path]:
    """Delete the indexes in `folder` that were not used for a month and whose project is not there any more,
    or is not known; returns them. `now` is in seconds since 1970. What cannot be deleted stays.
    """
    before = (time.time() if now is None else now) - KEPT
    gone: list[Path] = []
    for index in sorted(folder.glob("*.sqlite")):
        with suppress(OSError):
            if _last_use(index) < before and not _has_project(index):
                remove(index)
                index.with_suffix(_NOTE).unlink(missing_ok=True)
                gone.append(index)
    return gone


def _last_use(index: Path) -> float:
    beside = (index, index.with_suffix(_NOTE), index.with_name(index.name + "-wal"))
    return max(path.stat().st_mtime for path in beside if path.exists())


def _has_project(index: Path) -> bool:
    try:
        return Path(os.fsdecode(index.with_suffix(_NOTE).read_bytes())).exists()
    except FileNotFoundError:  # made before there were notes
        return False
    except (OSError, ValueError):  # its folder is closed to us, or the note is damaged: nothing is sure
        return True
