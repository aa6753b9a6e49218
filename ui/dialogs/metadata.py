"""What a page says about itself, to be corrected: for one article, or source and date of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QDialog, QFormLayout, QLineEdit, QVBoxLayout

from annotate.errors import ShirushiError
from annotate.metadata import FIELDS, corrected
from ui.dialogs.answers import Answers
from ui.i18n import sentence, tr
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotate.model import Article, Metadata

OF_SEVERAL = ("published", "source")
"""The fields that several articles can have in common."""


class MetadataDialog(QDialog):
    """Fields that are not touched keep their values. `outlets` are offered while a source is typed."""

    def __init__(self, articles: Sequence[Article], outlets: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("metadataDialog")
        self.setWindowTitle(tr("metadata.heading"))
        self._articles = articles
        self._changed: list[tuple[Article, Metadata]] = []
        names = FIELDS if len(articles) == 1 else OF_SEVERAL
        self._fields = {name: self._field(name) for name in names}
        completer = QCompleter(list(outlets), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._fields["source"].setCompleter(completer)
        self._problem = plain_label()
        self._problem.setObjectName("metadataProblem")
        self._problem.setProperty("problem", True)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out()

    def changed(self) -> list[tuple[Article, Metadata]]:
        """Return the articles that are to say something else, with what they are to say."""
        return self._changed

    def accept(self) -> None:
        """Take what was written, or say why it cannot be."""
        written = {name: field.text() for name, field in self._fields.items() if field.isModified()}
        try:
            new = [(article, corrected(article.metadata, written)) for article in self._articles]
        except ShirushiError as error:
            self._problem.setText(sentence(error))
            self._problem.show()
            self._fields["url" if error.key == "metadata_url" else "published"].setFocus()
            return
        self._changed = [(article, metadata) for article, metadata in new if metadata != article.metadata]
        super().accept()

    def _field(self, name: str) -> QLineEdit:
        values = {getattr(article.metadata, name) for article in self._articles}
        field = QLineEdit(values.pop() if len(values) == 1 else "")
        if values:
            field.setPlaceholderText(tr("metadata.various"))
        elif name == "published":
            field.setPlaceholderText(tr("metadata.date_example"))
        field.setObjectName(f"metadata_{name}")
        field.setAccessibleName(tr(f"metadata.{name}"))
        field.setMinimumWidth(380)
        field.setCursorPosition(0)
        return field

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        for name, field in self._fields.items():
            form.addRow(tr(f"metadata.{name}"), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        if len(self._articles) > 1:
            column.addWidget(plain_label(tr("metadata.several", n=len(self._articles)), quiet=True))
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(Answers(self, tr("metadata.confirm")))
        next(iter(self._fields.values())).setFocus()
