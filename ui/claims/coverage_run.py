"""Looks through a project for what is still open in it, between the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotate.model import SaidClaim, Status
from annotate.paging import articles_in_pages
from ui.widgets.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from annotate.coverage import Gap
    from annotate.model import Article
    from annotate.session import AnnotationSession
    from annotate.suggest.learner import Learner
    from annotate.suggest.rules import Suggestion


class CoverageRun(QObject):
    """Goes through every article that was begun. With a `learner` it also asks what is left untagged.

    Signals:
        found: something is open.  args: the Article, list of Gap.
        advanced: so many articles were looked through.  args: the number, of how many.
        finished: all of it was.  arg: how much is open.
    """

    found = Signal(object, list)
    advanced = Signal(int, int)
    finished = Signal(int)

    def __init__(self, session: AnnotationSession, learner: Learner | None, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._annotator = session.store, session.annotator
        self._learner = learner
        self._number = 0
        self._claims: list[SaidClaim] = []
        self._again: list[Gap] = []
        self._looking = Slices(self._all(), self)
        self._looking.finished.connect(lambda: self.finished.emit(self._number))
        self._looking.start()

    def stop(self) -> None:
        """Look no further."""
        self._looking.stop()

    def _all(self) -> Generator[None, None, None]:
        """Go through it in small steps."""
        from annotate.coverage import said_before  # 0.1 s, which the start must not pay

        for passed, number, article in articles_in_pages(self._store):
            if article.status is not Status.ASIDE:
                yield from self._one(article)
            self.advanced.emit(passed, number)
        before = yield from said_before(self._claims)
        self._tell_by_article(list(dict.fromkeys(before + self._again)))

    def _one(self, article: Article) -> Iterator[None]:
        from annotate.coverage import GapKind, gaps

        annotations = self._store.annotations(article.id)
        reviewed = self._store.reviewed(article.id, self._annotator)
        if article.status is Status.NEW and not annotations and not reviewed:
            return
        content = self._store.content(article.id)
        suggestions: list[Suggestion] = []
        if self._learner:
            from annotate.suggest.engine import readings

            decided = {decision.span.start for decision in self._store.decisions(article.id)}
            for reading in readings(content):
                if reading.span.start not in decided:
                    suggestions.append(self._learner.suggest(reading))
                yield
        self._claims += map(SaidClaim.of, annotations)
        here = gaps(article.id, content, annotations, reviewed, suggestions)
        self._tell(article, [gap for gap in here if gap.kind is not GapKind.SAME_CLAIM])
        self._again += [gap for gap in here if gap.kind is GapKind.SAME_CLAIM]  # with those across articles
        yield

    def _tell_by_article(self, gaps: list[Gap]) -> None:
        by_article: dict[int, list[Gap]] = {}
        for gap in gaps:
            by_article.setdefault(gap.article_id, []).append(gap)
        for article in self._store.articles_by_id(by_article):
            self._tell(article, by_article[article.id])

    def _tell(self, article: Article, gaps: list[Gap]) -> None:
        if gaps:
            self._number += len(gaps)
            self.found.emit(article, gaps)
