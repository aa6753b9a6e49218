"""Articles coming in: read in a thread, written between the events of the window, a little at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotate.errors import ShirushiError
from ui.widgets.ahead import Ahead

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.arrivals import Arrival, Wanted
    from ui.services import FileServices, Outcome

_TICK = 10  # milliseconds between two looks at what was read
_SLICE = 0.006  # seconds of work in one transaction; with the painting of a frame it stays below one
_FEWEST, _MOST = 4, 64  # articles in one transaction
_GATHERING = 0.1  # seconds that are waited for more of them
_SHARE = 1  # times as long as a transaction took the window has for itself before the next


class ImportRun(QObject):
    """One import of files, folders, or of what was pasted.

    Signals:
        advanced: args: the number of files that are through, of how many; 0 where that is not known yet.
        finished: all are through, or it was cancelled.  args: list of Outcome, list of Wanted left.
        failed: the whole import could not go on.  arg: ShirushiError.
    """

    advanced = Signal(int, int)
    finished = Signal(list, list)
    failed = Signal(object)

    def __init__(self, services: FileServices, wanted: Sequence[Wanted], parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._wanted = list(wanted)
        self._total = 0
        self._through = 0
        self._outcomes: list[Outcome] = []
        self._pace = _FEWEST
        self._next = self._latest = 0.0
        self._claims: Iterator[Outcome] | None = None
        self._waiting: list[Arrival] = []
        self._ahead = Ahead(self._arrivals(), _MOST, _weight)
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        """Begin; raises what says why nothing can be written."""
        self._arriving = self._services.arriving()
        self._ahead.start()
        self._timer.start()

    def cancel(self) -> None:
        """Stop at once; what is in stays in, as one deed that can be undone."""
        if self._timer.isActive():
            self._end()
            self.finished.emit(self._outcomes, self._wanted[self._through :])

    def _arrivals(self) -> Iterator[Arrival | None]:
        """In the thread: find the files, then read and analyse one after the other."""
        self._wanted = found = list(self._services.found(self._wanted))
        self._total = len(found)
        yield from self._services.prepared(found)

    def _work(self) -> None:
        was_over = self._ahead.is_over()  # asked first: only then is nothing to take the end, or an error
        try:
            if self._claims is not None:
                self._take_claims(self._claims)
            else:
                self._take_articles()
        except ShirushiError as error:
            self._end()
            self.failed.emit(error)
            return
        except BaseException:
            self._end()
            raise
        self.advanced.emit(self._through, self._total)
        if was_over and not self._waiting and self._claims is None and self._timer.isActive():
            self._end()
            self.finished.emit(self._outcomes, [])

    def _take_articles(self) -> None:
        now = time.perf_counter()
        self._waiting += self._ahead.take(self._pace - len(self._waiting))
        is_enough = len(self._waiting) >= self._pace or now > self._latest or self._ahead.is_over()
        if now < self._next or not is_enough:
            return
        stop = next((n for n, one in enumerate(self._waiting) if one.claims), len(self._waiting))
        together, self._waiting = self._waiting[:stop], self._waiting[stop:]
        if together:
            self._write(together)
        elif self._waiting:
            self._claims = self._arriving.claims(self._waiting[0])

    def _write(self, arrivals: list[Arrival]) -> None:
        started, busy = time.perf_counter(), time.thread_time()
        with self._ahead.held():
            self._outcomes += self._arriving.write(arrivals)
        self._through += sum(one.is_last for one in arrivals)
        ended, busy = time.perf_counter(), time.thread_time() - busy
        rest = _SHARE * (ended - started)
        self._next, self._latest = ended + rest, ended + rest + _GATHERING
        self._set_pace(busy, len(arrivals))

    def _set_pace(self, busy: float, number: int) -> None:
        """So many at once as the thread of the window works on for a slice of time."""
        if busy > _SLICE:
            self._pace = max(_FEWEST, self._pace // 2)
        elif busy < _SLICE / 2 and number == self._pace:
            self._pace = min(_MOST, self._pace * 2)

    def _take_claims(self, claims: Iterator[Outcome]) -> None:
        """Bring in annotations for a moment; what is left of their file comes at the next."""
        until = time.perf_counter() + _SLICE
        while time.perf_counter() < until:
            outcome = next(claims, None)
            if outcome is None:
                self._claims = None
                self._through += 1
                del self._waiting[0]
                return
            self._outcomes.append(outcome)

    def _end(self) -> None:
        self._timer.stop()
        self._ahead.stop()
        close = getattr(self._claims, "close", None)  # generators only
        if close:
            close()


def _weight(arrival: Arrival) -> int:
    """The bytes that an arrival holds while it waits."""
    return len(arrival.content.original) if arrival.content else 0
