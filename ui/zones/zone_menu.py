"""The menu of what a paragraph may be, with the reason why it is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.deeds import menu_text
from ui.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtWidgets import QWidget

# The letter that chooses each in the menu that comes up by key.
LETTERS = {
    "zone_body": "B",
    "zone_heading": "H",
    "zone_title": "T",
    "zone_byline": "N",
    "zone_published": "D",
    "zone_caption": "C",
    "zone_pull_quote": "Q",
    "zone_bio": "I",
    "zone_chrome": "X",
    "split_paragraph": "S",
    "learn_zone": "L",
    "site_rules": "R",
}


def zone_menu(actions: Mapping[str, QAction], reason: str, parent: QWidget) -> QMenu:
    """Return a menu in which a letter chooses: B for body, X for furniture; it does what `actions` do."""
    menu = QMenu(tr("menu.zone"), parent)
    menu.setObjectName("zoneMenu")
    add_reason(menu, reason)
    for number, action in enumerate(_lettered(actions, menu)):
        if number in (9, 10):
            menu.addSeparator()
        menu.addAction(action)
    return menu


def add_reason(menu: QMenu, reason: str) -> None:
    """Put a line on top that says why the paragraph is what it is; it cannot be chosen."""
    if not reason:
        return
    menu.setAccessibleDescription(reason)  # a line that cannot be chosen is passed over by screen readers
    said = QAction(menu_text(reason), menu)
    said.setEnabled(False)
    first = menu.actions()[0] if menu.actions() else None
    menu.insertAction(first, said)  # type: ignore[arg-type]  # None appends
    menu.insertSeparator(first)  # type: ignore[arg-type]


def _lettered(actions: Mapping[str, QAction], menu: QMenu) -> Iterator[QAction]:
    for id, letter in LETTERS.items():
        original = actions[id]
        action = QAction(tr("menu.lettered", name=original.text(), letter=f"&{letter}"), menu)
        action.setObjectName(id)
        action.setCheckable(original.isCheckable())
        action.setChecked(original.isChecked())
        action.setEnabled(original.isEnabled())
        action.triggered.connect(original.trigger)
        yield action
