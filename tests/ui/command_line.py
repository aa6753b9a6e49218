"""Running the commands as a shell does, and as a function."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = "import sys; from ui.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a command."""

    status: int
    out: str
    err: str

    @property
    def objects(self) -> list[Any]:
        """The JSON objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def here(capsys: pytest.CaptureFixture[str], *argv: object) -> Run:
    """Run a command in this process."""
    status = main([str(argument) for argument in argv])
    captured = capsys.readouterr()
    return Run(status, captured.out, captured.err)


def shell(
    *argv: object, before: Callable[[], None] | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own; `before` is called in it first (POSIX)."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *argv],
        cwd=ROOT,
        env={**os.environ, **environment},
        preexec_fn=before,
        capture_output=True,
        check=False,
        timeout=60,
    )
