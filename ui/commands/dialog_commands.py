"""The dialogs that actions show, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog

from annotate import edits, source_names
from annotate.errors import ShirushiError
from ui.folders import log_folder
from ui.keys.actions import Id
from ui.settings import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.edits import Edit
    from annotate.model import Article, Metadata, Shape, SiteRule, Source
    from ui.window_parts import WindowParts

BESIDE = {"codebookDialog": Id.CODEBOOK, "coverageDialog": Id.COVERAGE}
"""What stands beside the article while it is worked in, by object name, and the action that shows it."""


class DialogCommands(QObject):
    """The part "dialogs" of the table of actions.

    Signals:
        keys_chosen: other keys are to count from now on.
        window_goes: what looks through articles is to stop: the project is about to be closed.
    """

    keys_chosen = Signal()
    window_goes = Signal()

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window

    def beside(self) -> list[Id]:
        """The actions that show what stands beside the article now."""
        dialogs = [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]
        return [BESIDE[name] for dialog in dialogs if (name := dialog.objectName()) in BESIDE]

    def show_codebook(self) -> None:
        """Show what the tags mean, beside the article; there they are changed too."""
        from ui.commands.codebook_editor import CodebookEditor
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

    def show_sources(self) -> None:
        """Show the register of sources."""
        from ui.dialogs.sources import SourcesDialog

        window = self._window
        dialog = SourcesDialog(window.around.session.store, window)
        dialog.graded.connect(window.desk.grade_source)
        dialog.renamed.connect(self._rename_source)
        dialog.merged.connect(self._merge_sources)
        dialog.undo_requested.connect(window.desk.undo)
        dialog.redo_requested.connect(window.desk.redo)
        window.around.signals.changed.connect(dialog.follow)  # names stand in articles and claims too
        dialog.open()

    def _rename_source(self, source: Source, name: str) -> None:
        store, now = self._window.around.session.store, self._window.around.session.now()
        self._settle_and_write(
            lambda: source_names.rename(source, name, store.named_by(source.kind, source.name), now)
        )

    def _merge_sources(self, gone: list[Source], into: Source) -> None:
        store, now = self._window.around.session.store, self._window.around.session.now()
        self._settle_and_write(
            lambda: source_names.merge(
                [(source, store.named_by(source.kind, source.name)) for source in gone], into, now
            )
        )

    def _settle_and_write(self, make: Callable[[], Edit | None]) -> None:
        """What is still being written in the window comes first: the deed is made of what is stored."""
        desk = self._window.desk
        if not desk.settle():
            return
        try:
            edit = make()
        except ShirushiError as error:
            desk.failed.emit(error)
            return
        if edit:
            desk.write(edit)

    def edit_metadata(self) -> None:
        """Let what the articles at hand say about themselves be corrected."""
        from ui.dialogs.metadata import MetadataDialog

        window = self._window
        articles = window.desk.articles_at_hand()
        if not articles or not window.desk.settle():
            return
        dialog = MetadataDialog(articles, window.around.session.store.outlets(), window)
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
        self.window_goes.connect(dialog.stop)
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
        self.window_goes.connect(dialog.stop)
        dialog.undo_requested.connect(window.desk.undo)
        dialog.redo_requested.connect(window.desk.redo)
        dialog.chosen.connect(window.going.open_place)
        dialog.show()

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
            self.keys_chosen.emit()

    def show_about(self) -> None:
        """Show versions, licences and where things are kept."""
        from ui.dialogs.help import show_about

        show_about(self._window, str(self._window.around.project), str(log_folder()))
