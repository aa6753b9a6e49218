"""Who may know whom, read from the imports themselves."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_archon import archrule

ROOT = Path(__file__).resolve().parent.parent
SEE_STORAGE = ("ui.app", "ui.cli")
ROOMS = ("widgets", "tags", "article", "keys", "library", "claims", "suggestions", "zones", "intake",
         "dialogs", "commands")  # fmt: skip
"""The rooms of `ui/` from the ground up: each knows those below it, and what stands in `ui/` itself."""


def test_the_product_knows_neither_screen_nor_disk() -> None:
    (
        archrule("annotate is pure")
        .match("annotate", "annotate.*")
        .should_not_import(
            "PySide6*", "sqlite3", "sqlite_utils*", "pathlib", "io", "os", "shutil", "tempfile"
        )
        .should_not_import("ui*", "storage*")
        .check("annotate", skip_type_checking=True, only_direct_imports=True)
    )


def test_storage_knows_no_screen() -> None:
    (
        archrule("storage has no window")
        .match("storage", "storage.*")
        .should_not_import("PySide6*", "ui*")
        .check("storage", skip_type_checking=True, only_direct_imports=True)
    )


def test_only_the_places_where_a_program_is_put_together_know_storage() -> None:
    (
        archrule("ui speaks with storage through its composition roots")
        .match("ui", "ui.*")
        .exclude(*SEE_STORAGE)
        .should_not_import("storage*")
        .check("ui", only_direct_imports=True)
    )


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_the_window_knows_none_above_it(room: str) -> None:
    above = [f"ui.{other}*" for other in ROOMS[ROOMS.index(room) + 1 :]]
    if not above:
        return
    (
        archrule("rooms look down")
        .match(f"ui.{room}", f"ui.{room}.*")
        .should_not_import(*above, "ui.main_window", "ui.window_*", "ui.program")
        .check("ui", skip_type_checking=True, only_direct_imports=True)
    )


def test_every_room_of_the_window_is_on_the_list() -> None:
    found = {path.parent.name for path in (ROOT / "ui").glob("*/__init__.py")}
    assert found == {*ROOMS, "i18n", "launcher"}


@pytest.mark.parametrize("module", ["cli", "arguments", "shown", "i18n", "resources"])
def test_the_commands_know_no_window(module: str) -> None:
    (
        archrule("commands need no Qt")
        .match(f"ui.{module}")
        .should_not_import("PySide6*")
        .check("ui", skip_type_checking=True)
    )


def modules() -> list[Path]:
    return [path for package in ("annotate", "storage", "ui") for path in (ROOT / package).rglob("*.py")]


def test_words_are_read_in_one_file_alone() -> None:
    readers = [path.relative_to(ROOT).as_posix() for path in modules() if "fugashi" in imports(path)]

    assert set(readers) <= {"annotate/japanese.py"}


def test_what_reads_formats_is_only_loaded_where_files_are_read() -> None:
    code = "import sys, storage.intake; print(sorted(sys.modules))"
    command = [sys.executable, "-c", code]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert "lxml" not in loaded.stdout
    assert "pypdfium2" not in loaded.stdout


def test_markup_and_pdf_are_parsed_in_their_own_rooms() -> None:
    parsers = {"lxml": "storage/importers/markup/", "pypdfium2": "storage/importers/portable/"}
    found = {
        (name, path.relative_to(ROOT).as_posix().startswith(parsers[name]))
        for path in modules()
        for name in imports(path) & parsers.keys()
    }

    assert found == {("lxml", True), ("pypdfium2", True)}


def test_nothing_opens_files_in_the_product_itself() -> None:
    opened = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "annotate").rglob("*.py")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]

    assert opened == []


def imports(path: Path) -> set[str]:
    """The top names of everything a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))
