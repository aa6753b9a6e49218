"""The one way to the files in `resources/`."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(name: str) -> Path:
    """Return the path of a file in `resources/`, named with forward slashes."""
    return _ROOT / name
