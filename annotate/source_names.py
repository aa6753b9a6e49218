"""A source under another name: all that names it follows, in one deed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotate.edits import Change, Deed, Edit
from annotate.model import Annotation, Article, SiteBy, SiteRule, Source, SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SAID_IN = {SourceKind.OUTLET: "source", SourceKind.AUTHOR: "byline"}
"""The field of an article's metadata that names such a source; speakers are named by their claims."""


@dataclass(frozen=True, slots=True)
class Named:
    """All that names one source: articles by outlet or byline, claims by holder, rules by their site."""

    articles: Sequence[Article] = ()
    annotations: Sequence[Annotation] = ()
    rules: Sequence[SiteRule] = ()


def rename(source: Source, name: str, named: Named, now: str) -> Edit | None:
    """Give a source a name that no other of its kind has; None where nothing was ever said of it."""
    changes = _brought_to(Source(source.kind, name), [(source, named)], now)
    return Edit(Deed.RENAME_SOURCE, changes, name) if changes else None


def merge(gone: Iterable[tuple[Source, Named]], into: Source, now: str) -> Edit | None:
    """Let sources be `into`, which is of their kind, from now on; None where nothing was ever said of them.

    The letter of `into` stays; where it has none, the first that the others have is taken over. Notes are
    joined, so that nothing is lost that an analyst wrote.
    """
    changes = _brought_to(into, gone, now)
    return Edit(Deed.MERGE_SOURCES, changes, into.name) if changes else None


def new_outlets(edit: Edit) -> dict[str, str]:
    """Return which outlets a deed renamed or merged: the name before -> the name after."""
    if edit.deed not in (Deed.RENAME_SOURCE, Deed.MERGE_SOURCES):
        return {}
    articles = ((c.before, c.after) for c in edit.changes)
    names = (
        (before.metadata.source, after.metadata.source)
        for before, after in articles
        if isinstance(before, Article) and isinstance(after, Article)
    )
    return {before: after for before, after in names if before != after}


def _brought_to(into: Source, gone: Iterable[tuple[Source, Named]], now: str) -> tuple[Change, ...]:
    changes: list[Change] = []
    kept = into
    for source, named in gone:
        changes += _followed(named, source.kind, into.name, now)
        notes = dict.fromkeys(filter(None, (kept.note, source.note)))
        kept = replace(kept, reliability=kept.reliability or source.reliability, note=" / ".join(notes))
        if source.reliability or source.note:
            changes.append(Change(source, Source(source.kind, source.name)))
    if kept != into:
        changes.append(Change(into, kept))
    return tuple(changes)


def _followed(named: Named, kind: SourceKind, name: str, now: str) -> Iterator[Change]:
    for article in named.articles:
        metadata = replace(article.metadata, **{_SAID_IN[kind]: name})
        yield Change(article, replace(article, metadata=metadata))
    for annotation in named.annotations:
        details = replace(annotation.details, holder=name)
        yield Change(annotation, replace(annotation, details=details, updated_at=now))
    for rule in named.rules:
        if kind is SourceKind.OUTLET and rule.site_by is SiteBy.OUTLET:
            yield Change(rule, replace(rule, site=name))
