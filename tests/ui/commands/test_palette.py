"""The palette: found, chosen, gone, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget

from tests.ui.fingers import commit, compose, focus, press
from tests.ui.samples import article, library_of
from ui.commands.palette import Palette
from ui.commands.palette_rows import ENTRY, Entry, Of, PaletteRows
from ui.settings import PALETTE
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

Key = Qt.Key


def open_palette() -> None:
    QTest.keyClick(QApplication.focusWidget(), Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def entries(window: QWidget) -> list[Entry]:
    model = window.findChild(QListView, "paletteList").model()
    return [model.index(row).data(ENTRY) for row in range(model.rowCount())]


def look(window: MainWindow, typed: str) -> list[Entry]:
    """What the palette shows for `typed`."""
    if not window.command_palette.isVisible():
        open_palette()
    window.findChild(QWidget, "paletteEdit").setText(typed)
    return entries(window)


@pytest.mark.parametrize("typed", ["undo", "元に戻す", "もどす", "ＵＮＤＯ", "und"])
def test_an_action_is_found_in_both_languages_whatever_the_width(window: MainWindow, typed: str):
    press("1")
    found = look(window, typed)
    if typed != "もどす":  # kana finds kana: 「戻す」 is written with kanji
        assert found[0].id == "undo"
    assert all(entry.of in Of for entry in found)


def test_the_name_that_fits_is_shown_beside_the_one_of_this_language(window: MainWindow):
    press("1")
    assert look(window, "undo")[0].aside == "Undo"
    assert look(window, "元に戻す")[0].aside == ""


def test_enter_does_what_is_marked_and_the_article_has_the_focus_again(window: MainWindow):
    press("1")
    look(window, "undo")
    press(Key.Key_Return)
    assert window.desk.annotations == {}
    assert not window.command_palette.isVisible()
    assert window.article_view.hasFocus()


def test_a_tag_is_given_to_the_sentence_in_focus(window: MainWindow):
    (first, *_) = look(window, "提言")
    assert (first.of, first.key) == (Of.TAG, "2")
    press(Key.Key_Return)
    assert [a.tag for a in window.desk.annotations.values()] == ["recommendation"]


def test_an_article_is_opened_by_its_title(window: MainWindow):
    here = window.desk.article.id
    found = look(window, "祭り")
    assert [entry.of for entry in found] == [Of.ARTICLE]
    press(Key.Key_Return)
    assert window.desk.article.id == int(found[0].id) != here
    assert window.article_view.hasFocus()


def test_what_is_not_possible_now_is_grey_comes_last_and_does_nothing(window: MainWindow):
    found = look(window, "注釈")
    grey = [entry.enabled for entry in found]
    assert grey == sorted(grey, reverse=True)
    assert not grey[-1]
    assert [entry.enabled for entry in look(window, "remove annotation")] == [False]
    press(Key.Key_Down, Key.Key_Return)
    assert window.command_palette.isVisible()
    assert all(entry.enabled for entry in look(window, ""))


def test_up_and_down_go_round(window: MainWindow):
    possible = [entry for entry in look(window, "文") if entry.enabled]
    view = window.findChild(QListView, "paletteList")
    press(Key.Key_Up)
    assert view.currentIndex().row() == len(possible) - 1 > 0
    press(Key.Key_Down)
    assert view.currentIndex().row() == 0


@pytest.mark.parametrize("leave", [lambda: press(Key.Key_Escape), open_palette])
def test_esc_and_the_same_key_leave_everything_as_it_was(window: MainWindow, leave: object):
    table = focus(window, "annotationTable")
    look(window, "undo")
    leave()
    assert not window.command_palette.isVisible()
    assert table.hasFocus()


def test_it_goes_away_when_something_else_is_clicked(window: MainWindow):
    look(window, "")
    QTest.mouseClick(window.article_view.viewport(), Qt.MouseButton.LeftButton)
    assert not window.command_palette.isVisible()


def test_it_comes_up_from_a_text_field_too(window: MainWindow):
    press("1")
    window.actions_by_id["details"].trigger()
    note = focus(window, "noteEdit")
    note.setPlainText("後ろは残る")
    open_palette()
    assert window.command_palette.isVisible()
    assert note.toPlainText() == "後ろは残る"


def test_what_was_chosen_comes_first_also_after_a_restart(program: Program):
    look(program.window, "配色")
    assert entries(program.window)[0].name.startswith("配色")
    look(program.window, "ページ全体")
    press(Key.Key_Return)
    assert look(program.window, "")[0].id == "toggle_whole_page"
    assert program.settings.get(PALETTE)[0] == "toggle_whole_page"
    press(Key.Key_Escape)
    program.rebuild()
    program.window.activateWindow()
    program.window.article_view.setFocus()
    assert look(program.window, "")[0].id == "toggle_whole_page"


def test_the_article_that_was_open_before_is_at_hand_and_the_present_one_is_not(window: MainWindow):
    first = window.desk.article.id
    press("n")
    assert [entry.id for entry in look(window, "") if entry.of is Of.ARTICLE] == [str(first)]


def test_the_input_method_writes_in_it(window: MainWindow):
    look(window, "")
    compose("まつり")
    press(Key.Key_Return)
    commit("祭り")
    assert [entry.of for entry in entries(window)] == [Of.ARTICLE]


def test_screen_readers_hear_what_a_row_is(window: MainWindow):
    press("1")
    look(window, "undo")
    model = window.findChild(QListView, "paletteList").model()
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "操作 元に戻す Undo Ctrl+Z"
    interface = QAccessible.queryAccessibleInterface(window.command_palette)
    assert interface.text(QAccessible.Text.Name) == "コマンドパレット"


def test_it_stays_inside_a_small_window(window: MainWindow):
    window.resize(760, 480)
    look(window, "")
    palette = window.command_palette
    assert palette.parentWidget().rect().contains(palette.geometry())
    assert palette.geometry().center().x() == pytest.approx(palette.parentWidget().width() / 2, abs=1)


def test_of_ten_thousand_articles_the_best_fifty_are_listed(qtbot: QtBot):
    rows = PaletteRows()
    titles = (f"架空海峡の第{n}報 港湾局は桟橋を閉じる" for n in range(10_000))
    rows.offer([], library_of(article(n, title) for n, title in enumerate(titles)), None)
    rows.look("海峡 99")
    assert rows.rowCount() == 50
    assert rows.index(0).data(ENTRY).id == "99"


def test_nothing_found_says_so(qtbot: QtBot):
    parent = QWidget()
    parent.resize(800, 600)
    palette = Palette(LIGHT, parent)
    qtbot.addWidget(parent)
    parent.show()
    palette.open([], library_of([article(1)]), None)
    palette.findChild(QWidget, "paletteEdit").setText("zzz")
    assert entries(palette) == []
    assert "一致するものはありません" in [label.text() for label in palette.findChildren(QLabel)]
