"""Everything the window is made of, not laid out and not connected yet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QWidget

from ui.article.article_popups import ArticlePopups
from ui.article.article_view import ArticleView
from ui.article.find_bar import FindBar
from ui.article.reading_mode import ReadingMode
from ui.article.reading_options import ReadingOptions
from ui.article.reading_progress import ReadingProgress
from ui.article.reviewing import Reviewing
from ui.article.side_strip import SideStrip
from ui.article.word_lookup import WordLookup
from ui.claims.annotation_filter import AnnotationFilterBar
from ui.claims.annotation_table import AnnotationTable
from ui.claims.claim_background import DeskBackground
from ui.claims.claims_on_show import ClaimsOnShow, title_beside
from ui.claims.detail_panel import DetailPanel
from ui.claims.same_claim_note import SameClaimNote
from ui.claims.same_claims import SameClaims
from ui.commands.context_menus import ContextMenus
from ui.commands.coverage_commands import CoverageCommands
from ui.commands.dialog_commands import DialogCommands
from ui.commands.file_desk import FileDesk
from ui.commands.finding import Finding
from ui.commands.going import Going
from ui.commands.intake_desk import IntakeDesk
from ui.commands.library_commands import LibraryCommands
from ui.commands.menu_choices import MenuChoices
from ui.commands.palette import Palette
from ui.commands.suggestion_commands import SuggestionCommands
from ui.commands.table_commands import TableCommands
from ui.commands.window_commands import WindowCommands
from ui.desk import Desk
from ui.i18n import name_keys
from ui.intake.drop_hint import DropHint
from ui.keys import actions, menus, recent_menu
from ui.keys.actions import Id
from ui.keys.keymap import Keymap
from ui.keys.possibilities import Possibilities
from ui.keys.typing_guard import TypingGuard
from ui.keys.undo_names import UndoNames
from ui.library.article_list import ArticleList
from ui.library.left_column import LeftColumn
from ui.library.search_panel import SearchPanel
from ui.library.searching import Searching
from ui.settings import KEYS, LEAST_SURE
from ui.suggestions.suggesting import Suggesting
from ui.suggestions.suggestion_card import SuggestionCard
from ui.suggestions.suggestion_desk import SuggestionDesk
from ui.suggestions.suggestion_panel import SuggestionPanel
from ui.suggestions.suggestions_on_show import SuggestionsOnShow
from ui.tags.tag_bar import TagBar
from ui.widgets.hint import Hint
from ui.widgets.messages import MessageBar
from ui.widgets.status_line import StatusLine
from ui.widgets.tidying import Tidying
from ui.zones.zone_desk import ZoneDesk

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.session import AnnotationSession
    from annotate.tags import Tag
    from ui.services import FileServices
    from ui.session_signals import SessionSignals
    from ui.settings import Settings
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Around:
    """What a window is built over; it outlives the window."""

    session: AnnotationSession
    signals: SessionSignals
    services: FileServices
    settings: Settings
    theme: Theme
    project: Path


class WindowParts(QMainWindow):
    """Holds what the window shows, the desks and commands behind it, and its actions.

    A part is given what it needs; only commands that show dialogs are given the window.
    """

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around
        self._build_parts()
        self._build_commands()
        self._build_actions()
        self._build_followers()

    def _build_parts(self) -> None:
        theme, tags = self._read_codebook()
        self.body = QWidget()
        self.article_view = ArticleView(theme, tags)
        self.words = WordLookup(self.article_view)
        self.library = ArticleList(theme, tags)
        self.shelves = LibraryCommands(self.library, self.around.settings, self)
        self.search_panel = SearchPanel(theme)
        self.searching = Searching(self.around.services.search, self)
        self.side = QWidget()
        self.popups = ArticlePopups(self.article_view, theme, tags, self.side.isHidden)
        self.table = AnnotationTable(theme, tags)
        self.table_filter = AnnotationFilterBar(theme, tags)
        self.desk = Desk(
            self.around.session,
            self.around.signals,
            self.article_view,
            self.library,
            self.table.rows_at_hand,
            self,
        )
        self.same_claims = SameClaims(self.around.session, self.around.signals, self)
        same = SameClaimNote(self.same_claims, partial(title_beside, self.desk))
        self.detail_panel = DetailPanel(theme, tags, DeskBackground(self.desk), same)
        self.hint = Hint()
        self.tag_bar = TagBar(theme, tags)
        self.strip = SideStrip(theme)
        self.find_bar = FindBar(theme, self.article_view.hidden)
        self.status = StatusLine(theme, tags)
        self.messages = MessageBar(self.body, self.article_view)
        self.reading_options = ReadingOptions(self.body)
        self.files = FileDesk(
            self.around.services, self.messages, self.around.project, self._article_id, self
        )
        self.tidying = Tidying(self)
        self.intake = IntakeDesk(
            self.around.services, self.messages, self.around.settings, theme, self.around.project, self
        )
        self.drop_hint = DropHint(theme, self.body)
        self.suggesting = Suggesting(self.around.session, self.around.signals, self)
        self.suggestions = SuggestionDesk(self.desk, self.article_view, self.suggesting, self)
        least = self.around.settings.get(LEAST_SURE)
        self.suggestion_panel = SuggestionPanel(self.suggesting, theme, tags, least)
        self.suggestion_card = SuggestionCard(theme, tags)
        self.zones = ZoneDesk(self.desk, self.article_view, self.messages, self)
        self.lists = QTabWidget()
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.reviewing = Reviewing(self.around.session, self)
        self.left = LeftColumn(self.library, self.search_panel)
        self.command_palette = Palette(theme, self.body)

    def _build_commands(self) -> None:
        settings, desk, view = self.around.settings, self.desk, self.article_view
        self.commands = WindowCommands(self)
        self.dialogs = DialogCommands(self)
        self.coverage = CoverageCommands(self)
        self.suggestion_commands = SuggestionCommands(self)
        self.table_commands = TableCommands(self.table, self.table_filter, settings, self)
        self.going = Going(desk, view, self.reviewing, self.messages, self)
        self.finding = Finding(
            desk, view, self.find_bar, self.searching, self.search_panel, self.left, self
        )
        self._parts = {"article": self.article_view, "desk": self.desk, "files": self.files,
                       "intake": self.intake, "window": self.commands, "shelves": self.shelves,
                       "words": self.words, "suggestions": self.suggestions, "zones": self.zones,
                       "dialogs": self.dialogs, "coverage": self.coverage, "table": self.table_commands,
                       "going": self.going, "finding": self.finding,
                       "suggestion_list": self.suggestion_commands}

    def _build_actions(self) -> None:
        self.actions_by_id = actions.build_actions(
            self, self.article_view, self._parts, self.rows, self.keymap
        )
        self.menus = menus.fill_menu_bar(self.menuBar(), self.actions_by_id)
        beside = (self.menuBar(), self.tag_bar, self.library, self.search_panel, self.side, self.status)
        self.reading_mode = ReadingMode(beside, self.columns)
        self.status.set_encoding_menu(self.menus["menu.encoding"])
        recent_menu.fill_on_opening(
            self.menus["menu.recent"], self.around.settings, self.files.choose_project
        )
        self.tag_bar.addAction(self.actions_by_id[Id.CODEBOOK])
        self._guard = TypingGuard(self.keymap.all_keys(), self)

    def _build_followers(self) -> None:
        self.undo_names = UndoNames(self.around.session, self.actions_by_id, lambda: self.tags, self)
        self.possibilities = Possibilities(
            (self.desk.there, self.suggestions.there, self.undo_names.there, self.shelves.there),
            self.actions_by_id, self.article_view, self.tag_bar, self,
        )  # fmt: skip
        self.possibilities.set_actions(self.rows)
        self.choices = MenuChoices(self.actions_by_id, self.desk, self.library, self.zones, self)
        self.context_menus = ContextMenus(
            self.actions_by_id, self.choices, self.library, self.suggestions, self.zones, self
        )
        self.progress = ReadingProgress(
            self.reviewing, self.article_view, self.strip, self.status, self.library, self
        )
        self.claims_shown = ClaimsOnShow(
            self.desk, self.article_view, self.table, self.detail_panel, self.status, self.same_claims, self
        )
        self.offered = SuggestionsOnShow(
            self.suggesting, self.suggestions, self.desk, self.article_view,
            self.suggestion_panel, self.suggestion_card, self.detail_panel, self.lists, self,
        )  # fmt: skip

    def _read_codebook(self) -> tuple[Theme, tuple[Tag, ...]]:
        """Take the codebook as it is now; returns the theme in its colours, and its tags with their keys."""
        self.tags = self.around.session.store.tags()
        self.rows = actions.all_actions(self.tags)
        self.keymap = Keymap(self.rows, self.around.settings.get(KEYS))
        name_keys(actions.key_words(self.rows, self.keymap))
        self.theme = self.around.theme.with_tags(self.tags)
        return self.theme, actions.keyed_tags(self.tags, self.keymap)

    def _article_id(self) -> int | None:
        return self.desk.article.id if self.desk.article else None
