"""The annotations of one article as a model whose rows come, change and go one by one."""

from __future__ import annotations

from bisect import bisect_left, insort
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotate.folding import folded
from ui.i18n import current_language, tr
from ui.plain import plain_tooltip
from ui.tag_paint import find_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.model import Annotation
    from annotate.tags import Tag

ANNOTATION = Qt.ItemDataRole.UserRole

Pair = tuple["Annotation | None", "Annotation | None"]
_Index = QModelIndex | QPersistentModelIndex
_Key = tuple[Any, ...]
_NOWHERE = QModelIndex()
_MANY = 200
"""From here on the rows are set anew: telling the view of each would take longer."""


class Column(IntEnum):
    """What a column shows. Sorting by the quote is sorting by its place in the article."""

    TAG = 0
    QUOTE = 1
    NOTE = 2


class AnnotationRows(QAbstractTableModel):
    """Annotations sorted by a column, then by place; the role ANNOTATION gives the Annotation.

    A change costs a binary search, whatever the number of rows.
    """

    def __init__(self, tags: Sequence[Tag], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags = tuple(tags)
        self._order = {tag.id: number for number, tag in enumerate(tags)}
        self._annotations: dict[str, Annotation] = {}
        self._keys: list[_Key] = []
        self._column = Column.QUOTE
        self._descending = False

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Follow the codebook: names, and the order of the tags."""
        self.beginResetModel()
        self._tags = tuple(tags)
        self._order = {tag.id: number for number, tag in enumerate(tags)}
        self._keys = sorted(map(self._key, self._annotations.values()))
        self.endResetModel()

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show the annotations of another article, or the same anew."""
        self.beginResetModel()
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self._keys = sorted(map(self._key, self._annotations.values()))
        self.endResetModel()

    def apply(self, pairs: Sequence[Pair]) -> None:
        """Show what became of single annotations: (before, after), None where there is none."""
        if len(pairs) > _MANY:
            self._apply_at_once(pairs)
            return
        for before, after in pairs:
            if before is not None and before.id in self._annotations and after is not None:
                self._change(after)
            elif after is not None:
                self._insert(after)
            elif before is not None:
                self._remove(before.id)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """The annotation with that id, None where it is not shown."""
        return self._annotations.get(annotation_id)

    def row_of(self, annotation_id: str) -> int | None:
        """The row of an annotation, None where it is not shown."""
        annotation = self._annotations.get(annotation_id)
        if annotation is None:
            return None
        return self._turned(bisect_left(self._keys, self._key(annotation)), len(self._keys) - 1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._at(index.row()).id) for index in self.persistentIndexList()]
        self._column = Column(column) if column >= 0 else Column.QUOTE
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._keys = sorted(map(self._key, self._annotations.values()))
        for index, annotation_id in held:
            row = self.row_of(annotation_id)
            assert row is not None
            self.changePersistentIndex(index, self.index(row, index.column()))
        self.layoutChanged.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = Column(section).name.lower()
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(f"table.{column}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(tr(f"table.{column}_tip"))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        annotation = self._at(index.row())
        if role == ANNOTATION:
            return annotation
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(annotation, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != Column.TAG:
            return plain_tooltip(self._words(annotation, Column(index.column()))[:1000])
        return None

    def _words(self, annotation: Annotation, column: Column) -> str:
        if column == Column.TAG:
            return find_tag(self._tags, annotation.tag).name(current_language())
        return annotation.quote if column == Column.QUOTE else annotation.note

    def _key(self, annotation: Annotation) -> _Key:
        place = (annotation.span.start, annotation.span.end, annotation.id)
        if self._column == Column.TAG:
            return (self._order.get(annotation.tag, len(self._order)), annotation.tag, *place)
        if self._column == Column.NOTE:
            return (not annotation.note, folded(annotation.note), *place)
        return place

    def _turned(self, place: int, last: int) -> int:
        return last - place if self._descending else place

    def _at(self, row: int) -> Annotation:
        return self._annotations[self._keys[self._turned(row, len(self._keys) - 1)][-1]]

    def _insert(self, annotation: Annotation) -> None:
        key = self._key(annotation)
        row = self._turned(bisect_left(self._keys, key), len(self._keys))
        self.beginInsertRows(_NOWHERE, row, row)
        self._annotations[annotation.id] = annotation
        insort(self._keys, key)
        self.endInsertRows()

    def _remove(self, annotation_id: str) -> None:
        annotation = self._annotations.get(annotation_id)
        if annotation is None:
            return
        place = bisect_left(self._keys, self._key(annotation))
        row = self._turned(place, len(self._keys) - 1)
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._keys[place]
        del self._annotations[annotation_id]
        self.endRemoveRows()

    def _change(self, after: Annotation) -> None:
        last = len(self._keys) - 1
        old_place = bisect_left(self._keys, self._key(self._annotations[after.id]))
        key = self._key(after)
        # Where it would stand once it is taken out of the old place.
        new_place = bisect_left(self._keys, key)
        new_place -= new_place > old_place
        old_row, new_row = self._turned(old_place, last), self._turned(new_place, last)
        moves = old_row != new_row
        if moves:  # Qt names the row that it will stand before, counted before the move.
            self.beginMoveRows(_NOWHERE, old_row, old_row, _NOWHERE, new_row + (new_row > old_row))
        del self._keys[old_place]
        self._keys.insert(new_place, key)
        self._annotations[after.id] = after
        if moves:
            self.endMoveRows()
        self.dataChanged.emit(self.index(new_row, 0), self.index(new_row, len(Column) - 1))

    def _apply_at_once(self, pairs: Sequence[Pair]) -> None:
        annotations = dict(self._annotations)
        for before, after in pairs:
            if before is not None:
                annotations.pop(before.id, None)
            if after is not None:
                annotations[after.id] = after
        self.set_annotations(annotations.values())
