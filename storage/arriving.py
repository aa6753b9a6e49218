"""What was read and analysed is written: many short transactions that are one deed to the analyst."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate import edits
from annotate.errors import ShirushiError
from annotate.intake import Hashes
from annotate.site_rules import follow
from storage.importers.annotations_csv import import_claims
from storage.outcome import Became, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.arrivals import Arrival
    from annotate.model import Article, Content
    from annotate.session import AnnotationSession
    from storage.project import Project


class Arriving:
    """One import. Each `write` is a transaction; what it has written stays, whatever happens then.

    Raises what says why the project is read-only.
    """

    def __init__(self, session: AnnotationSession, project: Project) -> None:
        if project.why_read_only:
            raise project.why_read_only
        self._session = session
        self._project = project
        self._run = session.make_id()
        self._number = 0

    def write(self, arrivals: Sequence[Arrival]) -> list[Outcome]:
        """Write the articles that are new, in one transaction, and return what became of each.

        A page that is in the project already, by its bytes or by its text, comes in no second time.
        When nothing of it can be written, all that were new have failed, each with the reason.
        """
        outcomes, new = self._sorted_out(arrivals)
        try:
            if new:
                self._session.apply(edits.add_articles(new, self._run, self._number))
                self._number += len(new)
        except ShirushiError as error:
            return [_failed(one, error) if one.status is Became.IMPORTED else one for one in outcomes]
        return outcomes

    def claims(self, arrival: Arrival) -> Iterator[Outcome]:
        """Bring in the annotations of a file, as `import_claims` does."""
        return import_claims(self._session, self._project, arrival.wanted.path)

    def _sorted_out(
        self, arrivals: Sequence[Arrival]
    ) -> tuple[list[Outcome], list[tuple[Article, Content]]]:
        articles = [one.article for one in arrivals if one.article]
        known = self._known(articles) if articles else {}
        next_id = self._project.next_article_id() if articles else 0
        rules = self._project.site_rules() if articles else []
        outcomes: list[Outcome] = []
        new: list[tuple[Article, Content]] = []
        for one in arrivals:
            path, article = one.wanted.path, one.article
            if article is None or one.content is None:
                outcomes.append(Outcome(path, Became.FAILED, error=one.error))
                continue
            there = known.get(article.original_sha256) or known.get(article.sha256)
            if there is None:
                there = replace(article, id=next_id + len(new), imported_at=self._session.now())
                there, content = follow(there, one.content, rules)
                new.append((there, content))
                known[there.original_sha256] = known[there.sha256] = there
                outcomes.append(Outcome(path, Became.IMPORTED, there, replaced=one.replaced))
            else:
                outcomes.append(Outcome(path, Became.DUPLICATE, there, replaced=one.replaced))
        return outcomes, new

    def _known(self, articles: Sequence[Article]) -> dict[str, Article]:
        """Every hash of bytes or of text that is in the project -> its first article."""
        # Asked once for all of them: every question outside a transaction locks the file anew.
        found = self._project.articles_with([Hashes(one.original_sha256, one.sha256) for one in articles])
        return {key: one for one in reversed(found) for key in (one.original_sha256, one.sha256)}


def _failed(outcome: Outcome, error: ShirushiError) -> Outcome:
    return Outcome(outcome.path, Became.FAILED, error=error)
