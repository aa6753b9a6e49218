"""The line drawings of the program, in the inks of a theme."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPainter, QPixmap

from ui.resources import resource

if TYPE_CHECKING:
    from ui.theme import Theme

NAMES = (
    "import", "export", "undo", "redo", "page", "library", "claims", "search", "note", "remove", "more",
    "close", "warning", "down", "right", "filter",
)  # fmt: skip
"""Every drawing `icon` knows; the files are `resources/icons/<name>.svg`, 20 units square."""

_INKS = {QIcon.Mode.Normal: "secondary", QIcon.Mode.Active: "ink", QIcon.Mode.Disabled: "edge"}
_APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, theme: Theme, size: int = 20) -> QIcon:
    """Return a drawing in the secondary ink of `theme`, in its ink under the pointer."""
    drawing = resource(f"icons/{name}.svg").read_text("utf-8")
    result = QIcon()
    for mode, ink in _INKS.items():
        for ratio in _ratios():
            pixmap = _rendered(drawing.replace("currentColor", getattr(theme, ink)), size * ratio)
            pixmap.setDevicePixelRatio(ratio)
            result.addPixmap(pixmap, mode)
    return result


def app_icon() -> QIcon:
    """Return the seal of the program in the sizes window managers ask for."""
    drawing = resource("icons/app.svg").read_text("utf-8")
    result = QIcon()
    for size in _APP_SIZES:
        result.addPixmap(_rendered(drawing, size))
    return result


def _ratios() -> set[int]:
    return {1, math.ceil(max((s.devicePixelRatio() for s in QGuiApplication.screens()), default=1))}


def _rendered(drawing: str, pixels: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # late: the window can be there before any drawing is

    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return QPixmap.fromImage(image)
