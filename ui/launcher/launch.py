"""One start, from `python3 main.py` to the program: in this process if it can, else in `.venv`."""

from __future__ import annotations

import os
import shutil
import sys
from itertools import chain
from typing import TYPE_CHECKING

from ui.launcher.environment import is_current, is_ours, is_running_in, missing_modules, places, python_in
from ui.launcher.speech import CannotStartError, say
from ui.launcher.system_parts import VENV, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ui.launcher.install import Lock
    from ui.launcher.purposes import Purpose
    from ui.launcher.system_parts import Part

NO_SETUP = "--no-setup"

# Tells the next process that it was started by us, so that no two ever pass a start back and forth.
_PASSED_ON = "SHIRUSHI_PASSED_ON"


def take_no_setup(argv: Sequence[str]) -> tuple[list[str], bool]:
    """Return the arguments without `--no-setup`, and whether set-up is allowed. What follows `--` stays."""
    end = argv.index("--") if "--" in argv else len(argv)
    rest = [word for word in argv[:end] if word != NO_SETUP] + list(argv[end:])
    return rest, len(rest) == len(argv)


def launch(
    purpose: Purpose, hand_over: Callable[[], int], make_lock: Callable[[Path], Lock], *, may_set_up: bool
) -> int:
    """Call `hand_over` where everything `purpose` needs can be imported, and return its exit status.

    Where that is not this process, set up what is missing and start the same command line again in
    `.venv`. `make_lock` makes the lock that keeps two set-ups apart. Without `may_set_up` nothing on
    the machine is changed. A reason not to start is said on stderr; the status then is 1.
    """
    passed_on = os.environ.pop(_PASSED_ON, "")
    try:
        if not _is_right_process(purpose, may_set_up=may_set_up):
            if passed_on:
                raise CannotStartError(_what_is_missing(purpose))
            environment = _ready_environment(purpose, may_set_up=may_set_up)
            if environment is not None:
                return _go_on_in(environment, "as it was")
            return _go_on_in(_set_up(purpose, make_lock, may_set_up=may_set_up), "set up")
        if passed_on != "set up":  # then it was looked at a moment ago
            _check_system(purpose, may_install=may_set_up)
    except CannotStartError as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130
    return hand_over()


def _is_right_process(purpose: Purpose, *, may_set_up: bool) -> bool:
    """Return whether to stay: all modules are here, and not out of a `.venv` of ours that is out of date.

    So the launcher steps aside for uv, for conda, for a packaged program.
    """
    if missing_modules(purpose):
        return False
    here = next((place for place in places() if is_running_in(place) and is_ours(place)), None)
    return here is None or not may_set_up or is_current(here, purpose)


def _ready_environment(purpose: Purpose, *, may_set_up: bool) -> Path | None:
    """Return an environment to go on in as it is; one that is out of date only if there is no other way."""
    current = (place for place in places() if is_current(place, purpose))
    made = (place for place in places() if not may_set_up and python_in(place).exists())
    return next(chain(current, made), None)


def _set_up(purpose: Purpose, make_lock: Callable[[Path], Lock], *, may_set_up: bool) -> Path:
    if not may_set_up:
        raise CannotStartError(_what_is_missing(purpose))
    from ui.launcher.install import set_up  # late: later starts never get here

    _check_system(purpose, may_install=True, tools=() if shutil.which("uv") else (VENV,))
    return set_up(purpose, make_lock)


def _what_is_missing(purpose: Purpose) -> str:
    from ui.i18n import tr  # late: later starts have nothing to say

    folders = " ".join(str(place) for place in places() if place.exists())
    key = "launcher.damaged" if folders else "launcher.modules_missing"
    return tr(key, modules=", ".join(missing_modules(purpose)), folder=folders)


def _check_system(purpose: Purpose, *, may_install: bool, tools: Sequence[Part] = ()) -> None:
    parts = (*tools, *purpose.parts(os.environ))
    if missing(parts):
        from ui.launcher.apt import ensure  # late: nearly every machine has it all

        ensure(parts, may_install=may_install)


def _go_on_in(environment: Path, state: str) -> int:
    """Start the same command line in `environment`; on POSIX in this very process, so this never returns."""
    command = [str(python_in(environment)), *sys.orig_argv[1:]]
    environ = {**os.environ, _PASSED_ON: state}
    if sys.platform != "win32":  # there it would give the shell back before the program has ended
        os.execve(command[0], command, environ)
    import subprocess  # late: 9 ms that no other system has to spend

    return subprocess.call(command, env=environ)
