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


EDITED = (Column.RELIABILITY, Column.NOTE)


class SourceRows(QAbstractTableModel):
    """Every source that stands in the register or that a claim rests on, by kind and name.

    Signals:
        graded: the analyst wrote into a row.  args: the Source before, its letter, its note.
    """

    graded = Signal(object, str, str)

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
        keys = known.keys() | self._claims.keys() | self._added
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
        return self.index([_key(source) for source in self._sources].index((kind, name)), Column.NAME)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._sources)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(f"sources.{Column(section).name.lower()}")
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        can_change = index.column() in EDITED and not self._store.read_only
        return usual | Qt.ItemFlag.ItemIsEditable if can_change else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        source = self._sources[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(source, Column(index.column()))
        if role == Qt.ItemDataRole.EditRole:
            return source.reliability if index.column() == Column.RELIABILITY else source.note
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == Column.CLAIMS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in EDITED:
            return False
        source, text = self._sources[index.row()], str(value).strip()
        if index.column() == Column.RELIABILITY:
            self.graded.emit(source, text, source.note)
        else:
            self.graded.emit(source, source.reliability, text)
        return True

    def _words(self, source: Source, column: Column) -> str:
        if column is Column.KIND:
            return tr(f"source_kind.{source.kind}")
        if column is Column.RELIABILITY:
            return scales.label(source.reliability, current_language())
        if column is Column.CLAIMS:
            return str(self._claims.get(_key(source), 0) or "")
        return source.name if column is Column.NAME else source.note


def _key(source: Source) -> tuple[SourceKind, str]:
    return source.kind, source.name


def _order(key: tuple[SourceKind, str]) -> tuple[int, str]:
    return _KINDS.index(key[0]), key[1]
