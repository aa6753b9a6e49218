"""The register of sources as the model of a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotate.claims import scales
from annotate.model import Source, SourceKind
from ui.i18n import current_language, tr

if TYPE_CHECKING:
    from annotate.session import Store

_Index = QModelIndex | QPersistentModelIndex
_KINDS = list(SourceKind)


class Column(IntEnum):
    """What stands in which column; `sources.<name>` in the translations heads it."""

    KIND = 0
    NAME = 1
    RELIABILITY = 2
    NOTE = 3
    CLAIMS = 4


EDITED = (Column.NAME, Column.RELIABILITY, Column.NOTE)


class SourceRows(QAbstractTableModel):
    """Every source that stands in the register or that a claim rests on, by kind and name.

    Signals:
        graded: the analyst wrote into a row.  args: the Source before, its letter, its note.
        renamed: a source is to have another name.  args: the Source, that name.
    """

    graded = Signal(object, str, str)
    renamed = Signal(object, str)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._sources: list[Source] = []
        self._claims: dict[tuple[SourceKind, str], int] = {}
        self._added: set[tuple[SourceKind, str]] = set()
        self.follow()

    def follow(self) -> None:
        """Read the register anew."""
        self._claims = dict(self._store.claims_by_source())
        known = {(source.kind, source.name): source for source in self._store.sources()}
        printing = {(SourceKind.OUTLET, name) for name in self._store.outlets()}
        said = {key for key, source in known.items() if source.reliability or source.note}
        keys = said | printing | self._claims.keys() | self._added
        sources = [known.get(key) or Source(*key) for key in sorted(keys, key=_order)]
        if [_key(source) for source in sources] != [_key(source) for source in self._sources]:
            self.beginResetModel()
            self._sources = sources
            self.endResetModel()
        else:
            self._sources = sources
            self.dataChanged.emit(self.index(0, 0), self.index(len(sources) - 1, len(Column) - 1))

    def add(self, kind: SourceKind, name: str) -> QModelIndex:
        """Let a source stand in the table, so that it can be graded; returns where its name stands."""
        self._added.add((kind, name))
        self.follow()
        return self.place_of(kind, name)

    def source_at(self, row: int) -> Source:
        """The source that stands in a row."""
        return self._sources[row]

    def place_of(self, kind: SourceKind, name: str) -> QModelIndex:
        """Where the name of a source stands, nowhere when it is not there."""
        keys = [_key(source) for source in self._sources]
        return self.index(keys.index((kind, name)), Column.NAME) if (kind, name) in keys else QModelIndex()

    def claims_of(self, source: Source) -> int:
        """How many claims rest on a source."""
        return self._claims.get(_key(source), 0)

    def replace_added(self, source: Source, name: str) -> None:
        """Let a source that was added here, and of which nothing is said yet, have another name."""
        if _key(source) in self._added:
            self._added.remove(_key(source))
            self._added.add((source.kind, name))
            self.follow()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.CLAIMS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # above its numbers
        return tr(f"sources.{Column(section).name.lower()}") if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        can_change = index.column() in EDITED and not self._store.read_only
        return usual | Qt.ItemFlag.ItemIsEditable if can_change else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        source = self._sources[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(source, Column(index.column()))
        if role == Qt.ItemDataRole.EditRole:
            return self._written(source, Column(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.CLAIMS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in EDITED:
            return False
        source, text = self._sources[index.row()], str(value).strip()
        if index.column() == Column.NAME:
            if text and text != source.name:
                self.renamed.emit(source, text)
        elif index.column() == Column.RELIABILITY:
            self.graded.emit(source, text, source.note)
        else:
            self.graded.emit(source, source.reliability, text)
        return True

    def _written(self, source: Source, column: Column) -> str:
        """What an editor is given."""
        return {Column.NAME: source.name, Column.RELIABILITY: source.reliability}.get(column, source.note)

    def _words(self, source: Source, column: Column) -> str:
        if column is Column.KIND:
            return tr(f"source_kind.{source.kind}")
        if column is Column.RELIABILITY:
            return scales.label(source.reliability, current_language())
        if column is Column.CLAIMS:
            return str(self.claims_of(source) or "")
        return source.name if column is Column.NAME else source.note


def _key(source: Source) -> tuple[SourceKind, str]:
    return source.kind, source.name


def _order(key: tuple[SourceKind, str]) -> tuple[int, str]:
    return _KINDS.index(key[0]), key[1]
