"""Names undo and redo after what they would do: "Undo: tag a claim"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.deeds import deed_words, menu_text
from ui.i18n import tr
from ui.keys.actions import Id, Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QAction

    from annotate.session import AnnotationSession
    from annotate.tags import Tag


class UndoNames(QObject):
    """Follows the history; `tags` returns the codebook, which deeds are named after."""

    def __init__(
        self,
        session: AnnotationSession,
        actions: Mapping[str, QAction],
        tags: Callable[[], Iterable[Tag]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._actions, self._tags = session, actions, tags
        self._there = Need.NOTHING

    def there(self) -> Need:
        """What there is for undo and redo to act on."""
        return self._there

    def show(self) -> None:
        """Say what can be taken back, and what can be done again."""
        store = self._session.store
        self._there = Need.NOTHING
        for id, need, name in (
            (Id.UNDO, Need.UNDOABLE, store.undo_name()),
            (Id.REDO, Need.REDOABLE, store.redo_name()),
        ):
            if name:
                self._there |= need
                deed = menu_text(deed_words(name, self._tags()))
                self._actions[id].setText(tr(f"action.{id}_deed", deed=deed))
            else:
                self._actions[id].setText(tr(f"action.{id}"))
