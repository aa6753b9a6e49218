"""The header of the table of annotations: the quote takes what the other columns leave, never too little."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView

from ui.claims.annotation_columns import OPTIONAL, Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QTableView

_QUOTE_LEAST, _QUOTE_AMONG_MANY, _NOTE_WIDTH = 100, 180, 84
_ROOM = {
    Column.HOLDER: 6 * "永",
    Column.STATED: 9 * "永",
    Column.ASSESSED: 9 * "永",
    Column.ANNOTATOR: 5 * "永",
    Column.CHANGED: "2000-01-01 00:00",
}
"""What has room in one line of a column whose title leaves it less."""


class ColumnHeader(QHeaderView):
    """Where the columns need more than there is, the table scrolls sideways.

    Signals:
        menu_requested: arg: where, on the screen.
    """

    menu_requested = Signal(QPoint)

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table

    def lay_out(self, tag_width: int, width_of: Callable[[str], int]) -> None:
        """Give every column its width; the model must be set before."""
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(48)
        self.setSortIndicator(Column.QUOTE, Qt.SortOrder.AscendingOrder)
        self.setSectionResizeMode(Column.QUOTE, QHeaderView.ResizeMode.Fixed)
        self.resizeSection(Column.TAG, tag_width)
        self.resizeSection(Column.NOTE, _NOTE_WIDTH)
        for column in OPTIONAL:
            self.resizeSection(column, max(self.sectionSizeHint(column), width_of(_ROOM.get(column, ""))))
        self.sectionResized.connect(self._on_section_resized)

    def widen(self, column: Column, width: int) -> None:
        """Let a column be at least that wide, in pixels."""
        self.resizeSection(column, max(self.sectionSize(column), width))

    def fit(self) -> None:
        """Give the quote what the others leave."""
        others = sum(self.sectionSize(column) for column in Column if column != Column.QUOTE)
        scrolls = any(not self.isSectionHidden(column) for column in OPTIONAL)
        least = _QUOTE_AMONG_MANY if scrolls else _QUOTE_LEAST
        self.resizeSection(Column.QUOTE, max(self._table.viewport().width() - others, least))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def _on_section_resized(self, column: int) -> None:
        if column != Column.QUOTE:
            self.fit()
