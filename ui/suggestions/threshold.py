"""How sure a suggestion must be, on a slider, and how many of those are expected to be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from annotate.suggest.drafts import expected_precision
from ui.i18n import tr
from ui.suggestions import suggestion_words
from ui.theme import small
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.suggest.drafts import Draft

_STEP = 5  # percent


class Threshold(QWidget):
    """A slider from 0 to 100 %, in steps of 5.

    Signals:
        changed: arg: percent.
    """

    changed = Signal(int)

    def __init__(self, name: str, percent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName(name)
        self._slider.setAccessibleName(tr("suggestion.threshold"))
        self._slider.setRange(0, 100 // _STEP)
        self._slider.setValue(percent // _STEP)
        set_plain_tooltip(self._slider, tr("suggestion.threshold_tip"))
        self._slider.valueChanged.connect(lambda value: self._on_changed(value * _STEP))
        self._words = plain_label()
        self._expected = plain_label(quiet=True)
        self._expected.setObjectName(f"{name}Precision")
        for label in (self._words, self._expected):
            label.setFont(small(label.font()))
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._expected.setAlignment(Qt.AlignmentFlag.AlignRight)
        words = QHBoxLayout()
        words.addWidget(self._words, 2)
        words.addWidget(self._expected, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(words)
        column.addWidget(self._slider)
        self._say()

    @property
    def percent(self) -> int:
        """How sure a suggestion must be."""
        return self._slider.value() * _STEP

    def expect(self, drafts: Sequence[Draft]) -> None:
        """Say how many of these suggestions are expected to be right."""
        expected = expected_precision(drafts)
        self._expected.setText(
            "" if expected is None
            else tr("suggestion.expected", n=len(drafts), percent=suggestion_words.percent(expected))
        )  # fmt: skip

    def _on_changed(self, percent: int) -> None:
        self._say()
        self.changed.emit(percent)

    def _say(self) -> None:
        self._words.setText(tr("suggestion.at_least", percent=self.percent))
