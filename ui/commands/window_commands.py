"""What the analyst does to the window itself, rather than to the work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from ui.commands.library_commands import SAVED_PREFIX
from ui.commands.palette_rows import action_entries, saved_entries
from ui.i18n import tr
from ui.keys.actions import Id
from ui.settings import ANNOTATOR, GO_ON, LANGUAGE, READING_MODE, THEME

if TYPE_CHECKING:
    from ui.window_parts import WindowParts

PANES = (
    "articleView",
    "annotationTable",
    "annotationFilter",
    "suggestionList",
    "noteEdit",
    "findEdit",
    "messageButton",
    "messageCopy",
    "articleSearch",
    "articleList",
    "searchEdit",
    "searchList",
)
"""What F6 goes round, by object name; what is not shown is left out."""


class WindowCommands(QObject):
    """The part "window" of the table of actions.

    Signals:
        rebuild_wanted: another language, another theme or other keys were chosen.
        annotator_chosen: arg: the name.
    """

    rebuild_wanted = Signal()
    annotator_chosen = Signal(str)

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window

    def close(self) -> None:
        """End the program."""
        self._window.close()

    def show_details(self) -> None:
        """Go to the form of the annotation in focus."""
        self._window.side.show()
        self._window.detail_panel.focus_note()

    def show_details_of(self, annotation_id: str) -> None:
        """Go to the form of an annotation."""
        self._window.article_view.focus_annotation(annotation_id)
        self.show_details()

    def tag_and_show_details(self, tag: str) -> None:
        """Tag what is selected, if anything is, and go to the form."""
        window = self._window
        if window.article_view.selection():
            window.desk.tag(tag)
        if window.article_view.focused_annotation():
            self.show_details()

    def copy_quote(self) -> None:
        """Copy the rows of the table where several are selected, else the words at hand."""
        window = self._window
        QGuiApplication.clipboard().setText(window.table.copied() or window.desk.words_at_hand())

    def leave(self) -> None:
        """Go back to the article; there, let the selection go."""
        window = self._window
        if window.table_commands.clear_filter(window.focusWidget()):
            pass
        elif window.find_bar.isVisible():
            window.find_bar.leave()
        elif window.popups.list.close_list():
            pass
        elif window.words.is_shown:
            window.words.leave()
        elif window.article_view.hasFocus():
            window.article_view.clear_selection()
            window.messages.hide_information()
        else:
            window.detail_panel.commit()
            window.article_view.setFocus()

    def filter_annotations(self) -> None:
        """Show the annotations, and let words be typed that they are to have."""
        self._window.side.show()
        self._window.lists.setCurrentIndex(0)
        self._window.table_filter.ask()

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
        window = self._window
        if window.search_panel.isVisible():
            window.left.show_library()
        else:
            self._fold_or_unfold(window.library)

    def toggle_claims(self) -> None:
        """Fold the annotations away, or back."""
        self._fold_or_unfold(self._window.side)

    def _fold_or_unfold(self, part: QWidget) -> None:
        """Where the focus goes with it, Qt would pass it on to whatever stands next, deaf to every key."""
        focused = self._window.focusWidget()
        had_focus = focused is not None and part.isAncestorOf(focused)
        part.setVisible(part.isHidden())
        if had_focus:
            self._window.article_view.setFocus()

    def toggle_reading_mode(self) -> None:
        """Show nothing but the article, or all that was there before."""
        mode = self._window.reading_mode
        mode.toggle()
        self._window.around.settings.set(READING_MODE, mode.is_on)
        self._window.article_view.setFocus()
        messages, how_to_leave = self._window.messages, tr("message.reading_mode")
        if mode.is_on:
            messages.inform(how_to_leave)
        elif messages.text() == how_to_leave:
            messages.hide_information()

    def show_reading_options(self) -> None:
        """Choose how the article is set."""
        self._window.reading_options.ask(self._window.article_view.typography)

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

    def toggle_go_on(self) -> None:
        """Go on to the next sentence after a tag from now on, or stay."""
        settings, desk = self._window.around.settings, self._window.desk
        desk.goes_on = not desk.goes_on
        settings.set(GO_ON, desk.goes_on)

    def open_palette(self) -> None:
        """Look through everything that can be done, every article and every tag."""
        window = self._window
        if window.command_palette.isVisible():
            window.command_palette.leave()
            return
        entries = action_entries(window.rows, window.actions_by_id, window.keymap, Id.PALETTE)
        entries += saved_entries(each.name for each in window.shelves.saved())
        article = window.desk.article
        window.command_palette.open(entries, window.library.library, article.id if article else None)

    def run(self, id: str) -> None:
        """Do what was chosen in the palette: an action, or a saved filter of the library."""
        if id.startswith(SAVED_PREFIX):
            self._window.shelves.use(id)
        else:
            self._window.actions_by_id[id].trigger()
