"""The annotations of one article as a model whose rows come, change and go one by one."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotate.claims.scales import grade
from annotate.filtering import AnnotationFilter
from ui.claims import annotation_columns as columns
from ui.claims.annotation_columns import Column
from ui.i18n import current_language, tr
from ui.tags.tag_paint import find_tag
from ui.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from annotate.model import Annotation
    from annotate.tags import Tag

ANNOTATION = Qt.ItemDataRole.UserRole
OUTSIDE = Qt.ItemDataRole.UserRole + 1

Pair = tuple["Annotation | None", "Annotation | None"]
_Index = QModelIndex | QPersistentModelIndex
_Key = tuple[Any, ...]
_NOWHERE = QModelIndex()
_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_WRITTEN = _READ | Qt.ItemFlag.ItemIsEditable
_MANY = 200
"""From here on the rows are set anew: telling the view of each would take longer."""


class AnnotationRows(QAbstractTableModel):
    """Annotations that a filter leaves, sorted by a column, then by place.

    The role ANNOTATION gives the Annotation, OUTSIDE whether it is only there because it is kept. A change
    costs a binary search, whatever the number of rows.
    """

    def __init__(self, tags: Sequence[Tag], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags = tuple(tags)
        self._order = {tag.id: number for number, tag in enumerate(tags)}
        self._annotations: dict[str, Annotation] = {}
        self._filter = AnnotationFilter()
        self._kept: frozenset[str] = frozenset()
        self._letter_behind: Callable[[str], str] = lambda holder: ""
        self._all: list[_Key] = []
        self._keys: list[_Key] = []  # of those that are shown
        self._column = Column.QUOTE
        self._descending = False

    @property
    def number(self) -> int:
        """How many annotations there are, shown or not."""
        return len(self._all)

    @property
    def number_left(self) -> int:
        """How many of them the filter leaves."""
        return self._filter.number

    @property
    def counts(self) -> Mapping[str, int]:
        """How many annotations with all the words of the filter each tag has."""
        return self._filter.counts

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Follow the codebook: names, and the order of the tags."""
        self.beginResetModel()
        self._tags = tuple(tags)
        self._order = {tag.id: number for number, tag in enumerate(tags)}
        self._sort()
        self.endResetModel()

    def set_letters(self, letter_behind: Callable[[str], str]) -> None:
        """Grade by the register: the letter of the source behind a claim, by who holds it, or nothing."""
        self.beginResetModel()
        self._letter_behind = letter_behind
        if self._column == Column.GRADE:
            self._sort()
        self.endResetModel()

    def set_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Show the annotations of another article, or the same anew."""
        self.beginResetModel()
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self._filter.set_annotations(self._annotations.values())
        self._sort()
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

    def set_filter(self, words: str, tags: Collection[str]) -> None:
        """Show annotations with all of these words and one of these tags; where none are given, any."""
        if self._filter.ask(words, tags):
            self.beginResetModel()
            self._keys = self._shown()
            self.endResetModel()

    def prepare_filter(self) -> None:
        """Get ready for the first word."""
        self._filter.prepare()

    def keep(self, ids: Iterable[str]) -> None:
        """Show these whatever the filter says, and none of those kept before."""
        before, self._kept = self._kept, frozenset(ids)
        for annotation_id in before ^ self._kept:
            annotation = self._annotations.get(annotation_id)
            if annotation is not None and not self._filter.leaves(annotation_id):
                if annotation_id in self._kept:
                    self._show(self._key(annotation))
                else:
                    self._hide(self._key(annotation))

    def annotation(self, annotation_id: str) -> Annotation | None:
        """The annotation with that id, None where there is none; it may not be shown."""
        return self._annotations.get(annotation_id)

    def row_of(self, annotation_id: str) -> int | None:
        """The row of an annotation, None where it is not shown."""
        annotation = self._annotations.get(annotation_id)
        if annotation is None or not self._is_shown(annotation_id):
            return None
        return self._turned(bisect_left(self._keys, self._key(annotation)), len(self._keys) - 1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        held = [(index, self._at(index.row()).id) for index in self.persistentIndexList()]
        self._column = Column(column) if column >= 0 else Column.QUOTE
        self._descending = order == Qt.SortOrder.DescendingOrder
        self._sort()
        for index, annotation_id in held:
            row = self.row_of(annotation_id)
            assert row is not None
            self.changePersistentIndex(index, self.index(row, index.column()))
        self.layoutChanged.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _WRITTEN if index.column() == Column.NOTE else _READ

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return columns.title(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            by_place = column in (Column.QUOTE, Column.PLACE)
            words = tr("table.place_tip") if by_place else tr("table.sort_tip", column=columns.title(column))
            return plain_tooltip(words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column in columns.NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        annotation = self._at(index.row())
        if role == ANNOTATION:
            return annotation
        if role == OUTSIDE:
            return not self._filter.leaves(annotation.id)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(annotation, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != Column.TAG:
            return plain_tooltip(self._words(annotation, Column(index.column()))[:1000])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(annotation, Column(index.column()))
        return None

    def _words(self, annotation: Annotation, column: Column) -> str:
        if column == Column.TAG:
            return find_tag(self._tags, annotation.tag).name(current_language())
        if column == Column.GRADE:
            return self._grade(annotation)
        return columns.words(annotation, column)

    def _grade(self, annotation: Annotation) -> str:
        details = annotation.details
        return grade(details.source_reliability or self._letter_behind(details.holder), details.credibility)

    def _spoken(self, annotation: Annotation, column: Column) -> str:
        """What a screen reader says: it names the column itself, but passes over what is empty or faint."""
        words = self._words(annotation, column)
        if column == Column.TAG and not self._filter.leaves(annotation.id):
            return tr("table.spoken_outside", tag=words)
        return words or tr("table.spoken_nothing")

    def _key(self, annotation: Annotation) -> _Key:
        place = (annotation.span.start, annotation.span.end, annotation.id)
        if self._column == Column.TAG:
            return (self._order.get(annotation.tag, len(self._order)), annotation.tag, *place)
        if self._column == Column.GRADE:
            return (*columns.by_words(self._grade(annotation)), *place)
        return (*columns.key(annotation, self._column), *place)

    def _sort(self) -> None:
        self._all = sorted(map(self._key, self._annotations.values()))
        self._keys = self._shown()

    def _shown(self) -> list[_Key]:
        if not self._filter.is_asking:
            return list(self._all)
        left, kept = self._filter.left(), self._kept
        return [key for key in self._all if key[-1] in left or key[-1] in kept]

    def _is_shown(self, annotation_id: str) -> bool:
        return self._filter.leaves(annotation_id) or annotation_id in self._kept

    def _turned(self, place: int, last: int) -> int:
        return last - place if self._descending else place

    def _at(self, row: int) -> Annotation:
        return self._annotations[self._keys[self._turned(row, len(self._keys) - 1)][-1]]

    def _insert(self, annotation: Annotation) -> None:
        key = self._key(annotation)
        self._annotations[annotation.id] = annotation
        self._filter.put(annotation)
        insort(self._all, key)
        if self._is_shown(annotation.id):
            self._show(key)

    def _remove(self, annotation_id: str) -> None:
        annotation = self._annotations.get(annotation_id)
        if annotation is None:
            return
        key = self._key(annotation)
        if self._is_shown(annotation_id):
            self._hide(key)
        del self._all[bisect_left(self._all, key)]
        del self._annotations[annotation_id]
        self._filter.take(annotation_id)

    def _show(self, key: _Key) -> None:
        row = self._turned(bisect_left(self._keys, key), len(self._keys))
        self.beginInsertRows(_NOWHERE, row, row)
        insort(self._keys, key)
        self.endInsertRows()

    def _hide(self, key: _Key) -> None:
        place = bisect_left(self._keys, key)
        row = self._turned(place, len(self._keys) - 1)
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._keys[place]
        self.endRemoveRows()

    def _change(self, after: Annotation) -> None:
        old_key, was_shown = self._key(self._annotations[after.id]), self._is_shown(after.id)
        key = self._key(after)
        self._filter.put(after)
        del self._all[bisect_left(self._all, old_key)]
        insort(self._all, key)
        is_shown = self._is_shown(after.id)
        if was_shown and not is_shown:
            self._hide(old_key)
        elif was_shown:
            self._move(old_key, key, after)
        self._annotations[after.id] = after
        if is_shown and not was_shown:
            self._show(key)

    def _move(self, old_key: _Key, key: _Key, after: Annotation) -> None:
        last = len(self._keys) - 1
        old_place = bisect_left(self._keys, old_key)
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
