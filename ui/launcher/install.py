"""The first start: make `.venv`, install the hashed requirements into it, stamp it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from typing import IO, TYPE_CHECKING, Protocol

from ui.i18n import tr
from ui.launcher.environment import (
    ROOT,
    is_current,
    places,
    python_in,
    stale_requirements,
    stamp_for,
    stamp_in,
)
from ui.launcher.speech import CannotStartError, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ui.launcher.purposes import Purpose

# What pip and uv print when nothing answers, and when the disk is full; compared in lower case.
_NO_NETWORK = (
    "failed to establish a new connection", "name resolution", "name or service not known", "getaddrinfo",
    "dns error", "proxyerror", "connecttimeout", "connection refused", "network is unreachable",
    "error sending request", "could not connect", "operation timed out", "read timed out",
)
_DISK_FULL = ("no space left on device", "os error 28", "errno 28", "disk quota exceeded", "winerror 112")


class Lock(Protocol):
    """What set-up asks of a lock; `storage.file_lock.FileLock` is one."""

    def try_acquire(self, owner: str) -> bool: ...
    def release(self) -> None: ...
    def fileno(self) -> int: ...


def set_up(purpose: Purpose, make_lock: Callable[[Path], Lock]) -> Path:
    """Install what `purpose` needs and return the environment it now stands in.

    An install that was interrupted goes on with what is there already. Two starts at once wait for
    each other, the later one finds the work done. Raises CannotStartError with the reason.
    """
    environment = _first_writable(places())
    lock = make_lock(environment.with_name(".venv.lock"))
    try:
        _wait_for(lock)
        if not is_current(environment, purpose):
            _install(environment, stale_requirements(environment, purpose), lock)
    except OSError as error:  # a full disk, another user's files
        raise CannotStartError(reason(str(error))) from error
    finally:
        lock.release()
    return environment


def _first_writable(candidates: Sequence[Path]) -> Path:
    for environment in candidates:
        try:
            environment.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=environment.parent):
                return environment
        except OSError:
            continue
    folders = ", ".join(str(environment.parent) for environment in candidates)
    raise CannotStartError(tr("launcher.nowhere_to_write", folders=folders))


def _wait_for(lock: Lock) -> None:
    waiting = False
    while not lock.try_acquire(f"pid {os.getpid()}"):
        if not waiting:
            say(tr("launcher.waiting"))
            waiting = True
        time.sleep(0.2)


def _install(environment: Path, requirements: Sequence[str], lock: Lock) -> None:
    for name in requirements:
        stamp_in(environment, name).unlink(missing_ok=True)
    say(tr("launcher.setting_up"))
    with tempfile.TemporaryFile() as output:
        # uv knows nothing of pip's settings: behind a company's mirror pip finds the way where uv does not.
        if not any(_run(steps, output, lock) for steps in installers(environment, requirements)):
            output.seek(0)
            raise CannotStartError(reason(output.read().decode("utf-8", "replace")))
    for name in requirements:
        stamp_in(environment, name).write_bytes(stamp_for(ROOT / name))


def installers(environment: Path, requirements: Sequence[str]) -> list[list[list[str]]]:
    """Return the ways to install that this machine has, best first; each is a list of commands."""
    base = getattr(sys, "_base_executable", sys.executable)  # a venv cannot be made anew from within
    python = str(python_in(environment))
    files = [word for name in requirements for word in ("-r", str(ROOT / name))]
    anew = needs_to_be_made_anew(environment)
    pip = [
        [base, "-m", "venv", *(["--clear"] if anew else []), str(environment)],
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--use-pep517",
         "--require-hashes", *files],
    ]
    uv = shutil.which("uv")
    if uv is None:
        return [pip]
    return [[
        [uv, "venv", "-q", "--python", base, "--clear" if anew else "--allow-existing", str(environment)],
        [uv, "pip", "install", "-q", "--python", python, "--require-hashes", *files],
    ], pip]


def needs_to_be_made_anew(environment: Path) -> bool:
    """Return whether what stands there is of no use: it has lost its Python, or is for another one."""
    if not environment.exists():
        return False
    return not python_in(environment).exists() or _python_version(environment) != [*sys.version_info[:2]]


def _python_version(environment: Path) -> list[int]:
    """Return major and minor version out of `pyvenv.cfg`, as venv, virtualenv and uv write them."""
    try:
        lines = (environment / "pyvenv.cfg").read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    settings = dict(line.replace(" ", "").partition("=")[::2] for line in lines)
    version = settings.get("version") or settings.get("version_info", "")
    return [int(number) for number in version.split(".")[:2] if number.isdecimal()]


def _run(steps: Sequence[Sequence[str]], output: IO[bytes], lock: Lock) -> bool:
    """Run commands one after the other; return whether all went well."""
    return all(_run_step(step, output, lock) for step in steps)


def _run_step(command: Sequence[str], output: IO[bytes], lock: Lock) -> bool:
    # The child keeps the lock: when only we are killed, the next start waits for it to end.
    inherited = () if sys.platform == "win32" else (lock.fileno(),)
    environ = {**os.environ, "PIP_USER": "0"}  # a user's pip may be told to install outside of any venv
    with subprocess.Popen(
        command, env=environ, stdin=subprocess.DEVNULL, stdout=output, stderr=output, pass_fds=inherited
    ) as process:
        return process.wait() == 0


def reason(output: str) -> str:
    """Return the sentence that explains a failed install, from what pip and uv printed."""
    lower = output.lower()
    if any(sign in lower for sign in _DISK_FULL):
        return tr("launcher.disk_full")
    if any(sign in lower for sign in _NO_NETWORK):
        return tr("launcher.no_network")
    return tr("launcher.install_failed", output="\n".join(output.strip().splitlines()[-8:]))
