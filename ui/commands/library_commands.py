"""What the analyst asks of the library by key, menu and palette."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu

from annotate.saved_filter import SavedFilter
from annotate.source_names import new_outlets
from ui.i18n import tr
from ui.keys import menus
from ui.keys.actions import Need
from ui.library import library_menu
from ui.library.library_words import question_words
from ui.settings import LIBRARY_ORDER, SAVED_FILTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from annotate.session import Changes
    from ui.library.article_list import ArticleList
    from ui.settings import Settings

SAVED_PREFIX = "saved_filter_"
"""What the names of saved filters begin with in the palette; a number follows, counted from 0."""

_LONGEST_NAME = 60


class LibraryCommands(QObject):
    """The part "shelves" of the table of actions. Saved filters are the person's, in every project."""

    def __init__(self, library: ArticleList, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._settings = library, settings
        self._actions: Mapping[str, QAction] = {}

    def begin(self, actions: Mapping[str, QAction]) -> None:
        """Show the order that was chosen last, and check it in the menus from now on."""
        self._actions = actions
        self._library.asked.connect(self._on_asked)
        self._library.menu_requested.connect(self.show_menu)
        self._library.ask(self._library.filter, self._settings.get(LIBRARY_ORDER))

    def there(self) -> Need:
        """What there is for the actions to act on."""
        return Need.FILTERED if self._library.filter.is_asking else Need.NOTHING

    def follow(self, changes: Changes) -> None:
        """Ask for outlets under the names they have now; saved filters keep the old ones, too.

        They are used in other projects as well, where the outlet may have the name it always had.
        """
        names = new_outlets(changes.edit)
        if not names:
            return
        self._settings.set(SAVED_FILTERS, tuple(each.following(names) for each in self.saved()))
        asked, here = self._library.filter.following(names), set(self._library.library.sources)
        gone = {name for name in names if name not in here}
        if asked != self._library.filter:
            self._library.ask(replace(asked, sources=asked.sources - gone))

    def saved(self) -> tuple[SavedFilter, ...]:
        """The filters that were saved."""
        return self._settings.get(SAVED_FILTERS)

    def filter(self) -> None:
        """Let words be typed that articles are to have."""
        self._library.show()
        self._library.focus_field()

    def clear(self) -> None:
        """Show every article again."""
        self._library.clear()

    def sort_by(self, sort: str) -> None:
        """Sort by something else; the same once more turns it round."""
        self._library.sort_by(sort)

    def group_by(self, group: str) -> None:
        """Let articles stand together by something else."""
        self._library.group_by(group)

    def use(self, name: str) -> None:
        """Ask for what was saved; `name` is as the palette has it."""
        number = int(name.removeprefix(SAVED_PREFIX))
        if number < len(self.saved()):
            self._library.show()
            self._library.use(self.saved()[number])

    def show_menu(self, where: QPoint) -> None:
        """Everything that can be asked for, and what was saved."""
        library, menu = self._library, self._menu()
        menus.fill_menu(menu, (
            ("menu.library_sort", menus.LIBRARY_SORTS), ("menu.library_group", menus.LIBRARY_GROUPS), None,
        ), self._actions)  # fmt: skip
        library_menu.add_sources(menu, library.library, library.filter, library.ask)
        library_menu.add_tags(menu, library.tags, library.filter, library.ask)
        library_menu.add_dates(menu, library.filter, library.ask, self._ask_for_period)
        menu.addSeparator()
        self._add_saved(menu)
        menu.popup(where)

    def show_saved(self) -> None:
        """The filters that were saved; a digit chooses one."""
        self._library.show()
        menu = self._menu()
        self._add_saved(menu)
        menu.popup(self._library.head.menu_place())

    def save(self) -> None:
        """Ask for a name, and keep what is asked for under it; the same name takes the place of the other."""
        library = self._library
        suggested = question_words(library.filter, library.order, library.tags)[:_LONGEST_NAME]
        name, is_given = QInputDialog.getText(
            library, tr("library.save_title"), tr("library.save_name"), QLineEdit.EchoMode.Normal, suggested
        )
        if is_given and (name := " ".join(name.split())[:_LONGEST_NAME]):
            made = SavedFilter(name, library.filter, library.order)
            others = (each for each in self.saved() if each.name != name)
            self._settings.set(SAVED_FILTERS, (*others, made))

    def _menu(self) -> QMenu:
        menu = QMenu(tr("menu.library"), self._library)
        menu.setObjectName("libraryMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_saved(self, menu: QMenu) -> None:
        library, saved = self._library, self.saved()
        present = next((s for s in saved if (s.asked, s.order) == (library.filter, library.order)), None)
        library_menu.add_saved(menu, saved, present, library.use)
        menu.addSeparator()
        menu.addAction(self._actions["save_filter"])
        library_menu.add_forgetting(menu, saved, self._forget)
        menu.addAction(self._actions["clear_filter"])

    def _forget(self, gone: SavedFilter) -> None:
        self._settings.set(SAVED_FILTERS, tuple(each for each in self.saved() if each != gone))

    def _ask_for_period(self) -> None:
        from ui.dialogs.period import PeriodDialog

        library = self._library
        dialog = PeriodDialog(library.filter, library)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def ask() -> None:
            since, until = dialog.period()
            library.ask(replace(library.filter, since=since, until=until))

        dialog.accepted.connect(ask)
        dialog.open()

    def _on_asked(self) -> None:
        order = self._library.order
        if order != self._settings.get(LIBRARY_ORDER):
            self._settings.set(LIBRARY_ORDER, order)
        self._actions[f"library_sort_{order.sort}"].setChecked(True)
        self._actions[f"library_group_{order.group}"].setChecked(True)
