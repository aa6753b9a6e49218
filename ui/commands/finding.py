"""Looks for words in the article that is open and in all articles, and goes to what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from annotate.searching.results import Hit
    from annotate.spans import Span
    from ui.article.article_view import ArticleView
    from ui.article.find_bar import FindBar
    from ui.desk import Desk
    from ui.library.left_column import LeftColumn
    from ui.library.search_panel import SearchPanel
    from ui.library.searching import Searching


class Finding(QObject):
    """The part "finding" of the table of actions."""

    def __init__(
        self,
        desk: Desk,
        view: ArticleView,
        bar: FindBar,
        searching: Searching,
        panel: SearchPanel,
        left: LeftColumn,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._view, self._bar = desk, view, bar
        self._searching, self._panel, self._left = searching, panel, left

    def find(self) -> None:
        """Find in the article, what is selected to begin with."""
        view, content = self._view, self._desk.content
        selection = view.selection()
        words = content.text[selection.slice] if selection and content else ""
        start = selection or view.visible_span()
        self._bar.ask(words, start.start if start else 0)

    def find_next(self) -> None:
        """Go to the next place that was found."""
        self._bar.step(1)

    def find_previous(self) -> None:
        """Go to the place that was found before."""
        self._bar.step(-1)

    def search_all(self) -> None:
        """Search all articles, for what is selected to begin with, or for what the library does not have."""
        view, content = self._view, self._desk.content
        selection = view.selection() if view.hasFocus() else None
        words = content.text[selection.slice] if selection and content else ""
        self.search_for(f'"{words}"' if any(map(str.isspace, words)) else words)

    def search_for(self, words: str) -> None:
        """Search all articles, for these words to begin with, if there are any."""
        self._searching.wake()
        self._left.show_search()
        self._panel.ask(words)

    def open_found(self, article_id: int, hit: Hit | None) -> None:
        """Open a place that was found, with all the others in its article marked."""
        view, desk = self._view, self._desk
        view.setFocus()
        desk.open(article_id)
        if hit is None or desk.article is None or desk.article.id != article_id:
            return
        if any(span.start <= hit.start < span.end for span in view.hidden()):
            view.toggle_whole_page()
        if hit.claim:
            view.focus_annotation(hit.claim)
            return
        view.go_to(hit.start)
        self._bar.ask(hit.found, hit.start)
        view.setFocus()

    def leave(self, place: Span | None) -> None:
        """Go back to the article, to the place that was found, if there is one."""
        self._view.setFocus()
        if place:
            self._view.select(place.start, place.end)
