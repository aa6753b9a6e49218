"""The projects that were open, filled in when the menu opens; what is no longer there is grey."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.deeds import menu_text
from ui.i18n import tr
from ui.settings import RECENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMenu

    from ui.settings import Settings


def fill_on_opening(menu: QMenu, settings: Settings, choose: Callable[[Path], object]) -> None:
    """Have `menu` list the projects each time it opens; `choose` is called with the one chosen."""
    menu.aboutToShow.connect(lambda: _fill(menu, settings, choose))


def _fill(menu: QMenu, settings: Settings, choose: Callable[[Path], object]) -> None:
    menu.clear()
    paths = [Path(recent.path) for recent in settings.get(RECENT)]
    for path in paths:
        line = menu.addAction(menu_text(tr("recent.line", name=path.stem, folder=path.parent.name)))
        line.setEnabled(path.is_file())
        line.triggered.connect(lambda *_, path=path: choose(path))
    menu.addSeparator()
    clear = menu.addAction(tr("recent.clear"))
    clear.setEnabled(bool(paths))
    clear.triggered.connect(lambda: settings.set(RECENT, ()))
