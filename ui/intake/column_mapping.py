"""Which column of a list of articles is what, with the first lines of the list to judge by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from annotate.arrivals import Look

PARTS = ("text", "title", "byline", "published", "source", "url")
"""What a column can be; only the text must be there."""

_LONGEST = 80  # code points of a cell


class ColumnMapping(QWidget):
    """A choice for each part of an article, over the columns of the list.

    Signals:
        chosen: arg: dict from part to the name of its column, empty where it is to have none.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._boxes = {part: self._box(part) for part in PARTS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for n, (part, box) in enumerate(self._boxes.items()):
            grid.addWidget(plain_label(tr(f"preview.part_{part}"), quiet=True), n // 2, n % 2 * 2)
            grid.addWidget(box, n // 2, n % 2 * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._table = QTableWidget()
        self._table.setObjectName("previewList")
        self._table.setAccessibleName(tr("preview.list"))
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.setFixedHeight(140)
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._table.horizontalHeader().setDefaultSectionSize(88)
        self._table.horizontalHeader().setStretchLastSection(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(tr("preview.columns"), quiet=True))
        column.addLayout(grid)
        column.addWidget(self._table)

    def show_list(self, look: Look | None) -> None:
        """Show the columns of a list; nothing for what is no list."""
        header = look.header if look else ()
        self.setVisible(bool(header))
        if look is None or not header:
            return
        for part, box in self._boxes.items():
            box.clear()
            box.addItem(tr("preview.no_column") if part != "text" else "—", "")
            for name in header:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(look.wanted.columns.get(part, ""))))
        self._fill(header, look.rows)

    def _fill(self, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        self._table.setColumnCount(len(header))
        self._table.setRowCount(len(rows))
        self._table.setHorizontalHeaderLabels(list(header))
        for r, row in enumerate(rows):
            for c, cell in enumerate(row[: len(header)]):
                self._table.setItem(r, c, QTableWidgetItem(" ".join(cell[:_LONGEST].split())))

    def _box(self, part: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"previewColumn_{part}")
        box.setAccessibleName(tr(f"preview.part_{part}"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.activated.connect(self._on_activated)
        return box

    def _on_activated(self) -> None:
        chosen = {part: box.currentData() for part, box in self._boxes.items()}
        if not chosen["text"]:
            del chosen["text"]  # not chosen yet
        self.chosen.emit(chosen)
