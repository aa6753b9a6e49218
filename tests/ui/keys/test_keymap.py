from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from annotate.tags import BUILT_IN, Tag
from ui.keys.actions import all_actions, key_words, keyed_tags
from ui.keys.key_names import KeyNames, key_names
from ui.keys.keymap import Keymap, Where, canonical_key, key_of, reach, typed_forms

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROWS = all_actions(BUILT_IN)
IDS = [row.id for row in ROWS]

keys = st.builds(
    lambda held, key: canonical_key("".join(held) + key),
    st.lists(st.sampled_from(["Ctrl+", "Shift+", "Alt+"]), unique=True, max_size=2),
    st.sampled_from([*"JKNPXGHJ12345[]{};,.+-=/", "Down", "Tab", "Esc", "F4", "Space", "Return", "１", "ｊ"]),
).filter(bool)
deeds = st.lists(st.tuples(st.sampled_from(IDS), st.lists(keys, max_size=3, unique=True)), max_size=8)


def after(done: list[tuple[str, list[str]]]) -> Keymap:
    keymap = Keymap(ROWS)
    for id, wanted in done:
        keymap = keymap.bound(id, wanted)
    return keymap


@given(deeds)
def test_no_key_ever_means_two_things(done: list[tuple[str, list[str]]]):
    keymap = after(done)
    every = list(chain.from_iterable(keymap.keys(id) for id in IDS))
    assert len(every) == len(set(every))
    assert all(key in keymap.keys(keymap.owner(key) or "") for key in keymap.all_keys())


@given(deeds, st.sampled_from(IDS), st.lists(keys, max_size=3, unique=True))
def test_what_is_chosen_counts_and_takes_from_others_just_that(done, id: str, wanted: list[str]):
    before = after(done)
    taken = before.takes_from(id, wanted)
    keymap = before.bound(id, wanted)
    assert keymap.keys(id) == tuple(wanted)
    for other in set(IDS) - {id}:
        lost = set(before.keys(other)) - set(keymap.keys(other))
        assert lost == {key for key, owner in taken.items() if owner == other}


@settings(max_examples=25)  # each makes three keymaps of every action
@given(deeds)
def test_a_restart_changes_nothing_and_a_reset_everything(done: list[tuple[str, list[str]]]):
    keymap = after(done)
    again = Keymap(ROWS, keymap.chosen)
    assert [again.keys(id) for id in IDS] == [keymap.keys(id) for id in IDS]
    usual = keymap.usual()
    assert usual.chosen == {}
    assert [id for id in IDS if usual.is_changed(id)] == []


@given(st.dictionaries(st.sampled_from([*IDS, "tag_of_another_project"]), st.lists(keys).map(tuple)))
def test_whatever_is_stored_makes_a_keymap_without_conflicts(chosen: dict[str, tuple[str, ...]]):
    keymap = Keymap(ROWS, chosen)
    every = list(chain.from_iterable(keymap.keys(id) for id in IDS))
    assert len(every) == len(set(every))


@given(st.text(max_size=6))
def test_a_key_is_written_in_one_way(text: str):
    key = canonical_key(text)
    assert key is None or canonical_key(key) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ctrl+z", "Ctrl+Z"), ("１", "1"), ("ｊ", "J"), ("Shift+{", "{"), ("Ctrl+Shift++", "Ctrl++"),
        ("Shift+j", "Shift+J"),
    ],
)  # fmt: skip
def test_the_same_key_is_the_same_however_it_is_typed(written: str, key: str):
    assert canonical_key(written) == key


@pytest.mark.parametrize("written", ["", "Ctrl+", "G, G", "ながい", "Shift", "Bogus+J"])
def test_what_is_no_key_is_none(written: str):
    assert canonical_key(written) is None


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Shift, Qt.Key.Key_Zenkaku_Hankaku, Qt.Key.Key_Henkan, Qt.Key.Key_unknown]
)
def test_what_only_changes_other_keys_is_none(key: Qt.Key):
    assert key_of(QKeyCombination(key)) is None


def test_where_a_key_counts_follows_from_it():
    assert {reach(key) for key in ("J", "1", "]", "Alt+]", "Shift+J", "Ctrl+Z", "Ctrl+C")} == {Where.READING}
    assert {reach(key) for key in ("Down", "Shift+Right", "Tab", "Return", "Space", "Del")} == {Where.ARTICLE}
    assert {reach(key) for key in ("F4", "Ctrl+K", "Ctrl++", "Esc")} == {Where.EVERYWHERE}


def test_full_width_forms_are_the_same_key_and_belong_to_no_command():
    assert typed_forms("1") == ["1", "１"]
    assert typed_forms("]") == ["]", "］", "」"]
    assert typed_forms("Ctrl+J") == ["Ctrl+J"]


def test_a_tag_with_a_key_that_is_taken_goes_without_until_it_is_given_one():
    rumour = Tag("rumour", "噂", "Rumour", "噂", "U", "n", "#555555")
    keymap = Keymap(all_actions([rumour]))
    assert keymap.keys("tag_rumour") == ()
    assert keymap.owner("N") == "next_article"
    taken = keymap.bound("tag_rumour", ("N",))
    assert taken.keys("tag_rumour") == ("N",)
    assert taken.keys("next_article") == ()


def test_what_a_tag_of_another_project_was_given_stays():
    chosen = {"tag_rumour": ("7",)}
    assert Keymap(ROWS, chosen).bound("undo", ("F9",)).usual().chosen == chosen


def test_a_person_reads_keys_as_they_stand_on_the_keyboard():
    assert key_names(["Shift+Right", "Return", "Return", "Ctrl++"]) == ["Shift+→", "Enter", "Ctrl++"]


def test_the_menus_of_qt_call_keys_as_everything_else_does(qapp: QApplication):
    names = KeyNames()
    qapp.installTranslator(names)
    keys = ("Del", "Return", "Shift+Right", "Ctrl+Z")
    said = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys]
    qapp.removeTranslator(names)
    assert said == key_names(keys)


def test_hints_call_an_action_by_its_key_or_else_by_its_name():
    words = key_words(ROWS, Keymap(ROWS).bound("import", ()))
    assert words["export"] == "Ctrl+E"
    assert words["import"] == "「記事を取り込む…」"


def test_tags_are_shown_with_the_keys_that_give_them_now():
    keymap = Keymap(ROWS).bound("tag_assertion", ("A",))
    assert [tag.key for tag in keyed_tags(BUILT_IN, keymap)] == ["A", "2", "3"]
