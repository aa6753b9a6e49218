"""Both languages are complete, say the same things in the same places, and hold every key that is used."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from annotate.claims.scales import SCALES
from annotate.edits import Deed
from annotate.guidelines import GUIDELINES
from annotate.rows import COLUMNS, column_key
from ui.arguments import COMMANDS
from ui.i18n import LANGUAGES, catalogue
from ui.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("annotate", "storage", "ui")
ERRORS = {"ShirushiError", "ReadError", "ProjectError", "StaleError", "UsageError"}


def calls() -> list[tuple[str, str]]:
    """(name of the function, first argument) of every call with a literal first argument, and where."""
    return [
        (name, node.args[0].value)
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and (name := node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", ""))
    ]  # fmt: skip


def test_both_languages_have_the_same_keys() -> None:
    assert catalogue("ja").keys() == catalogue("en").keys()


def test_both_languages_have_the_same_places() -> None:
    def places(words: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(words) if name is not None}

    different = [k for k, ja in catalogue("ja").items() if places(ja) != places(catalogue("en")[k])]

    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_with_empty_words(language: str) -> None:
    assert [key for key, words in catalogue(language).items() if not words.strip()] == []


def test_japanese_words_are_japanese() -> None:
    same = {key for key, words in catalogue("ja").items() if words == catalogue("en")[key]}
    japanese = re.compile("[ぁ-んァ-ヶ一-龥]")

    assert [key for key in same if japanese.search(catalogue("en")[key])] == []
    assert [k for k, words in catalogue("ja").items() if len(words) > 30 and not japanese.search(words)] == []


def ja_words_of_data() -> Iterator[str]:
    """The Japanese of guidelines and scales, which stand beside what they explain."""
    for (_, language), guideline in GUIDELINES.items():
        if language == "ja":
            yield from (guideline.definition, guideline.examples)
    for scale in SCALES:
        yield from (scale.name_ja, scale.note_ja)
        yield from (words for step in scale.steps for words in (step.name_ja, step.note_ja))


def test_japanese_words_stand_in_full_width_parentheses() -> None:
    """But for the letter of a menu, as Japanese programs write it, and for what is Latin all through."""
    narrow = re.compile(r"\((?!&.\)|\{letter\}|[!-~]+\))|[：]")

    said = catalogue("ja") | dict(enumerate(ja_words_of_data()))

    assert [key for key, words in said.items() if narrow.search(words)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_sorted_one_key_a_line(language: str) -> None:
    written = resource(f"translations/{language}.json").read_text("utf-8")
    words = json.loads(written)

    assert written == json.dumps(words, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def test_every_key_that_is_asked_for_is_there() -> None:
    asked = {key for name, key in calls() if name == "tr"}

    assert asked - catalogue("ja").keys() == set()
    assert asked


def test_every_error_has_its_sentence() -> None:
    raised = {f"error.{key}" for name, key in calls() if name in ERRORS}

    assert raised - catalogue("ja").keys() == set()
    assert raised


def test_every_problem_has_its_sentence() -> None:
    found = {f"problem.{key}" for name, key in calls() if name == "Problem"}

    assert found - catalogue("ja").keys() == set()
    assert {"problem.zones_disordered", "problem.sentences_disordered"} <= catalogue("ja").keys()


def test_every_command_argument_and_column_is_explained() -> None:
    commands = {f"command.{name}" for name in COMMANDS}
    arguments = {argument.key for taken in COMMANDS.values() for argument in taken}
    columns = {column_key(column) for column in COLUMNS}

    assert (commands | arguments | columns) - catalogue("ja").keys() == set()


def test_every_deed_is_named_in_the_menu() -> None:
    assert {f"deed.{deed.value}" for deed in Deed} - catalogue("ja").keys() == set()
