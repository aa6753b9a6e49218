"""The menus that come up where something is right-clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from ui.keys import menus
from ui.keys.actions import Need
from ui.zones.zone_menu import add_reason, zone_menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ui.commands.menu_choices import MenuChoices
    from ui.library.article_list import ArticleList
    from ui.suggestions.suggestion_desk import SuggestionDesk
    from ui.zones.zone_desk import ZoneDesk


class ContextMenus(QObject):
    """Each shows one menu at `where`, a place on the screen; what it offers are the actions of the window."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        choices: MenuChoices,
        library: ArticleList,
        suggestions: SuggestionDesk,
        zones: ZoneDesk,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions, self._choices, self._window = actions, choices, window
        self._library, self._suggestions, self._zones = library, suggestions, zones

    def show_of_text(self, where: QPoint) -> None:
        """In the article: of the suggestion there, else of the words."""
        suggested = Need.SUGGESTION in self._suggestions.there()
        self._show(where, menus.SUGGESTION if suggested else menus.IN_TEXT)

    def show_of_annotation(self, where: QPoint) -> None:
        """On a mark in the text or a row of the table."""
        self._show(where, menus.ANNOTATION)

    def show_of_tag(self, where: QPoint) -> None:
        """On the tag of a row."""
        self._show(where, (menus.TAGS,))

    def show_of_header(self, where: QPoint) -> None:
        """On the header of the table."""
        self._show(where, menus.HEADER_CONTEXT)

    def show_of_library(self, where: QPoint) -> None:
        """In the list of articles."""
        self._choices.show_article()
        menu = self._show(where, menus.LIBRARY_CONTEXT)
        for below in menu.findChildren(QMenu):  # of the article that is open, and of it alone
            below.menuAction().setEnabled(len(self._library.chosen()) < 2)

    def show_of_zone(self, where: QPoint) -> None:
        """Let a letter say what the paragraph at hand is."""
        menu = zone_menu(self._actions, self._zones.reason(), self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _show(self, where: QPoint, items: menus.Items) -> QMenu:
        menu = menus.make_menu("menu.edit", items, self._actions, self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if zones := menu.findChild(QMenu, "menu_zone"):
            add_reason(zones, self._zones.reason())
        menu.popup(where)
        return menu
