"""The field above a list in which words narrow it down, with the number of what is left at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from ui.widgets.icons import icon
from ui.widgets.plain import set_plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.theme import Theme


def filter_field(
    name: str, hint: str, tip: str, theme: Theme, numbers: QWidget, parent: QWidget
) -> QLineEdit:
    """Return the field with its object name, what it says while it is empty, and its tooltip."""
    field = QLineEdit(parent)
    field.setObjectName(name)
    field.setPlaceholderText(hint)
    field.setAccessibleName(hint)
    set_plain_tooltip(field, tip)
    field.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
    inside = QHBoxLayout(field)
    inside.setContentsMargins(0, 0, 8, 0)
    inside.addStretch(1)
    inside.addWidget(numbers)
    return field
