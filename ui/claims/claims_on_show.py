"""Shows the annotations of the article that is open: as rows, counted, graded, and the one in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotate.model import Metadata
from annotate.register import Register
from ui.library.article_rows import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Annotation, Article, Content
    from ui.article.article_view import ArticleView
    from ui.claims.annotation_table import AnnotationTable
    from ui.claims.detail_panel import DetailPanel
    from ui.claims.same_claims import SameClaims
    from ui.desk import Desk
    from ui.widgets.status_line import StatusLine


class ClaimsOnShow(QObject):
    """Follows what `desk` has open."""

    def __init__(
        self,
        desk: Desk,
        view: ArticleView,
        table: AnnotationTable,
        form: DetailPanel,
        status: StatusLine,
        same_claims: SameClaims,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._view, self._same_claims = desk, view, same_claims
        self._table, self._form, self._status = table, form, status

    def show_article(self, article: Article, content: Content, annotations: list[Annotation]) -> None:
        """Show the annotations of another article."""
        self.show_letters()
        self._table.set_annotations(annotations)
        self._status.show_annotations(annotations)
        self.show_repeats()
        focused = self._view.focused_annotation()
        self.show_focus(focused.id if focused else None)

    def show_zones(self, article: Article, content: Content) -> None:
        """What the article says about itself may be another source's now."""
        self.show_letters()

    def clear(self) -> None:
        """There is no article."""
        self._table.set_annotations([])
        self._status.show_annotations([])
        self.show_focus(None)

    def show_focus(self, annotation_id: str | None) -> None:
        """Show the annotation in focus, in the form and among the rows."""
        self._form.show_annotation(self._desk.drafted(annotation_id))
        self._table.select(annotation_id)

    def renew_form(self, pairs: Sequence[tuple[Annotation | None, Annotation | None]]) -> None:
        """The annotation in focus may say something else now; one that came is told of by its focus."""
        focused = self._view.focused_annotation()
        if focused and any(before and before.id == focused.id for before, _ in pairs):
            self._form.show_annotation(self._desk.drafted(focused.id))

    def show_repeats(self) -> None:
        """Say below which claims of the article stand elsewhere too."""
        article = self._desk.article
        self._status.show_repeats(self._same_claims.repeats_in(article.id) if article else ())

    def show_letters(self) -> None:
        """Let the table grade by what the register says of the sources behind the claims."""
        register = Register(self._desk.session.store.sources())
        page = self._desk.article.metadata if self._desk.article else Metadata()

        def letter_behind(holder: str) -> str:
            source = register.behind(holder, page.byline, page.source)
            return source.reliability if source else ""

        self._table.set_letters(letter_behind)


def title_beside(desk: Desk, article_id: int) -> str:
    """What an article is called beside the one that is open, which needs no name."""
    if desk.article and desk.article.id == article_id:
        return ""
    return title_of(desk.session.store.article(article_id))
