"""Goes to what was chosen somewhere beside the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.i18n import tr

if TYPE_CHECKING:
    from annotate.coverage import Gap
    from ui.article.article_view import ArticleView
    from ui.article.reviewing import Reviewing
    from ui.desk import Desk
    from ui.widgets.messages import MessageBar


class Going(QObject):
    """The part "going" of the table of actions."""

    def __init__(
        self, desk: Desk, view: ArticleView, reviewing: Reviewing, messages: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._view, self._reviewing, self._messages = desk, view, reviewing, messages

    def open_article(self, article_id: int) -> None:
        """Open an article to read it."""
        self._view.setFocus()
        self._desk.open(article_id)

    def open_place(self, article_id: int, place: int) -> None:
        """Open an article at a place, in code points."""
        self._desk.open(article_id)
        self._view.go_to(place)

    def open_gap(self, gap: Gap) -> None:
        """Open the place of something that is still open; the next key is meant for it."""
        self.open_place(gap.article_id, gap.span.start)
        if gap.annotation_id:
            self._view.focus_annotation(gap.annotation_id)
        self._view.window().activateWindow()
        self._view.setFocus()

    def next_unreviewed(self) -> None:
        """Go to the next sentence that was never looked at."""
        view = self._view
        sentence = self._reviewing.review.next_unread(view.place())
        if sentence:
            view.go_to(sentence.start)
            view.setFocus()
        else:
            self._messages.inform(tr("message.all_reviewed"))
