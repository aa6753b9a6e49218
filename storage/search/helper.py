"""A process beside this one: spoken to in lines of JSON, started when there is something to say."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_ROOT = Path(__file__).resolve().parent.parent.parent
_PATIENCE = 2.0  # seconds for the process to end by itself


class Helper:
    """Runs a module of ours as a program.

    `heard` is called in a thread of its own with what a line says and its value. A process that ended
    is started again by the next word to it. Raises OSError when it cannot be started.
    """

    def __init__(self, module: str, arguments: list[str], heard: Callable[[str, Any], None]) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._heard = heard
        self.process: subprocess.Popen[bytes] | None = None
        self._listening: threading.Thread | None = None

    def say(self, what: str, said: object) -> None:
        """Say one thing to it."""
        line = json.dumps({what: said}).encode() + b"\n"
        for _ in range(2):
            process = self._running()
            assert process.stdin
            try:
                process.stdin.write(line)
                process.stdin.flush()
            except OSError:  # it ended just now
                self.close()
            else:
                return

    def close(self) -> None:
        """End it; when this returns, nothing more is heard of it."""
        process, self.process = self.process, None
        if process is None:
            return
        assert process.stdin
        try:
            process.stdin.close()
            process.wait(_PATIENCE)
        except (OSError, subprocess.TimeoutExpired):
            process.kill()
            process.wait()
        if self._listening and self._listening is not threading.current_thread():
            self._listening.join()  # at the end of the output, which has come

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process and self.process.poll() is not None:
            self.close()
        if self.process is None:
            self.process = subprocess.Popen(
                self._command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
            assert self.process.stdout
            self._listening = threading.Thread(
                target=self._listen, args=(self.process.stdout,), daemon=True
            )
            self._listening.start()
        return self.process

    def _listen(self, output: IO[bytes]) -> None:
        with output:
            for line in output:
                for what, told in json.loads(line).items():
                    self._heard(what, told)
