"""Where indexes are kept: in the user's cache folder, for the user only."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

_SIDES = ("", "-wal", "-shm")


def index_path(project: Path) -> Path:
    """Return where the index of the project at this path is, made or not; its folder is made.

    Raises OSError when the folder cannot be made.
    """
    folder = cache_folder() / "search"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = hashlib.sha256(os.fsencode(project.resolve())).hexdigest()[:32]
    return folder / f"{name}.sqlite"


def cache_folder() -> Path:
    """Return the folder for what can be made anew; SHIRUSHI_HOME holds it where that is set."""
    if home := os.environ.get("SHIRUSHI_HOME"):
        return Path(home).absolute() / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "shirushi"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(local) / "shirushi" / "cache"
    cache = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(cache) if Path(cache).is_absolute() else Path.home() / ".cache") / "shirushi"


def remove(path: Path) -> None:
    """Delete an index and what SQLite keeps beside it."""
    for side in _SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)
