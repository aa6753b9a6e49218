"""Searching all articles, from the window: what is shown, where keys lead, what is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget

from annotate import edits
from annotate.errors import ShirushiError
from annotate.searching.results import Entry, Hit, Page, Progress, Total
from annotate.spans import Span
from tests.invented import mark
from ui.library.search_panel import SearchPanel
from ui.library.searching import Searching
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from ui.library.search_rows import FoundRow
    from ui.main_window import MainWindow

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FIRST = Hit(12, 14, "石炭", "桟橋", "を閉じた。")
NOTE = Hit(3, 5, "要確認: ", "桟橋", "", "ID1", "note")
PAGE = Page(
    (Entry(7, "閉鎖の波紋", "北湾新報", "2026-01-02", 9, (FIRST, NOTE)), Entry(9, "別", "", "", 1, ())),
    is_last=True,
)


class FakeSearch:
    """Remembers what it was asked, and answers when a test says so."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, str, int]] = []
        self.followed = 0
        self.is_closed = False
        self.tell: Callable[[int, object], None] = lambda *_: None

    def start(self, tell: Callable[[int, object], None]) -> FakeSearch:
        self.tell = tell
        return self

    def ask(self, number: int, typed: str, after: int = -1) -> None:
        if typed:
            self.asked.append((number, typed, after))

    def follow(self) -> None:
        self.followed += 1

    def close(self) -> None:
        self.is_closed = True


def part(panel: QWidget, kind: type, name: str) -> QWidget:
    return panel.findChild(kind, name)


def field_of(panel: QWidget) -> QLineEdit:
    return part(panel, QLineEdit, "searchEdit")


def list_of(panel: QWidget) -> QListView:
    return part(panel, QListView, "searchList")


def rows_of(panel: QWidget) -> list[str]:
    model = list_of(panel).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def panel(qtbot: QtBot) -> SearchPanel:
    panel = SearchPanel(LIGHT)
    qtbot.addWidget(panel)
    QAbstractItemModelTester(list_of(panel).model(), panel)
    panel.resize(260, 500)
    panel.show()
    field_of(panel).setText("桟橋")
    panel.show_page(PAGE, False)
    return panel


def test_articles_stand_with_their_places_below(panel: SearchPanel) -> None:
    assert rows_of(panel) == ["閉鎖の波紋", "石炭桟橋を閉じた。", "要確認: 桟橋", "別"]
    assert list_of(panel).currentIndex().row() == 1
    assert part(panel, QLabel, "searchCount").text() == "10 件・2 記事"
    panel.grab()


def test_keys_go_through_the_places_and_enter_opens_one(qtbot: QtBot, panel: SearchPanel) -> None:
    chosen: list[tuple[int, Hit | None]] = []
    panel.place_chosen.connect(lambda *args: chosen.append(args))
    qtbot.keyClick(field_of(panel), Key.Key_Return)
    qtbot.keyClick(field_of(panel), Key.Key_Down)
    qtbot.keyClick(list_of(panel), Key.Key_Down)
    qtbot.keyClick(list_of(panel), Key.Key_Return)
    qtbot.keyClick(list_of(panel), Key.Key_Down)
    qtbot.keyClick(list_of(panel), Key.Key_Return)
    assert chosen == [(7, FIRST), (7, NOTE), (9, None)]


def test_the_number_is_told_when_it_is_known(panel: SearchPanel) -> None:
    panel.show_page(PAGE._replace(is_last=False), False)
    assert part(panel, QLabel, "searchCount").text() == "数えています…"
    panel.show_total(Total(12345, 678))
    assert part(panel, QLabel, "searchCount").text() == "12,345 件・678 記事"


def test_what_is_found_anew_leaves_the_place_at_hand(panel: SearchPanel) -> None:
    list_of(panel).setCurrentIndex(list_of(panel).model().index(2, 0))
    new = Entry(3, "先頭", "", "", 1, (FIRST._replace(start=1),))
    panel.show_page(Page((new, *PAGE.entries), True), True)
    row = list_of(panel).currentIndex().row()
    assert (row, rows_of(panel)[row]) == (4, "要確認: 桟橋")


