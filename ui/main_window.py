"""The window: its parts are built, laid out and connected. Every wire between widgets is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from annotate.errors import ShirushiError
from ui.claims.annotation_columns import Column
from ui.commands.palette_rows import Of
from ui.i18n import sentence, tr
from ui.intake.drops import can_come_in
from ui.keys import actions, menus
from ui.keys.actions import Id
from ui.settings import (
    GO_ON,
    HINT_SEEN,
    LEAST_SURE,
    LIKELIHOOD_SCALE,
    OTHER_FIELDS,
    PALETTE,
    SUGGESTIONS,
)
from ui.widgets.status_line import encoding_words
from ui.window_layout import lay_out
from ui.window_parts import WindowParts

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

    from annotate.model import Article, Content
    from ui.window_parts import Around


class MainWindow(WindowParts):
    """One window over one project. For other words or colours it is built anew.

    Signals:
        painted: the first article stands on the screen, and there is time for the rest.
        closing: the window goes; all drafts are written.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._is_painted = False
        self._may_lose_draft = False
        lay_out(self)
        self._connect_article()
        self._connect_deeds()
        self._connect_reading()
        self._connect_sides()
        self._connect_suggestions()
        self._connect_search()
        self._connect_at_hand()
        self._show_state()

    def _connect_article(self) -> None:
        desk, view = self.desk, self.article_view
        for left in (desk.opened, desk.emptied):
            left.connect(self.reviewing.close)
        desk.opened.connect(view.show_article)  # before those that ask it where the analyst is
        desk.rezoned.connect(view.show_zones)
        desk.emptied.connect(view.clear)
        for part in (self.progress, self.offered, self.claims_shown):
            desk.opened.connect(part.show_article)
            desk.rezoned.connect(part.show_zones)
            desk.emptied.connect(part.clear)
        desk.opened.connect(self._on_opened)
        desk.emptied.connect(self._on_emptied)
        desk.annotations_changed.connect(self.popups.leave)
        for follower in (view, self.table, self.strip, self.status):
            desk.annotations_changed.connect(follower.apply)
        desk.annotations_changed.connect(self.progress.read_marked)
        desk.annotations_changed.connect(self.claims_shown.renew_form)
        desk.annotations_changed.connect(self.hint.leave)

    def _connect_at_hand(self) -> None:
        """What is shown of the focus, and what is enabled: after all else that follows these signals."""
        desk, view = self.desk, self.article_view
        for moved in (desk.opened, desk.emptied, self.around.signals.changed, self.suggesting.changed,
                      view.focus_changed):  # fmt: skip
            moved.connect(self.offered.show_focus)
            moved.connect(self.possibilities.show)
        self.library.asked.connect(self.possibilities.show)

    def _connect_deeds(self) -> None:
        signals, desk = self.around.signals, self.desk
        self.zones.menu_requested.connect(self.context_menus.show_of_zone)
        self.zones.learning_requested.connect(self.dialogs.learn_rule)
        desk.leaving.connect(self.detail_panel.commit)
        desk.leaving.connect(self.table.commit)
        desk.leaving.connect(self.reviewing.write)
        desk.failed.connect(self.show_error)
        desk.informed.connect(self.messages.inform)
        desk.tagged.connect(self.popups.bar.set_last_tag)
        signals.tags_changed.connect(self._on_tags_changed)
        signals.articles_changed.connect(self.library.follow)
        signals.annotations_changed.connect(self.library.follow_annotations)
        signals.articles_changed.connect(self.choices.show_article)
        signals.articles_changed.connect(self.detail_panel.form.follow_background)
        signals.sources_changed.connect(self.claims_shown.show_letters)
        signals.sources_changed.connect(self.detail_panel.form.follow_background)
        signals.changed.connect(self.shelves.follow)
        signals.changed.connect(self.status.show_saved_now)
        signals.changed.connect(self.undo_names.show)
        signals.changed.connect(self._show_place)

    def _connect_reading(self) -> None:
        view = self.article_view
        view.selection_changed.connect(lambda span: self.status.show_selection(len(span) if span else 0))
        view.focus_changed.connect(self.progress.rest)
        view.focus_changed.connect(self.choices.show_zone)
        view.page_set.connect(lambda: self.strip.show_extent(view.page_extent()))
        view.verticalScrollBar().valueChanged.connect(self.progress.show_seen)
        view.verticalScrollBar().rangeChanged.connect(self.progress.show_seen)
        self.reviewing.changed.connect(self.progress.show_read)
        self.strip.place_chosen.connect(view.go_to)
        self.find_bar.found.connect(self.strip.show_places)
        view.annotation_focused.connect(self.claims_shown.show_focus)
        view.details_requested.connect(self.commands.show_details_of)
        view.context_menu_requested.connect(self.context_menus.show_of_text)
        view.move_requested.connect(self.desk.move)
        self.popups.tag_chosen.connect(self.desk.tag)
        self.popups.note_requested.connect(self.commands.tag_and_show_details)
        self.popups.remove_requested.connect(self.desk.remove)
        self.popups.menu_requested.connect(self.context_menus.show_of_annotation)
        view.page_set.connect(self.find_bar.look_again)
        view.typography_changed.connect(self.reading_options.show_typography)
        self.reading_options.chosen.connect(view.set_typography)
        self.find_bar.found.connect(view.show_places)
        self.find_bar.left.connect(self.finding.leave)

    def _connect_sides(self) -> None:
        self.library.article_chosen.connect(self.desk.open)
        self.tag_bar.tag_chosen.connect(self.desk.tag)
        self.tag_bar.tag_hovered.connect(self.article_view.preview_tag)
        self.table.annotation_chosen.connect(self.article_view.focus_annotation)
        self.table.remove_requested.connect(self.desk.remove_many)
        self.table.note_edited.connect(self.desk.write_note)
        self.table.counted.connect(self.table_filter.show_counts)
        self.table.sorted_by.connect(self.choices.show_order)
        self.table.tag_menu_requested.connect(self.context_menus.show_of_tag)
        self.table.header_menu_requested.connect(self.context_menus.show_of_header)
        self.table_filter.changed.connect(self.table.set_filter)
        self.table_filter.entered.connect(self.table.prepare_filter)
        self.table_filter.left.connect(self.table.enter)
        self.table.context_menu_requested.connect(self.context_menus.show_of_annotation)
        self.library.context_menu_requested.connect(self.context_menus.show_of_library)
        self.library.failed.connect(self.show_error)
        self.shelves.begin(self.actions_by_id)
        self.detail_panel.note_edited.connect(self.desk.write_note)
        self.detail_panel.tag_chosen.connect(self.desk.tag)
        self.detail_panel.remove_requested.connect(self.desk.remove)
        self._connect_form()
        self._connect_same_claims()
        self.status.annotator_requested.connect(self.commands.choose_annotator)
        self.dialogs.keys_chosen.connect(self.commands.rebuild_wanted)
        self.commands.annotator_chosen.connect(self._on_annotator_chosen)
        self.intake.imported.connect(self._on_imported)
        self.intake.near.removal_requested.connect(self.desk.remove_one)
        self.command_palette.article_chosen.connect(self.going.open_article)
        self.command_palette.action_chosen.connect(self.commands.run)
        self.command_palette.remembered.connect(lambda ids: self.around.settings.set(PALETTE, ids))
        self.hint.closed.connect(lambda: self.around.settings.set(HINT_SEEN, True))

    def _connect_form(self) -> None:
        form, settings = self.detail_panel.form, self.around.settings
        form.described.connect(self.desk.describe)
        form.sources_requested.connect(self.dialogs.show_sources)
        form.set_scale(settings.get(LIKELIHOOD_SCALE))
        form.scale_chosen.connect(lambda scale: settings.set(LIKELIHOOD_SCALE, scale))
        form.set_unfolded(settings.get(OTHER_FIELDS))
        form.unfolded.connect(lambda is_open: settings.set(OTHER_FIELDS, is_open))

    def _connect_same_claims(self) -> None:
        known, note, desk = self.same_claims, self.detail_panel.same, self.desk
        self.painted.connect(known.begin)
        desk.joined = known.joined
        known.page = lambda: (desk.content, desk.annotations.values())
        self.offered.said_of = note.said_of
        known.changed.connect(note.follow)
        known.changed.connect(self.offered.show_focus)
        known.changed.connect(self.claims_shown.show_repeats)
        note.chosen.connect(desk.show)
        note.join_requested.connect(desk.join_claims)
        note.part_requested.connect(desk.part_claims)

    def _connect_suggestions(self) -> None:
        panel, card, settings = self.suggestion_panel, self.suggestion_card, self.around.settings
        self.painted.connect(self.suggesting.begin)
        self.painted.connect(self.tidying.begin)
        self.suggesting.changed.connect(self.offered.follow)
        view = self.article_view
        for moved in (view.focus_changed, view.pointed, view.verticalScrollBar().valueChanged,
                      self.find_bar.found, self.table_filter.changed):  # fmt: skip
            for beside_the_keys in (self.suggesting, self.same_claims, self.tidying):
                moved.connect(beside_the_keys.stand_back)
        self.suggestions.informed.connect(self.messages.inform)
        panel.chosen.connect(self.article_view.go_to)
        panel.counted.connect(self.offered.show_number)
        panel.accept_all_requested.connect(self.suggestion_commands.accept_all)
        panel.switched.connect(lambda is_on: self.suggestion_commands.set_on(is_on=is_on))
        panel.threshold_changed.connect(lambda percent: settings.set(LEAST_SURE, percent))
        panel.threshold_changed.connect(lambda percent: self.suggesting.set_least(percent / 100))
        self.files.exported.connect(self.coverage.look_for_gaps)
        card.accepted.connect(self.suggestions.accept)
        card.dismissed.connect(self.suggestions.dismiss)

    def _connect_search(self) -> None:
        panel, searching = self.search_panel, self.searching
        self.painted.connect(searching.begin)
        self.around.signals.changed.connect(searching.follow)
        panel.typed.connect(searching.ask)
        panel.more_wanted.connect(searching.ask_more)
        panel.place_chosen.connect(self.finding.open_found)
        panel.left.connect(self.left.show_library)
        panel.left.connect(self.article_view.setFocus)
        searching.found.connect(panel.show_page)
        searching.more_found.connect(panel.show_more)
        searching.counted.connect(panel.show_total)
        searching.progressed.connect(panel.show_progress)
        searching.failed.connect(self.show_error)
        self.library.search_requested.connect(self.finding.search_for)

    def load_library(self) -> None:
        """Fill the list of articles, which the first article need not wait for."""
        session = self.around.session
        try:
            self.library.set_library(session.store.library(session.annotator))
        except ShirushiError as error:
            self.show_error(error)
        self._show_place()

    def rest(self) -> None:
        """Do nothing more by itself: the window goes."""
        self.dialogs.window_goes.emit()
        self.suggesting.stop()
        self.tidying.stop()
        self.library.stop()
        self.searching.stop()
        self.same_claims.stop()
        self.coverage.stop()

    def show_error(self, error: ShirushiError) -> None:
        """Say in one sentence what went wrong."""
        self.messages.fail(sentence(error), error.details)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Write the drafts; a draft that cannot be written keeps the window open once."""
        self.intake.stop()
        if not self.desk.settle() and not self._may_lose_draft:
            self._may_lose_draft = True
            event.ignore()
            return
        self.rest()
        self.closing.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_come_in(event.mimeData()) and not self.around.session.store.read_only:
            event.acceptProposedAction()
            self.drop_hint.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_hint.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_hint.hide()
        event.acceptProposedAction()
        self.intake.take(event.mimeData())

    def _show_state(self) -> None:
        session, settings = self.around.session, self.around.settings
        read_only = session.store.read_only
        self.tag_bar.set_read_only(read_only)
        self.detail_panel.set_read_only(read_only)
        self.table.set_read_only(read_only)
        self.table_commands.begin(self.actions_by_id)
        self.choices.show_order(Column.QUOTE)
        self.article_view.set_read_only(read_only)
        self.popups.set_read_only(read_only)
        self.suggestion_panel.set_read_only(read_only)
        self.suggestion_card.set_read_only(read_only)
        self.suggesting.set_least(settings.get(LEAST_SURE) / 100)
        self.suggestion_commands.set_on(is_on=settings.get(SUGGESTIONS))
        self.status.show_saved(tr("save.read_only" if read_only else "save.saved"))
        self.status.show_annotator(session.annotator)
        self.hint.setVisible(not (read_only or settings.get(HINT_SEEN)))
        self.desk.goes_on = settings.get(GO_ON)
        self.actions_by_id[Id.TOGGLE_GO_ON].setChecked(self.desk.goes_on)
        for id in settings.get(PALETTE)[::-1]:
            self.command_palette.remember(Of.TAG if id.startswith(actions.TAG_PREFIX) else Of.ACTION, id)
        self.undo_names.show()
        self.desk.emptied.emit()  # nothing is open yet

    def _on_opened(self, article: Article, content: Content) -> None:
        self.find_bar.set_text(content.text)
        self.library.select(article.id)
        self.command_palette.remember(Of.ARTICLE, str(article.id))
        self.status.show_encoding(encoding_words(article.encoding))
        self.choices.show_article()
        self._show_place()

    def _on_emptied(self) -> None:
        self.status.show_encoding("")
        self._show_place()

    def _on_tags_changed(self) -> None:
        theme, tags = self._read_codebook()
        self.possibilities.set_actions(self.rows)
        actions.rebuild_tag_actions(
            self.actions_by_id, self, self.article_view, self._parts, self.rows, self.keymap
        )
        menus.show_tags(self.menus.values(), self.actions_by_id, before=Id.CODEBOOK)
        self._guard.set_keys(self.keymap.all_keys())
        view, side = self.article_view, (self.library, self.table, self.table_filter, self.detail_panel)
        suggested = (self.suggestion_panel, self.suggestion_card)
        for part in (view, self.popups, self.strip, *side, self.tag_bar, self.status, *suggested):
            part.set_tags(theme, tags)

    def _on_annotator_chosen(self, name: str) -> None:
        self.around.session.annotator = name
        self.status.show_annotator(name)
        if self.desk.article:
            self.progress.follow(self.desk.article.id)
        self.load_library()  # it shows what this annotator looked at

    def _on_imported(self, article_id: int) -> None:
        if article_id:
            self.desk.open(article_id)

    def _show_place(self) -> None:
        article, library = self.desk.article, self.library.library
        number = library.number_of(article.id) if article else 0
        self.status.show_place(number, len(library))
