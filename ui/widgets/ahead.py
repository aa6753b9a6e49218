"""Work in a thread of its own, some items ahead of the window, which takes them when it has time."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from queue import Empty, Full, Queue
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotate.errors import ShirushiError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

_PATIENCE = 0.05  # seconds between two looks whether it is to stop
_HEAVIEST = 16 * 1024 * 1024  # bytes that wait to be taken, and one item more
_OFTEN = 15  # milliseconds between two looks at what is ready
_SWITCH = 0.001
"""Seconds after which a working thread lets the window in; Python's own 0.005 would be felt at each key."""


class Ahead(Generic[T]):
    """Iterates `items` in a thread until they are over or `stop` is called.

    It gets `ahead` items ahead, or as many as have a `weight` of some megabytes together.
    An item that is None only says that it is still at work, and gives the thread a chance to stop.
    The thread is a daemon and holds no lock: whoever stops it does not wait for the item at hand.
    """

    _running, _usual = 0, 0.005

    def __init__(
        self, items: Iterable[T | None], ahead: int = 64, weight: Callable[[T], int] = lambda _: 0
    ) -> None:
        self._items = items
        self._ready: Queue[T] = Queue(ahead)
        self._weight_of = weight
        self._weight = 0  # of what is ready; each thread changes it under the queue's own lock
        self._stopped = threading.Event()
        self._ended = threading.Event()
        self._free = threading.Event()
        self._free.set()
        self._error: BaseException | None = None
        self._is_counted = False

    def start(self) -> None:
        """Begin."""
        self._is_counted = True
        Ahead._running += 1
        if Ahead._running == 1:
            Ahead._usual = sys.getswitchinterval()
            sys.setswitchinterval(_SWITCH)
        threading.Thread(target=self._work, name="shirushi-ahead", daemon=True).start()

    def stop(self) -> None:
        """Take no more; at once, whatever the thread is at."""
        self._stopped.set()
        if self._is_counted:
            self._is_counted = False
            Ahead._running -= 1
            if not Ahead._running:
                sys.setswitchinterval(Ahead._usual)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let the thread rest after its present item while the window does something of its own.

        SQLite lets go of Python's lock at every statement; with a busy thread beside it each of them
        would wait for its turn anew (measured: 8 ms for an article that is written in 0.4).
        """
        self._free.clear()
        try:
            yield
        finally:
            self._free.set()

    def take(self, most: int) -> list[T]:
        """Return what is ready, at most so many; raises what stopped the thread, after all before it."""
        taken: list[T] = []
        while len(taken) < most:
            try:
                taken.append(self._ready.get_nowait())
            except Empty:
                break
            with self._ready.mutex:
                self._weight -= self._weight_of(taken[-1])
        if not taken and self._ended.is_set() and self._ready.empty() and self._error:
            error, self._error = self._error, None
            raise error
        return taken

    def is_over(self) -> bool:
        """Whether everything was taken."""
        return self._ended.is_set() and self._ready.empty()

    def _work(self) -> None:
        items = iter(self._items)
        try:
            for item in items:
                if not self._hand_over(item):
                    break
                self._free.wait()
        except BaseException as error:  # noqa: BLE001  # raised again where somebody can act, by `take`
            self._error = error
        finally:
            close = getattr(items, "close", None)  # generators only
            if close:
                close()
            self._ended.set()

    def _hand_over(self, item: T | None) -> bool:
        while not self._stopped.is_set():
            if item is None:
                return True
            if self._weight > _HEAVIEST:
                self._stopped.wait(_PATIENCE)
                continue
            try:
                self._ready.put(item, timeout=_PATIENCE)
            except Full:
                continue
            with self._ready.mutex:
                self._weight += self._weight_of(item)
            return True
        return False


class AheadRun(QObject):
    """Brings what a thread made into the window, a little at a time: every `interval` milliseconds.

    Signals:
        arrived: arg: list of items.
        finished: nothing more comes, and nothing failed.
        failed: it could not go on.  arg: ShirushiError.
    """

    arrived = Signal(list)
    finished = Signal()
    failed = Signal(object)

    def __init__(
        self, items: Iterable[object], parent: QObject, most: int = 200, interval: int = _OFTEN
    ) -> None:
        super().__init__(parent)
        self._ahead = Ahead(items)
        self._most = most
        self._timer = QTimer(self, interval=interval)
        self._timer.timeout.connect(self._take)
        self._ahead.start()
        self._timer.start()

    def is_running(self) -> bool:
        """Whether more may come."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Nothing more is to come."""
        self._timer.stop()
        self._ahead.stop()

    def _take(self) -> None:
        was_over = self._ahead.is_over()  # asked first: only then is nothing to take the end, or an error
        try:
            items = self._ahead.take(self._most)
        except ShirushiError as error:
            self.stop()
            self.failed.emit(error)
            return
        except BaseException:
            self.stop()
            raise
        if items:
            self.arrived.emit(items)
        elif was_over:
            self.stop()
            self.finished.emit()
