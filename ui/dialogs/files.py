"""The system's windows for choosing files; Qt's own where the system has none."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from ui.folders import data_folder
from ui.i18n import tr

PROJECT_SUFFIX = ".shirushi"

_LISTS = "*.csv *.tsv *.jsonl *.ndjson *.json"
_PAGES = (
    "*.txt *.text *.md *.html *.htm *.xhtml *.xht *.mhtml *.mht *.pdf *.docx *.docm *.odt *.epub *.rtf"
)
ARTICLES = (("dialog.articles", f"{_PAGES} {_LISTS}"), ("dialog.lists", _LISTS), ("dialog.all", "*"))
"""The kinds of files that can come in, by their key in the translations."""

_SIZE, _TYPE, _CHANGED = 1, 2, 3  # columns of QFileSystemModel
_Mode, _Label = QFileDialog.FileMode, QFileDialog.DialogLabel


def ask_project(parent: QWidget, project: Path) -> Path | None:
    """Which project to open; `project` is the present one. None when none was chosen."""
    dialog = _dialog(parent, tr("dialog.open"), _beside(project), _projects())
    return _first(dialog)


def ask_new_project(parent: QWidget, project: Path) -> Path | None:
    """Where to make a new project."""
    dialog = _dialog(parent, tr("dialog.new"), _beside(project), _projects())
    return _first(_saving(dialog, f"{tr('dialog.new_name')}{PROJECT_SUFFIX}"))


def ask_articles(parent: QWidget, project: Path, last: str = "") -> list[Path]:
    """Which files to bring in; `last` is where some were found the last time."""
    kinds = ";;".join(f"{tr(kind)} ({globs})" for kind, globs in ARTICLES)
    dialog = _dialog(parent, tr("dialog.import"), _again(last, project), kinds)
    dialog.setFileMode(_Mode.ExistingFiles)
    return _chosen(dialog)


def ask_folder(parent: QWidget, project: Path, last: str = "") -> Path | None:
    """Which folder to bring in; `last` is where one was found the last time."""
    dialog = _dialog(parent, tr("dialog.import_folder"), _again(last, project), "")
    dialog.setFileMode(_Mode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    for name in ("fileTypeLabel", "fileTypeCombo"):  # of Qt's own window, in which a folder has no type
        if isinstance(part := dialog.findChild(QWidget, name), QWidget):
            part.hide()
    return _first(dialog)


def ask_export(parent: QWidget, project: Path) -> Path | None:
    """Where to write the annotations."""
    dialog = _dialog(parent, tr("dialog.export"), _beside(project), f"{tr('dialog.tables')} (*.csv)")
    return _first(_saving(dialog, f"{project.stem}.csv"))


def _dialog(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setFileMode(_Mode.ExistingFile)
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)  # twenty endings say less than one word
    # qtbase_ja.qm of Qt 6.11 leaves these two in English.
    dialog.setLabelText(_Label.LookIn, tr("dialog.look_in"))
    dialog.setLabelText(_Label.FileType, tr("dialog.file_type"))
    details = dialog.findChild(QTreeView, "treeView")
    if isinstance(details, QTreeView):  # Qt's own window, in which this column speaks English to everyone
        details.hideColumn(_TYPE)
        for column in (_SIZE, _CHANGED):
            details.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        dialog.resize(760, 460)
    return dialog


def _saving(dialog: QFileDialog, name: str) -> QFileDialog:
    """Ask for a file that need not be there yet; one that is there is asked about."""
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(_Mode.AnyFile)
    dialog.setDefaultSuffix(Path(name).suffix)
    dialog.selectFile(name)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    was_accepted = dialog.exec()
    names = dialog.selectedFiles() if was_accepted else []
    dialog.deleteLater()
    return [Path(name) for name in names]


def _first(dialog: QFileDialog) -> Path | None:
    return next(iter(_chosen(dialog)), None)


def _again(last: str, project: Path) -> Path:
    return Path(last) if last and Path(last).is_dir() else _beside(project)


def _beside(project: Path) -> Path:
    """The folder of the project, but for the sample: that lies where nobody would look for files."""
    if project.parent != data_folder():
        return project.parent
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()  # Qt takes a folder that is missing for a name


def _projects() -> str:
    return f"{tr('dialog.projects')} (*{PROJECT_SUFFIX})"
