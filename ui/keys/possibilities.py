"""Enables what can be done now, and says on the tag bar what a tag would be given to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.keys.actions import Need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from PySide6.QtGui import QAction

    from ui.article.article_view import ArticleView
    from ui.keys.actions import Action
    from ui.tags.tag_bar import TagBar


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
        self._by_need: dict[Need, list[str]] = {}
        self._there: Need | None = None

    def set_actions(self, rows: Iterable[Action]) -> None:
        """Take these rows of the table from now on; what is new among them is not enabled yet."""
        self._by_need, self._there = {}, None
        for row in rows:
            self._by_need.setdefault(row.needs, []).append(row.id)

    def show(self) -> None:
        """Follow what is at hand."""
        there = Need.NOTHING
        for source in self._sources:
            there |= source()
        if there != self._there:
            self._enable(there)
        self._show_target(there)

    def _enable(self, there: Need) -> None:
        """Enable what has all it needs; only what that changed for is touched."""
        before, self._there = self._there, there
        for needs, ids in self._by_need.items():
            if before is None or (needs in before) != (needs in there):
                for id in ids:
                    self._actions[id].setEnabled(needs in there)

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
