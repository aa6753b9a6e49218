"""What of a block is to be painted anew: lines that only lie between two such places are not."""

from __future__ import annotations

from functools import cached_property, reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from ui.article.block_marks import OVERHANG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.article.typesetting import LaidBlock


class Exposed:
    """What of a block is to be painted, as rectangles that begin at the top left of its column."""

    def __init__(self, rects: Iterable[QRectF]) -> None:
        self._rects = list(rects)
        self._of_column = [rect for rect in self._rects if rect.right() > 0]
        self.in_column = bool(self._of_column)
        self.in_margin = any(rect.left() < 0 for rect in self._rects)

    @cached_property
    def column(self) -> QRectF:
        """What is exposed of the column, in one."""
        return reduce(QRectF.united, self._of_column)

    def lines(self, laid: LaidBlock) -> list[int]:
        """The lines of the column of which something is exposed, with what hangs out of them."""
        reached = (laid.lines_between(rect.top() - OVERHANG, rect.bottom()) for rect in self._of_column)
        return sorted({line for lines in reached for line in lines})

    def touches(self, box: QRectF) -> bool:
        """Whether something of a box is exposed."""
        return any(box.intersects(rect) for rect in self._rects)
