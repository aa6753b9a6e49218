"""Files coming in, a slice at a time between the events of the window, so that it never stands still."""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotate.errors import ShirushiError
from ui.i18n import sentence, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.services import Outcome

_SLICE = 0.012  # seconds; with the painting of a frame it stays below one


class ImportRun(QObject):
    """Iterates the outcomes of an import.

    Signals:
        advanced: arg: number of files that are through.
        finished: all are through, or it was cancelled, or it failed.  arg: list of Outcome.
        failed: the whole import could not go on.  arg: ShirushiError.
    """

    advanced = Signal(int)
    finished = Signal(list)
    failed = Signal(object)

    def __init__(self, outcomes: Iterator[Outcome], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rest = outcomes
        self._done: list[Outcome] = []
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        """Begin."""
        self._timer.start()

    def cancel(self) -> None:
        """Stop after the present file; what is in stays in, as one deed that can be undone."""
        self._end()

    def _work(self) -> None:
        until = time.perf_counter() + _SLICE
        try:
            while time.perf_counter() < until:
                outcome = next(self._rest, None)
                if outcome is None:
                    self._end()
                    return
                self._done.append(outcome)
        except ShirushiError as error:
            self._timer.stop()
            self.failed.emit(error)
            return
        self.advanced.emit(len(self._done))

    def _end(self) -> None:
        if not self._timer.isActive():
            return
        self._timer.stop()
        close = getattr(self._rest, "close", None)  # generators only
        if close:
            close()
        self.finished.emit(self._done)


def summary(outcomes: list[Outcome]) -> str:
    """Return what became of the files in one line."""
    number = Counter(outcome.status for outcome in outcomes)
    parts = [tr(f"import.{s}", n=number[s]) for s in ("imported", "duplicate", "failed") if number[s]]
    if doubtful := sum(outcome.replaced > 0 for outcome in outcomes):
        parts.append(tr("import.replaced", n=doubtful))
    return " ".join(parts) if parts else tr("import.nothing")


def failures(outcomes: list[Outcome]) -> str:
    """Return a line for each file that could not be read, to be copied."""
    return "\n".join(f"{o.path.name}: {sentence(o.error)}" for o in outcomes if o.error)
