"""How the claim form is laid out: which rows come first for which tag, and what a row looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from annotate.claims.fields import first_fields, other_fields
from ui.i18n import tr
from ui.theme import small
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

GRADE = "grade"
"""The one row of two fields: the reliability of the source, the credibility of the claim, their grade."""

GRADED = ("source_reliability", "credibility")
_JUDGEMENT = frozenset({"assessed_likelihood", "confidence", GRADE})
_GAP, _TILE = 8, 44

LABELS = ("holder", "quotation", "stated_likelihood", "assessed_likelihood", "confidence",
          "source_reliability", "credibility", "actor", "target", "horizon")  # fmt: skip

Group = tuple[str, tuple[str, ...]]
"""A heading ("text" or "judgement") and the rows below it."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The rows that are always shown, and those that can be folded away."""

    shown: tuple[Group, ...]
    folded: tuple[Group, ...]


def arrangement(tag: str, filled: Collection[str]) -> Arrangement:
    """Arrange the rows for a tag: what matters for it and what is filled in, then the others."""
    others = other_fields(tag)
    shown = _rows([*first_fields(tag), *(name for name in others if name in filled)])
    return Arrangement(_grouped(shown), _grouped(row for row in _rows(others) if row not in shown))


def _rows(fields: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(GRADE if name in GRADED else name for name in fields))


def _grouped(rows: Iterable[str]) -> tuple[Group, ...]:
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault("judgement" if row in _JUDGEMENT else "text", []).append(row)
    return tuple((heading, tuple(names)) for heading, names in groups.items())


class FieldRow(QWidget):
    """A label and its field; below them is room for what the text proposes."""

    def __init__(self, name: str, field: QWidget, proposal: QWidget | None = None) -> None:
        super().__init__()
        grid = _grid(self)
        _add(grid, 0, name, field)
        if proposal:
            grid.addWidget(proposal, 1, 0, 1, 2)


class GradeRow(QWidget):
    """The two grades of the Admiralty system, what they make together, and whose letter counts.

    Signals:
        sources_requested: the register is asked for.
    """

    sources_requested = Signal()

    def __init__(self, fields: Mapping[str, QWidget]) -> None:
        super().__init__()
        self._grade = _tile()
        self._whose = plain_label(quiet=True)
        self._whose.setFont(small(self.font()))
        self._whose.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.register = _register_button()
        self.register.clicked.connect(self.sources_requested)
        grid = _grid(self)
        for line, name in enumerate(GRADED):
            _add(grid, line, name, fields[name])
        grid.addWidget(self._grade, 0, 2, 2, 1)
        below = QHBoxLayout()
        below.addWidget(self._whose, 1)
        below.addWidget(self.register)
        grid.addLayout(below, 2, 1, 1, 2)

    def show_grade(self, grade: str, whose: str) -> None:
        """Show the grade, nothing where there is none, and in words whose letter it begins with."""
        self._grade.setText(grade or "–")
        self._grade.setProperty("empty", not grade)
        self._grade.setAccessibleName(tr("form.grade", grade=grade) if grade else tr("form.no_grade"))
        self._whose.setText(whose)
        set_plain_tooltip(self._whose, whose)


def _grid(row: QWidget) -> QGridLayout:
    grid = QGridLayout(row)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(_GAP)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid


def _add(grid: QGridLayout, line: int, name: str, field: QWidget) -> None:
    label = plain_label(tr(f"form.{name}"), quiet=True)
    label.setBuddy(field)
    metrics = QFontMetrics(label.font())
    label.setFixedWidth(max(metrics.horizontalAdvance(tr(f"form.{each}")) for each in LABELS))
    grid.addWidget(label, line, 0)
    grid.addWidget(field, line, 1)


def _tile() -> QLabel:
    tile = plain_label("–")
    tile.setObjectName("gradeLabel")
    tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
    tile.setFixedWidth(_TILE)
    tile.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    return tile


def _register_button() -> QToolButton:
    button = QToolButton()
    button.setObjectName("openSources")
    button.setText(tr("form.open_sources"))
    button.setProperty("link", True)
    button.setFont(small(button.font()))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_plain_tooltip(button, tr("form.open_sources_tip"))
    return button
