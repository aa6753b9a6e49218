"""Every change is a value: what was before, what is after, and what to call it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from annotate.errors import ShirushiError
from annotate.model import (
    Annotation,
    Article,
    Content,
    Decision,
    Details,
    Metadata,
    Paragraph,
    Status,
)
from annotate.tags import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotate.model import Source
    from annotate.records import Record
    from annotate.spans import Span
    from annotate.tags import Tag


class Deed(StrEnum):
    """What the analyst did; `deed.<value>` in the translations names it in the menu."""

    IMPORT = "import"
    IMPORT_CLAIMS = "import_claims"
    TAG = "tag"
    RETAG = "retag"
    NOTE = "note"
    MOVE = "move"
    DESCRIBE = "describe"
    REMOVE = "remove"
    STATUS = "status"
    METADATA = "metadata"
    REDECODE = "redecode"
    REMOVE_ARTICLE = "remove_article"
    ADD_TAG = "add_tag"
    CHANGE_TAG = "change_tag"
    REMOVE_TAG = "remove_tag"
    RESTORE_TAG = "restore_tag"
    GRADE_SOURCE = "grade_source"
    RENAME_SOURCE = "rename_source"
    MERGE_SOURCES = "merge_sources"
    ACCEPT = "accept"
    DISMISS = "dismiss"
    ZONE = "zone"
    SPLIT = "split"
    LEARN_RULE = "learn_rule"
    CHANGE_RULE = "change_rule"
    REMOVE_RULE = "remove_rule"
    APPLY_RULE = "apply_rule"
    JOIN_CLAIMS = "join_claims"
    PART_CLAIMS = "part_claims"


@dataclass(frozen=True, slots=True)
class Change:
    """One record, before and after: None before is a new record, None after one taken away.

    `content` comes with an article that is new to the project, and only then.
    """

    before: Record | None
    after: Record | None
    content: Content | None = field(default=None, repr=False, compare=False)

    @property
    def article_id(self) -> int | None:
        """The article that is touched, None for a record of the whole project."""
        record = self.after or self.before
        if isinstance(record, Annotation | Decision | Paragraph):
            return record.article_id
        return record.id if isinstance(record, Article) else None

    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """A deed of the analyst: its changes happen together or not at all.

    `detail` completes the name of the deed, as the tag's id or the article's title does. `run` names
    what the edit is a part of, as an import written in many short transactions: the parts that follow
    each other in the history are undone and made again together.
    """

    deed: Deed
    changes: tuple[Change, ...]
    detail: str = ""
    run: str = ""

    def inverse(self) -> Edit:
        """The edit that takes this one back, the last change first."""
        return replace(self, changes=tuple(change.inverse() for change in reversed(self.changes)))


def add_articles(articles: Iterable[tuple[Article, Content]], run: str = "", before: int = 0) -> Edit:
    """Bring articles in, all in one deed, or in one part of a `run` that has brought in so many `before`."""
    changes = tuple(Change(None, article, content) for article, content in articles)
    first, number = changes[0].after if changes else None, before + len(changes)
    title = first.metadata.title or first.file_name if isinstance(first, Article) else ""
    return Edit(Deed.IMPORT, changes, title if number == 1 else str(number), run)


def remove_article(article: Article) -> Edit:
    """Take an article out of the library; its annotations wait with it for undo."""
    return Edit(Deed.REMOVE_ARTICLE, (Change(article, None),), article.metadata.title)


def replace_article(old: Article, new: Article, content: Content) -> Edit:
    """Put `new` (the same bytes, read in another encoding) in the place of `old`."""
    changes = (Change(old, None), Change(None, new, content))
    return Edit(Deed.REDECODE, changes, new.encoding)


def set_status(article: Article, status: Status) -> Edit:
    """Say how far the analyst is with an article."""
    return Edit(Deed.STATUS, (Change(article, replace(article, status=status)),), status.value)


def remove_articles(articles: Sequence[Article]) -> Edit:
    """Take articles out of the library, all in one deed."""
    detail = articles[0].metadata.title if len(articles) == 1 else str(len(articles))
    return Edit(Deed.REMOVE_ARTICLE, tuple(Change(article, None) for article in articles), detail)


def set_statuses(articles: Iterable[Article], status: Status) -> Edit | None:
    """Say how far the analyst is with articles, all in one deed; None where all of them have that status."""
    others = [set_status(article, status) for article in articles if article.status is not status]
    return together(others) if others else None


def set_metadata(article: Article, metadata: Metadata) -> Edit:
    """Correct what the page says about itself."""
    return Edit(Deed.METADATA, (Change(article, replace(article, metadata=metadata)),), metadata.title)


def set_metadata_of(changed: Iterable[tuple[Article, Metadata]]) -> Edit:
    """Correct what several pages say about themselves, all in one deed."""
    edits = [set_metadata(article, metadata) for article, metadata in changed]
    return edits[0] if len(edits) == 1 else replace(together(edits), detail=str(len(edits)))


def add_annotation(annotation: Annotation) -> Edit:
    """Mark a claim."""
    return Edit(Deed.TAG, (Change(None, annotation),), annotation.tag)


def add_annotations(annotations: Iterable[Annotation]) -> Edit:
    """Bring in claims that were marked before, all in one deed."""
    changes = tuple(Change(None, annotation) for annotation in annotations)
    return Edit(Deed.IMPORT_CLAIMS, changes, str(len(changes)))


def remove_annotation(annotation: Annotation) -> Edit:
    """Take a mark away."""
    return Edit(Deed.REMOVE, (Change(annotation, None),), annotation.tag)


def retag(annotation: Annotation, tag: str, now: str) -> Edit:
    """Give a claim another tag."""
    return _changed(Deed.RETAG, annotation, replace(annotation, tag=tag, updated_at=now))


def write_note(annotation: Annotation, note: str, now: str) -> Edit:
    """Replace the note of a claim."""
    return _changed(Deed.NOTE, annotation, replace(annotation, note=note, updated_at=now))


def describe(annotation: Annotation, details: Details, now: str) -> Edit:
    """Replace what is said about a claim in the form."""
    return _changed(Deed.DESCRIBE, annotation, replace(annotation, details=details, updated_at=now))


def move(annotation: Annotation, span: Span, text: str, now: str) -> Edit:
    """Put the ends of a claim elsewhere; `text` is the article's, the quote is cut from it."""
    moved = replace(annotation, span=span, quote=text[span.slice], updated_at=now)
    return _changed(Deed.MOVE, annotation, moved)


