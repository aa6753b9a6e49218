"""The system's windows for choosing files; Qt's own where the system has none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PROJECT_SUFFIX = ".shirushi"


def ask_project(parent: QWidget, folder: Path) -> Path | None:
    """Which project to open; None when none was chosen."""
    name, _ = QFileDialog.getOpenFileName(parent, tr("dialog.open"), str(folder), _projects())
    return Path(name) if name else None


def ask_new_project(parent: QWidget, folder: Path) -> Path | None:
    """Where to make a new project."""
    start = folder / f"{tr('dialog.new_name')}{PROJECT_SUFFIX}"
    name, _ = QFileDialog.getSaveFileName(parent, tr("dialog.new"), str(start), _projects())
    return with_suffix(Path(name), PROJECT_SUFFIX) if name else None


def ask_articles(parent: QWidget, folder: Path) -> list[Path]:
    """Which files to bring in."""
    kinds = f"{tr('dialog.texts')} (*.txt);;{tr('dialog.all')} (*)"
    names, _ = QFileDialog.getOpenFileNames(parent, tr("dialog.import"), str(folder), kinds)
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, folder: Path) -> Path | None:
    """Which folder to bring in."""
    name = QFileDialog.getExistingDirectory(parent, tr("dialog.import_folder"), str(folder))
    return Path(name) if name else None


def ask_export(parent: QWidget, start: Path) -> Path | None:
    """Where to write the annotations."""
    name, _ = QFileDialog.getSaveFileName(parent, tr("dialog.export"), str(start), "CSV (*.csv)")
    return with_suffix(Path(name), ".csv") if name else None


def with_suffix(path: Path, suffix: str) -> Path:
    """`path`, with `suffix` behind it when it has none."""
    return path if path.suffix else path.with_name(path.name + suffix)


def _projects() -> str:
    return f"{tr('dialog.projects')} (*{PROJECT_SUFFIX})"
