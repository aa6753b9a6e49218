"""Which `.venv` counts as ready."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from ui.launcher import environment
from ui.launcher.purposes import COMMAND, TESTS, Purpose

if TYPE_CHECKING:
    from pathlib import Path

PURPOSE = Purpose(("requirements.txt",), ("sys",))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in TESTS.requirements:
        (tmp_path / name).write_text("invented==1.0\n")
    return tmp_path


@pytest.fixture
def made(root: Path) -> Path:
    """An environment whose run time requirements are installed."""
    place = root / ".venv"
    python = environment.python_in(place)
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = environment.stamp_for(root / "requirements.txt")
    environment.stamp_in(place, "requirements.txt").write_bytes(stamp)
    return place


def test_a_stamped_environment_is_current(root, made):
    assert environment.is_current(made, PURPOSE, root)
    assert environment.is_ours(made)


def test_a_changed_requirements_file_makes_it_stale(root, made):
    (root / "requirements.txt").write_text("invented==1.1\n")
    assert environment.stale_requirements(made, PURPOSE, root) == ["requirements.txt"]


def test_another_python_makes_it_stale(root, made, monkeypatch):
    monkeypatch.setattr(sys, "version", "3.99.0 (invented)")
    assert not environment.is_current(made, PURPOSE, root)


def test_a_python_that_went_away_makes_it_stale(root, made):
    environment.python_in(made).unlink()
    assert not environment.is_current(made, PURPOSE, root)


def test_the_tests_ask_only_for_what_is_not_there_yet(root, made):
    assert environment.stale_requirements(made, TESTS, root) == ["requirements-dev.txt"]


def test_an_environment_of_another_tool_is_not_ours(root, tmp_path):
    (tmp_path / "other").mkdir()
    assert not environment.is_ours(tmp_path / "other")
    assert not environment.is_current(tmp_path / "other", PURPOSE, root)


def test_each_checkout_has_its_own_place_in_the_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "platform", "linux")
    beside, cached = environment.places(tmp_path / "「分析 ツール」")
    assert beside == tmp_path / "「分析 ツール」" / ".venv"
    assert cached.is_relative_to(tmp_path / "cache" / "shirushi")
    assert cached != environment.places(tmp_path / "other")[1]


def test_missing_modules_are_named_without_importing_any():
    purpose = Purpose((), ("json", "this_is_not_there", "antigravity"))
    assert environment.missing_modules(purpose) == ["this_is_not_there"]
    assert "antigravity" not in sys.modules


def test_commands_need_no_window():
    assert "PySide6" not in COMMAND.modules
    assert COMMAND.parts({"DISPLAY": ":0"}) == ()
