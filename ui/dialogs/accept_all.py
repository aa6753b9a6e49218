"""The preview before many suggestions are accepted in one deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListView, QVBoxLayout, QWidget

from ui.dialogs.answers import Answers
from ui.i18n import tr
from ui.suggestions.suggestion_list import SuggestionDelegate, SuggestionRows
from ui.suggestions.threshold import Threshold
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.suggest.drafts import Draft
    from annotate.suggest.record import RuleRecord
    from annotate.tags import Tag
    from ui.theme import Theme


class AcceptAllDialog(QDialog):
    """Lists the suggestions that are sure enough; each can be left out."""

    def __init__(
        self, drafts: Sequence[Draft], text: str, record: RuleRecord, theme: Theme, tags: Sequence[Tag],
        percent: int, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("acceptAllDialog")
        self.setWindowTitle(tr("accept_all.title"))
        self._drafts, self._text, self._record = drafts, text, record
        says = plain_label(tr("accept_all.says"), quiet=True)
        says.setWordWrap(True)
        self._threshold = Threshold("acceptAllThreshold", percent)
        self._threshold.changed.connect(self._show)
        self._rows = SuggestionRows(tags, self, picks=True)
        self._list = QListView()
        self._list.setObjectName("acceptAllList")
        self._list.setAccessibleName(tr("accept_all.title"))
        self._list.setModel(self._rows)
        self._list.setItemDelegate(SuggestionDelegate(theme, tags, self.font(), self))
        self._list.setUniformItemSizes(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = Answers(self, "")
        self._accept = buttons.confirm
        self._accept.setObjectName("acceptAllConfirm")
        self._rows.dataChanged.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for part in (says, self._threshold, self._list, buttons):
            column.addWidget(part)
        self.resize(640, 560)
        self._show()
        self._list.setFocus()

    def picked(self) -> list[Draft]:
        """The suggestions to be accepted."""
        return self._rows.picked()

    def _show(self) -> None:
        least = self._threshold.percent / 100
        self._rows.set_drafts([d for d in self._drafts if d.score >= least], self._text, self._record)
        self._count()

    def _count(self) -> None:
        picked = self.picked()
        self._threshold.expect(picked)
        self._accept.setText(tr("accept_all.confirm", n=len(picked)))
        self._accept.setEnabled(bool(picked))
