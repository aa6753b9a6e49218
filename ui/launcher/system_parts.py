"""What the program needs from the operating system: which parts, are they there, and who packs them.

Only Linux is asked: on Windows and macOS all of this comes with the system.
The tables name every library that Qt 6.11's own libraries and platform plugins link to and do not
bring along (`objdump -p`, NEEDED), with the Debian package that holds it.
"""

from __future__ import annotations

import ctypes
import importlib.util
import shutil
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the system has to have.

    `packages` are the names its Debian package has had, the newest first; the last one is used when
    apt knows none of them. Without a part that is not `required` the program goes on, with less.
    """

    name: str
    packages: tuple[str, ...]
    is_present: Callable[[str], bool]
    required: bool = True


def library_loads(soname: str) -> bool:
    """Return whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def font_for(language: str) -> bool:
    """Return whether fontconfig knows a font that covers `language`; 3 ms, where `fc-list` takes 30."""

    class FontSet(ctypes.Structure):
        _fields_ = (("count", ctypes.c_int), ("room", ctypes.c_int), ("fonts", ctypes.c_void_p))

    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for name in ("FcInitLoadConfigAndFonts", "FcNameParse", "FcObjectSetCreate"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    fontconfig.FcNameParse.argtypes = [ctypes.c_char_p]
    fontconfig.FcFontList.argtypes = [ctypes.c_void_p] * 3
    fontconfig.FcFontList.restype = ctypes.POINTER(FontSet)
    # A configuration of our own sees fonts installed a moment ago. It is not freed: once per start.
    found = fontconfig.FcFontList(
        fontconfig.FcInitLoadConfigAndFonts(),
        fontconfig.FcNameParse(f":lang={language}".encode()),
        fontconfig.FcObjectSetCreate(),
    )
    return bool(found) and found.contents.count > 0


def program_is_on_path(name: str) -> bool:
    """Return whether the shell would find a program."""
    return shutil.which(name) is not None


def module_exists(name: str) -> bool:
    """Return whether this Python has a module."""
    return importlib.util.find_spec(name) is not None


def _libraries(table: Mapping[str, tuple[str, ...]]) -> tuple[Part, ...]:
    return tuple(Part(soname, packages, library_loads) for soname, packages in table.items())


QT = _libraries({
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libX11.so.6": ("libx11-6",),
    "libzstd.so.1": ("libzstd1",),
})
X11 = _libraries({
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-util.so.1": ("libxcb-util1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
})
WAYLAND = _libraries({
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
})
FONT = Part("ja", ("fonts-noto-cjk",), font_for, required=False)

SCREEN_TESTS = tuple(
    Part(program, (package,), program_is_on_path, required=False)
    for program, package in {"Xvfb": "xvfb", "xdotool": "xdotool"}.items()
)
ALL_TESTS = tuple(
    Part(program, (package,), program_is_on_path, required=False)
    for program, package in {"soffice": "libreoffice-calc-nogui", "strace": "strace"}.items()
)

# Debian cuts pip out of its Python and packs it for each version by itself.
VENV = Part("ensurepip", (f"python3.{sys.version_info.minor}-venv",), module_exists)

_PLATFORM = {"xcb": X11, "wayland": WAYLAND}


def missing(parts: Iterable[Part]) -> list[Part]:
    """Return the parts that are not there."""
    return [part for part in parts if not part.is_present(part.name)]


def parts_for_window(environ: Mapping[str, str]) -> tuple[Part, ...]:
    """Return what a window needs on the screen that `environ` offers, an offscreen one included.

    Where there are both Wayland and X11, those for the one that lacks less.
    """
    if sys.platform != "linux":
        return ()
    platforms = [name.partition(":")[0] for name in environ.get("QT_QPA_PLATFORM", "").split(";") if name]
    if not platforms:
        offered = {"WAYLAND_DISPLAY": "wayland", "DISPLAY": "xcb"}
        platforms = [name for variable, name in offered.items() if environ.get(variable)]
    screens = (_PLATFORM.get(name, ()) for name in platforms)
    screen = min(screens, key=lambda parts: len(missing(parts)), default=())
    return (*QT, *screen, FONT)


def parts_for_tests(environ: Mapping[str, str]) -> tuple[Part, ...]:
    """Return what the tests want: Qt offscreen, a screen of their own, and in CI all other programs."""
    if sys.platform != "linux":
        return ()
    screen = [replace(part, required=False) for part in X11]
    others = ALL_TESTS if environ.get("SHIRUSHI_REQUIRE_ALL") else ()
    return (*QT, *screen, FONT, *SCREEN_TESTS, *others)
