"""The library at the left: what is asked for, and the articles that leaves."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotate.errors import ShirushiError
from annotate.library import STATUSES, Library, Stage
from annotate.library_filter import LibraryFilter
from annotate.library_order import Group, LibraryOrder, Sort
from ui.i18n import tr
from ui.library.article_rows import FEW, ArticleRows
from ui.library.library_chips import Asked
from ui.library.library_filling import LibraryFilling
from ui.library.library_head import LibraryHead
from ui.library.library_view import LibraryView
from ui.library.library_words import group_words, order_words, period_words, source_words, tag_words
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from annotate.model import Annotation, Article, Status
    from annotate.saved_filter import SavedFilter
    from annotate.tags import Tag
    from ui.theme import Theme

_FEW_IDS = 2000
"""Selected articles that stay selected while rows come and go."""


class ArticleList(QWidget):
    """Every article of the project that the filter leaves, in the order that was chosen.

    The article that is open keeps its row until another is opened, whatever becomes of it.

    Signals:
        article_chosen: the analyst went to another article, or confirmed the one at hand.
                        arg: its id.
        search_requested: no title has the words in the field: they may stand in a text.  arg: the words.
        context_menu_requested: for the articles that are chosen.  arg: where, on the screen.
        menu_requested: everything that can be asked of the library is wanted.  arg: where, on the screen.
        asked: something else is asked for.
        failed: the library cannot be read.  arg: ShirushiError.
    """

    article_chosen = Signal(int)
    search_requested = Signal(str)
    context_menu_requested = Signal(QPoint)
    menu_requested = Signal(QPoint)
    asked = Signal()
    failed = Signal(object)

    def __init__(self, theme: Theme, tags: Sequence[Tag] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tags: Sequence[Tag] = ()
        self.filter, self.order = LibraryFilter(), LibraryOrder()
        self._rows = ArticleRows(self)
        self._place: int | None = None  # the id of the article that is open
        self._told: int | None = None  # the one that was last said to be chosen
        self._filling = LibraryFilling(self)
        self.head = LibraryHead(theme, self)
        self._view = LibraryView(self._rows, theme, self)
        self._empty = EmptyState(self._view, "")
        self._is_there = False  # before there is a library, nothing is said of it
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._view, 1)
        self._connect()
        self.set_tags(theme, tags)

    def _connect(self) -> None:
        head, view = self.head, self._view
        head.words_changed.connect(lambda words: self.ask(replace(self.filter, words=words)))
        head.status_toggled.connect(self._on_status_toggled)
        head.clear_requested.connect(self.clear)
        head.menu_requested.connect(self.menu_requested)
        head.left.connect(self._enter)
        view.row_reached.connect(self._on_row_reached)
        view.row_confirmed.connect(self._on_row_confirmed)
        view.context_menu_requested.connect(self.context_menu_requested)
        self._filling.reached.connect(self._on_reached)
        self._filling.failed.connect(self.failed)

    @property
    def library(self) -> Library:
        """Every article, shown or not."""
        return self._rows.shelf.library

    # What it shows

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self.tags = tuple(tags)
        self._rows.set_tags(self.tags)
        self._view.delegate.set_tags(theme, self.tags)
        self._view.viewport().update()
        self._show_question()

    def set_library(self, library: Library) -> None:
        """Show another library, or the same one anew; what is not read yet comes between the keys."""
        with self._silence(scroll=True):
            self._rows.set_library(library)
        self._is_there = True
        self._show_question()
        self._filling.fill(library)
        self._on_reached()

    def stop(self) -> None:
        """Read no further: the window goes."""
        self._filling.stop()

    def follow(self, pairs: Sequence[tuple[Article | None, Article | None]]) -> None:
        """Show what became of articles in one deed: (before, after), each or None."""
        number = len(self.library.ids)
        self._take_in(pairs)
        kept = None if self._place is None else self.library.place_of(self._place)
        with self._silence():
            if not self._follow_rows(pairs, number, kept):
                self._rows.renew(kept)
        self._renew_numbers()

    def _follow_rows(
        self, pairs: Sequence[tuple[Article | None, Article | None]], number: int, kept: int | None
    ) -> bool:
        """Show it in the rows that it is about; False where more of them change. `number` is how many places
        there were.
        """
        library, shelf = self.library, self._rows.shelf
        if not shelf.is_ready_for(self.filter, self.order):
            return False
        new = len(library.ids) - number
        if new and new == len(pairs) and min(_id_of(pair) for pair in pairs) == library.ids[number]:
            return self._rows.grow(number)
        if new or len(pairs) > FEW:
            return False
        places = [library.left_place_of(_id_of(pair)) for pair in pairs]
        return self._rows.follow([place for place in places if place is not None], kept)

    def follow_annotations(
        self, article_id: int, pairs: Iterable[tuple[Annotation | None, Annotation | None]]
    ) -> None:
        """Count what became of annotations of one article: (before, after), each or None."""
        for before, after in pairs:
            if before:
                self.library.count(article_id, before.tag, -1)
            if after:
                self.library.count(article_id, after.tag, 1)
        self._show_work(article_id)

    def set_reviewed(self, article_id: int, percent: int) -> None:
        """Show how much of an article was looked at."""
        if self.library.set_reviewed(article_id, percent):
            self._show_work(article_id)

    # Which article is at hand

    def select(self, article_id: int | None) -> None:
        """Mark the article that is open, without emitting."""
        left, self._place, self._told = self._place, article_id, article_id
        place = None if left is None or left == article_id else self.library.place_of(left)
        shelf = self._rows.shelf
        row = None if place is None else shelf.row_of(place)
        with self._silence(scroll=True, alone=True):
            if row is not None and not shelf.still_left(row):
                self._rows.leave(row)
            elif row is not None and not shelf.still_fits(row):  # it goes to its group now
                self._rows.renew(None if article_id is None else self.library.place_of(article_id))
        self._show_numbers()

    def current(self) -> int | None:
        """The article marked as open, shown or not; None where there is none any more."""
        is_there = self._place is not None and self.library.place_of(self._place) is not None
        return self._place if is_there else None

    def chosen(self) -> list[int]:
        """The ids of the articles that are meant: those selected in the list in use, else the open one."""
        rows = self._view.selected_rows() if self._view.hasFocus() else []
        current = self.current()
        return self._rows.ids_in(rows) if len(rows) > 1 else [] if current is None else [current]

    def status_of(self, ids: Iterable[int]) -> str:
        """The status that all these articles have; empty where they differ."""
        library = self.library
        places = [place for each in ids if (place := library.place_of(each)) is not None]
        codes = {library.statuses[place] for place in places}
        return STATUSES[codes.pop()] if len(codes) == 1 else ""

    def neighbour(self, step: int, without: Collection[int] = ()) -> int | None:
        """The id of the next article as shown (`step` 1), or the one before (-1); None past either end.

        Works on from the place of an article that has just been removed; passes over those `without`.
        """
        places = [place for each in without if (place := self.library.left_place_of(each)) is not None]
        return self._id_at(self._rows.shelf.neighbour(self._place_left(), step, places))

    def next_unread(self) -> int | None:
        """The id of the next article as shown that is not done with, going round; None where none is left."""
        return self._id_at(self._rows.shelf.next_unread(self._place_left()))

    # What is asked for

    def ask(self, asked: LibraryFilter, order: LibraryOrder | None = None) -> None:
        """Show other articles, or in another order; once enough of the library is there."""
        self.filter, self.order = asked, order or self.order
        if self.head.field.text() != asked.words:
            self.head.field.blockSignals(True)
            self.head.field.setText(asked.words)
            self.head.field.blockSignals(False)
        self._show_question()
        if self._rows.shelf.is_ready_for(asked, self.order):
            self._ask_now(scroll=True)
        self.asked.emit()

    def clear(self) -> None:
        """Ask for every article again; their order stays."""
        self.ask(LibraryFilter())

    def sort_by(self, sort: str) -> None:
        """Sort by something else; the same once more turns it round."""
        self.ask(self.filter, self.order.by(Sort(sort)))

    def group_by(self, group: str) -> None:
        """Let articles stand together by something else."""
        self.ask(self.filter, self.order.grouped(Group(group)))

    def use(self, saved: SavedFilter) -> None:
        """Ask for what was saved."""
        self.ask(saved.asked, saved.order)

    def focus_field(self) -> None:
        """Let words be typed."""
        self.head.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.field.selectAll()

    # Inside

    @contextmanager
    def _silence(self, *, scroll: bool = False, alone: bool = False) -> Iterator[None]:
        """Let rows come and go without that counting as a choice; the mark returns to its article, and what
        else was selected stays selected, unless it is to be `alone`.
        """
        view = self._view
        if view.quiet:
            yield
            return
        view.quiet = True
        rows = [] if alone else view.selected_rows()
        chosen = self._rows.ids_in(rows) if 1 < len(rows) <= _FEW_IDS else []
        try:
            yield
            also = [each for each in map(self._row_of, chosen) if each is not None]
            row = None if self._place is None else self._row_of(self._place)
            view.mark(row, also=also)
            if scroll:
                view.show_row(row)
        finally:
            view.quiet = False

    def _ask_now(self, *, scroll: bool) -> None:
        try:
            with self._silence(scroll=scroll):
                self._rows.ask(self.filter, self.order)
        except ShirushiError as error:
            self.failed.emit(error)
        self._show_numbers()

    def _take_in(self, pairs: Sequence[tuple[Article | None, Article | None]]) -> None:
        """Let the library know."""
        for before, after in pairs:
            if after is None and before is not None:
                self.library.take(before.id)
        self.library.put(*(after for _, after in pairs if after is not None and not after.removed))

    def _renew_numbers(self) -> None:
        shelf = self._rows.shelf
        if self.library.stage >= Stage.FACTS and shelf.is_ready_for(self.filter, self.order):
            shelf.count()
        self._show_numbers()

    def _show_work(self, article_id: int) -> None:
        current = self._view.currentIndex()
        if article_id == self._place and current.isValid():  # so that a key costs the same in any library
            self._view.update(current)
        elif (place := self.library.place_of(article_id)) is not None:
            self._rows.changed(place)

    def _row_of(self, article_id: int) -> int | None:
        place = self.library.place_of(article_id)
        return None if place is None else self._rows.shelf.row_of(place)

    def _place_left(self) -> int | None:
        return None if self._place is None else self.library.left_place_of(self._place)

    def _id_at(self, place: int | None) -> int | None:
        return None if place is None else self.library.ids[place]

    def _show_question(self) -> None:
        self.head.show_question(self.filter.statuses, is_asking=self.filter.is_asking)
        self.head.chips.show_asked(self._asked_things())
        if self._is_there:
            has_words = bool(self.filter.words.strip())
            nothing = "list.no_match" if has_words else "list.none_left"
            self._empty.say(tr(nothing if self.filter.is_asking else "list.empty"))

    def _show_numbers(self) -> None:
        shelf = self._rows.shelf
        is_known = self._is_there and self.library.stage >= Stage.FACTS
        self.head.show_numbers(shelf.number, len(self.library), shelf.numbers if is_known else None)

    def _asked_things(self) -> Iterator[Asked]:
        for source in sorted(self.filter.sources):
            yield Asked(source_words(source), partial(self._without, "sources", source))
        for tag in sorted(self.filter.tags):
            yield Asked(tag_words(tag, self.tags), partial(self._without, "tags", tag))
        for tag in sorted(self.filter.without):
            yield Asked(tag_words(tag, self.tags, without=True), partial(self._without, "without", tag))
        if period := period_words(self.filter):
            yield Asked(period, lambda: self.ask(replace(self.filter, since="", until="")))
        if sorted_by := order_words(self.order):
            yield Asked(sorted_by, lambda: self.ask(self.filter, LibraryOrder(group=self.order.group)))
        if grouped := group_words(self.order):
            yield Asked(grouped, lambda: self.ask(self.filter, self.order.grouped(Group.NONE)))

    def _without(self, name: str, value: str) -> None:
        self.ask(replace(self.filter, **{name: getattr(self.filter, name) - {value}}))

    def _on_status_toggled(self, status: Status) -> None:
        self.ask(replace(self.filter, statuses=self.filter.statuses ^ {status}))

    def _on_reached(self) -> None:
        """What was asked for while too little of the library was there is answered now."""
        shelf = self._rows.shelf
        is_answered = (shelf.filter, shelf.order) == (self.filter, self.order)
        if not is_answered and shelf.is_ready_for(self.filter, self.order):
            self._ask_now(scroll=True)
        else:
            self._renew_numbers()

    def _on_row_reached(self, row: int) -> None:
        for article_id in self._rows.ids_in([row]):
            if article_id != self._told:
                self._told = article_id
                self.article_chosen.emit(article_id)

    def _on_row_confirmed(self, row: int) -> None:
        for article_id in self._rows.ids_in([row]):
            self.article_chosen.emit(article_id)

    def _enter(self) -> None:
        """Go from the field to the list, and to its first article where none of it is open; where there is
        none, what was typed may stand in a text.
        """
        rows = self._rows.shelf.rows
        is_open_shown = self._view.currentIndex().isValid()
        if rows:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if rows and not is_open_shown:
            first = next(row for row in range(len(rows)) if self._rows.place_in(row) is not None)
            self._view.setCurrentIndex(self._rows.index(first))
        elif not rows and self.filter.words.strip():
            self.search_requested.emit(self.filter.words)


def _id_of(pair: tuple[Article | None, Article | None]) -> int:
    """The article that a change is about."""
    before, after = pair
    record = after or before
    assert record is not None
    return record.id
