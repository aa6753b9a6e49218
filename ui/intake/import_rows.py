"""The files of an import as the model of a table: what each is, and whether it is to come in."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from itertools import compress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotate.arrivals import Verdict
from ui.i18n import tr
from ui.intake.import_words import form_words, verdict_words
from ui.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from annotate.arrivals import Look, Wanted

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

TAKEN = frozenset({Verdict.NEW})
"""What is ticked until the analyst says otherwise."""
TICKABLE = frozenset({Verdict.NEW, Verdict.NEAR})
"""What can come in: an article that is there never comes in twice."""


class Column(IntEnum):
    """What stands in which column; `preview.<name>` in the translations heads it."""

    TITLE = 0
    FORM = 1
    PUBLISHED = 2
    LENGTH = 3
    VERDICT = 4


class ImportRows(QAbstractTableModel):
    """A row for each article that was looked at, of those whose verdict is shown.

    Signals:
        counted: rows came or went, or other ones are ticked.
    """

    counted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks: list[Look] = []
        self._verdicts: list[Verdict] = []
        self._counts: Counter[Verdict] = Counter()
        self._picked: list[bool] = []
        self._shown: list[int] = []
        self._filter: Verdict | None = None

    def add(self, looks: Sequence[Look]) -> None:
        """Append rows."""
        start = len(self._looks)
        shown = [start + n for n, look in enumerate(looks) if self._shows(look)]
        if shown:
            self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(shown) - 1)
        self._looks += looks
        self._verdicts += [look.verdict for look in looks]
        self._counts.update(look.verdict for look in looks)
        self._picked += [look.verdict in TAKEN for look in looks]
        self._shown += shown
        if shown:
            self.endInsertRows()
        self.counted.emit()

    def replace_file(self, wanted: Wanted, looks: Sequence[Look]) -> None:
        """Put other rows in the place of those of a file, which is read in another way now."""
        there = [n for n, look in enumerate(self._looks) if is_same_file(look.wanted, wanted)]
        first = there[0] if there else len(self._looks)
        kept = [n for n in range(len(self._looks)) if n not in set(there)]
        before, after = [n for n in kept if n < first], [n for n in kept if n > first]
        self.beginResetModel()
        picked = [look.verdict in TAKEN for look in looks]
        self._picked = [self._picked[n] for n in before] + picked + [self._picked[n] for n in after]
        self._looks = [self._looks[n] for n in before] + list(looks) + [self._looks[n] for n in after]
        self._verdicts = [look.verdict for look in self._looks]
        self._counts = Counter(self._verdicts)
        self._shown = [n for n, look in enumerate(self._looks) if self._shows(look)]
        self.endResetModel()
        self.counted.emit()

    def show_only(self, verdict: Verdict | None) -> None:
        """Show the rows with one verdict, or all."""
        self.beginResetModel()
        self._filter = verdict
        self._shown = [n for n, look in enumerate(self._looks) if self._shows(look)]
        self.endResetModel()

    def tick_shown(self, *, is_on: bool) -> None:
        """Tick every row that is shown and can come in, or none of them."""
        for n in self._shown:
            self._picked[n] = is_on and self._looks[n].verdict in TICKABLE
        last = self.index(len(self._shown) - 1, Column.TITLE)
        self.dataChanged.emit(self.index(0, Column.TITLE), last, [Qt.ItemDataRole.CheckStateRole])
        self.counted.emit()

    def look(self, row: int) -> Look:
        """What stands in a row."""
        return self._looks[self._shown[row]]

    def row_of(self, wanted: Wanted) -> int:
        """The first row of a file, or 0."""
        rows = (r for r, n in enumerate(self._shown) if is_same_file(self._looks[n].wanted, wanted))
        return next(rows, 0)

    def has_shown(self, wanted: Wanted) -> bool:
        """Whether a row of a file is shown."""
        return any(is_same_file(self._looks[n].wanted, wanted) for n in self._shown)

    def counts(self) -> Counter[Verdict]:
        """How many there are of each verdict."""
        return self._counts

    def picked_counts(self) -> Counter[Verdict]:
        """How many of each verdict are to come in."""
        return Counter(compress(self._verdicts, self._picked))

    def picked(self) -> list[Look]:
        """What is to come in, in order."""
        return [look for look, is_picked in zip(self._looks, self._picked, strict=True) if is_picked]

    def all_of(self, wanted: Wanted) -> list[Look]:
        """Every row of a file."""
        return [look for look in self._looks if is_same_file(look.wanted, wanted)]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(f"preview.{Column(section).name.lower()}")
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == Column.LENGTH else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        can_come = index.column() == Column.TITLE and self.look(index.row()).verdict in TICKABLE
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_come else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = self._shown[index.row()]
        look = self._looks[number]
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(look, column)
        can_come = column is Column.TITLE and look.verdict in TICKABLE
        if role == Qt.ItemDataRole.CheckStateRole and can_come:
            return Qt.CheckState.Checked if self._picked[number] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.LENGTH:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.TITLE:
            return plain_tooltip(f"{look.title}\n{look.wanted.path}")
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._picked[self._shown[index.row()]] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        self.counted.emit()
        return True

    def _shows(self, look: Look) -> bool:
        return self._filter in (None, look.verdict)


def is_same_file(one: Wanted, other: Wanted) -> bool:
    """Whether two are the same file, however each is to be read."""
    return one.path == other.path and one.data is other.data


def _words(look: Look, column: Column) -> str:
    if column is Column.TITLE:
        return " ".join(look.title.split())
    if column is Column.FORM:
        return form_words(look)
    if column is Column.PUBLISHED:
        return look.metadata.published
    if column is Column.LENGTH:
        return f"{look.length:,}" if look.length else ""
    return verdict_words(look)
