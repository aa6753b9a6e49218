"""What the analyst asks of suggestions as a whole: to be shown, made or not, and accepted at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.i18n import tr
from ui.keys.actions import Id
from ui.settings import LEAST_SURE, SUGGESTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.suggest.drafts import Draft
    from ui.window_parts import WindowParts


class SuggestionCommands(QObject):
    """The part "suggestion_list" of the table of actions; single suggestions are the desk's."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._told = ""
        window.around.signals.changed.connect(self._on_changed)

    def show(self) -> None:
        """Show the list of suggestions, or the annotations again."""
        window = self._window
        panel, lists = window.suggestion_panel, window.lists
        if panel.isVisible():
            lists.setCurrentIndex(0)
            window.article_view.setFocus()
        else:
            window.side.show()
            lists.setCurrentWidget(panel)
            panel.list.setFocus()

    def toggle(self) -> None:
        """Suggest from now on, or no longer."""
        self.set_on(is_on=not self._window.suggesting.is_on)

    def set_on(self, *, is_on: bool) -> None:
        """Suggest from now on, or no longer."""
        window = self._window
        window.around.settings.set(SUGGESTIONS, is_on)
        window.actions_by_id[Id.TOGGLE_SUGGESTIONS].setChecked(is_on)
        window.suggesting.set_on(is_on)

    def accept_all(self) -> None:
        """Show which suggestions are sure enough, and accept those that are not left out."""
        from ui.dialogs.accept_all import AcceptAllDialog

        window, suggesting = self._window, self._window.suggesting
        content = window.desk.content
        if content is None or not suggesting.board.open:
            return
        dialog = AcceptAllDialog(
            tuple(suggesting.board.open), content.text, suggesting.record, window.theme, window.tags,
            window.around.settings.get(LEAST_SURE), window,
        )  # fmt: skip
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._accept(dialog.picked()))
        dialog.finished.connect(window.activateWindow)  # where no window manager does, the next key is lost
        dialog.open()

    def _accept(self, drafts: Sequence[Draft]) -> None:
        window = self._window
        if window.suggestions.accept_all(drafts):
            self._told = tr("message.accepted_at_once", n=len(drafts))
            window.messages.inform(self._told)

    def _on_changed(self) -> None:
        """After the next deed, an undo above all, what was said is no longer so."""
        if self._told and self._window.messages.text() == self._told:
            self._window.messages.hide_information()
        self._told = ""
