"""What a deed is called, in undo's menu line and wherever else it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.edits import Deed
from annotate.tags import Tag
from ui.i18n import current_language, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.edits import Edit

_LONGEST = 24  # characters of a title in a menu

_OF_A_TAG = (Deed.TAG, Deed.RETAG, Deed.NOTE, Deed.MOVE, Deed.DESCRIBE, Deed.REMOVE,
             Deed.ACCEPT, Deed.DISMISS, Deed.JOIN_CLAIMS, Deed.PART_CLAIMS)


def deed_words(edit: Edit, tags: Iterable[Tag]) -> str:
    """Return the name of a deed with its tag, title or number filled in."""
    return tr(f"deed.{edit.deed}", detail=_detail(edit, tags))


def menu_text(text: str) -> str:
    """`text` for an action: there a lone ampersand marks a key."""
    return text.replace("&", "&&")


def _detail(edit: Edit, tags: Iterable[Tag]) -> str:
    for change in edit.changes:
        if isinstance(record := change.after or change.before, Tag):  # undone, the codebook has it no more
            return record.name(current_language())
    if edit.deed in _OF_A_TAG:
        return next((tag.name(current_language()) for tag in tags if tag.id == edit.detail), edit.detail)
    many = tr("count.articles", n=f"{len(edit.changes):,}") if len(edit.changes) > 1 else ""
    if edit.deed is Deed.STATUS:
        return " · ".join(filter(None, (tr(f"status.{edit.detail}"), many)))
    if many and edit.deed in (Deed.IMPORT, Deed.REMOVE_ARTICLE):
        return many
    line = " ".join(edit.detail.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST - 1]}…"
