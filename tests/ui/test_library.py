"""The library in the window: filtered, arranged, several at once, and where N and P lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QToolButton,
)

from annotate import edits, source_names
from annotate.library_filter import ANY_TAG, LibraryFilter
from annotate.library_order import Group, LibraryOrder, Sort
from annotate.model import Source, SourceKind, Status
from annotate.saved_filter import SavedFilter
from annotate.session import AnnotationSession
from storage.project import create_project
from tests.invented import bring_in
from tests.ui.fingers import press
from tests.ui.window import fill_disk, running
from ui.dialogs.period import PeriodDialog
from ui.i18n import set_language, tr
from ui.settings import LIBRARY_ORDER, SAVED_FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

pytestmark = pytest.mark.qt_log_ignore("does not support")

Key, Button, Modifier = Qt.Key, Qt.MouseButton, Qt.KeyboardModifier
SHIFT, CONTROL = Modifier.ShiftModifier, Modifier.ControlModifier
FACTS = (
    ("島の診療所", "北湾新報", "2026-03-01"),
    ("石炭桟橋の閉鎖", "みなと経済", "2026-02-10"),
    ("夜間の航行", "北湾新報", "2026-02-20"),
    ("古い倉庫の売却", "みなと経済", "2025-12-24"),
    ("新しい橋の工事", "", ""),
)
"""Title, source and date of the articles 1 to 5."""


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    path = tmp_path / "案件.shirushi"
    with create_project(path) as project:
        session = AnnotationSession(project, "試験 花子")
        for n, (title, source, date) in enumerate(FACTS, 1):
            made = bring_in(session, f"{title}\n\n船が減る。町は橋を直すべきだ。{n}\n", f"{n}.txt")
            facts = made.metadata.__class__(title=title, source=source, published=date)
            session.apply(edits.set_metadata(made, facts))
    with running(qapp, tmp_path, path) as program:
        with qtbot.waitExposed(program.window):
            pass
        program.window.activateWindow()
        program.window.article_view.setFocus()
        yield program


def view_of(window: MainWindow) -> QTableView:
    view = window.findChild(QTableView, "articleList")
    assert isinstance(view, QTableView)
    return view


def shown(window: MainWindow) -> list[str]:
    """What the rows say: titles, and headings."""
    model = view_of(window).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def ids(window: MainWindow) -> list[int]:
    """The articles that are shown."""
    library, rows = window.library.library, window.library._rows
    return [library.ids[place] for place in rows.shelf.rows if place >= 0]


def click(window: MainWindow, row: int, modifier: Modifier = Modifier.NoModifier) -> None:
    view = view_of(window)
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Button.LeftButton, modifier, place)


def statuses(window: MainWindow) -> list[Status]:
    return [article.status for article in window.around.session.store.articles()]


def asking(**asked: object) -> LibraryFilter:
    return LibraryFilter(**asked)  # type: ignore[arg-type]


def test_the_first_claim_takes_an_article_for_begun_and_one_undo_takes_both_back(window: MainWindow) -> None:
    view, desk = window.article_view, window.desk
    assert desk.article.status is Status.NEW

    QTest.keyClick(view, Qt.Key.Key_1)

    assert desk.article.status is Status.READING
    assert statuses(window).count(Status.READING) == 1
    window.actions_by_id["undo"].trigger()
    assert desk.annotations == {}
    assert set(statuses(window)) == {Status.NEW}
    window.actions_by_id["redo"].trigger()
    assert desk.article.status is Status.READING
    assert view.focused_annotation().tag == "assertion"


def test_a_claim_in_an_article_that_was_done_leaves_it_done(window: MainWindow) -> None:
    window.actions_by_id["status_done"].trigger()

    QTest.keyClick(window.article_view, Qt.Key.Key_1)

    assert window.desk.article.status is Status.DONE


def test_several_get_a_state_in_one_deed_with_one_undo(window: MainWindow) -> None:
    click(window, 1)
    click(window, 3, SHIFT)
    window.actions_by_id["status_aside"].trigger()
    assert statuses(window) == [Status.NEW, *[Status.ASIDE] * 3, Status.NEW]
    window.desk.undo()
    assert statuses(window) == [Status.NEW] * 5
    window.desk.redo()
    assert statuses(window)[1:4] == [Status.ASIDE] * 3


def test_the_menu_of_the_deed_says_how_many(window: MainWindow) -> None:
    click(window, 1)
    click(window, 3, SHIFT)
    window.actions_by_id["status_done"].trigger()
    assert "完了 · 3 件の記事" in window.actions_by_id["undo"].text()
    window.actions_by_id["remove_article"].trigger()
    assert "3 件の記事" in window.actions_by_id["undo"].text()


def test_several_are_removed_at_once_and_come_back_at_once(window: MainWindow) -> None:
    click(window, 0)
    click(window, 2, CONTROL)
    click(window, 3, CONTROL)
    assert window.desk.article.id == 1
    window.actions_by_id["remove_article"].trigger()
    assert ids(window) == [2, 5]
    assert window.desk.article.id == 2
    assert "3 件の記事" in window.messages.text()
    window.desk.undo()
    assert ids(window) == [1, 2, 3, 4, 5]
    assert window.desk.article.id == 1


def test_the_next_article_is_none_of_those_that_go(window: MainWindow) -> None:
    click(window, 1)
    click(window, 3, SHIFT)
    window.desk.remove_article()
    assert window.desk.article.id == 5
    click(window, 0)
    click(window, 1, SHIFT)
    window.desk.remove_article()
    assert window.desk.article is None
    assert [label.text() for label in view_of(window).findChildren(QLabel)] == [tr("list.empty")]


def test_selecting_more_opens_none_and_only_counts_in_the_list(window: MainWindow) -> None:
    click(window, 1)
    click(window, 2, CONTROL)
    assert window.desk.article.id == 2
    assert window.library.chosen() == [2, 3]
    window.article_view.setFocus()
    assert window.library.chosen() == [2]
    window.actions_by_id["status_done"].trigger()
    assert statuses(window).count(Status.DONE) == 1


def test_shift_and_arrow_select_by_key(window: MainWindow) -> None:
    view_of(window).setFocus()
    QTest.keyClick(view_of(window), Key.Key_Down, SHIFT)
    assert window.library.chosen() == [1, 2]
    assert window.desk.article.id == 1
    QTest.keyClick(view_of(window), Key.Key_Down)
    assert window.desk.article.id == 3


def test_what_cannot_be_written_changes_none_of_them(program: Program, window: MainWindow) -> None:
    click(window, 0)
    click(window, 4, SHIFT)
    fill_disk(program)
    window.actions_by_id["status_done"].trigger()
    assert statuses(window) == [Status.NEW] * 5
    assert window.messages.is_error()
    assert shown(window) == [title for title, *_ in FACTS]


def test_the_menu_shows_the_state_that_all_of_them_have(window: MainWindow) -> None:
    click(window, 1)
    window.actions_by_id["status_done"].trigger()
    click(window, 1)
    click(window, 2, CONTROL)
    window.library.context_menu_requested.emit(view_of(window).mapToGlobal(view_of(window).rect().center()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.objectName() for action in menu.actions() if action.isChecked()] == []
    assert not menu.findChild(QMenu, "menu_encoding").menuAction().isEnabled()
    menu.close()


def test_n_goes_to_the_next_unread_one_in_the_order_shown(window: MainWindow) -> None:
    window.library.ask(LibraryFilter(), LibraryOrder(Sort.DATE, descending=True))
    assert ids(window) == [1, 3, 2, 4, 5]
    window.desk.open(3)
    window.actions_by_id["status_aside"].trigger()
    window.desk.open(1)
    window.article_view.setFocus()
    press("n")
    assert window.desk.article.id == 2  # 3 is set aside
    press("n")
    press("p")
    assert window.desk.article.id == 2
    assert statuses(window) == [Status.DONE, Status.DONE, Status.ASIDE, Status.NEW, Status.NEW]


def test_n_passes_over_headings_and_what_the_filter_leaves_out(window: MainWindow) -> None:
    window.library.ask(asking(sources=frozenset({"北湾新報", ""})), LibraryOrder(group=Group.SOURCE))
    unknown = tr("library.no_source")
    assert shown(window) == ["北湾新報", "島の診療所", "夜間の航行", unknown, "新しい橋の工事"]
    visited = []
    for _ in range(3):
        visited.append(window.desk.article.id)
        press("n")
    assert visited == [1, 3, 5]
    assert window.desk.article.id == 5
    assert window.messages.text() == tr("message.none_unread")


def test_n_comes_round_to_what_was_passed_over(window: MainWindow) -> None:
    window.desk.open(4)
    window.article_view.setFocus()
    press("n")
    press("n")
    assert window.desk.article.id == 1


def test_the_article_in_focus_stays_until_another_is_opened(window: MainWindow) -> None:
    window.library.ask(asking(statuses=frozenset({Status.NEW})))
    window.actions_by_id["status_done"].trigger()
    assert ids(window) == [1, 2, 3, 4, 5]
    assert view_of(window).currentIndex().row() == 0
    press("n")
    assert window.desk.article.id == 2
    assert ids(window) == [2, 3, 4, 5]
    assert view_of(window).currentIndex().row() == 0
    window.desk.undo()
    assert 1 in ids(window)


def test_in_groups_of_states_what_was_done_goes_to_its_group_once_another_is_opened(
    window: MainWindow,
) -> None:
    window.library.ask(LibraryFilter(), LibraryOrder(group=Group.STATUS))
    window.article_view.setFocus()
    press("n")
    assert window.desk.article.id == 2
    assert shown(window) == ["未読", "石炭桟橋の閉鎖", "夜間の航行", "古い倉庫の売却", "新しい橋の工事",
                             "完了", "島の診療所"]  # fmt: skip
    assert view_of(window).currentIndex().row() == 1
    click(window, 2)
    click(window, 4, SHIFT)
    window.actions_by_id["status_done"].trigger()
    assert shown(window)[-4:] == ["島の診療所", "夜間の航行", "古い倉庫の売却", "新しい橋の工事"]
    assert shown(window)[:2] == ["未読", "石炭桟橋の閉鎖"]


def test_a_filter_that_leaves_the_open_article_out_opens_no_other(window: MainWindow) -> None:
    window.library.ask(asking(words="倉庫"))
    assert (ids(window), window.desk.article.id) == ([4], 1)
    press("n")
    assert window.desk.article.id == 4


def test_toggles_show_how_many_there_are_and_filter(window: MainWindow) -> None:
    window.actions_by_id["status_done"].trigger()
    toggles = {status: window.findChild(object, f"status_filter_{status}") for status in Status}
    assert [toggle.text() for toggle in toggles.values()] == ["4", "0", "1", "0"]
    QTest.mouseClick(toggles[Status.DONE], Button.LeftButton)
    assert ids(window) == [1]
    assert window.findChild(QLabel, "articleCount").text() == "1 / 5"
    QTest.mouseClick(toggles[Status.NEW], Button.LeftButton)
    assert ids(window) == [1, 2, 3, 4, 5]
    window.library.clear()
    assert not any(toggle.isChecked() for toggle in toggles.values())
    assert window.findChild(QLabel, "articleCount").text() == ""


def test_what_is_asked_for_stands_there_and_is_taken_back_by_a_click(window: MainWindow) -> None:
    sources, without = frozenset({"北湾新報"}), frozenset({ANY_TAG})
    asked = asking(sources=sources, without=without, since="2026-02", until="2026-02")
    window.library.ask(asked, LibraryOrder(Sort.TITLE, descending=True, group=Group.MONTH))
    chips = {chip.text(): chip for chip in window.library.head.chips.findChildren(QToolButton)}
    assert list(chips) == ["北湾新報", "注釈なし", "2026年2月", "↓ 題名", "月別"]
    for chip in chips.values():
        QTest.mouseClick(chip, Button.LeftButton)
        QApplication.processEvents()
    assert (window.library.filter, window.library.order) == (LibraryFilter(), LibraryOrder())
    assert window.library.head.chips.isHidden()
    assert len(ids(window)) == 5


def test_escape_in_the_field_takes_back_words_and_then_the_rest(window: MainWindow) -> None:
    field = window.findChild(QLineEdit, "articleSearch")
    window.library.ask(asking(words="橋", statuses=frozenset({Status.NEW})))
    assert field.text() == "橋"
    field.setFocus()
    QTest.keyClick(field, Key.Key_Escape)
    assert (field.text(), window.library.filter.statuses) == ("", frozenset({Status.NEW}))
    QTest.keyClick(field, Key.Key_Escape)
    assert window.library.filter == LibraryFilter()
    QTest.keyClick(field, Key.Key_Escape)
    assert window.article_view.hasFocus()


def test_marking_is_counted_in_the_row(window: MainWindow) -> None:
    press("1")
    assert window.library.library.row(0).counts == (("assertion", 1),)
    window.library.ask(asking(tags=frozenset({"assertion"})))
    assert ids(window) == [1]
    window.desk.undo()
    assert window.library.library.row(0).counts == ()


def test_what_was_looked_at_is_counted_for_the_article_that_is_left(window: MainWindow) -> None:
    window.reviewing.read(window.article_view.focus.walked[0])
    assert window.library.library.row(0).reviewed == window.reviewing.review.percent > 0
    window.desk.open(2)
    assert [window.library.library.row(n).reviewed > 0 for n in (0, 1)] == [True, False]


def test_each_annotator_has_read_something_else(program: Program, window: MainWindow) -> None:
    window.reviewing.read(window.article_view.focus.walked[0])
    window.commands.annotator_chosen.emit("別の人")
    assert window.library.library.row(0).reviewed == 0


def test_a_filter_is_saved_chosen_by_key_and_palette_and_forgotten(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.library.ask(asking(words="橋"), LibraryOrder(Sort.DATE))
    suggested: list[str] = []

    def name(*arguments: object) -> tuple[str, bool]:
        suggested.append(str(arguments[-1]))
        return "橋の記事", True

    monkeypatch.setattr(QInputDialog, "getText", name)
    window.actions_by_id["save_filter"].trigger()
    assert suggested == ["橋 · ↑ 日付"]
    saved = SavedFilter("橋の記事", asking(words="橋"), LibraryOrder(Sort.DATE))
    assert program.settings.get(SAVED_FILTERS) == (saved,)
    window.library.ask(LibraryFilter(), LibraryOrder())
    window.actions_by_id["saved_filters"].trigger()
    QTest.keyClick(QApplication.activePopupWidget(), Key.Key_1)
    assert (window.library.filter, window.library.order) == (saved.asked, saved.order)
    window.library.clear()
    window.commands.open_palette()
    window.findChild(QLineEdit, "paletteEdit").setText("橋の記事")
    press(Key.Key_Return)
    assert window.library.filter == saved.asked
    window.shelves._forget(saved)
    assert program.settings.get(SAVED_FILTERS) == ()


def test_filters_follow_an_outlet_that_gets_another_name(program: Program, window: MainWindow) -> None:
    asked = asking(sources=frozenset({"北湾新報"}))
    program.settings.set(SAVED_FILTERS, (SavedFilter("北湾", asked),))
    window.library.ask(asked)
    session = program.session
    named = session.store.named_by(SourceKind.OUTLET, "北湾新報")
    outlet = Source(SourceKind.OUTLET, "北湾新報")
    session.apply(source_names.rename(outlet, "北湾日報", named, session.now()))
    assert window.library.filter.sources == {"北湾日報"}
    assert shown(window) == ["島の診療所", "夜間の航行"]
    (saved,) = program.settings.get(SAVED_FILTERS)
    assert saved.asked.sources == {"北湾新報", "北湾日報"}  # other projects may have the old name still
    session.undo()
    assert window.library.filter.sources == {"北湾新報"}


def test_a_filter_can_be_cleared_only_where_there_is_one(window: MainWindow) -> None:
    clear = window.actions_by_id["clear_filter"]
    assert not clear.isEnabled()
    window.library.ask(asking(words="橋"))
    assert clear.isEnabled()
    clear.trigger()
    assert not clear.isEnabled()


def test_the_order_is_kept_for_the_person_and_the_filter_is_not(program: Program, window: MainWindow) -> None:
    window.actions_by_id["library_sort_date"].trigger()
    window.actions_by_id["library_group_source"].trigger()
    window.library.ask(asking(words="橋"))
    order = LibraryOrder(Sort.DATE, descending=True, group=Group.SOURCE)
    assert program.settings.get(LIBRARY_ORDER) == order
    program.rebuild()
    program.window.load_library()
    assert (program.window.library.order, program.window.library.filter) == (order, LibraryFilter())
    assert shown(program.window)[:3] == ["みなと経済", "石炭桟橋の閉鎖", "古い倉庫の売却"]
    assert program.window.actions_by_id["library_sort_date"].isChecked()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_menu_offers_sources_tags_dates_and_orders(window: MainWindow, language: str) -> None:
    set_language(language)
    window.library.head.menu_requested.emit(window.library.head.menu_place())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    sources = menu.findChild(QMenu, "library_sources")
    assert [action.text() for action in sources.actions()] == [
        "みなと経済\t2", "北湾新報\t2", f"{tr('library.no_source')}\t1",
    ]  # fmt: skip
    sources.actions()[1].trigger()
    assert ids(window) == [1, 3]
    menu.findChild(QMenu, "library_tags").actions()[0].trigger()
    menu.close()
    window.library.clear()


def test_a_period_is_asked_for(window: MainWindow) -> None:
    window.shelves._ask_for_period()
    dialog = window.findChild(PeriodDialog)
    since, until = (dialog.findChild(QLineEdit, name) for name in ("periodSince", "periodUntil"))
    since.setText("二月")
    confirm = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    assert not confirm.isEnabled()
    since.setText("2026年2月")
    until.setText("2026/02/15")
    confirm.click()
    assert (window.library.filter.since, window.library.filter.until) == ("2026-02", "2026-02-15")
    assert ids(window) == [2]


def test_headings_can_neither_be_chosen_nor_opened(window: MainWindow) -> None:
    window.library.group_by("source")
    click(window, 0)
    assert window.desk.article.id == 1
    view_of(window).setFocus()
    QTest.keyClick(view_of(window), Key.Key_Down)
    QTest.keyClick(view_of(window), Key.Key_Down)
    assert window.desk.article.id != 1


def test_a_filter_key_brings_the_field_also_when_the_library_is_folded(window: MainWindow) -> None:
    window.commands.toggle_library()
    window.actions_by_id["filter_articles"].trigger()
    assert window.library.isVisible()
    assert window.findChild(QLineEdit, "articleSearch").hasFocus()


def test_a_row_that_was_a_heading_is_as_high_as_an_article_again(window: MainWindow) -> None:
    view, library = view_of(window), window.library
    for group in (Group.SOURCE, Group.MONTH, Group.STATUS, Group.NONE):
        library.ask(LibraryFilter(), LibraryOrder(Sort.TITLE, group=group))
        headings = view.model().shelf.heading_rows
        rows = range(view.model().rowCount())
        low = [row for row in rows if view.rowHeight(row) < view.delegate.row_height]
        assert low == list(headings)
