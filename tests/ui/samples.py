"""Invented articles and annotations, made with as few words as a test needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.library import Library
from annotate.model import Annotation, Article, Metadata, Status
from annotate.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NOON = "2026-03-01T12:00:00.000Z"


def article(
    number: int, title: str = "島の診療所", *, status: Status = Status.NEW, **facts: str
) -> Article:
    metadata = Metadata(title=title, **facts)
    return Article(
        number, metadata, "a" * 64, "b" * 64, "utf-8", 10, f"{number}.txt", NOON, status
    )


def library_of(articles: Iterable[Article], counts: Mapping[int, Mapping[str, int]] | None = None) -> Library:
    """A library of these articles; `counts` are annotations by tag, by article id."""
    library = Library()
    for each in articles:
        library.put(each)
    for article_id, numbers in (counts or {}).items():
        for tag, number in numbers.items():
            library.count(article_id, tag, number)
    return library


def annotation(
    name: str, start: int = 0, *, tag: str = "assertion", note: str = "", quote: str = "船が減る。"
) -> Annotation:
    span = Span(start, start + len(quote))
    return Annotation(name, 1, span, tag, quote, "森田", NOON, NOON, note)
