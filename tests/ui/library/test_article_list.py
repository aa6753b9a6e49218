from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView

from annotate.errors import ShirushiError
from annotate.library import Library, Stage
from annotate.library_filter import LibraryFilter
from annotate.model import Status
from annotate.tags import BUILT_IN
from tests.ui.samples import annotation, article, library_of
from ui.i18n import tr
from ui.library.article_list import ArticleList
from ui.library.article_rows import ArticleRows
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FERRY = article(1, "フェリー減便の波紋", byline="木崎澪", source="北湾新報", published="2026-01-02")
CRANE = article(2, "港湾クレーンに穴", byline="三浦透", source="みなと経済")
DRONE = article(5, "ＤＲＯＮＥ規制", source="暁通信")


@pytest.fixture
def library(qtbot: QtBot) -> ArticleList:
    widget = ArticleList(LIGHT, BUILT_IN)
    qtbot.addWidget(widget)
    QAbstractItemModelTester(view_of(widget).model(), widget)
    widget.set_library(library_of([FERRY, CRANE, DRONE], {2: {"assertion": 7}}))
    widget.resize(260, 500)
    widget.show()
    return widget


def view_of(library: ArticleList) -> QTableView:
    view = library.findChild(QTableView, "articleList")
    assert isinstance(view, QTableView)
    return view


def search_of(library: ArticleList) -> QLineEdit:
    search = library.findChild(QLineEdit, "articleSearch")
    assert isinstance(search, QLineEdit)
    return search


def titles(library: ArticleList) -> list[str]:
    model = view_of(library).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def chosen_in(library: ArticleList) -> list[int]:
    chosen: list[int] = []
    library.article_chosen.connect(chosen.append)
    return chosen


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("ふぇりー", [FERRY]),
        ("drone", [DRONE]),
        ("木崎", [FERRY]),
        ("ミナト", [CRANE]),
        ("北湾 波紋", [FERRY]),
        ("北湾 穴", []),
        ("  ", [FERRY, CRANE, DRONE]),
    ],
)
def test_every_word_is_looked_for_in_title_byline_and_source(
    library: ArticleList, typed: str, left: list[object]
) -> None:
    search_of(library).setText(typed)
    assert titles(library) == [one.metadata.title for one in (FERRY, CRANE, DRONE) if one in left]


def test_a_click_chooses_and_select_does_not(qtbot: QtBot, library: ArticleList) -> None:
    chosen = chosen_in(library)
    library.select(2)
    assert (library.current(), chosen) == (2, [])
    view = view_of(library)
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == [5]


def test_arrow_keys_choose(qtbot: QtBot, library: ArticleList) -> None:
    library.select(1)
    chosen = chosen_in(library)
    qtbot.keyClick(view_of(library), Qt.Key.Key_Down)
    assert chosen == [2]


def test_looking_for_an_article_opens_none(qtbot: QtBot, library: ArticleList) -> None:
    library.select(2)
    chosen = chosen_in(library)
    search_of(library).setText("drone")
    assert (library.current(), chosen) == (2, [])
    assert not view_of(library).currentIndex().isValid()
    search_of(library).clear()
    assert view_of(library).currentIndex().row() == 1
    assert chosen == []


def test_down_goes_from_the_field_to_the_first_article_found(qtbot: QtBot, library: ArticleList) -> None:
    chosen = chosen_in(library)
    search_of(library).setText("drone")
    qtbot.keyClick(search_of(library), Qt.Key.Key_Down)
    assert chosen == [5]


def test_escape_clears_the_field(qtbot: QtBot, library: ArticleList) -> None:
    search_of(library).setText("drone")
    qtbot.keyClick(search_of(library), Qt.Key.Key_Escape)
    assert len(titles(library)) == 3


def test_neighbours_are_those_that_are_shown(library: ArticleList) -> None:
    library.select(1)
    assert (library.neighbour(1), library.neighbour(-1)) == (2, None)
    search_of(library).setText("drone")
    assert library.neighbour(1) == 5
    library.select(5)
    assert (library.neighbour(1), library.neighbour(-1)) == (None, None)


def test_the_way_leads_in_at_either_end(library: ArticleList) -> None:
    assert (library.neighbour(1), library.neighbour(-1)) == (1, 5)


def test_a_removed_article_leaves_its_place_to_go_on_from(library: ArticleList) -> None:
    library.select(2)
    chosen = chosen_in(library)
    library.follow([(CRANE, None)])
    assert titles(library) == ["フェリー減便の波紋", "ＤＲＯＮＥ規制"]
    assert (library.current(), library.neighbour(1), library.neighbour(-1)) == (None, 5, 1)
    assert chosen == []


