"""Which of several sources the others become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QVBoxLayout, QWidget

from ui.dialogs.answers import Answers
from ui.i18n import tr
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Source


class MergeSourcesDialog(QDialog):
    """Asks which name stays; the first is proposed."""

    def __init__(self, sources: Sequence[Source], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mergeSourcesDialog")
        self.setWindowTitle(tr("sources.merge_title"))
        self._sources = sources
        names = tr("sources.and").join(tr("sources.named", name=source.name) for source in sources)
        says = plain_label(tr("sources.merge_says", names=names))
        says.setWordWrap(True)
        says.setMinimumWidth(400)
        self._names = QComboBox()
        self._names.setObjectName("mergeInto")
        self._names.setAccessibleName(tr("sources.merge_into"))
        self._names.addItems([source.name for source in sources])
        kept = QFormLayout()
        kept.addRow(plain_label(tr("sources.merge_into")), self._names)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(says)
        column.addLayout(kept)
        column.addWidget(Answers(self, tr("sources.merge_confirm")))

    def kept(self) -> Source:
        """The source that the others become."""
        return self._sources[self._names.currentIndex()]
