"""Looks through the articles of a site for what a rule speaks of, between the keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotate import site_rules
from annotate.model import SiteBy
from annotate.page.joining import joined
from annotate.paging import articles_in_pages
from ui.library.article_rows import title_of
from ui.widgets.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.edits import Change
    from annotate.model import Article, SiteRule, ZoneKind
    from annotate.session import Store

SHOWN = 200
"""Paragraphs that are kept to be looked at."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph a rule speaks of, as a person looks at it."""

    article: Article
    title: str
    line: str
    start: int
    kind: ZoneKind
    is_news: bool


@dataclass(slots=True)
class Findings:
    """What a rule speaks of: paragraphs in so many articles, and what it would change."""

    articles: int = 0
    paragraphs: int = 0
    changed_articles: int = 0
    changed_paragraphs: int = 0
    changes: list[Change] = field(default_factory=list)
    shown: list[Spoken] = field(default_factory=list)


class RuleRun(QObject):
    """Goes through the articles of the rule's site once.

    Signals:
        finished: arg: Findings.
    """

    finished = Signal(object)

    def __init__(self, store: Store, rule: SiteRule, parent: QObject) -> None:
        super().__init__(parent)
        self._store, self._rule = store, rule
        self.findings = Findings()
        self._looking = Slices(self._all(), self)
        self._looking.finished.connect(lambda: self.finished.emit(self.findings))
        self._looking.start()

    def stop(self) -> None:
        """Look no further."""
        self._looking.stop()

    def _all(self) -> Iterator[None]:
        rule = self._rule
        others = [other for other in self._store.site_rules() if other.is_on and other.id != rule.id]
        later = [other for other in others if (other.at, other.id) > (rule.at, rule.id)]
        known_by_page = rule.site_by is SiteBy.LAYOUT
        for _, _, article in articles_in_pages(self._store):
            if known_by_page or site_rules.of_article(article, "", [rule]):
                self._look_at(article, later)
                yield

    def _look_at(self, article: Article, later: list[SiteRule]) -> None:
        """Take what a rule finds in one article, but for what a later rule speaks of."""
        content = self._store.content(article.id)
        if not site_rules.of_article(article, content.text, [self._rule]):
            return
        rules = [self._rule, *site_rules.of_article(article, content.text, later)]
        found = [hit for hit in site_rules.hits(content, rules) if hit.rule is self._rule]
        news = [hit for hit in found if hit.is_news]
        findings = self.findings
        findings.articles += bool(found)
        findings.paragraphs += len(found)
        findings.changed_articles += bool(news)
        findings.changed_paragraphs += len(news)
        findings.changes += site_rules.changes(article, content, news)
        for hit in found[: SHOWN - len(findings.shown)]:
            line = joined(content.text, hit.zone)
            zone = hit.zone
            findings.shown.append(
                Spoken(article, title_of(article), line, zone.span.start, zone.kind, hit.is_news)
            )
