"""A rule of a site as a form: by what a paragraph is known, and what it then is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QWidget

from annotate.model import Shape, SiteRule, ZoneKind
from ui.i18n import tr
from ui.theme import small
from ui.widgets.plain import plain_label
from ui.zones.zone_words import condition_words, kind_words, site_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_WRITTEN = (Shape.LINE, Shape.BELOW, Shape.ABOVE)
"""Conditions whose pattern is a line, which can be written by hand."""


class RuleForm(QWidget):
    """Shows one rule. It changes nothing itself.

    Signals:
        edited: the form says something else now.
        left: a field was left, or something was chosen: what it says can be kept.
    """

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rule: SiteRule | None = None
        self._options: list[tuple[Shape, str]] = []
        self._site = plain_label()
        self._site.setObjectName("ruleSite")
        self._condition = QComboBox()
        self._condition.setObjectName("ruleCondition")
        self._pattern = QLineEdit(maxLength=200)
        self._pattern.setObjectName("rulePattern")
        self._kind = QComboBox()
        self._kind.setObjectName("ruleKind")
        for kind in ZoneKind:
            self._kind.addItem(kind_words(kind), kind)
        note = plain_label(tr("site_rules.pattern_note"), quiet=True)
        note.setFont(small(note.font()))
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(tr("site_rules.site"), self._site)
        for name, field in (("condition", self._condition), ("pattern", self._pattern)):
            field.setAccessibleName(tr(f"site_rules.{name}"))
            form.addRow(tr(f"site_rules.{name}"), field)
        form.addRow("", note)
        self._kind.setAccessibleName(tr("site_rules.kind"))
        form.addRow(tr("site_rules.kind"), self._kind)
        self._condition.activated.connect(self._on_condition)
        self._kind.activated.connect(self._on_chosen)
        self._pattern.textEdited.connect(lambda _: self.edited.emit())
        self._pattern.editingFinished.connect(self.left)

    def show_rule(self, rule: SiteRule, conditions: Sequence[tuple[Shape, str]]) -> None:
        """Show a rule that can have any of the `conditions`."""
        self._rule, self._options = rule, list(conditions)
        self._site.setText(site_words(rule.site_by, rule.site))
        self._condition.clear()
        for shape, pattern in self._options:
            self._condition.addItem(condition_words(shape, pattern))
        self._condition.setCurrentIndex(self._options.index((rule.shape, rule.pattern)))
        self._kind.setCurrentIndex(self._kind.findData(rule.kind))
        self._show_pattern(rule.shape, rule.pattern)

    def set_read_only(self, read_only: bool) -> None:
        """Let nothing be changed."""
        for field in (self._condition, self._pattern, self._kind):
            field.setEnabled(not read_only)

    def rule(self) -> SiteRule | None:
        """Return the rule as the form has it now."""
        if self._rule is None:
            return None
        shape, pattern = self._options[max(self._condition.currentIndex(), 0)]
        if shape in _WRITTEN:
            pattern = self._pattern.text()
        return replace(self._rule, shape=shape, pattern=pattern, kind=ZoneKind(self._kind.currentData()))

    def _show_pattern(self, shape: Shape, pattern: str) -> None:
        self._pattern.setText(pattern if shape in _WRITTEN else "")
        self._pattern.setEnabled(shape in _WRITTEN and self._condition.isEnabled())

    def _on_condition(self, index: int) -> None:
        self._show_pattern(*self._options[index])
        self._on_chosen()

    def _on_chosen(self) -> None:
        self.edited.emit()
        self.left.emit()


def other_conditions(rule: SiteRule) -> list[tuple[Shape, str]]:
    """Return the conditions a rule that is known can be given: a line may also be one above or below."""
    shapes = [rule.shape, *(shape for shape in _WRITTEN if rule.shape in _WRITTEN)]
    return [(shape, rule.pattern) for shape in dict.fromkeys(shapes)]
