"""Parts of the operating system that are missing: installed by apt for root, else named in one message."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

from ui.i18n import tr
from ui.launcher.speech import CannotStartError, say
from ui.launcher.system_parts import FONT, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.launcher.system_parts import Part

INSTALL = ("apt-get", "install", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120")


def ensure(parts: Sequence[Part], *, may_install: bool) -> None:
    """See to it that the parts are there: install what is missing, or say what to do about it.

    Raises CannotStartError when a required part is still missing in the end.
    """
    lacking = missing(parts)
    if not lacking:
        return
    if may_install and _is_allowed():
        say(tr("launcher.installing_parts", parts=_names(lacking)))
        _install(lacking)
        lacking = missing(lacking)
    if any(part.required for part in lacking):
        raise CannotStartError(_advice("launcher.parts_missing", lacking))
    if lacking:
        say(_advice("launcher.parts_wanted", lacking))


def _is_allowed() -> bool:
    """Return whether apt is here, we are root, and nobody set SHIRUSHI_NO_SYSTEM."""
    return (
        not os.environ.get("SHIRUSHI_NO_SYSTEM")
        and hasattr(os, "geteuid")
        and os.geteuid() == 0
        and shutil.which("apt-get") is not None
    )


def _install(parts: Sequence[Part]) -> None:
    """Install, a second time with fresh package lists: a bare system has none, an old one stale ones."""
    if _run((*INSTALL, *packages_for(parts, known_to_apt))):
        _run(("apt-get", "update"))
        say(_run((*INSTALL, *packages_for(parts, known_to_apt))))


def _run(command: Sequence[str]) -> str:
    """Run quietly, stdout is for data; return what apt complained of, "" when all went well."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
        check=False,
    )
    complaints = [line for line in done.stderr.splitlines() if line.startswith("E:")]
    return "\n".join(complaints) or f"E: {done.returncode}" if done.returncode else ""


def known_to_apt(packages: Sequence[str]) -> set[str]:
    """Return those packages that apt could install now; none where there is no apt."""
    if shutil.which("apt-cache") is None:
        return set()
    command, environ = ("apt-cache", "policy", *packages), {**os.environ, "LC_ALL": "C"}
    policy = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    return installable(policy.stdout)


def installable(policy: str) -> set[str]:
    """Return the packages that have a candidate in what `apt-cache policy` printed."""
    found, package = set(), ""
    for line in policy.splitlines():
        if not line.startswith(" "):
            package = line.rstrip(":")
        elif line.startswith("  Candidate:") and not line.endswith("(none)"):
            found.add(package)
    return found


def packages_for(parts: Sequence[Part], known: Callable[[Sequence[str]], set[str]]) -> list[str]:
    """Return one package for each part, under the name that this release of the system knows."""
    in_question = sorted({package for part in parts if len(part.packages) > 1 for package in part.packages})
    known_packages = known(in_question) if in_question else set()  # asking apt takes longer than a start may
    chosen = (
        next((package for package in part.packages if package in known_packages), part.packages[-1])
        for part in parts
    )
    return list(dict.fromkeys(chosen))


def _names(parts: Sequence[Part]) -> str:
    return ", ".join(tr("launcher.japanese_font") if part.name == FONT.name else part.name for part in parts)


def _advice(key: str, parts: Sequence[Part]) -> str:
    """Return the message that names all the parts, and the exact command where the system has apt."""
    if shutil.which("apt-get") is None:
        return tr(f"{key}_no_apt", parts=_names(parts))
    command = shlex.join(("sudo", "apt-get", "install", *packages_for(parts, known_to_apt)))
    return tr(key, parts=_names(parts), command=command)
