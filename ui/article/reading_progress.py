"""Shows how far the article is read: in its margin, on the strip, below it and in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Annotation, Article, Content
    from annotate.spans import Span
    from ui.article.article_view import ArticleView
    from ui.article.reviewing import Reviewing
    from ui.article.side_strip import SideStrip
    from ui.library.article_list import ArticleList
    from ui.widgets.status_line import StatusLine


class ReadingProgress(QObject):
    """Lets `reviewing` follow what the analyst reads in `view`, and shows what it says."""

    def __init__(
        self,
        reviewing: Reviewing,
        view: ArticleView,
        strip: SideStrip,
        status: StatusLine,
        library: ArticleList,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reviewing, self._view = reviewing, view
        self._strip, self._status, self._library = strip, status, library

    def show_article(self, article: Article, content: Content, annotations: list[Annotation]) -> None:
        """Follow another article, which stands in the view already."""
        self.follow(article.id)
        self._strip.show_article(self._view.page_extent(), self._reviewing.review, annotations)
        self.show_seen()

    def show_zones(self, article: Article, content: Content) -> None:
        """Follow the same article, whose paragraphs are taken otherwise."""
        self.show_article(article, content, list(self._view.focus.index))

    def clear(self) -> None:
        """There is no article."""
        self._strip.show_article(self._view.page_extent(), self._reviewing.review, ())
        self.show_read()

    def follow(self, article_id: int) -> None:
        """Follow the reading of an article, or of the same by somebody else."""
        self._reviewing.open(article_id, self._view.focus.walked)
        self._view.set_review(self._reviewing.review)
        self._strip.show_review(self._reviewing.review)
        self.rest()
        self.show_read()

    def rest(self) -> None:
        """The eye rests on the sentence in focus."""
        self._reviewing.rest_on(self._view.focus.sentence)

    def read_marked(self, pairs: list[tuple[Annotation | None, Annotation | None]]) -> None:
        """Take for read what was marked; of many marked at once none was looked at by itself."""
        for before, after in pairs:
            if after and before is None and len(pairs) == 1:
                self._reviewing.read(after.span)

    def show_read(self, read: Sequence[Span] = ()) -> None:
        """Show what was read since."""
        for span in read:
            self._view.update_span(span)
        self._status.show_review(self._reviewing.review)
        self._strip.show_read(read)
        if read:  # of the article that is left, when another is opened
            self._library.set_reviewed(self._reviewing.article_id, self._reviewing.review.percent)

    def show_seen(self) -> None:
        """Show on the strip which stretch is in view."""
        self._strip.show_seen(self._view.visible_span())
