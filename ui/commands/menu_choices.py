"""Checks in the menus what holds now: state and encoding, kind of paragraph, order of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.claims.annotation_columns import Column
from ui.keys.actions import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from ui.desk import Desk
    from ui.library.article_list import ArticleList
    from ui.zones.zone_desk import ZoneDesk


class MenuChoices(QObject):
    """Of every group of actions of which one is checked, checks the one that is so."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        desk: Desk,
        library: ArticleList,
        zones: ZoneDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._desk, self._library, self._zones = actions, desk, library, zones

    def show_article(self) -> None:
        """Check the encoding of the article that is open, and the state of those that are meant."""
        article, chosen = self._desk.article, self._library.chosen()
        state = self._library.status_of(chosen) if len(chosen) > 1 or not article else article.status
        present = {"encoding": article.encoding if article else "", "status": state}
        for row in ACTIONS:
            if row.choice in present:
                self._actions[row.id].setChecked(row.argument == present[row.choice])

    def show_zone(self) -> None:
        """Check what the paragraph at hand is."""
        if kind := self._zones.kind_at_hand():
            self._actions[f"zone_{kind}"].setChecked(True)

    def show_order(self, column: int) -> None:
        """Check the column by which the table is sorted; its place in the text is that of the quote."""
        shown = Column.QUOTE if column == Column.PLACE else Column(column)
        self._actions[f"sort_{shown.name.lower()}"].setChecked(True)
