"""Articles on their way in: files, what was dropped or pasted, a page from an address; and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QElapsedTimer, QObject, Signal
from PySide6.QtGui import QGuiApplication

from annotate.arrivals import Wanted
from annotate.errors import ShirushiError
from ui.commands.near_copies import NearCopies
from ui.i18n import sentence, tr
from ui.intake import drops
from ui.intake.import_run import ImportRun
from ui.intake.import_words import failures, summary
from ui.settings import IMPORT_FOLDER, NETWORK
from ui.widgets.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from ui.services import FileServices, Outcome
    from ui.settings import Settings
    from ui.theme import Theme
    from ui.widgets.messages import MessageBar

_QUICK = 300  # milliseconds in which no progress is worth showing
_AGAIN = 100  # milliseconds between two showings
HANDFUL = 5
"""Files that come in without a preview; a list of articles and a folder never do."""


class IntakeDesk(QObject):
    """Asks what is to come in, shows what it would be, brings it in, and says what became of it.

    Signals:
        imported: an import has ended.  arg: id of the article to open, or 0.
    """

    imported = Signal(int)

    def __init__(
        self,
        services: FileServices,
        messages: MessageBar,
        settings: Settings,
        theme: Theme,
        project: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._messages = messages
        self._settings = settings
        self._theme = theme
        self._project = project
        self._window = parent
        self._run: ImportRun | None = None
        self.near = NearCopies(services, messages, theme, parent)
        self._opens = self._compares = True
        self._clock = QElapsedTimer()
        self._told = 0

    def choose_files(self) -> None:
        """Bring in files the analyst chooses."""
        from ui.dialogs import files

        if paths := files.ask_articles(self._window, self._project, self._settings.get(IMPORT_FOLDER)):
            self._settings.set(IMPORT_FOLDER, str(paths[0].parent))
            self.offer([Wanted(path) for path in paths])

    def choose_folder(self) -> None:
        """Bring in all that a folder holds."""
        from ui.dialogs import files

        if path := files.ask_folder(self._window, self._project, self._settings.get(IMPORT_FOLDER)):
            self._settings.set(IMPORT_FOLDER, str(path.parent))
            self.offer([Wanted(path)])

    def paste(self) -> None:
        """Make an article of what is in the clipboard, or bring in the files that are."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Bring in what was dropped or pasted; an address is only put into the dialog that asks for one."""
        if found := drops.local_files(data):
            self.offer(found)
        elif address := drops.address_in(data):
            self.ask_address(address)
        elif words := drops.words_in(data, tr("import.pasted_name", time=_now())):
            self.bring_in([words])
        else:
            self._messages.inform(tr("import.nothing_to_paste"))

    def ask_address(self, address: str = "") -> None:
        """Ask for the address of a page, and whether it may be fetched."""
        from ui.dialogs.address import AddressDialog

        is_allowed = self._settings.get(NETWORK)
        dialog = AddressDialog(self._services.fetched, address, is_allowed=is_allowed, parent=self._window)
        dialog.fetched.connect(lambda page: self.bring_in([page]))
        dialog.allowed.connect(lambda is_on: self._settings.set(NETWORK, is_on))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def offer(self, wanted: Sequence[Wanted]) -> None:
        """Bring files in, after a preview where they are many."""
        if self._services.needs_preview(wanted) or len(wanted) > HANDFUL:
            self._show_preview(wanted)
        else:
            self.bring_in(wanted)

    def bring_in(self, wanted: Sequence[Wanted], *, is_looked_at: bool = False) -> None:
        """Import files and folders, one import at a time; a few that nobody has looked at are compared
        with what is there when they are in.
        """
        if self._run is not None:
            self._messages.inform(tr("import.busy"))
            return
        run = ImportRun(self._services, wanted, self)
        try:
            run.start()
        except ShirushiError as error:
            self._messages.fail(sentence(error), error.details)
            return
        self._run, self._opens = run, len(wanted) <= HANDFUL
        self._compares = self._opens and not is_looked_at
        run.advanced.connect(self._on_advanced)
        run.finished.connect(self._on_finished)
        run.failed.connect(self._on_failed)
        self._clock.start()
        self._told = 0

    def is_busy(self) -> bool:
        """Whether files are coming in at the moment."""
        return self._run is not None

    def stop(self) -> None:
        """End what is under way; what is in stays in."""
        from ui.dialogs.import_preview import ImportPreview

        for preview in self._window.findChildren(ImportPreview):
            preview.reject()
        self.near.stop()
        if self._run:
            self._run.cancel()

    def _show_preview(self, wanted: Sequence[Wanted]) -> None:
        from ui.dialogs.import_preview import ImportPreview

        for preview in self._window.findChildren(ImportPreview):
            preview.reject()
        dialog = ImportPreview(self._services, wanted, self._theme, self._window)
        dialog.wanted.connect(lambda chosen: self.bring_in(chosen, is_looked_at=True))
        dialog.show()

    def _on_advanced(self, done: int, total: int) -> None:
        if self._run and self._clock.elapsed() > self._told + _QUICK:
            self._told = self._clock.elapsed() - _QUICK + _AGAIN
            words = tr("import.progress", done=f"{done:,}", total=f"{total:,}")
            self._messages.progress(words, done, total, self._run.cancel)

    def _on_finished(self, outcomes: list[Outcome], left: list[Wanted]) -> None:
        self._forget_run()
        first = next((o.article.id for o in outcomes if o.article), 0)
        errors = [outcome.error for outcome in outcomes if outcome.error]
        opens = self._opens and not left
        if left:
            self._offer_rest(outcomes, left)
        elif len(outcomes) == len(errors) == 1:
            self._messages.fail(sentence(errors[0]), errors[0].details)
        else:
            self._messages.say(Message(
                summary(outcomes),
                is_error=bool(errors),
                details=failures(outcomes),
                button="" if opens or not first else tr("import.open"),
                act=lambda: self.imported.emit(first),
            ))  # fmt: skip
        self.imported.emit(first if opens else 0)
        if self._compares:
            new = (one.article for one in outcomes if one.status == "imported")
            self.near.look([article.id for article in new if article])

    def _offer_rest(self, outcomes: list[Outcome], left: list[Wanted]) -> None:
        """After a cancel: say what is in, and go on with the rest when asked to."""
        self._messages.say(Message(
            tr("import.cancelled", done=summary(outcomes), n=f"{len(left):,}"),
            details=failures(outcomes),
            button=tr("import.go_on"),
            act=lambda: self.bring_in(left),
        ))  # fmt: skip

    def _on_failed(self, error: ShirushiError) -> None:
        self._forget_run()
        self._messages.fail(sentence(error), error.details)

    def _forget_run(self) -> None:
        if self._run:
            self._run.deleteLater()
        self._run = None


def _now() -> str:
    return QDateTime.currentDateTime().toString("yyyy-MM-dd HH.mm")
