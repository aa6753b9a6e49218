"""Looks for garbage that refers to itself while the hands rest: a look at everything takes 0.1 s."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_REST = 3_000  # milliseconds without a key
_SELDOM = 200
"""Looks at what is new before Python looks at everything by itself, instead of 10: for work without rest."""


class Tidying(QObject):
    """Keeps Python from looking through 200,000 objects between a key and its frame.

    What refers only to itself is little here (a look found none after a thousand marks), and
    all else goes by itself at once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual = gc.get_threshold()
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(gc.collect)

    def begin(self) -> None:
        """Look at everything only at rest from now on."""
        often, less, _ = self._usual
        gc.set_threshold(often, less, _SELDOM)
        self._timer.start()

    def stand_back(self) -> None:
        """The analyst's hands move: wait until they rest."""
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again: the window goes."""
        self._timer.stop()
        gc.set_threshold(*self._usual)
