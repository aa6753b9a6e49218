from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QIcon, QImage

from ui.resources import resource
from ui.theme import DARK, LIGHT, Theme
from ui.widgets.icons import NAMES, app_icon, icon

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def strongest(image: QImage) -> QColor:
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda color: color.alpha())


def test_every_drawing_has_a_name_and_every_name_a_drawing() -> None:
    drawn = {path.stem for path in resource("icons").glob("*.svg")}
    assert drawn == {*NAMES, "app"}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", NAMES)
def test_a_drawing_is_in_the_inks_of_the_theme(qtbot: QtBot, theme: Theme, name: str) -> None:
    drawing = icon(name, theme)
    for mode, ink in ((QIcon.Mode.Normal, theme.secondary), (QIcon.Mode.Active, theme.ink)):
        color = strongest(drawing.pixmap(20, mode).toImage())
        assert color.alpha() > 150
        assert abs(color.red() - QColor(ink).red()) <= 4


def test_the_seal_is_there_in_every_size(qtbot: QtBot) -> None:
    sizes = {size.width() for size in app_icon().availableSizes()}
    assert {16, 32, 48, 256} <= sizes
    corner_free = app_icon().pixmap(64).toImage()
    assert corner_free.pixelColor(0, 0).alpha() == 0
    assert corner_free.pixelColor(8, 32).red() > 180
