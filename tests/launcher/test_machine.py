"""A missing program is a skip for people and a failure for the checks."""

from __future__ import annotations

import pytest

from tests.machine import needs_program


@pytest.fixture
def bare(monkeypatch):
    monkeypatch.setattr("tests.machine.shutil.which", lambda name: "/bin/sh" if name == "sh" else None)
    monkeypatch.delenv("SHIRUSHI_REQUIRE_ALL", raising=False)


def test_a_missing_program_skips_and_says_which_package_has_it(bare):
    mark = needs_program("sh", "Xvfb").mark
    assert mark.args == (True,)
    assert mark.kwargs["reason"] == "this machine has no Xvfb (Debian package xvfb)"


def test_what_is_there_does_not_skip(bare):
    assert needs_program("sh").mark.args == (False,)


def test_the_checks_fail_instead(bare, monkeypatch):
    monkeypatch.setenv("SHIRUSHI_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="Xvfb"):
        needs_program("Xvfb")
