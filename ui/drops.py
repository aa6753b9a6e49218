"""What was dropped on the window, as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def local_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders of this computer in `data`."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
