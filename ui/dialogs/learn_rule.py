"""From one correction to a rule for the site: by what to know such paragraphs, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from annotate.errors import ShirushiError
from annotate.site_rules import checked
from ui.i18n import sentence, tr
from ui.widgets.plain import plain_label
from ui.zones.rule_findings import RuleFindings
from ui.zones.rule_form import RuleForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotate.model import Shape, SiteRule
    from annotate.session import Store
    from ui.zones.rule_run import Findings

_TYPED = 250  # milliseconds after the last key: then the pattern is tested


class LearnRuleDialog(QDialog):
    """Nothing is kept or changed before a button says so.

    Signals:
        learned: args: the SiteRule, the list of Change it makes in articles that are there.
    """

    learned = Signal(object, list)

    def __init__(
        self, store: Store, rule: SiteRule, conditions: Sequence[tuple[Shape, str]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("learnRuleDialog")
        self.setWindowTitle(tr("learn_rule.title"))
        self._found: Findings | None = None
        self._form = RuleForm()
        self._form.show_rule(rule, conditions)
        self._findings = RuleFindings(store)
        self._apply = QPushButton(tr("learn_rule.apply", n=0))
        self._apply.setObjectName("learnAndApply")
        self._keep = QPushButton(tr("learn_rule.keep"))
        self._keep.setObjectName("learnOnly")
        self._typed = QTimer(self, singleShot=True, interval=_TYPED)
        self._typed.timeout.connect(self._look)
        self._lay_out()
        self._form.edited.connect(self._on_edited)
        self._findings.found.connect(self._on_found)
        self._apply.clicked.connect(lambda: self._on_learn(applies=True))
        self._keep.clicked.connect(lambda: self._on_learn(applies=False))
        self._look()

    def done(self, result: int) -> None:
        self.stop()
        super().done(result)

    def stop(self) -> None:
        """Look no further for what the rule speaks of."""
        self._typed.stop()
        self._findings.stop()

    def _lay_out(self) -> None:
        says = plain_label(tr("learn_rule.says"), quiet=True)
        says.setWordWrap(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self._apply, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self._keep, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(tr("codebook.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for part in (says, self._form):
            column.addWidget(part)
        column.addWidget(self._findings, 1)
        column.addWidget(buttons)
        self.resize(680, 520)

    def _on_edited(self) -> None:
        self._found = None
        self._apply.setEnabled(False)
        self._typed.start()

    def _look(self) -> None:
        self._found = None
        self._apply.setEnabled(False)
        if rule := self._rule():
            self._findings.look(rule)
        self._keep.setEnabled(rule is not None)

    def _rule(self) -> SiteRule | None:
        """The rule as it can be kept, or None, and said why not."""
        wished = self._form.rule()
        try:
            return checked(wished) if wished else None
        except ShirushiError as error:
            self._findings.say(sentence(error))
            return None

    def _on_found(self, findings: Findings) -> None:
        self._found = findings
        self._apply.setText(tr("learn_rule.apply", n=findings.changed_paragraphs))
        self._apply.setEnabled(bool(findings.changes))

    def _on_learn(self, *, applies: bool) -> None:
        if rule := self._rule():
            self.learned.emit(rule, self._found.changes if applies and self._found else [])
            self.accept()
