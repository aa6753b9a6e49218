"""Searching all articles from the window: asks as words are typed, hears the answers to the last question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from annotate.errors import ShirushiError
from annotate.searching.results import Page, Progress, Total

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.services import Search, Tell

_BEGIN_MS = 2500  # after the first painting: opening an article comes first
_NOBODY = -1  # the number of a question whose answer is not waited for
_FOLLOW_MS = 700  # after the last deed: the index is never in the way of a key
_LONGEST_MS = 3000  # after the first one, where deed follows deed, as while articles come in


class Searching(QObject):
    """Lives as long as the window. Nothing here waits: the work is done in another process.

    Signals:
        found: the first articles of what was asked last.  args: Page, whether it is asked anew because
            the project or its index has changed.
        more_found: the articles behind those.  arg: Page.
        counted: how much there is in all.  arg: Total.
        progressed: the index has grown.  arg: Progress.
        failed: arg: ShirushiError.
    """

    found = Signal(object, bool)
    more_found = Signal(object)
    counted = Signal(object)
    progressed = Signal(object)
    failed = Signal(object)
    _told = Signal(int, object)

    def __init__(self, start: Callable[[Tell], Search], parent: QObject) -> None:
        super().__init__(parent)
        # Told in a thread of the client's: as a signal it arrives in that of the window.
        self._search = start(self._told.emit)
        self._told.connect(self._on_told)
        self._is_running = False
        self._is_over = False
        self._number = 0
        self._typed = ""
        self._awaits_first = False
        self._is_anew = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._follow)
        self._waiting = QElapsedTimer()

    def begin(self) -> None:
        """Begin to index, when the window has come to rest."""
        self._timer.start(_BEGIN_MS)

    def wake(self) -> None:
        """Begin now: somebody is about to ask."""
        if not (self._is_running or self._is_over):
            self._follow()
            self._try(lambda: self._search.ask(_NOBODY, ""))  # starts what will answer

    def follow(self) -> None:
        """Take in what has changed, mostly when no more changes come; before the index is begun, nothing."""
        if not self._is_running:
            return
        if not self._timer.isActive():
            self._waiting.start()
        if self._waiting.elapsed() < _LONGEST_MS:
            self._timer.start(_FOLLOW_MS)

    def ask(self, typed: str) -> None:
        """Ask for what was typed; nothing typed is no question."""
        self._typed = typed
        self._ask(anew=False)

    def ask_more(self, after: int) -> None:
        """Ask for the articles behind the one with the id `after`."""
        if not self._is_over:
            self._try(lambda: self._search.ask(self._number, self._typed, after))

    def stop(self) -> None:
        """End: the window goes. It may be painted, and be told of deeds, once more."""
        self._is_over = True
        self._timer.stop()
        self._typed = ""
        self._number += 1
        self._search.close()

    def _ask(self, *, anew: bool) -> None:
        self._number += 1
        if self._typed.strip() and not self._is_over:
            self.wake()
            self._awaits_first, self._is_anew = True, anew
            self._try(lambda: self._search.ask(self._number, self._typed))

    def _follow(self) -> None:
        if self._is_over:
            return
        self._is_running = True
        self._try(self._search.follow)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ShirushiError as error:
            self.failed.emit(error)

    def _on_told(self, number: int, told: object) -> None:
        if isinstance(told, Progress):
            self.progressed.emit(told)
            if told.is_whole and self._typed:
                self._ask(anew=True)
        elif isinstance(told, ShirushiError):
            self._is_running = False
            self.failed.emit(told)
        elif number != self._number:
            return
        elif isinstance(told, Total):
            self.counted.emit(told)
        elif isinstance(told, Page) and self._awaits_first:
            self._awaits_first = False
            self.found.emit(told, self._is_anew)
        else:
            self.more_found.emit(told)