def together(edits: Sequence[Edit]) -> Edit:
    """Make one deed of several of the same kind, which are done and undone at once."""
    details = {edit.detail for edit in edits}
    changes = tuple(change for edit in edits for change in edit.changes)
    return Edit(edits[0].deed, changes, details.pop() if len(details) == 1 else "")


def in_one(parts: Sequence[Edit]) -> Edit:
    """Return the parts of a run, in the order they are made, as the one deed they are to the analyst."""
    return replace(parts[-1], changes=tuple(change for part in parts for change in part.changes))


def add_tag(tag: Tag) -> Edit:
    """Bring a tag into the codebook."""
    return Edit(Deed.ADD_TAG, (Change(None, tag),), tag.id)


def change_tag(before: Tag, after: Tag) -> Edit:
    """Say otherwise what a tag is called or means; its id, and so every claim that has it, stays."""
    return Edit(Deed.CHANGE_TAG, (Change(before, replace(after, id=before.id)),), before.id)


def remove_tag(tag: Tag, annotations: Iterable[Annotation], replacement: str | None, now: str) -> Edit:
    """Offer a tag no longer. `annotations`, all that have it, get the tag `replacement`, or keep it if None.

    The three built-in tags stay: raises ShirushiError for them.
    """
    if any(tag.id == one.id for one in BUILT_IN):
        raise ShirushiError("tag_built_in", tag=tag.id)
    changes = [Change(tag, replace(tag, retired=True))]
    if replacement is not None:
        changes += [change for one in annotations for change in retag(one, replacement, now).changes]
    return Edit(Deed.REMOVE_TAG, tuple(changes), tag.id)


def restore_tag(retired: Tag, restored: Tag) -> Edit:
    """Offer a retired tag again, as `codebook.restored` returns it."""
    return Edit(Deed.RESTORE_TAG, (Change(retired, replace(restored, id=retired.id)),), retired.id)


def grade_source(before: Source, reliability: str, note: str) -> Edit:
    """Say how far a source can be relied on."""
    after = replace(before, reliability=reliability, note=note)
    return Edit(Deed.GRADE_SOURCE, (Change(before, after),), before.name)


def accept(decided: Iterable[tuple[Annotation, Decision, Decision | None]]) -> Edit:
    """Mark what was suggested, each with the decision it is and the one before it, all in one deed."""
    changes: list[Change] = []
    for annotation, decision, before in decided:
        changes += (Change(None, annotation), Change(before, decision))
    tags = {change.after.tag for change in changes if isinstance(change.after, Annotation)}
    return Edit(Deed.ACCEPT, tuple(changes), tags.pop() if len(tags) == 1 else "")


def correct(annotation: Annotation, decision: Decision, before: Decision | None = None) -> Edit:
    """Mark what was suggested with the tag the analyst gives it."""
    return Edit(Deed.TAG, (Change(None, annotation), Change(before, decision)), annotation.tag)


def dismiss(decision: Decision, before: Decision | None = None) -> Edit:
    """Turn a suggestion down."""
    return Edit(Deed.DISMISS, (Change(before, decision),), decision.suggested)


def join_claims(first: Annotation, others: Iterable[Annotation], now: str) -> Edit:
    """Let `first` count for the others, which mark the same claim."""
    changes = tuple(
        Change(other, replace(other, same_as=first.id, updated_at=now)) for other in others
    )
    return Edit(Deed.JOIN_CLAIMS, changes, first.tag)


def part_claims(annotation: Annotation, now: str) -> Edit:
    """Let a claim stand alone, however alike others look."""
    alone = replace(annotation, same_as=annotation.id, updated_at=now)
    return _changed(Deed.PART_CLAIMS, annotation, alone)


def with_begun(edit: Edit, article: Article) -> Edit:
    """Return a deed with the article taken for begun, where it marks the first claim in one not read yet."""
    marks = any(change.before is None and isinstance(change.after, Annotation) for change in edit.changes)
    if article.status is not Status.NEW or not marks or edit.deed not in (Deed.TAG, Deed.ACCEPT):
        return edit
    begun = Change(article, replace(article, status=Status.READING))
    return replace(edit, changes=(begun, *edit.changes))


def _changed(deed: Deed, before: Annotation, after: Annotation) -> Edit:
    return Edit(deed, (Change(before, after),), after.tag)
