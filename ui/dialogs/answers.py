"""The buttons below a question: go on, or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox

from ui.i18n import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QPushButton

_Role = QDialogButtonBox.ButtonRole


class Answers(QDialogButtonBox):
    """Accepts `dialog` by a button with the words `confirm`, or rejects it."""

    def __init__(self, dialog: QDialog, confirm: str) -> None:
        super().__init__()
        self.confirm: QPushButton = self.addButton(confirm, _Role.AcceptRole)
        self.addButton(tr("codebook.cancel"), _Role.RejectRole)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)
