"""The claims of the article at hand, in a table."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QTableView, QWidget

from annotate.table_text import as_table
from ui.claims.annotation_columns import OPTIONAL, Column
from ui.claims.annotation_delegate import AnnotationDelegate
from ui.claims.annotation_rows import ANNOTATION, AnnotationRows, Pair
from ui.claims.cell_editor import CellEditor
from ui.claims.column_header import ColumnHeader
from ui.i18n import current_language, tr
from ui.tags.tag_paint import find_tag
from ui.widgets.empty_state import EmptyState
from ui.widgets.menu_key import asks_for_menu

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from annotate.model import Annotation
    from annotate.tags import Tag
    from ui.theme import Theme

_Flag = QItemSelectionModel.SelectionFlag


class AnnotationTable(QTableView):
    """Tag, quote, note and what else is asked for of each annotation, by place until another order is.

    The annotation in focus is the row at hand, and stays one, quieter, when the filter leaves it out.

    Signals:
        annotation_chosen: the analyst went to a row, or confirmed the one at hand.  arg: its id.
        remove_requested: Delete was pressed.  arg: list of the ids of the selected rows.
        note_edited: a note was written in its cell.  args: the annotation's id, the note.
        tag_menu_requested: another tag is wanted for the row at hand.  arg: where, on the screen.
        context_menu_requested: arg: where, on the screen.
        header_menu_requested: arg: where, on the screen.
        counted: other rows are shown.  args: how many annotations the filter leaves, how many there are,
            the number of each tag among those with its words.
        sorted_by: arg: the column.
    """

    annotation_chosen = Signal(str)
    remove_requested = Signal(list)
    note_edited = Signal(str, str)
    tag_menu_requested = Signal(QPoint)
    context_menu_requested = Signal(QPoint)
    header_menu_requested = Signal(QPoint)
    counted = Signal(int, int, object)
    sorted_by = Signal(int)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags = tuple(tags)
        self._rows = AnnotationRows(tags, self)
        self._delegate = AnnotationDelegate(theme, tags, self.font(), self)
        self._columns = ColumnHeader(self)
        self._current: str | None = None
        self._quiet = False
        self._is_choosing = False
        self._read_only = False
        self._is_asking = False
        # Not at once: the rows would slip away under a double-click.
        self._tidy = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._tidy.timeout.connect(self._keep_only_current)
        self.setObjectName("annotationTable")
        self.setAccessibleName(tr("table.name"))
        self.setAccessibleDescription(tr("table.tip"))
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self._lay_out()
        self._empty = EmptyState(self, tr("table.empty"))
        self._connect()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._tags = tuple(tags)
        self._delegate.set_tags(theme, tags)
        with self._silence():
            self._rows.set_tags(tags)
        self._say_why_empty()
        self._columns.widen(Column.TAG, self._delegate.tag_width())

    def set_letters(self, letter_behind: Callable[[str], str]) -> None:
        """Grade by the register: the letter of the source behind a claim, by who holds it, or nothing."""
        with self._silence():
            self._rows.set_letters(letter_behind)

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show the annotations of another article; none of them is selected."""
        self._current = None
        with self._silence():
            self._rows.keep(())
            self._rows.set_annotations(annotations)

    def apply(self, pairs: Sequence[Pair]) -> None:
        """Show what became of single annotations: (before, after), None where there is none.

        Rows that are selected stay until others are, even when the filter leaves them out from now on.
        """
        selected = self._selected()
        with self._silence(selected):
            self._rows.keep({*selected, self._current or ""})
            self._rows.apply(pairs)
        if any(after and after.id == self._current for _, after in pairs):
            self.scrollTo(self.currentIndex())

    def select(self, annotation_id: str | None) -> None:
        """Mark the annotation in focus, None for none, without emitting."""
        if self._is_choosing and annotation_id == self._current:
            return  # Qt selects the row of a click only now, and may keep the others
        self._current = annotation_id
        self._keep_only_current()
        self.scrollTo(self.currentIndex())

    def set_filter(self, words: str, tags: Collection[str]) -> None:
        """Show annotations with all of these words and one of these tags; where none are given, any."""
        self._is_asking = bool(words.strip() or tags)
        self._say_why_empty()
        with self._silence():
            self._rows.set_filter(words, tags)
        self.scrollTo(self.currentIndex())

    def prepare_filter(self) -> None:
        """Get ready for the first word."""
        self._rows.prepare_filter()

    def show_columns(self, columns: Collection[Column]) -> None:
        """Show these beside the three there always are."""
        for column in OPTIONAL:
            self.setColumnHidden(column, column not in columns)
        self._columns.fit()

    def sort_by(self, column: Column) -> None:
        """Sort by a column, the other way round if it is already."""
        order, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if self._columns.sortIndicatorSection() == column and self._columns.sortIndicatorOrder() == order:
            order = descending
        self.sortByColumn(column, order)

    def enter(self) -> None:
        """Let the keyboard into the rows."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0, Column.QUOTE))

    def commit(self) -> None:
        """Have the note written that is being typed in its cell."""
        for editor in self.viewport().findChildren(CellEditor):
            if not editor.isHidden():  # one that was finished lives a little longer
                self._delegate.finish(editor)

    def rows_at_hand(self) -> list[str]:
        """The ids of the selected rows, none while the keyboard is elsewhere."""
        return self._selected() if self.hasFocus() else []

    def copied(self) -> str:
        """Several selected rows as a spreadsheet takes them, as they stand; else nothing."""
        ids = self.rows_at_hand()
        rows = sorted(map(self._row_of, ids)) if len(ids) > 1 else ()
        annotations = [self._rows.index(row, Column.TAG).data(ANNOTATION) for row in rows]
        return as_table(annotations, lambda tag: find_tag(self._tags, tag).name(current_language()))

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be edited or deleted where nothing can be written."""
        self._read_only = read_only
        editing = QAbstractItemView.EditTrigger
        self.setEditTriggers(editing.NoEditTriggers if read_only else editing.DoubleClicked)

    def event(self, event: QEvent) -> bool:
        # Delete and F2 mean the rows here, and not what the window's actions would do.
        is_own = _is_plain(event, Qt.Key.Key_Delete) or _is_plain(event, Qt.Key.Key_F2)
        if event.type() == QEvent.Type.ShortcutOverride and is_own:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, confirms = self.currentIndex(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if asks_for_menu(event):
            self._ask_for_menu_at_row()
        elif _is_plain(event, Qt.Key.Key_Delete):
            if (ids := self._selected()) and not self._read_only:
                self.remove_requested.emit(ids)
        elif _is_plain(event, Qt.Key.Key_F2) or (confirms and index.column() == Column.NOTE):
            self._edit_note(index)
        elif confirms and index.column() == Column.TAG:
            self._ask_for_tag(index)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Stay at the row: Tab goes on to the next part of the window, not to the next note."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() != QContextMenuEvent.Reason.Mouse:
            self._ask_for_menu_at_row()
        elif self.indexAt(event.pos()).isValid():
            self.context_menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row at hand in view: a long quote below takes room from the table."""
        super().resizeEvent(event)
        self._columns.fit()
        self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _ask_for_menu_at_row(self) -> None:
        if self.currentIndex().isValid():
            self.context_menu_requested.emit(self._below(self.currentIndex()))

    def _ask_for_tag(self, index: QModelIndex) -> None:
        if not self._read_only:
            self.tag_menu_requested.emit(self._below(index))

    def _edit_note(self, index: QModelIndex) -> None:
        if index.isValid() and not self._read_only:
            self.edit(index.siblingAtColumn(Column.NOTE))

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def _hover(self, index: QModelIndex) -> None:
        self._delegate.hovered_row = index.row()
        presses = index.isValid() and index.column() == Column.TAG and not self._read_only
        shape = Qt.CursorShape.PointingHandCursor if presses else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def _lay_out(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.set_read_only(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self._delegate.row_height)
        self.setHorizontalHeader(self._columns)
        self._columns.lay_out(self._delegate.tag_width(), self._delegate.width_of)
        self.show_columns(())
        self.setSortingEnabled(True)

    def _connect(self) -> None:
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)
        self.entered.connect(self._hover)
        self.viewportEntered.connect(lambda: self._hover(QModelIndex()))
        self._delegate.note_written.connect(self.note_edited)
        self._columns.sortIndicatorChanged.connect(self._on_sorted)
        self._columns.menu_requested.connect(self.header_menu_requested)

    def _say_why_empty(self) -> None:
        self._empty.say(tr("table.no_match" if self._is_asking else "table.empty"))

    def _selected(self) -> list[str]:
        return [index.data(ANNOTATION).id for index in self.selectionModel().selectedRows()]

    def _row_of(self, annotation_id: str) -> int:
        row = self._rows.row_of(annotation_id)
        assert row is not None
        return row

    def _keep_only_current(self) -> None:
        with self._silence():
            self._rows.keep({self._current} if self._current else ())

    @contextmanager
    def _silence(self, selected: Sequence[str] = ()) -> Iterator[None]:
        """Let rows come and go without that counting as a choice; the mark returns to its row.

        Of those that were `selected`, all that are shown still are again, where there were several.
        """
        self._quiet = True
        try:
            yield
            self._mark()
            if len(selected) > 1:
                self._select_again(selected)
        finally:
            self._quiet = False
        self.counted.emit(self._rows.number_left, self._rows.number, self._rows.counts)

    def _mark(self) -> None:
        row = None if self._current is None else self._rows.row_of(self._current)
        at_hand = self.currentIndex()
        if row is None:
            self.clearSelection()
            self.selectionModel().setCurrentIndex(QModelIndex(), _Flag.NoUpdate)
        elif at_hand.row() != row or not self.selectionModel().isRowSelected(row):
            column = at_hand.column() if at_hand.isValid() else Column.QUOTE
            self.setCurrentIndex(self._rows.index(row, column))

    def _select_again(self, ids: Sequence[str]) -> None:
        """Select rows, one stretch at a time: a range for each of thousands takes Qt seconds."""
        rows = sorted(row for one in ids if (row := self._rows.row_of(one)) is not None)
        if len(rows) == len(self.selectionModel().selectedRows()):
            return
        again = QItemSelection()
        for _, stretch in groupby(enumerate(rows), lambda pair: pair[1] - pair[0]):
            numbers = [row for _, row in stretch]
            last = self._rows.index(numbers[-1], len(Column) - 1)
            again.select(self._rows.index(numbers[0], 0), last)
        self.selectionModel().select(again, _Flag.ClearAndSelect)

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        if not self._quiet and current.isValid() and current.row() != before.row():
            self._on_activated(current)

    def _on_activated(self, index: QModelIndex) -> None:
        self._current = index.data(ANNOTATION).id
        self._tidy.start()
        self._is_choosing = True
        try:
            self.annotation_chosen.emit(self._current)
        finally:
            self._is_choosing = False

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.TAG and not QApplication.keyboardModifiers():
            self._ask_for_tag(index)

    def _on_sorted(self, column: int) -> None:
        self.scrollTo(self.currentIndex())
        self.sorted_by.emit(column)


def _is_plain(event: QEvent, key: Qt.Key) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() == key
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    )
