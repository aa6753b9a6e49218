"""What was read and analysed is written: many short transactions that are one deed to the analyst."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate import edits
from annotate.errors import ShirushiError
from annotate.site_rules import follow
from storage.importers.annotations_csv import import_claims
from storage.outcome import Became, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.arrivals import Arrival
    from annotate.intake import Hashes
    from annotate.model import Article, Content, SiteRule
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
        When it cannot be written, all that were new have failed, each with the reason, and their doubles.
        """
        outcomes, new = self._sorted_out(arrivals)
        try:
            if new:
                self._session.apply(edits.add_articles(new, self._run, self._number))
                self._number += len(new)
        except ShirushiError as error:
            lost = {article.id for article, _ in new}
            return [_failed(one, error) if _is_in(lost, one) else one for one in outcomes]
        return outcomes

    def known(self, pages: Sequence[Hashes]) -> dict[str, Article]:
        """Every hash of bytes or of text of these that is in the project -> its first article."""
        # Asked once for all of them: every question outside a transaction locks the file anew.
        found = self._project.articles_with(pages) if pages else []
        return {key: one for one in reversed(found) for key in (one.original_sha256, one.sha256)}

    def claims(self, arrival: Arrival) -> Iterator[Outcome]:
        """Bring in the annotations of a file, as `import_claims` does."""
        return import_claims(self._session, self._project, arrival.wanted.path)

    def _sorted_out(
        self, arrivals: Sequence[Arrival]
    ) -> tuple[list[Outcome], list[tuple[Article, Content]]]:
        """What will have become of each, and the records of those that are new."""
        pages = [one.hashes for one in arrivals if one.hashes]
        known = self.known(pages)
        next_id = self._project.next_article_id() if pages else 0
        rules = self._project.site_rules() if pages else []
        outcomes: list[Outcome] = []
        new: list[tuple[Article, Content]] = []
        for one in arrivals:
            if one.hashes is None:
                outcomes.append(Outcome(one.wanted.path, Became.FAILED, error=one.error))
                continue
            became = Became.DUPLICATE
            there = known.get(one.hashes.original) or known.get(one.hashes.text)
            if there is None:
                became = Became.IMPORTED
                there, content = self._records(one, next_id + len(new), rules)
                new.append((there, content))
                known[there.original_sha256] = known[there.sha256] = there
            outcomes.append(Outcome(one.wanted.path, became, there, replaced=one.replaced))
        return outcomes, new

    def _records(self, arrival: Arrival, number: int, rules: Sequence[SiteRule]) -> tuple[Article, Content]:
        assert arrival.article is not None
        assert arrival.content is not None
        article = replace(arrival.article, id=number, imported_at=self._session.now())
        return follow(article, arrival.content, rules)


def _is_in(lost: set[int], outcome: Outcome) -> bool:
    return outcome.article is not None and outcome.article.id in lost


def _failed(outcome: Outcome, error: ShirushiError) -> Outcome:
    return Outcome(outcome.path, Became.FAILED, error=error)
