"""Enables what can be done now, and says on the tag bar what a tag would be given to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui import actions
from ui.actions import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QAction

    from ui.article_view import ArticleView
    from ui.tag_bar import TagBar


class Possibilities(QObject):
    """Asks `sources` what there is to act on; together they say what can be done."""

    def __init__(
        self,
        sources: Iterable[Callable[[], Need]],
        actions_by_id: Mapping[str, QAction],
        view: ArticleView,
        tag_bar: TagBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._sources, self._actions = tuple(sources), actions_by_id
        self._view, self._tag_bar = view, tag_bar
        self._rows: tuple[actions.Action, ...] = ()
        self._there: Need | None = None

    def set_actions(self, rows: tuple[actions.Action, ...]) -> None:
        """Take these rows of the table from now on; what is new among them is not enabled yet."""
        self._rows, self._there = rows, None

    def show(self) -> None:
        """Follow what is at hand."""
        there = Need.NOTHING
        for source in self._sources:
            there |= source()
        if there != self._there:
            self._there = there
            actions.enable(self._rows, self._actions, there)
        self._show_target(there)

    def _show_target(self, there: Need) -> None:
        focused = self._view.focused_annotation()
        if Need.TARGET not in there:
            self._tag_bar.set_target("none")
        elif self._view.selection():
            self._tag_bar.set_target("selection")
        elif focused:
            self._tag_bar.set_target("annotation", focused.tag)
        else:
            self._tag_bar.set_target("sentence")
