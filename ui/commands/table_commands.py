"""What the analyst asks of the table of annotations by key and menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.claims.annotation_columns import ALWAYS, OPTIONAL, Column
from ui.settings import TABLE_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from ui.claims.annotation_filter import AnnotationFilterBar
    from ui.claims.annotation_table import AnnotationTable
    from ui.settings import Settings

_ALWAYS = {column.name.lower() for column in ALWAYS}


class TableCommands(QObject):
    """The part "table" of the table of actions. Which columns are shown is the person's, in every project."""

    def __init__(
        self, table: AnnotationTable, bar: AnnotationFilterBar, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._table, self._bar, self._settings = table, bar, settings
        self._actions: Mapping[str, QAction] = {}

    def begin(self, actions: Mapping[str, QAction]) -> None:
        """Show the columns that were chosen last, and check them in the menus from now on."""
        self._actions = actions
        self._show_columns(self._columns())

    def sort_by(self, name: str) -> None:
        """Sort the table by a column, which is shown from now on; the same once more turns it round."""
        self._show_columns({*self._columns(), name} - _ALWAYS)
        self._table.sort_by(Column[name.upper()])

    def toggle_column(self, name: str) -> None:
        """Show a column of the table, or no longer."""
        self._show_columns({*self._columns()} ^ {name})

    def _columns(self) -> Collection[str]:
        return self._settings.get(TABLE_COLUMNS)

    def _show_columns(self, names: Collection[str]) -> None:
        chosen = [column for column in OPTIONAL if column.name.lower() in names]
        self._settings.set(TABLE_COLUMNS, tuple(column.name.lower() for column in chosen))
        self._table.show_columns(chosen)
        for column in OPTIONAL:
            self._actions[f"column_{column.name.lower()}"].setChecked(column in chosen)

    def clear_filter(self, focus: QWidget | None) -> bool:
        """Whether there was something to clear, for who looks at the annotations."""
        parts = (self._table, self._bar)
        is_here = focus is not None and any(part is focus or part.isAncestorOf(focus) for part in parts)
        return is_here and self._bar.clear()