def test_nothing_typed_shows_how_to_ask(panel: SearchPanel) -> None:
    field_of(panel).clear()
    assert rows_of(panel) == []
    assert any("タグ:" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_it_says_what_cannot_be_found_yet(panel: SearchPanel) -> None:
    progress = part(panel, QLabel, "searchProgress")
    panel.show_progress(Progress(5, 0, 10))
    assert progress.isVisible()
    assert "5 / 10" in progress.text()
    panel.show_progress(Progress(10, 3, 10))
    assert "3 / 10" in progress.text()
    panel.show_progress(Progress(10, 10, 10))
    assert not progress.isVisible()


def test_a_further_page_is_asked_for_once(qtbot: QtBot, panel: SearchPanel) -> None:
    wanted: list[int] = []
    panel.more_wanted.connect(wanted.append)
    many = tuple(Entry(n, f"記事 {n}", "", "", 1, (FIRST,)) for n in range(1, 40))
    panel.show_page(Page(many, False), False)
    list_of(panel).scrollToBottom()
    qtbot.waitUntil(lambda: wanted == [39])
    panel.show_more(Page((Entry(50, "最後", "", "", 1, ()),), True))
    list_of(panel).scrollToBottom()
    assert rows_of(panel)[-1] == "最後"
    assert wanted == [39]


def test_only_the_answer_to_the_last_question_is_heard(qtbot: QtBot, panel: SearchPanel) -> None:
    fake = FakeSearch()
    searching = Searching(fake.start, panel)
    heard: list[object] = []
    searching.found.connect(lambda page, anew: heard.append((page, anew)))
    searching.counted.connect(heard.append)
    searching.ask("桟")
    searching.ask("桟橋")
    fake.tell(1, PAGE)
    fake.tell(2, PAGE)
    fake.tell(1, Total(1, 1))
    fake.tell(2, Total(10, 2))
    assert heard == [(PAGE, False), Total(10, 2)]
    assert fake.followed == 1


def test_a_whole_index_has_the_question_asked_anew(panel: SearchPanel) -> None:
    fake = FakeSearch()
    searching = Searching(fake.start, panel)
    heard: list[bool] = []
    searching.found.connect(lambda _, anew: heard.append(anew))
    searching.ask("桟橋")
    fake.tell(1, PAGE)
    fake.tell(0, Progress(3, 3, 10))
    fake.tell(0, Progress(10, 10, 10))
    fake.tell(2, PAGE)
    assert heard == [False, True]
    assert [typed for _, typed, _ in fake.asked] == ["桟橋", "桟橋"]


def test_deeds_are_followed_when_they_rest_and_only_once_begun(qtbot: QtBot, panel: SearchPanel) -> None:
    fake = FakeSearch()
    searching = Searching(fake.start, panel)
    searching.follow()
    assert fake.followed == 0
    searching.wake()
    searching.follow()
    searching.follow()
    assert fake.followed == 1
    qtbot.waitUntil(lambda: fake.followed == 2)
    searching.stop()
    assert fake.is_closed
    searching.begin()
    searching.follow()
    searching.ask("橋")
    assert (fake.followed, fake.asked) == (2, [])


def test_what_fails_is_told(panel: SearchPanel) -> None:
    fake = FakeSearch()
    searching = Searching(fake.start, panel)
    failed: list[ShirushiError] = []
    searching.failed.connect(failed.append)
    fake.tell(0, ShirushiError("search_index_failed", path="x"))
    assert [error.key for error in failed] == ["search_index_failed"]


def test_the_panel_takes_the_place_of_the_library_and_gives_it_back(window: MainWindow) -> None:
    QTest.keyClick(window.article_view, Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert window.focusWidget() is field_of(window)
    assert (window.library.isVisible(), window.search_panel.isVisible()) == (False, True)
    QTest.keyClick(field_of(window), Key.Key_Escape)
    assert window.article_view.hasFocus()
    assert (window.library.isVisible(), window.search_panel.isVisible()) == (True, False)


def test_reading_mode_puts_the_search_away_too(window: MainWindow) -> None:
    window.finding.search_all()
    window.commands.toggle_reading_mode()
    assert not window.left.isVisible()
    window.commands.toggle_reading_mode()
    assert (window.library.isVisible(), window.search_panel.isVisible()) == (False, True)
    window.commands.toggle_library()
    assert window.library.isVisible()


def test_words_no_title_has_are_looked_for_in_the_texts(window: MainWindow) -> None:
    library = window.findChild(QLineEdit, "articleSearch")
    library.setText("どこにもない題")
    QTest.keyClick(library, Key.Key_Return)
    assert field_of(window).text() == "どこにもない題"


def test_a_place_is_opened_with_all_others_marked(window: MainWindow) -> None:
    text = window.around.session.store.content(2).text
    start = text.index("祭りが")
    window.finding.open_found(2, Hit(start, start + 2, "", "祭り", ""))
    assert window.desk.article.id == 2
    assert window.article_view.hasFocus()
    assert window.find_bar.isVisible()
    assert window.findChild(QLabel, "findCount").text().endswith(f"/ {text.count('祭り')}")
    QTest.keyClick(window.article_view, Key.Key_Escape)
    assert window.article_view.selection() == Span(start, start + 2)


def test_the_note_of_an_annotation_is_opened_at_the_annotation(window: MainWindow) -> None:
    session = window.around.session
    claim = mark(session, session.store.article(1), Span(20, 24))
    session.apply(edits.write_note(claim, "要確認", session.now()))
    window.finding.open_found(1, Hit(20, 24, "", "要確認", "", claim.id, "note"))
    assert window.article_view.focused_annotation().id == claim.id
    assert not window.find_bar.isVisible()


def test_what_is_typed_is_found_in_the_project(qtbot: QtBot, window: MainWindow) -> None:
    window.finding.search_all()
    field_of(window).setText("財政")
    qtbot.waitUntil(lambda: bool(rows_of(window)), timeout=30_000)
    row: FoundRow = list_of(window).currentIndex().data(Qt.ItemDataRole.UserRole)
    assert (row.entry.article, row.hit.found) == (1, "財政")


def test_the_index_follows_deeds_that_never_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.library.searching._FOLLOW_MS", 50)
    monkeypatch.setattr("ui.library.searching._LONGEST_MS", 100)
    fake, owner = FakeSearch(), QObject()
    searching = Searching(fake.start, owner)
    searching.wake()
    deeds = QTimer(owner, interval=5)
    deeds.timeout.connect(searching.follow)
    deeds.start()
    qtbot.waitUntil(lambda: fake.followed > 2)
