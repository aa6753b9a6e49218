"""The project as a file, and files that go out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from annotate.errors import ShirushiError
from ui.i18n import sentence, tr
from ui.widgets.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.services import FileServices
    from ui.widgets.messages import MessageBar


class FileDesk(QObject):
    """Asks which file, has the services do it, and says what became of it.

    Signals:
        project_chosen: another project is wanted.  args: its path, whether it is to be made.
        exported: the annotations were written.  arg: the name of the file.
    """

    project_chosen = Signal(object, bool)
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

    def export(self) -> None:
        """Write the annotations where the analyst says."""
        from ui.dialogs import files

        if path := files.ask_export(self._window, self._project):
            self.export_to(path)

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
