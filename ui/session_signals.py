"""The one place where what the session tells becomes Qt signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotate.model import Annotation, Article, Source
from annotate.tags import Tag

if TYPE_CHECKING:
    from annotate.session import AnnotationSession, Changes


class SessionSignals(QObject):
    """Lives as long as the session; windows come and go.

    Signals:
        sources_changed: the register of sources says something else.
        changed: a deed was written.  arg: its Changes.
        articles_changed: articles came, went or were changed in one deed.
                          arg: list of (Article before, after), each or None.
        annotations_changed: annotations of one article were touched.
                             args: the article's id, list of (Annotation before, after), or None.
        tags_changed: the codebook was changed; told before the annotations that a tag brought along.
    """

    sources_changed = Signal()
    changed = Signal(object)
    articles_changed = Signal(list)
    annotations_changed = Signal(int, list)
    tags_changed = Signal()

    def __init__(self, session: AnnotationSession) -> None:
        super().__init__()
        session.subscribe(self._tell)

    def _tell(self, changes: Changes) -> None:
        touched: dict[int, list[tuple[Annotation | None, Annotation | None]]] = {}
        if any(isinstance(change.after or change.before, Tag) for change in changes.edit.changes):
            self.tags_changed.emit()
        articles = []
        for change in changes.edit.changes:
            record = change.after or change.before
            if isinstance(record, Article):
                articles.append((change.before, change.after))
            elif isinstance(record, Annotation):
                touched.setdefault(record.article_id, []).append((change.before, change.after))  # type: ignore[arg-type]  # annotations both, by the line above
        if articles:
            self.articles_changed.emit(articles)
        for article_id, pairs in touched.items():
            self.annotations_changed.emit(article_id, pairs)
        if any(isinstance(change.after or change.before, Source) for change in changes.edit.changes):
            self.sources_changed.emit()
        self.changed.emit(changes)
