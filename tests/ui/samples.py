"""Invented articles and annotations, made with as few words as a test needs."""

from __future__ import annotations

from annotate.model import Annotation, Article, Metadata, Status
from annotate.spans import Span

NOON = "2026-03-01T12:00:00.000Z"


def article(
    number: int, title: str = "島の診療所", *, status: Status = Status.NEW, **facts: str
) -> Article:
    metadata = Metadata(title=title, **facts)
    return Article(
        number, metadata, "a" * 64, "b" * 64, "utf-8", 10, f"{number}.txt", NOON, status
    )


def annotation(
    name: str, start: int = 0, *, tag: str = "assertion", note: str = "", quote: str = "船が減る。"
) -> Annotation:
    span = Span(start, start + len(quote))
    return Annotation(name, 1, span, tag, quote, "森田", NOON, NOON, note)
