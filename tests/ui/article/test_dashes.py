"""The dashes of an outline: the same pixels, wherever the page stands and whatever of it is painted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPainterPath

from ui.article.dashes import draw_dashed

WIDTH, HEIGHT = 320, 200


def painted(up: int, qapp: QGuiApplication) -> QImage:
    """An outline of two lines and a long rest, the page scrolled `up` by so many pixels."""
    outline = QPainterPath()
    for box in (QRectF(40, 20, 260, 29), QRectF(10, 49, 290, 300)):
        outline.addRect(box)
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -up)
    draw_dashed(painter, outline.simplified().translated(0.5, 0.5), QColor("blue"), up)
    painter.end()
    return image


@pytest.mark.parametrize("up", [1, 5, 20, 21, 23, 25, 37, 52, 60, 101])
def test_a_page_that_was_scrolled_has_the_dashes_of_one_painted_anew(qapp: QGuiApplication, up: int) -> None:
    before, after = painted(0, qapp), painted(up, qapp)

    assert after.copy(0, 0, WIDTH, HEIGHT - up) == before.copy(0, up, WIDTH, HEIGHT - up)


def test_all_four_sides_are_dashed(qapp: QGuiApplication) -> None:
    image = painted(0, qapp)

    def shares(pixels: list[QColor]) -> float:
        return sum(pixel != QColor("white") for pixel in pixels) / len(pixels)

    right = [image.pixelColor(300, y) for y in range(25, 190)]
    top = [image.pixelColor(x, 20) for x in range(45, 295)]
    assert 0.4 < shares(right) < 0.75
    assert 0.4 < shares(top) < 0.75
