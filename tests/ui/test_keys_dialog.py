"""Other keys for those who want them: chosen, refused, taken over, and there the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTreeWidget, QWidget

from annotate.tags import BUILT_IN
from tests.ui.fingers import focus, press
from ui.dialogs.keys import KeysDialog
from ui.keys.actions import all_actions
from ui.keys.keymap import Keymap
from ui.settings import KEYS, Settings
from ui.tags.tag_button import TagButton
from ui.widgets.hint import Hint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

Key = Qt.Key


class Keys:
    """A hand on the dialog."""

    def __init__(self, dialog: KeysDialog) -> None:
        self.dialog = dialog
        self.tree = dialog.findChild(QTreeWidget, "keysTree")

    def go_to(self, id: str) -> None:
        self.tree.setCurrentItem(self.dialog._lines[id])
        self.tree.setFocus()

    def shown(self, id: str) -> str:
        return self.dialog._lines[id].text(1)

    def push(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, f"keys_{name}")
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def change(self, id: str, key: Key | str, button: str = "change") -> None:
        self.go_to(id)
        self.push(button)
        press(key)

    def says(self) -> str:
        return self.dialog._words.text()

    def visible(self) -> list[str]:
        return [id for id, line in self.dialog._lines.items() if not line.isHidden()]


@pytest.fixture
def keys(qtbot: QtBot) -> Iterator[Keys]:
    rows = all_actions(BUILT_IN)
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = KeysDialog(rows, Keymap(rows), parent)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    yield Keys(dialog)
    dialog.close()


def test_every_action_is_listed_and_found_in_both_languages_and_by_its_key(keys: Keys):
    assert set(keys.visible()) == {row.id for row in all_actions(BUILT_IN)}
    find = keys.dialog.findChild(QLineEdit, "keysFind")
    for typed in ("undo", "元に戻す", "ＵＮＤＯ"):
        find.setText(typed)
        assert keys.visible() == ["undo"]
    find.setText("ctrl+z")
    assert keys.visible() == ["undo"]


def test_enter_gives_the_action_that_was_found_another_key(keys: Keys):
    find = keys.dialog.findChild(QLineEdit, "keysFind")
    find.setFocus()
    find.setText("undo")
    press(Key.Key_Return, Key.Key_F12)
    assert keys.shown("undo") == "F12"


def test_enter_changes_nothing_where_nothing_was_found(keys: Keys):
    find = keys.dialog.findChild(QLineEdit, "keysFind")
    find.setFocus()
    find.setText("存在しない操作")
    press(Key.Key_Return, Key.Key_F12)
    assert keys.dialog.keymap.chosen == {}


def test_down_goes_from_the_field_to_what_was_found(keys: Keys):
    find = keys.dialog.findChild(QLineEdit, "keysFind")
    find.setFocus()
    find.setText("undo")
    press(Key.Key_Down)
    assert keys.tree.hasFocus()
    assert keys.tree.currentItem() is keys.dialog._lines["undo"]


def test_a_free_key_is_given_at_once(keys: Keys, qtbot: QtBot):
    with qtbot.waitSignal(keys.dialog.keymap_changed) as changed:
        keys.change("undo", Key.Key_F12)
    assert changed.args[0].keys("undo") == ("F12",)
    assert keys.shown("undo") == "F12"
    assert keys.tree.hasFocus()


def test_the_first_key_is_changed_and_further_ones_are_added(keys: Keys):
    keys.change("redo", Key.Key_F12)
    assert keys.dialog.keymap.keys("redo") == ("F12", "Ctrl+Y")
    keys.change("redo", Key.Key_F10, "add")
    assert keys.dialog.keymap.keys("redo") == ("F12", "Ctrl+Y", "F10")
    keys.push("clear")
    assert keys.dialog.keymap.keys("redo") == ()


def test_a_key_that_is_taken_says_by_what_and_moves_only_when_told(keys: Keys):
    keys.change("undo", "k")
    assert "K は「前の文」のキーです" in keys.says()
    assert keys.dialog.keymap.owner("K") == "previous_sentence"
    keys.push("cancel")
    assert keys.dialog.keymap.owner("K") == "previous_sentence"
    keys.change("undo", "k")
    keys.push("take")
    assert keys.dialog.keymap.owner("K") == "undo"
    assert keys.shown("previous_sentence") == "↑"


def test_tags_take_part_in_conflicts(keys: Keys):
    keys.change("next_sentence", "1")
    assert "「主張を付ける」" in keys.says()


def test_esc_lets_everything_as_it_was(keys: Keys):
    keys.go_to("undo")
    keys.push("change")
    press(Key.Key_Escape)
    assert keys.dialog.isVisible()
    assert keys.dialog.keymap.chosen == {}
    assert keys.tree.hasFocus()


def test_keys_that_mean_something_in_the_dialog_can_be_chosen_too(keys: Keys):
    for key, name in ((Key.Key_Tab, "Tab"), (Key.Key_Return, "Return"), (Key.Key_Space, "Space")):
        keys.change("zoom_reset", key)
        if keys.dialog.keymap.owner(name) != "zoom_reset":
            keys.push("take")
        assert keys.dialog.keymap.keys("zoom_reset") == (name,)


def test_what_cannot_be_a_key_is_refused(keys: Keys):
    keys.go_to("undo")
    keys.push("change")
    press(Key.Key_Shift)
    assert "押してください" in keys.says()
    half_width = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Zenkaku_Hankaku, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(QApplication.focusWidget(), half_width)  # QTest has no such key
    assert keys.dialog.keymap.chosen == {}
    QTest.keyClick(QApplication.focusWidget(), Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert "「ファイル」メニュー" in keys.says()
    assert keys.dialog.keymap.chosen == {}


def test_one_is_reset_and_then_all(keys: Keys):
    keys.change("undo", Key.Key_F12)
    keys.change("export", Key.Key_F10)
    keys.go_to("undo")
    keys.push("reset")
    assert keys.dialog.keymap.keys("undo") == ("Ctrl+Z",)
    assert keys.dialog.keymap.keys("export") == ("F10",)
    keys.push("reset_all")
    assert keys.dialog.keymap.chosen == {}


def test_a_reset_asks_before_it_takes_its_key_back(keys: Keys):
    keys.change("undo", Key.Key_F12)
    keys.change("export", Key.Key_Z)
    QTest.keyClick(keys.tree, Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert keys.dialog.keymap.owner("Ctrl+Z") == "export"
    keys.go_to("undo")
    keys.push("reset")
    assert keys.dialog.keymap.owner("Ctrl+Z") == "export"
    keys.push("take")
    assert keys.dialog.keymap.owner("Ctrl+Z") == "undo"


def rebound(program: Program, qtbot: QtBot, id: str, key: Key | str) -> MainWindow:
    """Give `id` another key through F1, and return the window there is then."""
    before = program.window
    press(Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    hand = Keys(dialog)
    hand.change(id, key)
    hand.push("close")
    qtbot.waitUntil(lambda: program.window is not before)
    program.window.activateWindow()
    program.window.article_view.setFocus()
    qtbot.waitUntil(program.window.article_view.hasFocus)
    qtbot.waitUntil(lambda: len(program.window.library.library) == 2)
    return program.window


def test_the_new_key_works_and_is_shown_everywhere_without_a_restart(program: Program, qtbot: QtBot):
    window = rebound(program, qtbot, "tag_assertion", "a")
    press("1")
    assert window.desk.annotations == {}
    hints = [label.text() for label in window.findChild(Hint).findChildren(QLabel)]
    assert "A・2・3" in hints[0]
    assert "（A）" in window.tag_bar.findChildren(TagButton)[0].toolTip()
    assert window.actions_by_id["tag_assertion"].shortcut().toString() == "A"
    press("a")
    assert [a.tag for a in window.desk.annotations.values()] == ["assertion"]


def test_a_single_letter_for_a_command_still_writes_in_a_field(program: Program, qtbot: QtBot):
    window = rebound(program, qtbot, "toggle_library", "l")
    press("l")
    assert window.library.isHidden()
    press("l")
    search = focus(window, "articleSearch")
    press("l")
    assert search.text() == "l"
    assert not window.library.isHidden()


def test_an_arrow_as_only_key_counts_in_the_article_only(program: Program, qtbot: QtBot):
    window = rebound(program, qtbot, "next_article", Key.Key_Right)
    first = window.desk.article.id
    focus(window, "articleSearch")
    press(Key.Key_Right)
    assert window.desk.article.id == first
    window.article_view.setFocus()
    press(Key.Key_Right)
    assert window.desk.article.id != first


def test_keys_survive_a_restart(program: Program, qtbot: QtBot, tmp_path: Path):
    rebound(program, qtbot, "undo", Key.Key_F12)
    program.settings.save()
    assert Settings(tmp_path / "settings.ini").get(KEYS) == {"undo": ("F12",)}


@pytest.mark.parametrize("stored", ["{", "[1]", '"x"', "7"])
def test_keys_that_cannot_be_read_are_left_aside_with_a_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, stored: str
):
    settings = Settings(tmp_path / "s.ini")
    settings._file.setValue("keys", stored)
    with caplog.at_level("INFO", "shirushi"):
        assert settings.get(KEYS) == {}
    assert "ignored setting=keys" in caplog.text


def test_of_keys_that_can_be_read_only_the_nonsense_is_left_aside(tmp_path: Path):
    settings = Settings(tmp_path / "s.ini")
    settings._file.setValue("keys", '{"undo": ["F12", 3, "ながい"], "redo": 5, "gone": ["F2"], "quit": []}')
    assert settings.get(KEYS) == {"undo": ("F12",), "gone": ("F2",), "quit": ()}
