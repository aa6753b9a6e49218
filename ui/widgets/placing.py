"""Where a small panel may stand beside marked text, so that what is read stays in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QSize


def place_beside(
    size: QSize, boxes: Sequence[QRect], x: int, bounds: QRect, gap: int = 0
) -> QPoint | None:
    """Return the top left of a panel of `size` that covers none of `boxes` and stays in `bounds`.

    `boxes` are those of the lines, from the first to the last; `x` is where the panel's middle would best
    be. Below the last line comes first, then above the first line, then beside the ends. None where there
    is no room, as with a text that fills the screen.
    """
    if not boxes:
        return None
    for corner in _corners(size, [box.adjusted(-gap, -gap, gap, gap) for box in boxes], x, bounds):
        panel = QRect(corner, size)
        if bounds.contains(panel) and not any(box.intersects(panel) for box in boxes):
            return corner
    return None


def away_from(size: QSize, x: int, y: int, bounds: QRect) -> QPoint:
    """Return the top left of a panel at the lower or the upper edge of `bounds`, the one farther from `y`."""
    above = y > bounds.center().y()
    return QPoint(_clamped(size, x, bounds), bounds.top() if above else bounds.bottom() + 1 - size.height())


def _corners(size: QSize, boxes: Sequence[QRect], x: int, bounds: QRect) -> Iterator[QPoint]:
    left = _clamped(size, x, bounds)
    yield QPoint(left, max(box.bottom() for box in boxes) + 1)
    yield QPoint(left, min(box.top() for box in boxes) - size.height())
    last, first = boxes[-1], boxes[0]
    middle = (last.height() - size.height()) // 2
    for top in (middle, last.height() - size.height()):
        yield QPoint(last.right() + 1, last.top() + top)
    for top in (middle, 0):
        yield QPoint(first.left() - size.width(), first.top() + top)


def _clamped(size: QSize, x: int, bounds: QRect) -> int:
    return max(min(x - size.width() // 2, bounds.right() + 1 - size.width()), bounds.left())
