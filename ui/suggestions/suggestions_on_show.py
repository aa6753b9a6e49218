"""Shows the suggestion for the sentence in focus, and those of the article, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QTabWidget, QWidget

    from annotate.model import Annotation, Article, Content
    from annotate.spans import Span
    from ui.article.article_view import ArticleView
    from ui.desk import Desk
    from ui.suggestions.suggesting import Suggesting
    from ui.suggestions.suggestion_card import SuggestionCard
    from ui.suggestions.suggestion_desk import SuggestionDesk
    from ui.suggestions.suggestion_panel import SuggestionPanel


class SuggestionsOnShow(QObject):
    """Follows the article that is open and what is suggested for it.

    Where a suggestion is in focus its card takes the place of `form`, the form of annotations.
    """

    def __init__(
        self,
        suggesting: Suggesting,
        at_hand: SuggestionDesk,
        desk: Desk,
        view: ArticleView,
        panel: SuggestionPanel,
        card: SuggestionCard,
        form: QWidget,
        lists: QTabWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.said_of: Callable[[str, str], str] = lambda tag, quote: ""
        """What is known of a claim with a tag in these words, that is not marked yet; the window says."""
        self._suggesting, self._at_hand, self._desk = suggesting, at_hand, desk
        self._view, self._panel, self._card, self._form, self._lists = view, panel, card, form, lists

    def show_article(self, article: Article, content: Content, annotations: list[Annotation]) -> None:
        """Suggest for another article."""
        self._panel.set_text(content.text)
        self.show_zones(article, content)

    def show_zones(self, article: Article, content: Content) -> None:
        """Suggest for the same article, whose paragraphs are taken otherwise."""
        self._suggesting.open(article.id, content, self._view.focus.index)

    def clear(self) -> None:
        """There is no article."""
        self._suggesting.close()

    def follow(self, sentences: list[Span]) -> None:
        """Show what is suggested for these sentences now."""
        self._view.show_drafts(self._suggesting.board, sentences)
        self._panel.follow()

    def show_number(self, number: int) -> None:
        """Say above the list how many are open."""
        words = tr("lists.suggestions_counted", n=number) if number else tr("lists.suggestions")
        self._lists.setTabText(self._lists.indexOf(self._panel), words)

    def show_focus(self) -> None:
        """Show the suggestion in focus, else the annotation in focus."""
        draft, content = self._at_hand.at_hand(), self._desk.content
        text = content.text if content else ""
        self._card.show_draft(draft, text, self._suggesting.record)
        self._card.show_same(self.said_of(draft.tag, text[draft.span.slice]) if draft else "")
        self._form.setVisible(draft is None)
        self._panel.select(draft)
