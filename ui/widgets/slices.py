"""Long work done in slices of a few milliseconds when there is nothing else to do.

A thread would hold the interpreter against the keys for longer than such a slice does.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

REST = 120
"""Milliseconds the hands have to rest before work goes on."""

_SLICE, _PAUSE = 0.004, 4
"""Seconds of work at a time, and milliseconds between: the keys come first."""


class Slices(QObject):
    """Runs an iterator to its end, one step after the other; steps are best below a few milliseconds.

    Signals:
        finished: the last step is done.
    """

    finished = Signal()

    def __init__(self, steps: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps
        self._is_over = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)

    def start(self, pause: int = 0) -> None:
        """Begin after so many milliseconds, unless it was stopped before."""
        if not self._is_over:
            self._timer.start(pause)

    def stand_back(self) -> None:
        """The analyst's hands move: go on when they rest, so that no key waits for a slice of work."""
        if self._timer.isActive():
            self._timer.start(max(REST, self._timer.remainingTime()))

    def stop(self) -> None:
        """Do no more."""
        self._is_over = True
        self._timer.stop()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        while perf_counter() < end:
            if next(self._steps, self) is self:
                self.finished.emit()
                return
        self._timer.start(_PAUSE)
