"""What the analyst asks about what is still open in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.i18n import tr
from ui.widgets.messages import Message

if TYPE_CHECKING:
    from ui.window_parts import WindowParts


class CoverageCommands(QObject):
    """The part "coverage" of the table of actions."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window

    def show(self) -> None:
        """List what is still open in the project, and go to what is chosen there."""
        from ui.claims.coverage_run import CoverageRun
        from ui.dialogs.coverage import CoverageDialog

        window, session = self._window, self._window.around.session
        window.desk.settle()
        if before := window.findChild(CoverageDialog):
            before.close()
        run = CoverageRun(session, window.suggesting.learner, window)
        dialog = CoverageDialog(run, lambda article_id: session.store.content(article_id).text, window)
        dialog.chosen.connect(window.going.open_gap)
        dialog.renew_requested.connect(self.show)
        dialog.finished.connect(window.activateWindow)  # where no window manager does, the next key is lost
        dialog.show()

    def look_for_gaps(self, exported: str) -> None:
        """After an export, say quietly whether anything is still open."""
        from ui.claims.coverage_run import CoverageRun

        self._window.desk.settle()
        run = CoverageRun(self._window.around.session, None, self._window)
        run.finished.connect(lambda number: self._tell_of_gaps(exported, number))
        run.finished.connect(run.deleteLater)

    def stop(self) -> None:
        """Look no further for what is open: the window goes."""
        from ui.claims.coverage_run import CoverageRun

        for run in self._window.findChildren(CoverageRun):
            run.stop()

    def _tell_of_gaps(self, exported: str, number: int) -> None:
        if number:
            self._window.messages.say(Message(
                tr("message.exported_with_gaps", name=exported, n=number),
                button=tr("message.show_gaps"),
                act=self.show,
            ))  # fmt: skip
