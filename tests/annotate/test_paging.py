"""All articles are passed, a page of them in memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.library import Library
from annotate.paging import articles_in_pages
from tests.ui.samples import article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.model import Article

NUMBER = 250


class Store:
    """Articles by id, and how many were asked for at once."""

    def __init__(self) -> None:
        self.articles = {n: article(n) for n in range(1, NUMBER + 1)}
        self.asked: list[int] = []

    def library(self, annotator: str) -> Library:
        return Library(self.articles)

    def articles_by_id(self, ids: Iterable[int]) -> list[Article]:
        self.asked.append(len(list(ids)))
        return [self.articles[each] for each in ids if each in self.articles]


def test_every_article_is_passed_a_page_at_a_time() -> None:
    store = Store()
    passed = list(articles_in_pages(store))
    assert [each.id for _, _, each in passed] == list(store.articles)
    assert passed[119][:2] == (120, NUMBER)
    assert sum(store.asked) == NUMBER
    assert max(store.asked) <= 100


def test_an_article_removed_meanwhile_is_passed_over() -> None:
    store = Store()
    passing = articles_in_pages(store)
    next(passing)
    del store.articles[200]
    assert [each.id for _, _, each in passing] == [n for n in range(2, NUMBER + 1) if n != 200]
