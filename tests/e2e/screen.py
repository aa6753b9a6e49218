"""A screen of its own for a test, and the real program on it, driven with a real mouse and real keys."""

from __future__ import annotations

import os
import sqlite3
import struct
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0  # seconds, for a busy machine; nothing waits longer than it must


@contextmanager
def xvfb(size: str = "1280x720x24", picture: Path | None = None) -> Iterator[str]:
    """Start an X server without a monitor; yields its DISPLAY and ends it by its pid.

    What it shows stands in the folder `picture`, for `solid_squares`.
    """
    reading, writing = os.pipe()
    # Without -noreset it starts over when its last client goes, and the next one may find nobody there.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    if picture:
        command += ["-fbdir", str(picture)]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def solid_squares(picture: Path, color: str, side: int) -> list[tuple[int, int]]:
    """Return the middle of every square of `side` pixels in one colour (#rrggbb) that is shown.

    Of squares that touch only the first is returned. The file is in the format of `xwd`: a header of
    32-bit numbers, a table of colours, then rows of 32-bit pixels.
    """
    shown = (picture / "Xvfb_screen0").read_bytes()
    header = struct.unpack(">25I", shown[:100])
    height, row, start = header[5], header[12], header[0] + 12 * header[19]
    ink = bytes.fromhex(color[1:])[::-1] if header[7] == 0 else bytes.fromhex(color[1:])
    found: list[tuple[int, int]] = []
    for y in range(height - side):
        line = shown[start + y * row : start + (y + 1) * row]
        pixels = line[: len(line) // 4 * 4]
        flags = bytes(pixels[n : n + 3] == ink for n in range(0, len(pixels), 4)) if ink in pixels else b""
        x = flags.find(b"\1" * side)
        while x >= 0:
            below = (start + (y + n) * row + 4 * x for n in range(side))
            whole = all(shown[at : at + 4 * side] == line[4 * x : 4 * (x + side)] for at in below)
            if whole and not any(abs(x - a) < 2 * side and abs(y - b) < 2 * side for a, b in found):
                found.append((x, y))
            x = flags.find(b"\1" * side, x + 1)
    return [(x + side // 2, y + side // 2) for x, y in found]


def until(condition: Callable[[], object]) -> object:
    """Ask again and again until `condition` is true; return what it said, or its last answer."""
    end = time.monotonic() + PATIENCE
    while not (answer := condition()) and time.monotonic() < end:
        time.sleep(0.03)  # another process is being watched: there is no signal to wait for
    return answer


class RealProgram:
    """`python main.py` in a process of its own, on `display`, its folders under `home`."""

    def __init__(self, display: str, home: Path, *arguments: str) -> None:
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "SHIRUSHI_HOME": str(home),
            "SHIRUSHI_ANNOTATOR": "試験 花子",
            "LC_ALL": "C.UTF-8",
        }
        self._environment = environment
        self.home = home
        self.log = home.parent / "stderr.txt"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "main.py"), *arguments], env=environment, cwd=ROOT, stderr=log
            )
        self.focus()

    def focus(self) -> None:
        """Give the keys to the window there is now, as a window manager would."""
        assert until(self.windows), self.log.read_text()
        self.xdotool("windowfocus", "--sync", self.windows()[-1])

    def windows(self) -> list[str]:
        """The windows of the program, by the numbers the screen gives them."""
        command = ["xdotool", "search", "--onlyvisible", "--name", "— Shirushi"]
        found = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return found.stdout.split()

    def xdotool(self, *words: str) -> str:
        """Do something with the mouse or the keys."""
        command = ["xdotool", *words]
        result = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        return result.stdout.strip()

    def keys(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.xdotool("key", "--delay", "60", *keys)

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click with the left button."""
        self.xdotool("mousemove", "--sync", str(x), str(y))
        self.xdotool("click", "--repeat", str(times), "--delay", "40", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int], *held: str) -> None:
        """Drag with the left button, keys in `held` down."""
        middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        for key in held:
            self.xdotool("keydown", key)
        self.xdotool("mousemove", "--sync", *map(str, start), "mousedown", "1")
        for point in (middle, end):
            self.xdotool("mousemove", "--sync", *map(str, point), "sleep", "0.05")
        self.xdotool("mouseup", "1")
        for key in held:
            self.xdotool("keyup", key)

    @property
    def project(self) -> Path:
        """The project the first start makes."""
        return next(self.home.rglob("*.shirushi"))

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Ask the project on disk, as any other program could."""
        with closing(sqlite3.connect(f"{self.project.as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()

    def wait_for_claims(self, count: int) -> list[tuple[object, ...]]:
        """Return (tag, quote, start, end) of every claim on disk once there are `count` of them."""
        sql = "SELECT tag, quote, start_codepoint, end_codepoint FROM annotations ORDER BY 3, 4"
        until(lambda: len(self.rows(sql)) == count)
        return self.rows(sql)

    def quit(self) -> int:
        """Leave as a person does; return the exit status."""
        self.keys("ctrl+q")
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it, whatever it is doing."""
        with suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()
