"""The rows of the claim form, in the order that a tag asks for, some of them folded away."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.claims.claim_hints import ProposalChip
from ui.i18n import tr
from ui.theme import small
from ui.widgets.choice import Choice
from ui.widgets.icons import icon
from ui.widgets.line_field import LineField
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ui.claims.claim_rows import Arrangement, Group
    from ui.theme import Theme

_STOPS = (Choice, LineField, QToolButton, ProposalChip)
"""What Tab stops at in a row."""


class ClaimStack(QWidget):
    """Headings and rows, and a button that opens the rows which can wait.

    Signals:
        unfolded: the other rows were opened or folded away.  arg: whether they are open.
    """

    unfolded = Signal(bool)

    def __init__(self, theme: Theme, rows: Mapping[str, QWidget], before: QWidget) -> None:
        """`before` is the part of the window that Tab leaves for the first row."""
        super().__init__()
        self._rows, self._before = rows, before
        self._arrows = {False: icon("right", theme, 16), True: icon("down", theme, 16)}
        self._headings = {(part, name): _heading(name)
                          for part in ("shown", "folded") for name in ("text", "judgement")}  # fmt: skip
        self._toggle = self._make_toggle()
        self._arrangement: Arrangement | None = None
        self._parts: list[QWidget] = []
        self._folding: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for part in (*rows.values(), *self._headings.values(), self._toggle):
            part.setParent(self)
            part.hide()  # what no arrangement asks for would be shown with its parent

    def arrange(self, wanted: Arrangement) -> None:
        """Put the rows into this order."""
        if wanted == self._arrangement:
            return
        self._arrangement = wanted
        self._folding = self._widgets("folded", wanted.folded)
        before = self._parts
        self._parts = [*self._widgets("shown", wanted.shown), self._toggle, *self._folding]
        with self._laid_out_once():
            for part in set(before).difference(self._parts):
                self._column.removeWidget(part)
                part.hide()
            for place, part in enumerate(self._parts):
                if self._column.indexOf(part) != place:
                    self._column.removeWidget(part)
                    self._column.insertWidget(place, part)
            self._fold()
        self._chain()

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Let rows come and go before any is laid out: Qt does so, up to the window, for each one shown."""
        self._column.setEnabled(False)
        try:
            yield
        finally:
            self._column.setEnabled(True)

    def is_folded_away(self, row: QWidget) -> bool:
        """Whether a row cannot be seen now."""
        return row in self._folding and not self._toggle.isChecked()

    def set_unfolded(self, is_open: bool) -> None:
        """Show the rows that can wait, or fold them away."""
        self._toggle.setChecked(is_open)

    def _widgets(self, part: str, groups: tuple[Group, ...]) -> list[QWidget]:
        """The headings and rows of a part, from top to bottom."""
        return [
            widget
            for name, rows in groups
            for widget in (self._headings[part, name], *(self._rows[row] for row in rows))
        ]

    def _fold(self) -> None:
        is_open = self._toggle.isChecked()
        self._toggle.setVisible(bool(self._folding))
        self._toggle.setIcon(self._arrows[is_open])
        for part in self._parts:
            if part is not self._toggle:
                part.setVisible(is_open or part not in self._folding)

    def _chain(self) -> None:
        """Let Tab go through the rows as they are read."""
        before = self._before
        for row in self._parts:
            for part in (row, *row.findChildren(QWidget)):
                if isinstance(part, _STOPS):
                    self.setTabOrder(before, part)
                    before = part

    def _on_toggled(self, is_open: bool) -> None:
        with self._laid_out_once():
            self._fold()
        self.unfolded.emit(is_open)

    def _make_toggle(self) -> QToolButton:
        toggle = QToolButton()
        toggle.setObjectName("otherFields")
        toggle.setText(tr("form.others"))
        toggle.setCheckable(True)
        toggle.setProperty("fold", True)
        toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        toggle.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_plain_tooltip(toggle, tr("form.others_tip"))
        toggle.toggled.connect(self._on_toggled)
        return toggle


def _heading(name: str) -> QLabel:
    heading = plain_label(tr(f"form.{name}_heading"), quiet=True)
    heading.setFont(small(heading.font()))
    heading.setContentsMargins(0, 6, 0, 0)
    heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return heading
