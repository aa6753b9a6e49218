"""Where the program keeps its own files."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Location = QStandardPaths.StandardLocation


def data_folder() -> Path:
    """For projects the program makes itself."""
    return _made("data", _Location.GenericDataLocation)


def config_folder() -> Path:
    """For the settings."""
    return _made("config", _Location.GenericConfigLocation)


def log_folder() -> Path:
    """For the log."""
    return _made("log", _Location.GenericDataLocation, "log")


def _made(name: str, location: _Location, *inside: str) -> Path:
    """SHIRUSHI_HOME holds all of them when it is set: for tests, and on a stick."""
    home = os.environ.get("SHIRUSHI_HOME")
    if home:
        folder = Path(home).absolute() / name
    else:
        folder = Path(QStandardPaths.writableLocation(location)).joinpath("shirushi", *inside)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