def test_a_removed_article_comes_back_to_its_place(library: ArticleList) -> None:
    library.select(2)
    library.follow([(CRANE, replace(CRANE, removed=True))])
    library.follow([(None, CRANE)])
    assert titles(library)[1] == "港湾クレーンに穴"
    assert library.current() == 2
    assert view_of(library).currentIndex().row() == 1


def test_a_changed_title_is_found_by_its_new_words(library: ArticleList) -> None:
    search_of(library).setText("灯台")
    assert titles(library) == []
    library.follow([(FERRY, replace(FERRY, metadata=replace(FERRY.metadata, title="灯台の火")))])
    assert titles(library) == ["灯台の火"]
    library.follow([(None, FERRY)])
    assert titles(library) == []


def test_a_screen_reader_hears_all_that_is_painted(library: ArticleList) -> None:
    library.follow([(CRANE, replace(CRANE, status=Status.DONE))])
    library.follow_annotations(1, [(None, annotation(name)) for name in "abcd"])
    model = view_of(library).model()
    spoken = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert all(word in spoken[0] for word in ("フェリー", "木崎澪", "北湾新報", "2026-01-02", "4"))
    assert tr("list.status_done") in spoken[1]


def test_states_differ_in_form(qtbot: QtBot, library: ArticleList) -> None:
    pictures = set()
    for status in Status:
        library.follow([(None, replace(FERRY, status=status))])
        rect = view_of(library).visualRect(view_of(library).model().index(0, 0))
        mark = view_of(library).viewport().grab(rect.adjusted(0, 0, 30 - rect.width(), 0)).toImage()
        pictures.add(bytes(mark.constBits()))
    assert len(pictures) == len(Status)


def test_all_rows_have_one_height(library: ArticleList) -> None:
    library.follow([(None, article(9, "とても長い題名" * 40))])
    view = view_of(library)
    assert len({view.sizeHintForRow(row) for row in range(4)}) == 1


def test_a_changed_count_repaints_the_row_and_moves_none(qtbot: QtBot) -> None:
    rows = ArticleRows()
    rows.set_library(library_of([FERRY, CRANE]))
    changed: list[int] = []
    rows.row_changed.connect(lambda index: changed.append(index.row()))
    rows.modelReset.connect(lambda: pytest.fail("the list is made anew"))
    rows.shelf.library.count(2, "assertion", 3)
    rows.changed(1)
    assert changed == [1]


def test_an_empty_list_says_the_next_step(library: ArticleList) -> None:
    label = view_of(library).viewport().findChild(QLabel)
    assert isinstance(label, QLabel)
    assert not label.isVisible()
    search_of(library).setText("どこにもない")
    assert label.isVisible()
    assert label.text() == tr("list.no_match")
    search_of(library).clear()
    library.ask(LibraryFilter(statuses=frozenset({Status.ASIDE})))
    assert label.text() == tr("list.none_left")  # without words there is nothing to search for
    library.clear()
    library.set_library(library_of([]))
    assert (label.isVisible(), label.text()) == (True, tr("list.empty"))


def test_an_article_without_a_title_is_called_by_its_file(library: ArticleList) -> None:
    library.set_library(library_of([article(8, "")]))
    assert titles(library) == ["8.txt"]


class Slow:
    """Reads articles that nobody wrote."""

    def facts(self, first: int, last: int):
        return [(n, "new", f"記事{n}", "", "北湾新報", "2026-01-02") for n in range(first, last + 1)]

    def work(self, first: int, last: int):
        return {n: (("assertion", n % 3),) for n in range(first, last + 1) if n % 3}, {}


class Broken(Slow):
    """A file that can be read no further."""

    def facts(self, first: int, last: int):
        raise ShirushiError("disk_failed", path="x")


def test_a_large_library_is_there_at_once_and_filled_between_the_keys(qtbot: QtBot) -> None:
    widget = ArticleList(LIGHT, BUILT_IN)
    qtbot.addWidget(widget)
    big = Library(range(1, 3001), Slow())
    widget.set_library(big)
    assert (len(titles(widget)), big.stage) == (3000, Stage.IDS)
    toggle = widget.findChild(QAbstractButton, "status_filter_new")
    assert toggle.text() == ""
    search_of(widget).setText("記事2999")  # waits for the names, and holds no key up
    assert len(titles(widget)) == 3000
    qtbot.waitUntil(lambda: titles(widget) == ["記事2999"])
    widget.sort_by("claims")
    search_of(widget).clear()
    qtbot.waitUntil(lambda: titles(widget)[:2] == ["記事2", "記事5"])
    assert toggle.text() == "3,000"


def test_what_cannot_be_read_of_it_is_said(qtbot: QtBot) -> None:
    widget = ArticleList(LIGHT, BUILT_IN)
    qtbot.addWidget(widget)
    with qtbot.waitSignal(widget.failed) as told:
        widget.set_library(Library(range(1, 3001), Broken()))
    assert told.args[0].key == "disk_failed"
