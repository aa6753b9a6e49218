"""How long movements on the screen take: not at all for who asked the system for less motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_GLIDE = 140  # milliseconds


def glide_time(widget: QWidget) -> int:
    """Return how long something in `widget` may glide to another place, in milliseconds."""
    moves = widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget)
    return _GLIDE if moves else 0
