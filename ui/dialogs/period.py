"""Asks from when to when articles are to have come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from annotate.library_period import as_period
from ui.i18n import tr
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from annotate.library_filter import LibraryFilter


class PeriodDialog(QDialog):
    """Two fields for a day, a month or a year; an empty one is open on that side."""

    def __init__(self, asked: LibraryFilter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("periodDialog")
        self.setWindowTitle(tr("library.period_title"))
        self._since = self._field("periodSince", asked.since)
        self._until = self._field("periodUntil", asked.until)
        self._problem = plain_label()
        self._problem.setProperty("problem", True)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(tr("library.since"), self._since)
        form.addRow(tr("library.until"), self._until)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(plain_label(tr("library.period_hint"), quiet=True))
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        self._check()

    def period(self) -> tuple[str, str]:
        """What was typed, as the filter takes it; raises ValueError while it is no period."""
        since, until = as_period(self._since.text()), as_period(self._until.text())
        if since and until and since > until and not since.startswith(until):
            raise ValueError(since)
        return since, until

    def _field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setObjectName(name)
        field.setPlaceholderText("2026-03")
        field.textChanged.connect(self._check)
        return field

    def _check(self) -> None:
        try:
            self.period()
        except ValueError:
            problem = tr("library.no_period")
        else:
            problem = ""
        self._problem.setText(problem)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)
