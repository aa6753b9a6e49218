"""The library at the left: a field to find an article by name, and the articles."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.article_delegate import ArticleDelegate
from ui.article_rows import ARTICLE, ArticleRows
from ui.empty_state import EmptyState
from ui.i18n import tr
from ui.icons import icon
from ui.menu_key import asks_for_menu
from ui.plain import set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotate.model import Article
    from ui.theme import Theme


class ArticleList(QWidget):
    """Every article of the project, in the order they came in.

    Signals:
        article_chosen: the analyst went to another article, or confirmed the one at hand.
                        arg: its id.
        search_requested: no title has the words in the field: they may stand in a text.  arg: the words.
        context_menu_requested: for the article that is open.  arg: where, on the screen.
    """

    article_chosen = Signal(int)
    search_requested = Signal(str)
    context_menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ArticleRows(self)
        self._place: int | None = None
        self._quiet = False
        self._search = self._make_search(theme)
        self._view = self._make_view(theme)
        self._empty = EmptyState(self._view, tr("list.empty"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(6)
        field = QHBoxLayout()
        field.setContentsMargins(8, 0, 8, 0)
        field.addWidget(self._search)
        layout.addLayout(field)
        layout.addWidget(self._view)

    def set_articles(self, articles: Sequence[Article], counts: Mapping[int, int]) -> None:
        """Show another library; `counts` are annotations by article id, where there are any."""
        with self._silence():
            self._rows.set_articles(articles, counts)

    def article_changed(self, before: Article | None, after: Article | None) -> None:
        """Show what became of one article: new, changed, or gone."""
        with self._silence():
            if after is not None and not after.removed:
                self._rows.put(after)
            elif (gone := after or before) is not None:
                self._rows.take(gone.id)

    def set_count(self, article_id: int, count: int) -> None:
        """Show `count` annotations for an article."""
        self._rows.set_count(article_id, count)

    def select(self, article_id: int | None) -> None:
        """Mark the article that is open, without emitting."""
        self._place = article_id
        with self._silence():
            pass

    def current(self) -> int | None:
        """The article marked as open, shown or not; None where there is none any more."""
        return self._place if self._place is not None and self._rows.knows(self._place) else None

    def articles(self) -> Sequence[Article]:
        """Every article, shown or not."""
        return self._rows.articles()

    def neighbour(self, step: int) -> int | None:
        """The article `step` rows after the open one as shown, None past either end.

        Works on from the place of an article that has just been removed.
        """
        return self._rows.neighbour(self._place, step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            return self._on_list_event(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_search_key(event.key())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Esc clears the field first; only then is it the window's way back to the article.
            event.setAccepted(event.key() == Qt.Key.Key_Escape and bool(self._search.text()))
            return event.isAccepted()
        return False

    def _make_search(self, theme: Theme) -> QLineEdit:
        search = QLineEdit(self)
        search.setObjectName("articleSearch")
        search.setPlaceholderText(tr("list.search"))
        search.setAccessibleName(tr("list.search"))
        set_plain_tooltip(search, tr("list.search_tip"))
        search.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        search.textChanged.connect(self._on_search_changed)
        search.installEventFilter(self)
        return search

    def _make_view(self, theme: Theme) -> QListView:
        view = QListView(self)
        view.setObjectName("articleList")
        view.setAccessibleName(tr("list.name"))
        view.setAccessibleDescription(tr("list.tip"))
        view.setModel(self._rows)
        view.setItemDelegate(ArticleDelegate(theme, self.font(), view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.activated.connect(self._on_activated)
        view.installEventFilter(self)
        # Bound by itself, `update` is the one without arguments, and paints every row.
        self._rows.row_changed.connect(lambda index: view.update(index))  # noqa: PLW0108
        return view

    @contextmanager
    def _silence(self) -> Iterator[None]:
        """Let rows come and go without that counting as a choice; the mark returns to its article."""
        self._quiet = True
        try:
            yield
            row = None if self._place is None else self._rows.row_of(self._place)
            index = QModelIndex() if row is None else self._rows.index(row)
            if index != self._view.currentIndex():
                self._view.setCurrentIndex(index)
        finally:
            self._quiet = False

    def _on_current_changed(self, current: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self._on_activated(current)

    def _on_activated(self, index: QModelIndex) -> None:
        article: Article = index.data(ARTICLE)
        self._place = article.id
        self.article_chosen.emit(article.id)

    def _on_search_changed(self, text: str) -> None:
        with self._silence():
            self._rows.set_filter(text)
        self._empty.say(tr("list.no_match") if text else tr("list.empty"))

    def _on_list_event(self, event: QEvent) -> bool:
        current = self._view.currentIndex()
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Mouse:
            if self._view.indexAt(event.pos()).isValid():  # the press has opened it
                self.context_menu_requested.emit(event.globalPos())
            return True
        if not (isinstance(event, QContextMenuEvent) or asks_for_menu(event)):
            return False
        if current.isValid():
            below = self._view.visualRect(current).bottomLeft()
            self.context_menu_requested.emit(self._view.viewport().mapToGlobal(below))
        return True

    def _on_search_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows.rowCount():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self._view.currentIndex().isValid():
                self._view.setCurrentIndex(self._rows.index(0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._search.text().strip():
            self.search_requested.emit(self._search.text())
        else:
            return False
        return True
