"""Looks at articles that came in without a preview, and says quietly which were nearly there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.i18n import tr
from ui.widgets.ahead import AheadRun
from ui.widgets.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotate.arrivals import Resembling
    from ui.services import FileServices
    from ui.theme import Theme
    from ui.widgets.messages import MessageBar


class NearCopies(QObject):
    """One look at a time, in a thread: an import is over before it begins, and waits for nothing.

    Signals:
        looked: everything was compared.
        removal_requested: an article is not wanted beside the one it resembles.  arg: its id.
    """

    looked = Signal()
    removal_requested = Signal(int)

    def __init__(self, services: FileServices, messages: MessageBar, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._services, self._messages, self._theme, self._window = services, messages, theme, parent
        self._run: AheadRun | None = None
        self._found: list[Resembling] = []

    def look(self, article_ids: Sequence[int]) -> None:
        """Compare these articles with all others."""
        self.stop()
        if not article_ids:
            return
        self._found = []
        self._run = run = AheadRun(self._services.resembling(article_ids), self)
        run.arrived.connect(self._found.extend)
        run.finished.connect(self._tell)
        run.failed.connect(self.looked)  # what cannot be read is told by whoever needs it

    def stop(self) -> None:
        """Look no further."""
        if self._run:
            self._run.stop()
            self._run.deleteLater()
            self._run = None

    def show(self) -> None:
        """Show how they differ from what was there."""
        from ui.dialogs.near_copy import NearCopyDialog

        dialog = NearCopyDialog(self._found, self._theme, self._window)
        dialog.removal_requested.connect(self.removal_requested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self) -> None:
        self.stop()
        if self._found:
            first, number = self._found[0], len(self._found)
            words = tr("near.several", n=number)
            if number == 1:
                words = tr("near.one", title=first.title, twin=first.twin.title)
            before = f"{self._messages.text()} " if self._messages.is_error() else ""
            is_error = self._messages.is_error()
            self._messages.say(Message(before + words, is_error, button=tr("near.show"), act=self.show))
        self.looked.emit()
