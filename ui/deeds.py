"""What a deed is called, in undo's menu line and wherever else it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.edits import Deed
from ui.i18n import current_language, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotate.history import DeedName
    from annotate.tags import Tag

_LONGEST = 24  # characters of a title in a menu

_OF_A_TAG = (Deed.TAG, Deed.RETAG, Deed.NOTE, Deed.MOVE, Deed.DESCRIBE, Deed.REMOVE,
             Deed.ACCEPT, Deed.DISMISS, Deed.JOIN_CLAIMS, Deed.PART_CLAIMS)


def deed_words(name: DeedName, tags: Iterable[Tag]) -> str:
    """Return the name of a deed in words, with its tag, title or number filled in."""
    return tr(f"deed.{name.deed}", detail=_detail(name, tags))


def menu_text(text: str) -> str:
    """`text` for an action: there a lone ampersand marks a key."""
    return text.replace("&", "&&")


def _detail(name: DeedName, tags: Iterable[Tag]) -> str:
    if name.tag:  # undone, the codebook has it no more
        return name.tag.name(current_language())
    if name.deed in _OF_A_TAG:
        return next((tag.name(current_language()) for tag in tags if tag.id == name.detail), name.detail)
    if name.deed is Deed.STATUS:
        return tr(f"status.{name.detail}")
    if name.deed is Deed.ZONE:
        return tr(f"zone.{name.detail}")
    if name.deed in (Deed.IMPORT, Deed.METADATA) and name.records > 1:
        return tr("count.articles", n=name.records)
    line = " ".join(name.detail.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST - 1]}…"
