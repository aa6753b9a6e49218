"""The one way to the files in `resources/`."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(name: str) -> Path:
    """Return the path of a file in `resources/`, named with forward slashes."""
    return _ROOT / name


def project_version() -> str:
    """Return the version of the program, which is written down once, in pyproject.toml."""
    import tomllib  # asked for rarely, and not cheap

    with (_ROOT.parent / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
