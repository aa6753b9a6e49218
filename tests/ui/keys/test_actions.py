from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence

from annotate.tags import BUILT_IN, Tag
from ui.i18n import LANGUAGES, catalogue
from ui.keys.actions import TAG_PREFIX, Id, Need, all_actions, tag_actions, words
from ui.keys.keymap import Keymap, Where, reach
from ui.keys.menus import ANNOTATION, LIBRARY_CONTEXT, MENU_BAR, ids_in
from ui.keys.possibilities import Possibilities

if TYPE_CHECKING:
    from ui.main_window import MainWindow


ROWS = all_actions(BUILT_IN)
RUMOUR = Tag("rumour", "噂", "Rumour", "噂", "U", "4", "#555555")


def test_every_id_has_one_row():
    assert sorted(row.id for row in ROWS if not row.tag) == sorted(Id)
    assert [id for id in Id if id.startswith(TAG_PREFIX)] == []


def test_no_key_means_two_things():
    counted = Counter(QKeySequence(key).toString() for row in ROWS for key in row.keys)
    assert "" not in counted
    assert [key for key, number in counted.items() if number > 1] == []


def test_a_tag_of_the_codebook_brings_its_action_its_key_and_its_words():
    (row,) = tag_actions([RUMOUR])
    assert (row.id, row.keys, row.argument) == ("tag_rumour", ("4",), "rumour")
    assert words(row, "ja") == "噂を付ける"
    assert words(row, "en") == "Tag as Rumour"
    assert Keymap(all_actions([*BUILT_IN, RUMOUR])).owner("4") == "tag_rumour"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_and_menu_has_words(language: str):
    words = catalogue(language)
    assert all(words[f"action.{id}"] for id in Id)
    assert all(words[title] for title, _ in MENU_BAR)


def test_every_action_stands_once_in_the_menus():
    names = [row.id for row in ROWS]
    assert sorted(chain.from_iterable(ids_in(items, names) for _, items in MENU_BAR)) == sorted(names)
    assert {*ids_in(ANNOTATION, names), *ids_in(LIBRARY_CONTEXT, names)} <= set(names)


def test_every_action_is_called_as_its_id_and_says_what_it_does(window: MainWindow):
    for id, action in window.actions_by_id.items():
        assert action.objectName() == id
        assert action.text()
        assert action.text().replace("&&", "&") in action.toolTip() or id in (Id.UNDO, Id.REDO)


def test_what_changes_something_needs_a_project_that_can_be_written():
    reads = {"desk.next_article", "desk.previous_article"}
    for row in ROWS:
        if row.call.startswith("desk.") and row.call not in reads:
            assert Need.WRITABLE in row.needs, row.id


def test_keys_without_ctrl_never_count_in_a_text_field():
    for row in ROWS:
        for key in row.keys:
            types = key.removeprefix("Shift+")
            is_plain = "Ctrl" not in key and not types.startswith("F") and key != "Esc"
            assert not (is_plain and reach(key) is Where.EVERYWHERE), row.id


def test_only_what_has_all_it_needs_is_enabled(window: MainWindow):
    there = [Need.WRITABLE]
    parts = window.actions_by_id, window.article_view, window.tag_bar, window
    possible = Possibilities((lambda: there[0],), *parts)
    possible.set_actions(window.rows)
    possible.show()
    assert window.actions_by_id[Id.IMPORT].isEnabled()
    there[0] = Need.ARTICLE
    possible.show()
    assert not window.actions_by_id[Id.IMPORT].isEnabled()
    assert window.actions_by_id[Id.NEXT_SENTENCE].isEnabled()
    assert not window.actions_by_id["tag_assertion"].isEnabled()
    assert not window.actions_by_id[Id.REMOVE].isEnabled()
    assert window.actions_by_id[Id.EXPORT].isEnabled()
