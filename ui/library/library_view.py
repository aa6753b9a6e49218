"""The rows of the library on the screen: only those in view are ever asked for, however many there are.

A table with one column. A list view of Qt asks its model, in Python, about every row whenever anything
changes (0.13 s for a hundred thousand); a table keeps heights in its header and asks nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.i18n import tr
from ui.library.article_delegate import ArticleDelegate
from ui.widgets.menu_key import asks_for_menu

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.library.article_rows import ArticleRows
    from ui.theme import Theme


class LibraryView(QTableView):
    """Rows are chosen one at a time, or several with Shift and Ctrl.

    Signals:
        row_reached: the analyst went to one row; told twice at times.  arg: the row.
        row_confirmed: the analyst confirmed one row.  arg: the row.
        context_menu_requested: for the rows that are selected.  arg: where, on the screen.
    """

    row_reached = Signal(int)
    row_confirmed = Signal(int)
    context_menu_requested = Signal(QPoint)

    def __init__(self, rows: ArticleRows, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows
        self._low: set[int] = set()  # rows with the height of a heading
        self.quiet = False
        """While set, nothing that happens to the rows counts as a choice."""
        self.delegate = ArticleDelegate(theme, self.font(), self)
        self.setObjectName("articleList")
        self.setAccessibleName(tr("list.name"))
        self.setAccessibleDescription(tr("list.tip"))
        self.setModel(rows)
        self.setItemDelegate(self.delegate)
        self._lay_out()
        # Bound by itself, `update` is the one without arguments, and paints every row.
        rows.row_changed.connect(lambda index: self.update(index))  # noqa: PLW0108
        rows.modelReset.connect(self._set_heights)
        rows.rowsRemoved.connect(self._set_heights)
        # The mouse moves the current row before it selects, the keys after.
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.selectionModel().selectionChanged.connect(self._on_moved)
        self.activated.connect(lambda index: self.row_confirmed.emit(index.row()))
        self._set_heights()

    def selected_rows(self) -> list[int]:
        """The rows that are selected, from top to bottom."""
        return sorted(row for first, last in self._selected() for row in range(first, last + 1))

    def mark(self, row: int | None, *, also: Iterable[int] = ()) -> None:
        """Make a row the current one and select it, and the others with it; None marks nothing."""
        model, index = self.selectionModel(), QModelIndex() if row is None else self._rows.index(row)
        selection = QItemSelection()
        for each in {*also} | (set() if row is None else {row}):
            selection.select(self._rows.index(each), self._rows.index(each))
        flag = QItemSelectionModel.SelectionFlag
        model.setCurrentIndex(index, flag.NoUpdate)
        model.select(selection, flag.ClearAndSelect)

    def show_row(self, row: int | None) -> None:
        """Scroll as little as shows a row, to the middle where it was out of sight, to the top for none."""
        if row is None:
            self.scrollToTop()
            return
        index, hint = self._rows.index(row), QAbstractItemView.ScrollHint
        is_near = self.visualRect(index).intersects(self.viewport().rect())
        self.scrollTo(index, hint.EnsureVisible if is_near else hint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_for_menu(event):
            self._ask_for_menu_below()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self._ask_for_menu_below()
        elif self._is_article(self.indexAt(event.pos())):  # the press has selected it
            self.context_menu_requested.emit(event.globalPos())

    def sizeHintForRow(self, row: int) -> int:
        return self.delegate.row_height

    def _lay_out(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.verticalScrollBar().setSingleStep(self.delegate.heading_height)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        heights = self.verticalHeader()
        heights.hide()
        heights.setMinimumSectionSize(self.delegate.heading_height)
        heights.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_heights(self) -> None:
        heights, headings = self.verticalHeader(), set(self._rows.shelf.heading_rows)
        heights.setDefaultSectionSize(self.delegate.row_height)  # not of rows that were headings
        for row in self._low | headings:
            height = self.delegate.heading_height if row in headings else self.delegate.row_height
            if row < heights.count() and heights.sectionSize(row) != height:
                heights.resizeSection(row, height)
        self._low = headings

    def _selected(self) -> list[tuple[int, int]]:
        """The first and the last row of each stretch that is selected."""
        return [(each.top(), each.bottom()) for each in self.selectionModel().selection().toList()]

    def _ask_for_menu_below(self) -> None:
        current = self.currentIndex()
        if self._is_article(current):
            below = self.visualRect(current).bottomLeft()
            self.context_menu_requested.emit(self.viewport().mapToGlobal(below))

    def _is_article(self, index: QModelIndex) -> bool:
        return index.isValid() and self._rows.place_in(index.row()) is not None

    def _on_moved(self) -> None:
        current = self.currentIndex()
        if not self.quiet and current.isValid() and self._selected() == [(current.row(), current.row())]:
            self.row_reached.emit(current.row())
