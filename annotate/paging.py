"""The articles of a project one after the other, of which a few records are in memory at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Article
    from annotate.session import Store

_PAGE = 100
"""Articles: 1 ms, and 0.1 MB; the records of 100,000 would be 100 MB, and half a second at once."""


def articles_in_pages(store: Store) -> Iterator[tuple[int, int, Article]]:
    """Yield (how many articles were passed with this one, of how many, the article) for each that is there.

    Between two of them articles may be removed: those are passed over.
    """
    ids = store.library("").ids  # of nobody: nothing but the ids is read
    for first in range(0, len(ids), _PAGE):
        page = ids[first : first + _PAGE]
        here = {article.id: article for article in store.articles_by_id(page)}
        for passed, article_id in enumerate(page, first + 1):
            if article_id in here:
                yield passed, len(ids), here[article_id]
