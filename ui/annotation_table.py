"""The claims of the article at hand, in a table."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.annotation_delegate import AnnotationDelegate
from ui.annotation_rows import ANNOTATION, AnnotationRows, Column, Pair
from ui.empty_state import EmptyState
from ui.i18n import tr
from ui.menu_key import asks_for_menu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotate.model import Annotation
    from annotate.tags import Tag
    from ui.theme import Theme

_NOTE_WIDTH = 84


class AnnotationTable(QTableView):
    """Tag, quote and note of each annotation, by place until another column is asked for.

    Signals:
        annotation_chosen: the analyst went to a row, or confirmed the one at hand.  arg: its id.
        remove_requested: Delete was pressed.  arg: list of the ids of the selected rows.
        context_menu_requested: arg: where, on the screen.
    """

    annotation_chosen = Signal(str)
    remove_requested = Signal(list)
    context_menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = AnnotationRows(tags, self)
        self._delegate = AnnotationDelegate(theme, tags, self.font(), self)
        self._current: str | None = None
        self._quiet = False
        self._is_choosing = False
        self._read_only = False
        self.setObjectName("annotationTable")
        self.setAccessibleName(tr("table.name"))
        self.setAccessibleDescription(tr("table.tip"))
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self._lay_out()
        self._empty = EmptyState(self, tr("table.empty"))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._delegate.set_tags(theme, tags)
        with self._silence():
            self._rows.set_tags(tags)
        self._empty.say(tr("table.empty"))
        columns = self.horizontalHeader()
        columns.resizeSection(Column.TAG, max(columns.sectionSize(Column.TAG), self._delegate.tag_width()))

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show the annotations of another article; none of them is selected."""
        self._current = None
        with self._silence():
            self._rows.set_annotations(annotations)

    def apply(self, pairs: Sequence[Pair]) -> None:
        """Show what became of single annotations: (before, after), None where there is none."""
        with self._silence():
            self._rows.apply(pairs)

    def select(self, annotation_id: str | None) -> None:
        """Mark the annotation in focus, None for none, without emitting."""
        if self._is_choosing and annotation_id == self._current:
            return  # Qt selects the row of a click only now, and may keep the others
        self._current = annotation_id
        with self._silence():
            pass

    def rows_at_hand(self) -> list[str]:
        """The ids of the selected rows, none while the keyboard is elsewhere."""
        return self._selected() if self.hasFocus() else []

    def set_read_only(self, read_only: bool) -> None:
        """Let Delete do nothing where nothing can be written."""
        self._read_only = read_only

    def event(self, event: QEvent) -> bool:
        # Delete means the selected rows here, and not what the window's action would remove.
        if event.type() == QEvent.Type.ShortcutOverride and _is_delete(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if asks_for_menu(event):
            self._ask_for_menu_at_row()
        elif not _is_delete(event):
            super().keyPressEvent(event)
        elif (ids := self._selected()) and not self._read_only:
            self.remove_requested.emit(ids)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self._ask_for_menu_at_row()
        elif self.indexAt(event.pos()).isValid():
            self.context_menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row at hand in view: a long quote below takes room from the table."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _ask_for_menu_at_row(self) -> None:
        if self.currentIndex().isValid():
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.context_menu_requested.emit(self.viewport().mapToGlobal(below))

    def _hover(self, row: int) -> None:
        self._delegate.hovered_row = row
        self.viewport().update()

    def _lay_out(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._delegate.row_height)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(48)
        columns.resizeSection(Column.TAG, self._delegate.tag_width())
        columns.setSectionResizeMode(Column.QUOTE, QHeaderView.ResizeMode.Stretch)
        columns.resizeSection(Column.NOTE, _NOTE_WIDTH)
        columns.setSortIndicator(Column.QUOTE, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _selected(self) -> list[str]:
        return [index.data(ANNOTATION).id for index in self.selectionModel().selectedRows()]

    @contextmanager
    def _silence(self) -> Iterator[None]:
        """Let rows come and go without that counting as a choice; the mark returns to its row."""
        self._quiet = True
        try:
            yield
            self._mark()
        finally:
            self._quiet = False

    def _mark(self) -> None:
        row = None if self._current is None else self._rows.row_of(self._current)
        if row is None:
            self.clearSelection()
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
        elif self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row):
            self.setCurrentIndex(self._rows.index(row, Column.TAG))

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if not self._quiet and current.isValid() and current.row() != before.row():
            self._on_activated(current)

    def _on_activated(self, index: QModelIndex) -> None:
        self._current = index.data(ANNOTATION).id
        self._is_choosing = True
        try:
            self.annotation_chosen.emit(self._current)
        finally:
            self._is_choosing = False


def _is_delete(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Delete
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    )
