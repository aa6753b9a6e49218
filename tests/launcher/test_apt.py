"""Missing parts: installed, or named all at once with the command that installs them."""

from __future__ import annotations

import os

import pytest

from ui import i18n
from ui.launcher import apt
from ui.launcher.speech import CannotStartError
from ui.launcher.system_parts import Part

POLICY = """\
libegl1:
  Installed: 1.6.0-1
  Candidate: 1.6.0-1
  Version table:
 *** 1.6.0-1 500
libglib2.0-0t64:
  Installed: (none)
  Candidate: 2.84.0-1
libgone1:
  Installed: (none)
  Candidate: (none)
"""


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(i18n._Current, "language", "en")


@pytest.fixture
def apt_here(monkeypatch):
    monkeypatch.setattr(apt.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(apt, "known_to_apt", lambda packages: set())
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)


@pytest.fixture
def root_with_apt(apt_here, monkeypatch):
    """Root, with an apt whose commands are only written down; what it installs is there afterwards."""
    ran, there = [], set()

    def run(command):
        ran.append(list(command))
        there.update(command)
        return ""

    monkeypatch.delenv("SHIRUSHI_NO_SYSTEM", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(apt, "_run", run)
    return ran, there


def part(name: str, *packages: str, required: bool = True) -> Part:
    """Return a part that is missing, whatever happens."""
    return Part(name, packages, lambda _: False, required)


def part_in(there: set[str]) -> Part:
    """Return a part that is there once apt has been asked for its package."""
    return Part("libA.so.1", ("liba1",), lambda _: "liba1" in there)


def test_a_candidate_makes_a_package_installable():
    assert apt.installable(POLICY) == {"libegl1", "libglib2.0-0t64"}


def test_the_name_that_this_release_knows_is_chosen_once():
    parts = [part("g", "libglib2.0-0t64", "libglib2.0-0"), part("t", "libglib2.0-0t64", "libglib2.0-0")]
    assert apt.packages_for(parts, lambda _: {"libglib2.0-0t64"}) == ["libglib2.0-0t64"]
    assert apt.packages_for(parts, lambda _: {"libglib2.0-0"}) == ["libglib2.0-0"]
    assert apt.packages_for(parts, lambda _: set()) == ["libglib2.0-0"]


def test_apt_is_not_asked_about_packages_that_have_had_one_name():
    assert apt.packages_for([part("a", "liba1"), part("b", "libb1")], lambda _: pytest.fail("asked")) == [
        "liba1", "libb1",
    ]


def test_one_message_names_all_that_is_missing_and_the_command(apt_here):
    with pytest.raises(CannotStartError) as stop:
        apt.ensure([part("libA.so.1", "liba1"), part("ja", "fonts-ja", required=False)], may_install=True)
    assert "libA.so.1, a Japanese font" in str(stop.value)
    assert "sudo apt-get install liba1 fonts-ja" in str(stop.value)


def test_without_apt_the_parts_are_named_alone(monkeypatch):
    monkeypatch.setattr(apt.shutil, "which", lambda name: None)
    with pytest.raises(CannotStartError, match=r"libA\.so\.1") as stop:
        apt.ensure([part("libA.so.1", "liba1")], may_install=True)
    assert "apt-get" not in str(stop.value)


def test_a_missing_font_is_said_and_the_start_goes_on(apt_here, capsys):
    apt.ensure([part("ja", "fonts-ja", required=False)], may_install=True)
    captured = capsys.readouterr()
    assert "a Japanese font" in captured.err
    assert captured.out == ""


def test_root_gets_it_installed_and_is_told(root_with_apt, capsys):
    ran, there = root_with_apt
    apt.ensure([part_in(there)], may_install=True)
    assert [command[:2] for command in ran] == [["apt-get", "install"]]
    assert "libA.so.1" in capsys.readouterr().err


def test_package_lists_are_fetched_when_the_first_try_fails(root_with_apt, monkeypatch, capsys):
    ran, there = root_with_apt

    def run(command):
        ran.append(command[1])
        if ran == ["install", "update", "install"]:
            there.update(command)
        return "" if len(ran) > 1 else "E: Unable to locate package liba1"

    monkeypatch.setattr(apt, "_run", run)
    apt.ensure([part_in(there)], may_install=True)
    assert ran == ["install", "update", "install"]
    assert "Unable" not in capsys.readouterr().err


def test_what_apt_could_not_install_stops_the_start(root_with_apt, monkeypatch, capsys):
    monkeypatch.setattr(apt, "_run", lambda command: "E: no such mirror")
    with pytest.raises(CannotStartError, match="apt-get install liba1"):
        apt.ensure([part("libA.so.1", "liba1")], may_install=True)
    assert "E: no such mirror" in capsys.readouterr().err


@pytest.mark.parametrize(("variable", "may_install"), [("1", True), ("", False)])
def test_installing_can_be_switched_off(root_with_apt, monkeypatch, variable, may_install):
    monkeypatch.setenv("SHIRUSHI_NO_SYSTEM", variable)
    with pytest.raises(CannotStartError):
        apt.ensure([part("libA.so.1", "liba1")], may_install=may_install)
    assert root_with_apt[0] == []
