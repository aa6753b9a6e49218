"""What nobody caught: logged, shown once, and the program goes on."""

from __future__ import annotations

import sys
import time
import traceback
from typing import TYPE_CHECKING

from annotate.errors import ShirushiError
from ui.i18n import sentence, tr
from ui.log import log, where

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

_QUIET = 5.0  # seconds in which the same error is not shown again: a slot may fail at every paint


class ErrorHook:
    """Stands in for `sys.excepthook`, which PySide calls for an exception in a slot.

    `show(sentence, details)` is called for an error that was not shown just before, then `reload()`,
    which brings the screen back to what the project file holds.
    """

    def __init__(self, show: Callable[[str, str], None], reload: Callable[[], None]) -> None:
        self._show = show
        self._reload = reload
        self._shown: dict[str, float] = {}

    def install(self) -> None:
        """Take the place of `sys.excepthook`."""
        sys.excepthook = self

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log and show an error; those that end a program keep doing so."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        name = where(error.with_traceback(trace))
        if isinstance(error, ShirushiError):
            log.warning("%s %s", error.key, name)
            text, details = sentence(error), error.details
        else:
            log.error("%s", name)
            text, details = tr("error.unexpected"), "".join(traceback.format_exception(kind, error, trace))
        if self._is_new(name):
            self._show(text, details)
            self._reload()

    def _is_new(self, name: str) -> bool:
        now = time.monotonic()
        before = self._shown.get(name, -_QUIET)
        self._shown[name] = now
        return now - before >= _QUIET
