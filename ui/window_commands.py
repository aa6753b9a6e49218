"""What the analyst does to the window itself, rather than to the work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from ui.folders import log_folder
from ui.i18n import tr
from ui.settings import ANNOTATOR, LANGUAGE, THEME

if TYPE_CHECKING:
    from ui.main_window import MainWindow


PANES = (
    "articleView",
    "annotationTable",
    "noteEdit",
    "findEdit",
    "messageButton",
    "messageCopy",
    "articleSearch",
    "articleList",
)
"""What F6 goes round, by object name; what is not shown is left out."""


class WindowCommands(QObject):
    """The part "window" of the table of actions.

    Signals:
        rebuild_wanted: language or theme were chosen.
        annotator_chosen: arg: the name.
    """

    rebuild_wanted = Signal()
    annotator_chosen = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def close(self) -> None:
        """End the program."""
        self._window.close()

    def show_details(self) -> None:
        """Go to the form of the annotation in focus."""
        self._window.side.show()
        self._window.detail_panel.focus_note()

    def leave(self) -> None:
        """Go back to the article; there, let the selection go."""
        window = self._window
        if window.find_bar.isVisible():
            window.find_bar.leave()
        elif window.article_view.hasFocus():
            window.article_view.clear_selection()
            window.messages.hide_information()
        else:
            window.detail_panel.commit()
            window.article_view.setFocus()

    def find(self) -> None:
        """Find in the article, what is selected to begin with."""
        selection = self._window.article_view.selection()
        content = self._window.desk.content
        self._window.find_bar.ask(content.text[selection.slice] if selection and content else "")

    def find_next(self) -> None:
        """Go to the next place that was found."""
        self._window.find_bar.step(1)

    def find_previous(self) -> None:
        """Go to the place that was found before."""
        self._window.find_bar.step(-1)

    def next_unreviewed(self) -> None:
        """Go to the next sentence that was never looked at."""
        view = self._window.article_view
        sentence = self._window.reviewing.review.next_unread(view.place())
        if sentence:
            view.go_to(sentence.start)
            view.setFocus()
        else:
            self._window.messages.inform(tr("message.all_reviewed"))

    def next_pane(self) -> None:
        """Go round the parts of the window: in the article, Tab goes from annotation to annotation."""
        self._go_round(1)

    def previous_pane(self) -> None:
        """Go round the other way."""
        self._go_round(-1)

    def _go_round(self, step: int) -> None:
        found = (self._window.findChild(QWidget, name) for name in PANES)
        panes = [pane for pane in found if pane and pane.isVisible() and pane.isEnabled()]
        here = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def toggle_library(self) -> None:
        """Fold the list of articles away, or back."""
        self._window.library.setVisible(self._window.library.isHidden())

    def toggle_claims(self) -> None:
        """Fold the annotations away, or back."""
        self._window.side.setVisible(self._window.side.isHidden())

    def toggle_reading_mode(self) -> None:
        """Fold both side columns away; bring both back when neither is there."""
        sides = (self._window.library, self._window.side)
        nothing_there = all(side.isHidden() for side in sides)
        for side in sides:
            side.setVisible(nothing_there)

    def choose_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._window.around.settings.set(LANGUAGE, language)
        self.rebuild_wanted.emit()

    def choose_theme(self, theme: str) -> None:
        """Take other colours from now on."""
        self._window.around.settings.set(THEME, theme)
        self.rebuild_wanted.emit()

    def choose_annotator(self) -> None:
        """Ask whose name new annotations carry."""
        name, is_given = QInputDialog.getText(
            self._window,
            tr("dialog.annotator"),
            tr("dialog.annotator_name"),
            QLineEdit.EchoMode.Normal,
            self._window.around.session.annotator,
        )
        if is_given and name.strip():
            self._window.around.settings.set(ANNOTATOR, name.strip())
            self.annotator_chosen.emit(self._window.around.settings.get(ANNOTATOR))

    def show_sources(self) -> None:
        """Show the register of sources."""
        from ui.dialogs.sources import SourcesDialog

        window = self._window
        dialog = SourcesDialog(window.around.session.store, window)
        dialog.graded.connect(window.desk.grade_source)
        window.around.signals.sources_changed.connect(dialog.follow)
        dialog.open()

    def show_keys(self) -> None:
        """Show every key."""
        from ui.dialogs.help import KeysDialog

        KeysDialog(self._window).exec()

    def show_about(self) -> None:
        """Show versions, licences and where things are kept."""
        from ui.dialogs.help import show_about

        show_about(self._window, str(self._window.around.project), str(log_folder()))
