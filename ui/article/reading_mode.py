"""Reading without panels: everything but the article goes away, and comes back just as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QSplitter, QWidget


class ReadingMode:
    """Folds `parts` of the window away. `columns` is the splitter some of them stand in."""

    def __init__(self, parts: Sequence[QWidget], columns: QSplitter) -> None:
        self._parts = parts
        self._columns = columns
        self._before: list[QWidget] | None = None
        self._widths = QByteArray()

    @property
    def is_on(self) -> bool:
        """Whether nothing but the article is shown."""
        return self._before is not None

    def toggle(self) -> None:
        """Fold all of it away, or put back what was there."""
        if self._before is None:
            self._before = [part for part in self._parts if not part.isHidden()]
            self._widths = self._columns.saveState()
            for part in self._parts:
                part.hide()
            return
        for part in self._parts:
            part.setVisible(part in self._before)
        self._columns.restoreState(self._widths)
        self._before = None

    def widths(self) -> QByteArray:
        """The widths of the columns, or what they will be again."""
        return self._widths if self.is_on else self._columns.saveState()
