"""The guides say what the program has: its keys, menus, columns and commands, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotate.rows import COLUMNS
from annotate.tags import BUILT_IN
from ui.arguments import COMMANDS
from ui.i18n import catalogue
from ui.keys.actions import all_actions
from ui.keys.actions import words as words_of
from ui.keys.key_names import key_names
from ui.keys.menus import MENU_BAR

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {"en": ROOT / "docs" / "guide.md", "ja": ROOT / "docs" / "guide.ja.md"}
HEADINGS = {"keys": {"en": "Keys", "ja": "キー"}, "out": {"en": "What goes out", "ja": "書き出し"}}

in_both = pytest.mark.parametrize("language", GUIDES)


def guide(language: str) -> str:
    return GUIDES[language].read_text("utf-8")


def first_cells(language: str, section: str) -> set[str]:
    """What stands between backticks in the first column of the tables of a section."""
    _, _, below = guide(language).partition(f"\n## {HEADINGS[section][language]}\n")
    rows = [line.split("|")[1] for line in below.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return set(re.findall(r"`([^`]+)`", "".join(rows)))


@in_both
def test_the_keys_are_those_of_the_table_of_actions(language: str) -> None:
    assert first_cells(language, "keys") == {
        name for action in all_actions(BUILT_IN) for name in key_names(action.keys)
    }


@in_both
def test_every_column_of_the_export_is_explained_and_no_other(language: str) -> None:
    assert first_cells(language, "out") == set(COLUMNS)


@in_both
def test_every_command_is_named(language: str) -> None:
    assert [name for name in COMMANDS if f"\n| `{name} " not in guide(language)] == []


@in_both
def test_every_menu_that_is_named_is_there(language: str) -> None:
    catalogued = catalogue(language)
    titles = {re.sub(r"\(&.\)|&", "", catalogued[title]) for title, _ in MENU_BAR}
    held = {words_of(action, language).removesuffix("…") for action in all_actions(BUILT_IN)}
    held |= {words for key, words in catalogued.items() if key.startswith("menu.")}
    # A path may be broken by the end of a line, of which Japanese leaves no space.
    named = [re.sub(r"\s*\n", " ", path) for path in re.findall(r"\*\*([^*]+ →[^*]+)\*\*", guide(language))]
    assert named
    for path in named:
        menu, *items = (part.strip() for part in path.split("→"))
        assert menu in titles, path
        assert set(items) <= held, path


def test_both_guides_have_as_many_sections_tables_and_rows() -> None:
    def shape(language: str) -> list[tuple[str, int]]:
        marks = [line[:2] for line in guide(language).splitlines() if line.startswith(("## ", "|"))]
        return [(mark, marks[:n].count(mark)) for n, mark in enumerate(marks)]

    assert shape("en") == shape("ja")
