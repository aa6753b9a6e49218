"""Where the program's own packages live, and whether they are the ones it asks for.

`.venv` stands beside the checkout or, when nothing can be written there, in the user's cache folder.
For each requirements file installed into it, it holds a stamp that is written last: an interrupted
install has none, a changed file or another Python no longer fits.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.launcher.purposes import Purpose

ROOT = Path(__file__).resolve().parent.parent.parent


def missing_modules(purpose: Purpose) -> list[str]:
    """Return the modules this Python cannot find. Finding takes a millisecond, importing far longer."""
    return [name for name in purpose.modules if importlib.util.find_spec(name) is None]


def places(root: Path = ROOT) -> tuple[Path, Path]:
    """Return where `.venv` may be: beside the checkout, or in the cache, apart for each checkout."""
    checkout = hashlib.sha256(os.fsencode(root)).hexdigest()[:16]
    return root / ".venv", _user_cache() / "shirushi" / checkout / ".venv"


def _user_cache() -> Path:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises for a user without a home
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData/Local")
    if sys.platform == "darwin":
        return home / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")


def python_in(environment: Path) -> Path:
    """Return the path of the interpreter in an environment."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def is_running_in(environment: Path) -> bool:
    """Return whether this process runs on the interpreter of `environment`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(environment)


def stamp_in(environment: Path, requirements: str) -> Path:
    """Return the path of the stamp for one requirements file."""
    return environment / f"{requirements}.stamp"


def stamp_for(requirements: Path) -> bytes:
    """Return what the stamp says: which requirements, for which Python."""
    return f"{hashlib.sha256(requirements.read_bytes()).hexdigest()}\n{sys.version}\n".encode()


def is_ours(environment: Path) -> bool:
    """Return whether the launcher once finished an install there; another tool's `.venv` has no stamp."""
    return any(environment.glob("*.stamp"))


def is_current(environment: Path, purpose: Purpose, root: Path = ROOT) -> bool:
    """Return whether everything `purpose` asks for was installed there, for this Python."""
    return python_in(environment).exists() and not stale_requirements(environment, purpose, root)


def stale_requirements(environment: Path, purpose: Purpose, root: Path = ROOT) -> list[str]:
    """Return the requirements files that are yet to be installed there."""
    return [name for name in purpose.requirements if not _is_stamped(environment, root / name)]


def _is_stamped(environment: Path, requirements: Path) -> bool:
    try:
        return stamp_in(environment, requirements.name).read_bytes() == stamp_for(requirements)
    except FileNotFoundError:
        return False
