"""The library as a model: every article, and which of them the words in the search field leave."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotate.folding import folded
from ui.i18n import tr
from ui.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotate.model import Article

ARTICLE = Qt.ItemDataRole.UserRole
COUNT = Qt.ItemDataRole.UserRole + 1

_by_id = attrgetter("id")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def title_of(article: Article) -> str:
    """What an article is called: its title, or else its file's name."""
    return article.metadata.title or article.file_name or tr("list.untitled")


def facts_of(article: Article) -> str:
    """When an article came out, where, and who wrote it, as far as the page says."""
    metadata = article.metadata
    return " · ".join(filter(None, (metadata.published, metadata.source, metadata.byline)))


class ArticleRows(QAbstractListModel):
    """Articles in the order of their ids, which is the order they came in.

    Rows are those that are shown. Roles: ARTICLE, the Article; COUNT, its number of annotations.

    Signals:
        row_changed: what a row shows has changed, but not its size.  arg: its index.
    """

    row_changed = Signal(QModelIndex)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._articles: list[Article] = []
        self._shown: list[Article] = []
        self._counts: dict[int, int] = {}
        self._words: tuple[str, ...] = ()
        self._haystacks: dict[int, str] = {}

    def set_articles(self, articles: Sequence[Article], counts: Mapping[int, int]) -> None:
        """Show another library, or the same one anew."""
        self.beginResetModel()
        self._articles = sorted(articles, key=_by_id)
        self._counts = dict(counts)
        self._haystacks.clear()
        self._shown = self._filtered()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show the articles with every word of `text` in title, byline or source."""
        words = tuple(folded(text).split())
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._shown = self._filtered()
            self.endResetModel()

    def put(self, article: Article) -> None:
        """Show a new article, or what became of one that is known."""
        self._haystacks.pop(article.id, None)
        place, known = _place(self._articles, article.id)
        self._articles[place : place + known] = [article]
        row, shown = _place(self._shown, article.id)
        matches = self._matches(article)
        if shown and matches:
            self._shown[row] = article
            self._tell(row)
        elif shown:
            self._take_row(row)
        elif matches:
            self.beginInsertRows(_NOWHERE, row, row)
            self._shown.insert(row, article)
            self.endInsertRows()

    def take(self, article_id: int) -> None:
        """Forget an article; one that is not there is no error."""
        place, known = _place(self._articles, article_id)
        if known:
            del self._articles[place]
            self._haystacks.pop(article_id, None)
        row, shown = _place(self._shown, article_id)
        if shown:
            self._take_row(row)

    def set_count(self, article_id: int, count: int) -> None:
        """Show `count` annotations for an article."""
        self._counts[article_id] = count
        row = self.row_of(article_id)
        if row is not None:
            self._tell(row)

    def articles(self) -> Sequence[Article]:
        """Every article, shown or not."""
        return self._articles

    def knows(self, article_id: int) -> bool:
        """Whether the article is in the library, shown or not."""
        return _place(self._articles, article_id)[1]

    def row_of(self, article_id: int) -> int | None:
        """The row of an article, None where it is not shown."""
        row, shown = _place(self._shown, article_id)
        return row if shown else None

    def neighbour(self, article_id: int | None, step: int) -> int | None:
        """The id `step` rows further on; None past either end.

        An article that is not shown stands between the rows it would be shown between. From None
        the way leads in at the end that `step` comes from.
        """
        if article_id is None:
            row = step - 1 if step > 0 else len(self._shown) + step
        else:
            place, shown = _place(self._shown, article_id)
            row = place + step - (not shown and step > 0)
        return self._shown[row].id if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        article = self._shown[index.row()]
        if role == ARTICLE:
            return article
        if role == COUNT:
            return self._counts.get(article.id, 0)
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(article)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(f"{title_of(article)}\n{tr(f'list.status_{article.status}')}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(article)
        return None

    def _spoken(self, article: Article) -> str:
        return tr(
            "list.spoken",
            title=title_of(article),
            facts=facts_of(article),
            status=tr(f"list.status_{article.status}"),
            count=self._counts.get(article.id, 0),
        )

    def _filtered(self) -> list[Article]:
        return [article for article in self._articles if self._matches(article)] if self._words else [
            *self._articles
        ]

    def _matches(self, article: Article) -> bool:
        return not self._words or all(word in self._haystack(article) for word in self._words)

    def _haystack(self, article: Article) -> str:
        haystack = self._haystacks.get(article.id)
        if haystack is None:
            metadata = article.metadata
            haystack = folded("\n".join((title_of(article), metadata.byline, metadata.source)))
            self._haystacks[article.id] = haystack
        return haystack

    def _take_row(self, row: int) -> None:
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._shown[row]
        self.endRemoveRows()

    def _tell(self, row: int) -> None:
        # Not dataChanged: QListView (6.11) lays out every row anew for it, 13 ms with 10,000 articles.
        self.row_changed.emit(self.index(row))


def _place(articles: list[Article], article_id: int) -> tuple[int, bool]:
    place = bisect_left(articles, article_id, key=_by_id)
    return place, place < len(articles) and articles[place].id == article_id
