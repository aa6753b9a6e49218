"""The register of sources: how far each outlet, author and speaker can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotate.claims import scales
from annotate.model import Source, SourceKind
from ui.claims.source_rows import Column, SourceRows
from ui.dialogs.merge_sources import MergeSourcesDialog
from ui.i18n import current_language, tr
from ui.theme import small
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStyleOptionViewItem

    from annotate.session import Store

_WIDTHS = {Column.KIND: 72, Column.NAME: 240, Column.RELIABILITY: 160, Column.CLAIMS: 90}
_SCALE = scales.RELIABILITY


class SourcesDialog(QDialog):
    """Every source with its letter and note, to be changed in place; sources are renamed and merged.

    Signals:
        graded: args: the Source before, its letter, its note.
        renamed: args: the Source, the name it is to have, which is new.
        merged: args: list of the Sources that go, the one they become.
        undo_requested, redo_requested: outside of a text field.
    """

    graded = Signal(object, str, str)
    renamed = Signal(object, str)
    merged = Signal(list, object)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("sources.title"))
        self.resize(760, 480)
        self._rows = SourceRows(store)
        self._rows.graded.connect(self.graded)
        self._rows.renamed.connect(self._on_renamed)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter = self._make_filter()
        self._table = self._make_table()
        self._kind, self._name, self._add = self._make_adding()
        self._rename = self._make_button("renameSource", "sources.rename", self._on_rename)
        self._merge = self._make_button("mergeSources", "sources.merge", self._on_merge)
        self._lay_out(store.read_only)
        self._table.selectionModel().selectionChanged.connect(self._show_possible)
        self._shown.modelReset.connect(self._show_possible)
        self._show_possible()
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo_requested.emit)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self.redo_requested.emit)

    def follow(self) -> None:
        """Show what the register says now."""
        self._rows.follow()

    def _make_filter(self) -> QLineEdit:
        line = QLineEdit(placeholderText=tr("sources.filter"), clearButtonEnabled=True)
        line.setObjectName("sourcesFilter")
        line.setAccessibleName(tr("sources.filter"))
        line.textChanged.connect(self._shown.setFilterFixedString)
        return line

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("sourcesTable")
        table.setAccessibleName(tr("sources.title"))
        set_plain_tooltip(table, tr("sources.table_tip"))
        table.setModel(self._shown)
        table.setSortingEnabled(True)
        self._shown.sort(-1)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        table.setItemDelegateForColumn(Column.RELIABILITY, _LetterDelegate(table))
        columns = table.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            columns.resizeSection(column, width)
        columns.setSectionResizeMode(Column.NOTE, QHeaderView.ResizeMode.Stretch)
        return table

    def _make_button(self, name: str, words: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(tr(words))
        button.setObjectName(name)
        button.setAutoDefault(False)
        set_plain_tooltip(button, tr(f"{words}_tip"))
        button.clicked.connect(pressed)
        return button

    def _make_adding(self) -> tuple[QComboBox, QLineEdit, QPushButton]:
        kind = QComboBox()
        kind.setObjectName("newSourceKind")
        kind.setAccessibleName(tr("sources.kind"))
        for each in SourceKind:
            kind.addItem(tr(f"source_kind.{each}"), each)
        name = QLineEdit(placeholderText=tr("sources.new_name"))
        name.setObjectName("newSourceName")
        name.setAccessibleName(tr("sources.new_name"))
        add = QPushButton(tr("sources.add"))
        add.setObjectName("addSource")
        add.setEnabled(False)
        name.textChanged.connect(lambda text: add.setEnabled(bool(text.strip())))
        name.returnPressed.connect(self._on_add)
        add.clicked.connect(self._on_add)
        return kind, name, add

    def _lay_out(self, read_only: bool) -> None:
        adding = QHBoxLayout()
        for widget in (self._kind, self._name, self._add, self._rename, self._merge):
            adding.addWidget(widget, 1 if widget is self._name else 0)
            widget.setVisible(not read_only)
        adding.insertSpacing(adding.indexOf(self._rename), 12)
        source = plain_label(tr("form.scale_source", source=_SCALE.source), quiet=True)
        source.setFont(small(source.font()))
        close = QPushButton(tr("keys.close"))
        close.clicked.connect(self.reject)
        for button in (close, self._add):
            button.setAutoDefault(False)  # Enter adds, and ends what is written in the table
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._filter)
        column.addWidget(self._table, 1)
        column.addLayout(adding)
        below = QHBoxLayout()
        below.addWidget(source, 1)
        below.addWidget(close)
        column.addLayout(below)

    def _on_add(self) -> None:
        """Put the source into the table, and go to its letter."""
        name = self._name.text().strip()
        if not name:
            return
        self._filter.clear()
        place = self._shown.mapFromSource(self._rows.add(SourceKind(self._kind.currentData()), name))
        self._name.clear()
        self._go_to(place.siblingAtColumn(Column.RELIABILITY))

    def _go_to(self, place: QModelIndex) -> None:
        clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._table.selectionModel().setCurrentIndex(place, clear)
        self._table.scrollTo(place)
        self._table.setFocus()

    def _selected(self) -> list[Source]:
        """The sources of the rows in which something is selected, from above."""
        indexes = self._table.selectionModel().selectedIndexes()
        rows = {index.row(): self._shown.mapToSource(index).row() for index in indexes}
        return [self._rows.source_at(rows[row]) for row in sorted(rows)]

    def _show_possible(self) -> None:
        selected = self._selected()
        self._rename.setEnabled(len(selected) == 1)
        self._merge.setEnabled(len(selected) > 1 and len({source.kind for source in selected}) == 1)

    def _on_rename(self) -> None:
        self._table.edit(self._table.currentIndex().siblingAtColumn(Column.NAME))

    def _on_merge(self) -> None:
        """The one that most claims rest on is proposed."""
        self._ask_to_merge(sorted(self._selected(), key=self._rows.claims_of, reverse=True))

    def _on_renamed(self, source: Source, name: str) -> None:
        """Where another has that name already, the two may be meant as one."""
        there = self._rows.place_of(source.kind, name)
        if there.isValid():
            self._ask_to_merge([self._rows.source_at(there.row()), source])
            return
        self._rows.replace_added(source, name)
        self.renamed.emit(source, name)
        self._go_to_source(source.kind, name)

    def _ask_to_merge(self, sources: list[Source]) -> None:
        dialog = MergeSourcesDialog(sources, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._merge_into(dialog.kept(), sources))
        dialog.open()

    def _merge_into(self, kept: Source, sources: list[Source]) -> None:
        gone = [source for source in sources if source != kept]
        for source in gone:
            self._rows.replace_added(source, kept.name)
        self.merged.emit(gone, kept)
        self._go_to_source(kept.kind, kept.name)

    def _go_to_source(self, kind: SourceKind, name: str) -> None:
        place = self._shown.mapFromSource(self._rows.place_of(kind, name))
        if place.isValid():
            self._go_to(place)


class _LetterDelegate(QStyledItemDelegate):
    """Lets a letter be chosen from the scale, or none."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        box = QComboBox(parent)
        box.setAccessibleName(tr("sources.reliability"))
        box.addItem(tr("form.not_chosen"), "")
        for step in _SCALE.steps:
            box.addItem(scales.label(step.id, current_language()), step.id)
        box.activated.connect(lambda: self._done(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(max(0, editor.findData(index.data(Qt.ItemDataRole.EditRole))))

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
