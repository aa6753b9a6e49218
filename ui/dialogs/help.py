"""The overview of the keys and the page about the program."""

from __future__ import annotations

import platform
import sqlite3
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.actions import key_names, words
from ui.i18n import tr
from ui.menus import MENU_BAR, ids_in
from ui.resources import project_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.actions import Action
    from ui.keymap import Keymap


class KeysDialog(QDialog):
    """Every action with its keys, by menu; typing narrows it down."""

    def __init__(self, rows: Sequence[Action], keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows, self._keymap = rows, keymap
        self.setObjectName("keysDialog")
        self.setWindowTitle(tr("keys.title"))
        self.resize(560, 600)
        self._find = QLineEdit(placeholderText=tr("keys.find"), clearButtonEnabled=True)
        self._find.setAccessibleName(tr("keys.find"))
        self._tree = QTreeWidget()
        self._tree.setRootIsDecorated(False)
        self._lines: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._tree.setAccessibleName(tr("keys.title"))
        self._tree.setHeaderLabels([tr("keys.action"), tr("keys.keys")])
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self._find.textChanged.connect(self._narrow)
        column = QVBoxLayout(self)
        for widget in (self._find, self._tree, buttons):
            column.addWidget(widget)
        self._fill()

    def _fill(self) -> None:
        rows = {row.id: row for row in self._rows}
        for title, items in MENU_BAR:
            heading = QTreeWidgetItem(self._tree, [tr(title).split("(&")[0].replace("&", ""), ""])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            lines = [
                QTreeWidgetItem(heading, [words(rows[id]), "   ".join(key_names(self._keymap.keys(id)))])
                for id in ids_in(items, rows)
            ]
            self._lines.append((heading, lines))
        self._tree.expandAll()

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for heading, lines in self._lines:
            for line in lines:
                line.setHidden(wanted not in f"{line.text(0)} {line.text(1)}".casefold())
            heading.setHidden(all(line.isHidden() for line in lines))


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
