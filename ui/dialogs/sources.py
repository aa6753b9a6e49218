"""The register of sources: how far each outlet, author and speaker can be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
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
from annotate.model import SourceKind
from ui.i18n import current_language, tr
from ui.plain import plain_label, set_plain_tooltip
from ui.source_rows import Column, SourceRows
from ui.theme import small

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from annotate.session import Store

_WIDTHS = {Column.KIND: 72, Column.NAME: 200, Column.RELIABILITY: 190, Column.CLAIMS: 100}
_SCALE = scales.RELIABILITY


class SourcesDialog(QDialog):
    """Every source with its letter and note, to be changed in place.

    Signals:
        graded: args: the Source before, its letter, its note.
    """

    graded = Signal(object, str, str)

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sourcesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("sources.title"))
        self.resize(760, 480)
        self._rows = SourceRows(store)
        self._rows.graded.connect(self.graded)
        self._shown = QSortFilterProxyModel(self)
        self._shown.setSourceModel(self._rows)
        self._shown.setFilterKeyColumn(-1)
        self._shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter = self._make_filter()
        self._table = self._make_table()
        self._kind, self._name, self._add = self._make_adding()
        self._lay_out(store.read_only)

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
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
        for widget in (self._kind, self._name, self._add):
            adding.addWidget(widget, 1 if widget is self._name else 0)
            widget.setVisible(not read_only)
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
        letter = place.siblingAtColumn(Column.RELIABILITY)
        self._table.setCurrentIndex(letter)
        self._table.scrollTo(letter)
        self._table.setFocus()


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
