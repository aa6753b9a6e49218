"""The search over all articles, in the place of the library: a field, what was found, how much there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.i18n import tr
from ui.library.search_delegate import FoundDelegate
from ui.library.search_rows import ROW, FoundRow, FoundRows
from ui.widgets.empty_state import EmptyState
from ui.widgets.icons import icon
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from annotate.searching.results import Page, Progress, Total
    from ui.theme import Theme

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchPanel(QWidget):
    """Hidden until asked for.

    Signals:
        typed: other words stand in the field.  arg: the words.
        more_wanted: the articles behind this one are to be shown.  arg: its id.
        place_chosen: a place is to be opened.  args: the article's id, the Hit or None.
        left: the search is to go away, and the article to be read on.
    """

    typed = Signal(str)
    more_wanted = Signal(int)
    place_chosen = Signal(int, object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchPanel")
        self.setAccessibleName(tr("search.name"))
        self._rows = FoundRows(self)
        self._field = self._make_field(theme)
        self._view = self._make_view(theme)
        self._empty = EmptyState(self._view, tr("search.empty"))
        self._count = plain_label(quiet=True)
        self._count.setObjectName("searchCount")
        self._progress = plain_label(quiet=True)
        self._progress.setObjectName("searchProgress")
        self._progress.setWordWrap(True)
        self._progress.hide()
        self._lay_out()
        self._rows.more_wanted.connect(self.more_wanted)
        self.hide()

    def ask(self, words: str = "") -> None:
        """Take the focus, with `words` to begin with, if there are any, else with those of the last time."""
        if words:
            self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        """Say that the analyst is done here; what was found is kept."""
        self.left.emit()

    def words(self) -> str:
        """What stands in the field."""
        return self._field.text()

    def show_page(self, page: Page, anew: bool) -> None:
        """Show what was found; what is found `anew` leaves the place at hand where it was."""
        at_hand: FoundRow | None = self._view.currentIndex().data(ROW) if anew else None
        if self._rows.show_page(page):
            self._view.setCurrentIndex(self._rows.index(self._rows.row_of(at_hand)))
            if not anew:
                self._view.scrollToTop()
        self._empty.say(tr("search.none"))
        if not page.entries:
            self._count.clear()
        elif (places := self._rows.places()) is not None:
            self._say(*places)
        elif not anew:
            self._count.setText(tr("search.counting"))

    def show_more(self, page: Page) -> None:
        """Show the articles behind those that are shown."""
        self._rows.append(page)

    def show_total(self, total: Total) -> None:
        """Say how much there is in all."""
        if self._rows.rowCount():
            self._say(total.places, total.articles)

    def show_progress(self, progress: Progress) -> None:
        """Say what cannot be found yet, nothing when all can."""
        is_text = progress.texts < progress.articles
        done = progress.texts if is_text else progress.lemmas
        key = "search.indexing" if is_text else "search.indexing_words"
        self._progress.setText(tr(key, done=f"{done:,}", articles=f"{progress.articles:,}"))
        self._progress.setVisible(not progress.is_whole)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)  # before the window leaves for the article
            return event.isAccepted()
        if event.type() != QEvent.Type.KeyPress:
            return False
        return self._on_field_key(event) if watched is self._field else self._on_list_key(event)

    def _make_field(self, theme: Theme) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("searchEdit")
        field.setPlaceholderText(tr("search.hint"))
        field.setAccessibleName(tr("search.hint"))
        field.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._on_typed)
        field.installEventFilter(self)
        return field

    def _make_view(self, theme: Theme) -> QListView:
        view = QListView(self)
        view.setObjectName("searchList")
        view.setAccessibleName(tr("search.name"))
        view.setModel(self._rows)
        view.setItemDelegate(FoundDelegate(theme, self.font(), view))
        view.setMouseTracking(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        view.clicked.connect(self._open)
        view.installEventFilter(self)
        return view

    def _lay_out(self) -> None:
        close = QToolButton(self)
        close.setText("×")
        close.setObjectName("search_close")
        close.setAccessibleName(tr("search.close"))
        set_plain_tooltip(close, tr("search.close"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.leave)
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 4, 0)
        top.setSpacing(4)
        top.addWidget(self._field, 1)
        top.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._count)
        column.addWidget(self._view, 1)
        column.addWidget(self._progress)
        self._count.setContentsMargins(14, 0, 14, 0)
        self._progress.setContentsMargins(14, 2, 14, 8)

    def _say(self, places: int, articles: int) -> None:
        key = "search.counted" if places else "search.counted_articles"
        self._count.setText(tr(key, places=f"{places:,}", articles=f"{articles:,}"))

    def _on_typed(self, words: str) -> None:
        if not words.strip():
            self._rows.show_page(None)
            self._count.clear()
            self._empty.say(tr("search.empty"))
        self.typed.emit(words)

    def _on_field_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _OPENING:
            self._open(self._view.currentIndex())
        elif event.key() == Qt.Key.Key_Down and self._rows.rowCount():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _on_list_key(self, event: QKeyEvent) -> bool:
        current = self._view.currentIndex()
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _OPENING:
            self._open(current)
        elif event.key() == Qt.Key.Key_Up and current.row() <= self._rows.first_place():
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True

    def _open(self, index: QModelIndex) -> None:
        row: FoundRow | None = index.data(ROW)
        if row:
            hit = row.hit or next(iter(row.entry.hits), None)
            self.place_chosen.emit(row.entry.article, hit)
