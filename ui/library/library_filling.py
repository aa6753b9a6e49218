"""Brings a library to its last stage between the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotate.errors import ShirushiError
from annotate.library import Stage
from ui.widgets.slices import Slices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.library import Library

_AT_ONCE = 500
"""Articles that are not worth waiting for."""


class LibraryFilling(QObject):
    """One library at a time.

    Signals:
        reached: the library is at another stage.
        failed: nothing more can be read.  arg: ShirushiError.
    """

    reached = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._slices: Slices | None = None

    def fill(self, library: Library) -> None:
        """Fill this library, and no other any more; a small one at once."""
        self.stop()
        steps = self._steps(library)
        if len(library.ids) <= _AT_ONCE:
            for _ in steps:
                pass
        else:
            self._slices = Slices(steps, self)
            self._slices.start()

    def stop(self) -> None:
        """Read no further."""
        if self._slices:
            self._slices.stop()
            self._slices.deleteLater()
            self._slices = None

    def _steps(self, library: Library) -> Iterator[None]:
        while (before := library.stage) < Stage.WORK:
            try:
                library.advance()
            except ShirushiError as error:
                self.failed.emit(error)
                return
            if library.stage != before:
                self.reached.emit()
            yield
