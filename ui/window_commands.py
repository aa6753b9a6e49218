"""What the analyst does to the window itself, rather than to the work in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QWidget

from annotate import edits
from annotate.model import SourceKind
from ui.actions import Id
from ui.annotation_columns import ALWAYS, OPTIONAL, Column
from ui.folders import log_folder
from ui.i18n import tr
from ui.library_commands import SAVED_PREFIX
from ui.messages import Message
from ui.palette_rows import action_entries, saved_entries
from ui.settings import (
    ANNOTATOR,
    GO_ON,
    KEYS,
    LANGUAGE,
    LEAST_SURE,
    READING_MODE,
    SUGGESTIONS,
    TABLE_COLUMNS,
    THEME,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from annotate.coverage import Gap
    from annotate.model import Article, Metadata, Shape, SiteRule
    from annotate.searching.results import Hit
    from ui.main_window import MainWindow


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


BESIDE = {"codebookDialog": Id.CODEBOOK, "coverageDialog": Id.COVERAGE}
"""What stands beside the article while it is worked in, by object name, and the action that shows it."""

_ALWAYS = {column.name.lower() for column in ALWAYS}


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

    def copy_quote(self) -> None:
        """Copy the rows of the table where several are selected, else the words at hand."""
        window = self._window
        QGuiApplication.clipboard().setText(window.table.copied() or window.desk.words_at_hand())

    def leave(self) -> None:
        """Go back to the article; there, let the selection go."""
        window = self._window
        if self._clear_filter():
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

    def find(self) -> None:
        """Find in the article, what is selected to begin with."""
        view, content = self._window.article_view, self._window.desk.content
        selection = view.selection()
        words = content.text[selection.slice] if selection and content else ""
        start = selection or view.visible_span()
        self._window.find_bar.ask(words, start.start if start else 0)

    def find_next(self) -> None:
        """Go to the next place that was found."""
        self._window.find_bar.step(1)

    def find_previous(self) -> None:
        """Go to the place that was found before."""
        self._window.find_bar.step(-1)

    def search_all(self) -> None:
        """Search all articles, for what is selected to begin with, or for what the library does not have."""
        window = self._window
        view, content = window.article_view, window.desk.content
        selection = view.selection() if view.hasFocus() else None
        words = content.text[selection.slice] if selection and content else ""
        self.search_for(f'"{words}"' if any(map(str.isspace, words)) else words)

    def search_for(self, words: str) -> None:
        """Search all articles, for these words to begin with, if there are any."""
        self._window.searching.wake()
        self._window.left.show_search()
        self._window.search_panel.ask(words)

    def open_found(self, article_id: int, hit: Hit | None) -> None:
        """Open a place that was found, with all the others in its article marked."""
        window = self._window
        view = window.article_view
        view.setFocus()
        window.desk.open(article_id)
        if hit is None or window.desk.article is None or window.desk.article.id != article_id:
            return
        if any(span.start <= hit.start < span.end for span in view.hidden()):
            view.toggle_whole_page()
        if hit.claim:
            view.focus_annotation(hit.claim)
            return
        view.go_to(hit.start)
        window.find_bar.ask(hit.found, hit.start)
        view.setFocus()

    def filter_annotations(self) -> None:
        """Show the annotations, and let words be typed that they are to have."""
        self._window.side.show()
        self._window.lists.setCurrentIndex(0)
        self._window.table_filter.ask()

    def sort_annotations(self, name: str) -> None:
        """Sort the table by a column, which is shown from now on; the same once more turns it round."""
        self._show_columns({*self._columns(), name} - _ALWAYS)
        self._window.table.sort_by(Column[name.upper()])

    def toggle_column(self, name: str) -> None:
        """Show a column of the table, or no longer."""
        self._show_columns({*self._columns()} ^ {name})

    def show_columns(self) -> None:
        """Show the columns of the table that were chosen."""
        self._show_columns(self._columns())

    def _columns(self) -> Collection[str]:
        return self._window.around.settings.get(TABLE_COLUMNS)

    def _show_columns(self, names: Collection[str]) -> None:
        window = self._window
        chosen = [column for column in OPTIONAL if column.name.lower() in names]
        window.around.settings.set(TABLE_COLUMNS, tuple(column.name.lower() for column in chosen))
        window.table.show_columns(chosen)
        for column in OPTIONAL:
            window.actions_by_id[f"column_{column.name.lower()}"].setChecked(column in chosen)

    def _clear_filter(self) -> bool:
        """Whether there was something to clear, for who looks at the annotations."""
        window = self._window
        parts = (window.table, window.table_filter)
        focus = window.focusWidget()
        is_here = focus is not None and any(part is focus or part.isAncestorOf(focus) for part in parts)
        return is_here and window.table_filter.clear()

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
        window = self._window
        if window.search_panel.isVisible():
            window.left.show_library()
        else:
            window.library.setVisible(window.library.isHidden())

    def toggle_claims(self) -> None:
        """Fold the annotations away, or back."""
        self._window.side.setVisible(self._window.side.isHidden())

    def toggle_reading_mode(self) -> None:
        """Show nothing but the article, or all that was there before."""
        mode = self._window.reading_mode
        mode.toggle()
        self._window.around.settings.set(READING_MODE, mode.is_on)
        self._window.article_view.setFocus()
        if mode.is_on:
            self._window.messages.inform(tr("message.reading_mode"))

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

    def beside(self) -> list[Id]:
        """The actions that show what stands beside the article now."""
        dialogs = [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]
        return [BESIDE[name] for dialog in dialogs if (name := dialog.objectName()) in BESIDE]

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

    def edit_metadata(self) -> None:
        """Let what the articles at hand say about themselves be corrected."""
        from ui.dialogs.metadata import MetadataDialog

        window = self._window
        articles = window.desk.articles_at_hand()
        if not articles or not window.desk.settle():
            return
        sources = window.around.session.store.sources()
        outlets = [source.name for source in sources if source.kind is SourceKind.OUTLET]
        dialog = MetadataDialog(articles, outlets, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._set_metadata(dialog.changed()))
        dialog.open()

    def _set_metadata(self, changed: list[tuple[Article, Metadata]]) -> None:
        if changed:
            self._window.desk.write(edits.set_metadata_of(changed))

    def learn_rule(self, rule: SiteRule, conditions: list[tuple[Shape, str]]) -> None:
        """Ask by what paragraphs like the one that was corrected are to be known."""
        from annotate import site_rules
        from ui.dialogs.learn_rule import LearnRuleDialog

        window = self._window
        dialog = LearnRuleDialog(window.around.session.store, rule, conditions, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.learned.connect(lambda rule, changes: window.desk.write(site_rules.learn(rule, changes)))
        dialog.open()

    def show_site_rules(self) -> None:
        """Show what was taught about sites, beside the article."""
        from ui.dialogs.site_rules import SiteRulesDialog

        window = self._window
        if dialog := window.findChild(SiteRulesDialog):
            dialog.activateWindow()
            return
        dialog = SiteRulesDialog(window.around.session.store, window.desk.write, window)
        window.around.signals.changed.connect(dialog.follow)
        dialog.undo_requested.connect(window.desk.undo)
        dialog.redo_requested.connect(window.desk.redo)
        dialog.chosen.connect(self._on_place_chosen)
        dialog.show()

    def _on_place_chosen(self, article_id: int, place: int) -> None:
        window = self._window
        window.desk.open(article_id)
        window.article_view.go_to(place)

    def toggle_go_on(self) -> None:
        """Go on to the next sentence after a tag from now on, or stay."""
        settings, desk = self._window.around.settings, self._window.desk
        desk.goes_on = not desk.goes_on
        settings.set(GO_ON, desk.goes_on)

    def show_suggestions(self) -> None:
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

    def toggle_suggestions(self) -> None:
        """Suggest from now on, or no longer."""
        self.set_suggestions(is_on=not self._window.suggesting.is_on)

    def set_suggestions(self, *, is_on: bool) -> None:
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
        dialog.accepted.connect(lambda: window.suggestions.accept_all(dialog.picked()))
        dialog.open()

    def show_coverage(self) -> None:
        """List what is still open in the project, and go to what is chosen there."""
        from ui.coverage_run import CoverageRun
        from ui.dialogs.coverage import CoverageDialog

        window, session = self._window, self._window.around.session
        window.desk.settle()
        if before := window.findChild(CoverageDialog):
            before.close()
        run = CoverageRun(session, window.suggesting.learner, window)
        dialog = CoverageDialog(run, lambda article_id: session.store.content(article_id).text, window)
        dialog.chosen.connect(self._on_gap_chosen)
        dialog.renew_requested.connect(self.show_coverage)
        dialog.show()

    def look_for_gaps(self, exported: str) -> None:
        """After an export, say quietly whether anything is still open."""
        from ui.coverage_run import CoverageRun

        self._window.desk.settle()
        run = CoverageRun(self._window.around.session, None, self._window)
        run.finished.connect(lambda number: self._tell_of_gaps(exported, number))
        run.finished.connect(run.deleteLater)

    def stop_looking(self) -> None:
        """Look no further for what is open: the window goes."""
        from ui.coverage_run import CoverageRun

        for run in self._window.findChildren(CoverageRun):
            run.stop()

    def _tell_of_gaps(self, exported: str, number: int) -> None:
        if number:
            self._window.messages.say(Message(
                tr("message.exported_with_gaps", name=exported, n=number),
                button=tr("message.show_gaps"),
                act=self.show_coverage,
            ))  # fmt: skip

    def _on_gap_chosen(self, gap: Gap) -> None:
        window = self._window
        window.desk.open(gap.article_id)
        window.article_view.go_to(gap.span.start)
        if gap.annotation_id:
            window.article_view.focus_annotation(gap.annotation_id)

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

    def show_keys(self) -> None:
        """Show every key, and let others be chosen: with them the window is built anew."""
        from ui.dialogs.keys import KeysDialog

        window, settings = self._window, self._window.around.settings
        dialog = KeysDialog(window.rows, window.keymap, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.keymap_changed.connect(lambda keymap: settings.set(KEYS, keymap.chosen))
        dialog.finished.connect(self._on_keys_left)
        dialog.open()

    def _on_keys_left(self) -> None:
        if self._window.around.settings.get(KEYS) != self._window.keymap.chosen:
            self.rebuild_wanted.emit()

    def show_codebook(self) -> None:
        """Show what the tags mean, beside the article; there they are changed too."""
        from ui.codebook_editor import CodebookEditor
        from ui.dialogs.codebook import CodebookDialog

        window = self._window
        dialog = window.findChild(CodebookDialog)
        if dialog is None:
            editor = CodebookEditor(window.around.session, lambda: window.keymap)
            dialog = CodebookDialog(editor, window.around.theme, window)
            window.around.signals.changed.connect(dialog.refresh)
            window.desk.leaving.connect(dialog.commit)
            dialog.undo_requested.connect(window.desk.undo)
            dialog.redo_requested.connect(window.desk.redo)
        focused = window.article_view.focused_annotation()
        dialog.open_at(focused.tag if focused else None)

    def show_about(self) -> None:
        """Show versions, licences and where things are kept."""
        from ui.dialogs.help import show_about

        show_about(self._window, str(self._window.around.project), str(log_folder()))
