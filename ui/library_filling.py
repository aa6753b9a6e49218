"""Brings a library to its last stage between the keys, a few milliseconds at a time."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotate.errors import ShirushiError
from annotate.library import Stage

if TYPE_CHECKING:
    from annotate.library import Library

_SLICE, _PAUSE = 0.004, 4
"""Seconds of work at a time, and milliseconds between: the keys come first."""

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
        self._library: Library | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def fill(self, library: Library) -> None:
        """Fill this library, and no other any more; a small one at once."""
        self._library = library
        if len(library.ids) <= _AT_ONCE:
            self._advance(float("inf"))
        else:
            self._timer.start(_PAUSE)

    def stop(self) -> None:
        """Read no further."""
        self._library = None
        self._timer.stop()

    def _go_on(self) -> None:
        self._advance(perf_counter() + _SLICE)
        if self._library:
            self._timer.start(_PAUSE)

    def _advance(self, end: float) -> None:
        library = self._library
        if library is None:
            return
        try:
            while library.stage < Stage.WORK and perf_counter() < end:
                before = library.stage
                library.advance()
                if library.stage != before:
                    self.reached.emit()
        except ShirushiError as error:
            self.stop()
            self.failed.emit(error)
            return
        if library.stage is Stage.WORK:
            self.stop()
