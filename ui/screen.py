"""Which kind of screen Qt is to use; asked before Qt starts, since it aborts when it finds none."""

from __future__ import annotations

import os
import sys


def choose_platform() -> bool:
    """Name the screens to try, the one without a screen last; True when the analyst named one.

    Qt takes a list: the first that can be reached is used.
    """
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    tries = ["offscreen"]
    if os.environ.get("DISPLAY"):
        tries.insert(0, "xcb")
    if os.environ.get("WAYLAND_DISPLAY"):
        tries.insert(0, "wayland")
    os.environ["QT_QPA_PLATFORM"] = ";".join(tries)
    return False
