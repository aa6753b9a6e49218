"""An article is read again from its bytes, in another encoding."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotate import edits
from annotate.arrivals import Wanted
from annotate.errors import ShirushiError
from annotate.site_rules import follow
from storage.importers.text import encoding_label
from storage.preparing import prepared

if TYPE_CHECKING:
    from annotate.model import Article
    from annotate.session import AnnotationSession
    from storage.project import Project

_ENCODED = frozenset({"text", "html", "mhtml"})
"""Formats whose bytes may be read in another encoding."""


def redecode(session: AnnotationSession, project: Project, article_id: int, encoding: str) -> Article:
    """Read the article's bytes again, in `encoding`, and return the article that takes its place.

    Raises ShirushiError("redecode_annotated") when claims are marked in it, since their positions
    would no longer be true, ShirushiError("redecode_no_choice") for a format that states its encoding
    itself, UsageError for an unknown encoding, ReadError, and what the project raises.
    """
    old = project.article(article_id)
    if marked := len(project.annotations(article_id)):
        raise ShirushiError("redecode_annotated", article=article_id, count=marked)
    if old.form not in _ENCODED:
        raise ShirushiError("redecode_no_choice", article=article_id)
    wanted = Wanted(
        Path(old.file_name), project.original(article_id), old.metadata.url, encoding_label(encoding)
    )
    (arrival,) = filter(None, prepared([wanted]))
    if arrival.article is None or arrival.content is None:
        raise arrival.error or ShirushiError("file_empty", path=old.file_name)
    read = replace(
        arrival.article,
        id=project.next_article_id(),
        imported_at=session.now(),
        status=old.status,
    )
    new, content = follow(read, arrival.content, project.site_rules())
    session.apply(edits.replace_article(old, new, content))
    return new
