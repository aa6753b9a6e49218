"""What is asked of the operating system, and how it answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.launcher import system_parts
from ui.launcher.system_parts import FONT, QT, Part, missing, parts_for_tests, parts_for_window

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked")
X11 = (Part("x1", ("x1",), lambda _: True), Part("x2", ("x2",), lambda _: False))
WAYLAND = (Part("w1", ("w1",), lambda _: True),)


@pytest.fixture
def platforms(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(system_parts, "_PLATFORM", {"xcb": X11, "wayland": WAYLAND})


@pytest.mark.parametrize(("environ", "screen"), [
    ({}, ()),
    ({"DISPLAY": ":0"}, X11),
    ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, WAYLAND),
    ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, ()),
    ({"QT_QPA_PLATFORM": "xcb:extra"}, X11),
    ({"QT_QPA_PLATFORM": "xcb;offscreen"}, ()),
])
def test_the_screen_decides_which_libraries_a_window_needs(platforms, environ, screen):
    assert parts_for_window(environ) == (*QT, *screen, FONT)


def test_x11_will_do_where_wayland_lacks_more(platforms, monkeypatch):
    wayland = (Part("w1", ("w1",), lambda _: False), Part("w2", ("w2",), lambda _: False))
    monkeypatch.setattr(system_parts, "_PLATFORM", {"xcb": X11, "wayland": wayland})
    assert parts_for_window({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}) == (*QT, *X11, FONT)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_are_not_asked(monkeypatch, platform):
    monkeypatch.setattr(sys, "platform", platform)
    assert parts_for_window({"DISPLAY": ":0"}) == ()
    assert parts_for_tests({}) == ()


def test_the_tests_require_no_more_than_qt_itself(platforms):
    assert {part.name for part in parts_for_tests({}) if part.required} == {part.name for part in QT}


def test_every_program_is_wanted_only_where_all_are_required(platforms):
    everything = {part.name for part in parts_for_tests({"SHIRUSHI_REQUIRE_ALL": "1"})}
    assert everything - {part.name for part in parts_for_tests({})} == {"soffice", "strace"}


def test_missing_asks_each_part():
    assert missing(X11) == [X11[1]]


@linux
def test_a_library_is_there_or_not():
    assert system_parts.library_loads("libc.so.6")
    assert not system_parts.library_loads("libinvented.so.9")


@linux
def test_without_any_font_there_is_no_japanese_one(tmp_path):
    if not system_parts.library_loads("libfontconfig.so.1"):
        pytest.skip("this machine has no fontconfig")
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>")
    answer = subprocess.run(
        [sys.executable, "-c", "from ui.launcher.system_parts import font_for; print(font_for('ja'))"],
        cwd=Path(system_parts.__file__).parents[2], env={**os.environ, "FONTCONFIG_FILE": str(settings)},
        capture_output=True, text=True, check=True,
    )
    assert answer.stdout == "False\n"


@linux
def test_a_language_nobody_writes_has_no_font():
    assert not system_parts.font_for("zz")
