"""What a search found, as rows: each article, and below it the places it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotate.rows import column_key
from ui.i18n import tr

if TYPE_CHECKING:
    from annotate.searching.results import Entry, Hit, Page

ROW = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class FoundRow(NamedTuple):
    """An article where `hit` is None, else a place in it."""

    entry: Entry
    hit: Hit | None = None


def facts_of(entry: Entry) -> str:
    """When an article came out and where, as far as the page says."""
    return " · ".join(filter(None, (entry.published, entry.source)))


def field_words(hit: Hit) -> str:
    """In which field of an annotation the words stand, empty for the text of the article."""
    return tr(column_key(hit.field)) if hit.field else ""


class FoundRows(QAbstractListModel):
    """The role ROW gives the FoundRow.

    Signals:
        more_wanted: the end of what was found so far comes into view.  arg: the id of the last article.
    """

    more_wanted = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[FoundRow] = []
        self._first: Page | None = None
        self._is_whole = True
        self._awaits_more = False

    def show_page(self, page: Page | None) -> bool:
        """Show another answer, None for none; returns whether it differs from what is shown."""
        if page == self._first:
            return False
        self.beginResetModel()
        self._first = page
        self._rows = _rows_of(page) if page else []
        self._is_whole, self._awaits_more = page is None or page.is_last, False
        self.endResetModel()
        return True

    def append(self, page: Page) -> None:
        """Show what comes behind."""
        rows = _rows_of(page)
        self._is_whole, self._awaits_more = page.is_last, False
        if rows:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def places(self) -> tuple[int, int] | None:
        """How many places and articles there are, where all are shown."""
        entries = {row.entry.article: row.entry for row in self._rows}
        return (sum(e.places for e in entries.values()), len(entries)) if self._is_whole else None

    def row_of(self, wanted: FoundRow | None) -> int:
        """The row that shows the same place, else the first place there is, -1 without any."""
        for row, shown in enumerate(self._rows):
            if wanted and shown.entry.article == wanted.entry.article and shown.hit == wanted.hit:
                return row
        return self.first_place()

    def first_place(self) -> int:
        """The first row to be opened, -1 where there is none."""
        return next((row for row, shown in enumerate(self._rows) if shown.hit), 0 if self._rows else -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: _Index) -> bool:
        return not (parent.isValid() or self._is_whole or self._awaits_more)

    def fetchMore(self, parent: _Index) -> None:
        if self._rows and self.canFetchMore(parent):
            self._awaits_more = True
            self.more_wanted.emit(self._rows[-1].entry.article)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.hit.before}{row.hit.found}{row.hit.after}" if row.hit else row.entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.hit:
                return f"{field_words(row.hit)}: {self.data(index)}" if row.hit.claim else self.data(index)
            facts, entry = facts_of(row.entry), row.entry
            return tr("search.spoken", title=entry.title, facts=facts, places=entry.places)
        return None


def _rows_of(page: Page) -> list[FoundRow]:
    return [
        row
        for entry in page.entries
        for row in (FoundRow(entry), *(FoundRow(entry, hit) for hit in entry.hits))
    ]
