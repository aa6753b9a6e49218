"""The pinned requirements are those of pyproject.toml, with hashes, and name no host."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ui.launcher.environment import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("requirements.txt", "requirements-dev.txt")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
ASKED = {
    "requirements.txt": PROJECT["project"]["dependencies"],
    "requirements-dev.txt": PROJECT["dependency-groups"]["dev"],
}


def blocks(path: Path) -> list[str]:
    """Return each requirement with its hashes as one line."""
    return path.read_text("utf-8").replace("\\\n", " ").splitlines()


def pins(name: str) -> dict[str, str]:
    found = [Requirement(block.partition("--hash")[0]) for block in blocks(ROOT / name)]
    return {canonicalize_name(one.name): str(one.specifier).removeprefix("==") for one in found}


@pytest.mark.parametrize("name", FILES)
def test_each_line_pins_one_version_by_its_hashes_and_says_nothing_else(name):
    line = re.compile(r"[a-z0-9-]+==[\w.]+( ; [^:@]+?)?(\s+--hash=sha256:[0-9a-f]{64})+")
    assert [block for block in blocks(ROOT / name) if not line.fullmatch(block)] == []


@pytest.mark.parametrize("name", FILES)
def test_what_pyproject_asks_for_is_pinned_within_its_bounds(name):
    pinned = pins(name)
    for asked in map(Requirement, ASKED[name]):
        assert asked.specifier.contains(pinned[canonicalize_name(asked.name)]), asked


def test_both_files_can_be_installed_together():
    run_time, tools = map(pins, FILES)
    assert {name: tools[name] for name in run_time.keys() & tools} == {
        name: run_time[name] for name in run_time.keys() & tools
    }
