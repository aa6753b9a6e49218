"""One of two or three, side by side; pressing the one that is chosen takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.widgets.plain import set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.widgets.choice import Option


class Segments(QWidget):
    """A row of buttons of which at most one is down.

    Signals:
        chosen: the analyst chose a value, or none.
    """

    chosen = Signal()

    def __init__(self, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self._buttons = {option.value: self._button(option) for option in options}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)

    def value(self) -> str:
        """Return what is to be stored."""
        return self._value

    def give(self, value: str) -> None:
        """Show a stored value."""
        self._value = value
        for each, button in self._buttons.items():
            button.setChecked(each == value)

    def parts(self) -> list[QWidget]:
        """The buttons, in the order Tab goes through them."""
        return list(self._buttons.values())

    def _button(self, option: Option) -> QToolButton:
        button = QToolButton()
        button.setText(option.words)
        button.setAccessibleName(option.words)
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_plain_tooltip(button, option.tip)
        button.clicked.connect(lambda: self._press(option.value))
        return button

    def _press(self, value: str) -> None:
        self.give("" if value == self._value else value)
        self.chosen.emit()
