"""The page about the program."""

from __future__ import annotations

import platform
import sqlite3

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.i18n import tr
from ui.resources import project_version


def show_about(parent: QWidget, project: str, log_folder: str) -> None:
    """Show versions, licences and where things are, as plain text that can be copied."""
    box = QMessageBox(parent)
    box.setObjectName("aboutBox")
    box.setWindowTitle(tr("about.title"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    box.setText(
        tr(
            "about.text",
            version=project_version(),
            python=platform.python_version(),
            qt=qVersion(),
            sqlite=sqlite3.sqlite_version,
            project=project,
            log=log_folder,
        )
    )
    box.exec()
