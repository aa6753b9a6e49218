"""The column at the left: the library, or the search in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class LeftColumn(QWidget):
    """Takes no room while neither of its parts is shown, whoever hides them."""

    def __init__(self, library: QWidget, search: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._search = library, search
        self._comes_back = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (library, search):
            column.addWidget(part)
            part.installEventFilter(self)

    def show_search(self) -> None:
        """Put the search into the place of the library."""
        if self._search.isHidden():
            self._comes_back = not self._library.isHidden()
            self._library.hide()
            self._search.show()

    def show_library(self) -> None:
        """Put the search away, and the library back if it was there."""
        if not self._search.isHidden():
            self._search.hide()
            self._library.setVisible(self._comes_back)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(not (self._library.isHidden() and self._search.isHidden()))
        return False
