"""The library as a model: a row for each article that is shown, and one for the heading of each group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotate.shelf import HEADING, Heading, Shelf
from ui.i18n import current_language, tr
from ui.library.library_words import heading_words
from ui.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from annotate.library import Library, LibraryRow
    from annotate.library_filter import LibraryFilter
    from annotate.library_order import LibraryOrder
    from annotate.model import Article
    from annotate.tags import Tag

ROW = Qt.ItemDataRole.UserRole
HEAD = Qt.ItemDataRole.UserRole + 1

FEW = 20
"""Articles that are followed row by row; where more change at once, the list is made anew."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def title_of(article: Article) -> str:
    """What an article is called: its title, or else its file's name."""
    return article.metadata.title or article.file_name or tr("list.untitled")


def facts_of(article: LibraryRow) -> str:
    """Where an article is from and when it came out, as far as the page says."""
    return " · ".join(filter(None, (article.source, article.published)))


class ArticleRows(QAbstractListModel):
    """Roles: ROW, the LibraryRow, and HEAD, the Heading; one of the two is None.

    Signals:
        row_changed: what a row shows has changed, but not its size.  arg: its index.
    """

    row_changed = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = Shelf()
        self._tags: Sequence[Tag] = ()

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Follow the codebook."""
        self._tags = tags

    def set_library(self, library: Library) -> None:
        """Show another library, all of it."""
        self.beginResetModel()
        self.shelf = Shelf(library)
        self.endResetModel()

    def ask(self, asked: LibraryFilter, order: LibraryOrder) -> None:
        """Show other articles, or in another order."""
        self.beginResetModel()
        self.shelf.ask(asked, order)
        self.endResetModel()

    def renew(self, keep: int | None = None) -> None:
        """Show what the library is now; the place to `keep` stays where it was shown."""
        self.beginResetModel()
        self.shelf.renew(keep)
        self.endResetModel()

    def follow(self, places: Collection[int], keep: int | None) -> bool:
        """Show what became of a few articles; False where that changes more rows than those.

        One that the filter leaves out now goes, but for the place to `keep`.
        """
        shelf = self.shelf
        rows = [] if len(places) > FEW else [shelf.row_of(place) for place in places]
        if len(places) > FEW or any(
            shelf.filter.leaves(shelf.library, place)
            and (row is None or (place != keep and not shelf.still_fits(row)))
            for place, row in zip(places, rows, strict=True)
        ):
            return False
        for place in places:
            row = shelf.row_of(place)
            if row is not None and place != keep and not shelf.still_left(row):
                self.leave(row)
            elif row is not None:
                self.row_changed.emit(self.index(row))
        return True

    def grow(self, first: int) -> bool:
        """Show the articles from a place on, which have just come; False where others have to move."""
        shelf = self.shelf
        rows = shelf.next_rows(first)
        if rows:
            self.beginInsertRows(_NOWHERE, len(shelf.rows), len(shelf.rows) + len(rows) - 1)
            shelf.grow(rows)
            self.endInsertRows()
        return rows is not None

    def leave(self, row: int) -> None:
        """Take an article out, and the heading of its group with it where it was alone."""
        gone = self.shelf.range_of(row)
        self.beginRemoveRows(_NOWHERE, gone.start, gone.stop - 1)
        self.shelf.leave(row)
        self.endRemoveRows()
        above = [heading for heading in self.shelf.heading_rows if heading < gone.start]
        if above and len(gone) == 1:
            self.row_changed.emit(self.index(above[-1]))  # it counts one less

    def changed(self, place: int) -> None:
        """An article has other work in it now; its row stays where it is."""
        row = self.shelf.row_of(place)
        if row is not None:
            self.row_changed.emit(self.index(row))

    def place_in(self, row: int) -> int | None:
        """The place of the article in a row; None for a heading."""
        place = self.shelf.rows[row]
        return None if place == HEADING else place

    def ids_in(self, rows: Iterable[int]) -> list[int]:
        """The ids of the articles in these rows."""
        return [self.shelf.library.ids[place] for place in self.shelf.articles_in(rows)]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shelf.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.shelf.rows[index.row()] == HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shelf, place = self.shelf, self.shelf.rows[index.row()]
        if place == HEADING:
            return self._of_heading(index.row(), role)
        if role == ROW:
            return shelf.library.row(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return shelf.library.row(place).title or tr("list.untitled")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip("\n".join(self._details(shelf.library.row(place))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(shelf.library.row(place))
        return None

    def _of_heading(self, row: int, role: int) -> Any:
        heading = self.shelf.heading_at(row)
        assert isinstance(heading, Heading)
        if role == HEAD:
            return heading
        words = heading_words(self.shelf.order.group, heading.of)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("library.heading", of=words, n=heading.number)
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def _details(self, article: LibraryRow) -> list[str]:
        facts = " · ".join(filter(None, (article.byline, article.source, article.published)))
        counts = "  ".join(f"{name} {number}" for name, number in self._counts(article))
        work = tr("list.reviewed", status=tr(f"list.status_{article.status}"), percent=article.reviewed)
        return list(filter(None, (article.title or tr("list.untitled"), facts, counts, work)))

    def _spoken(self, article: LibraryRow) -> str:
        facts = " · ".join(filter(None, (article.published, article.source, article.byline)))
        counts = " ".join(f"{name} {number}" for name, number in self._counts(article))
        return tr(
            "list.spoken",
            title=article.title or tr("list.untitled"),
            facts=facts,
            status=tr(f"list.status_{article.status}"),
            count=article.claims,
            tags=tr("list.spoken_tags", counts=counts) if counts else "",
            percent=article.reviewed,
        )

    def _counts(self, article: LibraryRow) -> list[tuple[str, int]]:
        counts, language = dict(article.counts), current_language()
        return [(tag.name(language), counts[tag.id]) for tag in self._tags if tag.id in counts]
