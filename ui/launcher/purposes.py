"""The three things a start can be for, and what each needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.launcher.system_parts import Part, parts_for_tests, parts_for_window

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _no_parts(_environ: Mapping[str, str]) -> tuple[Part, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a start needs: requirements files, the top-level modules they bring, parts of the system."""

    requirements: tuple[str, ...]
    modules: tuple[str, ...]
    parts: Callable[[Mapping[str, str]], tuple[Part, ...]] = _no_parts


COMMAND = Purpose(("requirements.txt",), ("sqlite_utils", "fugashi", "unidic_lite", "lxml", "pypdfium2"))
WINDOW = Purpose(COMMAND.requirements, (*COMMAND.modules, "PySide6"), parts_for_window)
TESTS = Purpose(
    (*WINDOW.requirements, "requirements-dev.txt"),
    (*WINDOW.modules, "pytest", "pytestqt", "pytest_archon", "hypothesis", "ruff", "mypy"),
    parts_for_tests,
)
