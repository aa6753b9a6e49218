"""Whether a start goes on here, in `.venv`, or sets up first."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file_lock import FileLock
from ui import i18n
from ui.launcher import install, launch
from ui.launcher.purposes import Purpose
from ui.launcher.speech import CannotStartError
from ui.launcher.system_parts import Part

FOUND = Purpose((), ("sys",))
LACKING = Purpose((), ("sys", "this_is_not_there"))
PLACE = Path("/checkout/.venv")


class PassedOn(BaseException):
    """The process has been replaced by another one."""


@pytest.fixture
def machine(monkeypatch):
    """A machine where nothing is set up, nothing really starts, and set-up always works."""
    facts = {"here": False, "ours": False, "current": False, "made": False, "set up": 0}

    def go_on(environment, state):
        raise PassedOn(environment, state)

    def set_up(_purpose, _make_lock):
        facts["set up"] += 1
        return PLACE

    monkeypatch.delenv(launch._PASSED_ON, raising=False)
    monkeypatch.setattr(i18n._Current, "language", "en")
    monkeypatch.setattr(launch, "places", lambda: (PLACE,))
    monkeypatch.setattr(launch, "is_running_in", lambda _place: facts["here"])
    monkeypatch.setattr(launch, "is_ours", lambda _place: facts["ours"])
    monkeypatch.setattr(launch, "is_current", lambda _place, _purpose: facts["current"])
    monkeypatch.setattr(launch, "python_in", lambda _place: Path(__file__ if facts["made"] else "/nothing"))
    monkeypatch.setattr(launch, "_go_on_in", go_on)
    monkeypatch.setattr(launch.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(install, "set_up", set_up)
    return facts


def start(purpose: Purpose, *, may_set_up: bool = True) -> int:
    return launch.launch(purpose, lambda: 42, FileLock, may_set_up=may_set_up)


def test_it_steps_aside_where_all_modules_are_found(machine):
    assert start(FOUND) == 42
    assert machine["set up"] == 0


def test_it_stays_in_its_own_environment_while_that_is_current(machine):
    machine.update(here=True, ours=True, current=True)
    assert start(FOUND) == 42


def test_it_sets_up_its_own_environment_again_when_that_is_stale(machine):
    machine.update(here=True, ours=True)
    with pytest.raises(PassedOn) as passed:
        start(FOUND)
    assert passed.value.args == (PLACE, "set up")


def test_the_environment_of_another_tool_is_left_as_it_is(machine):
    machine.update(here=True)
    assert start(FOUND) == 42


def test_a_later_start_passes_on_at_once(machine):
    machine.update(current=True)
    with pytest.raises(PassedOn) as passed:
        start(LACKING)
    assert passed.value.args == (PLACE, "as it was")
    assert machine["set up"] == 0


def test_a_first_start_sets_up_and_passes_on(machine):
    with pytest.raises(PassedOn) as passed:
        start(LACKING)
    assert passed.value.args == (PLACE, "set up")
    assert machine["set up"] == 1


def test_a_start_is_passed_on_only_once(machine, monkeypatch, capsys):
    machine.update(current=True)
    monkeypatch.setenv(launch._PASSED_ON, "as it was")
    assert start(LACKING) == 1
    assert "this_is_not_there" in capsys.readouterr().err


def test_without_set_up_an_old_environment_will_do(machine):
    machine.update(made=True)
    with pytest.raises(PassedOn) as passed:
        start(LACKING, may_set_up=False)
    assert passed.value.args == (PLACE, "as it was")


def test_without_set_up_and_without_modules_a_sentence_says_which(machine, capsys):
    assert start(LACKING, may_set_up=False) == 1
    captured = capsys.readouterr()
    assert "this_is_not_there" in captured.err
    assert captured.out == ""
    assert machine["set up"] == 0


def test_a_reason_not_to_start_is_said(machine, monkeypatch, capsys):
    def fail(_purpose, _make_lock):
        raise CannotStartError("no network")

    monkeypatch.setattr(install, "set_up", fail)
    assert start(LACKING) == 1
    assert capsys.readouterr().err == "no network\n"


def test_ctrl_c_during_set_up_ends_quietly(machine, monkeypatch):
    def interrupt(_purpose, _make_lock):
        raise KeyboardInterrupt

    monkeypatch.setattr(install, "set_up", interrupt)
    assert start(LACKING) == 130


def test_ctrl_c_in_the_program_is_the_programs_own(machine):
    def interrupt():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        launch.launch(FOUND, interrupt, FileLock, may_set_up=True)


def test_the_system_is_looked_at_before_the_program_but_not_twice(machine, monkeypatch):
    asked = []
    part = Part("libA.so.1", ("liba1",), lambda name: asked.append(name) or True)
    purpose = Purpose((), ("sys",), lambda _environ: (part,))
    assert start(purpose) == 42
    assert asked == ["libA.so.1"]
    monkeypatch.setenv(launch._PASSED_ON, "set up")
    assert start(purpose) == 42
    assert asked == ["libA.so.1"]


@pytest.mark.parametrize(("given", "rest", "may_set_up"), [
    ([], [], True),
    (["a", "--no-setup"], ["a"], False),
    (["--", "--no-setup"], ["--", "--no-setup"], True),
    (["--no-setup", "--", "--no-setup"], ["--", "--no-setup"], False),
])
def test_no_setup_is_taken_out_of_the_arguments(given, rest, may_set_up):
    assert launch.take_no_setup(given) == (rest, may_set_up)
