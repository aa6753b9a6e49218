"""The lists of claims above, and what is in focus below; each list leaves it the height it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QTabWidget, QWidget

FORM_HEIGHT = 340
"""Pixels below the annotations: tags, quote, note and the first rows of the form."""

CARD_HEIGHT = 200
"""Pixels below the suggestions: reasons and the two answers, the list has the rest."""


class ClaimPanes(QSplitter):
    """The line between the panes moves when another list is shown, or the analyst moves it; never else."""

    def __init__(self, lists: QTabWidget, in_focus: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._lists = lists
        self._below = {0: FORM_HEIGHT, 1: CARD_HEIGHT}
        self.addWidget(lists)
        self.addWidget(in_focus)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)
        lists.currentChanged.connect(self._on_turned)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_turned(self._lists.currentIndex())

    def _on_moved(self) -> None:
        self._below[self._lists.currentIndex()] = self.sizes()[1]

    def _on_turned(self, index: int) -> None:
        below = self._below[index]
        self.setSizes([sum(self.sizes()) - below, below])
