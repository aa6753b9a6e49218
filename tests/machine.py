"""What a test may need from the machine, and what happens where it is missing."""

from __future__ import annotations

import os
import shutil

import pytest

from ui.launcher.system_parts import ALL_TESTS, SCREEN_TESTS, X11, missing

_PACKAGES = {part.name: part.packages[-1] for part in (*SCREEN_TESTS, *ALL_TESTS)}


def needs_program(*names: str) -> pytest.MarkDecorator:
    """Skip the test, saying why, where one of these programs is missing.

    With SHIRUSHI_REQUIRE_ALL set, as `.ci/run` does, what is missing is a failure of the run instead.
    """
    absent = [name for name in names if shutil.which(name) is None]
    return _skip_or_fail([f"{name} (Debian package {_PACKAGES.get(name, name)})" for name in absent])


def needs_screen() -> pytest.MarkDecorator:
    """Skip the test where no X11 screen of its own can be made: Xvfb, xdotool and Qt's X11 libraries."""
    return _skip_or_fail([f"{part.name} (Debian package {part.packages[-1]})"
                          for part in missing((*SCREEN_TESTS, *X11))])


def _skip_or_fail(absent: list[str]) -> pytest.MarkDecorator:
    reason = f"this machine has no {', '.join(absent)}"
    if absent and os.environ.get("SHIRUSHI_REQUIRE_ALL"):
        pytest.fail(reason, pytrace=False)
    return pytest.mark.skipif(bool(absent), reason=reason)
