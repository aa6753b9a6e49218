"""Files in and out: what the lines of the file menu do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from annotate.errors import ShirushiError
from ui.i18n import sentence, tr
from ui.import_run import ImportRun, failures, summary
from ui.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.messages import MessageBar
    from ui.services import FileServices, Outcome

_QUICK = 300  # milliseconds in which no progress is worth showing


class FileDesk(QObject):
    """Asks which files, has the services do it, and says what became of it.

    Signals:
        project_chosen: another project is wanted.  args: its path, whether it is to be made.
        imported: files came in.  arg: id of the first article, or 0.
        exported: the annotations were written.  arg: the name of the file.
    """

    project_chosen = Signal(object, bool)
    imported = Signal(int)
    exported = Signal(str)

    def __init__(
        self,
        services: FileServices,
        messages: MessageBar,
        project: Path,
        article_id: Callable[[], int | None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._messages = messages
        self._project = project
        self._article_id = article_id
        self._window = parent
        self._run: ImportRun | None = None
        self._clock = QElapsedTimer()

    def new_project(self) -> None:
        """Make a project where the analyst says."""
        from ui.dialogs import files

        if path := files.ask_new_project(self._window, self._project):
            self.project_chosen.emit(path, True)

    def open_project(self) -> None:
        """Open a project the analyst chooses."""
        from ui.dialogs import files

        if path := files.ask_project(self._window, self._project):
            self.project_chosen.emit(path, False)

    def choose_project(self, path: Path) -> None:
        """Open a project that is known already."""
        self.project_chosen.emit(path, False)

    def import_files(self) -> None:
        """Bring in files the analyst chooses."""
        from ui.dialogs import files

        if paths := files.ask_articles(self._window, self._project):
            self.bring_in(paths)

    def import_folder(self) -> None:
        """Bring in all that a folder holds."""
        from ui.dialogs import files

        if path := files.ask_folder(self._window, self._project):
            self.bring_in([path])

    def export(self) -> None:
        """Write the annotations where the analyst says."""
        from ui.dialogs import files

        if path := files.ask_export(self._window, self._project):
            self.export_to(path)

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Import files and folders, one import at a time."""
        if self._run is not None:
            self._messages.inform(tr("import.busy"))
            return
        self._run = ImportRun(self._services.import_files(paths), self)
        self._run.advanced.connect(self._on_advanced)
        self._run.finished.connect(self._on_finished)
        self._run.failed.connect(self._on_failed)
        self._clock.start()
        self._run.start()

    def is_busy(self) -> bool:
        """Whether files are coming in at the moment."""
        return self._run is not None

    def stop(self) -> None:
        """End an import that is under way; what is in stays in."""
        if self._run:
            self._run.cancel()

    def export_to(self, path: Path) -> None:
        """Write the annotations to `path` and say so."""
        try:
            self._services.export(path)
        except ShirushiError as error:
            self._messages.fail(sentence(error), error.details)
            return
        folder = QUrl.fromLocalFile(str(path.absolute().parent))
        self._messages.say(Message(
            tr("message.exported", name=path.name),
            button=tr("message.open_folder"),
            act=lambda: QDesktopServices.openUrl(folder),
        ))
        self.exported.emit(path.name)

    def read_as(self, encoding: str) -> None:
        """Read the article that is open again, in another encoding."""
        article_id = self._article_id()
        if article_id is None:
            return
        try:
            article = self._services.read_as(article_id, encoding)
        except ShirushiError as error:
            self._messages.fail(sentence(error), error.details)
            return
        self._messages.inform(tr("message.read_as", encoding=article.encoding))

    def _on_advanced(self, done: int) -> None:
        if self._run and self._clock.elapsed() > _QUICK:
            self._messages.progress(tr("import.progress", n=done), 0, 0, self._run.cancel)

    def _on_finished(self, outcomes: list[Outcome]) -> None:
        self._forget_run()
        errors = [outcome.error for outcome in outcomes if outcome.error]
        if len(outcomes) == len(errors) == 1:
            self._messages.fail(sentence(errors[0]), errors[0].details)
        else:
            self._messages.say(Message(summary(outcomes), is_error=bool(errors), details=failures(outcomes)))
        self.imported.emit(next((o.article.id for o in outcomes if o.article), 0))

    def _on_failed(self, error: ShirushiError) -> None:
        self._forget_run()
        self._messages.fail(sentence(error), error.details)

    def _forget_run(self) -> None:
        if self._run:
            self._run.deleteLater()
        self._run = None
