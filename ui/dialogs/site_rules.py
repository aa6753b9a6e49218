"""The rules of sites: seen, changed in their place, tested on the articles, applied, removed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from annotate import site_rules
from annotate.errors import ShirushiError
from ui.i18n import sentence, tr
from ui.widgets.plain import plain_label, plain_tooltip
from ui.zones.rule_findings import RuleFindings
from ui.zones.rule_form import RuleForm, other_conditions
from ui.zones.zone_words import condition_words, kind_words, site_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPushButton as Button
    from PySide6.QtWidgets import QWidget

    from annotate.edits import Edit
    from annotate.model import SiteRule
    from annotate.session import Store
    from ui.zones.rule_run import Findings

_ID = Qt.ItemDataRole.UserRole


class SiteRulesDialog(QDialog):
    """Not modal: what a rule speaks of is looked at in the article. Every change can be undone.

    Signals:
        undo_requested, redo_requested: outside of a text field.
        chosen: a paragraph is to be looked at.  args: the article's id, the place.
    """

    undo_requested = Signal()
    redo_requested = Signal()
    chosen = Signal(int, int)

    def __init__(self, store: Store, write: Callable[[Edit], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("siteRulesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("site_rules.title"))
        self._store, self._write = store, write
        self._rules: Sequence[SiteRule] = ()
        self._found: Findings | None = None
        self._shown: SiteRule | None = None
        self._list = self._make_list()
        self._form = RuleForm()
        self._findings = RuleFindings(store)
        self._apply = _button("applyRule", self._on_apply)
        self._remove = _button("removeRule", self._on_remove)
        self._remove.setText(tr("site_rules.remove"))
        self._empty = plain_label(tr("site_rules.empty"), quiet=True)
        self._empty.setWordWrap(True)
        self._lay_out()
        self._form.left.connect(self._on_edited)
        self._findings.found.connect(self._on_found)
        self._findings.chosen.connect(lambda spoken: self.chosen.emit(spoken.article.id, spoken.start))
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo_requested.emit)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self.redo_requested.emit)
        self.follow()

    def follow(self) -> None:
        """Show the rules as they are now."""
        rules = self._store.site_rules()
        if rules == self._rules and self._shown:
            return
        current, known = self._shown.id if self._shown else "", [rule.id for rule in self._rules]
        self._rules, ids = rules, [rule.id for rule in rules]
        row = ids.index(current) if current in ids else 0
        self._list.blockSignals(True)
        if ids != known:
            self._list.clear()
            self._list.addTopLevelItems([QTreeWidgetItem() for _ in rules])
        for place, rule in enumerate(rules):  # in their places: one of them may be telling of its change
            if item := self._list.topLevelItem(place):
                _fill(item, rule, self._store.read_only)
                item.setSelected(place == row)
        if ids != known and (item := self._list.topLevelItem(row)):
            self._list.setCurrentItem(item)
        self._list.blockSignals(False)
        self._show(rules[row] if rules else None)

    def done(self, result: int) -> None:
        self._on_edited()
        self.stop()
        super().done(result)

    def stop(self) -> None:
        """Look no further for what a rule speaks of."""
        self._findings.stop()

    def _make_list(self) -> QTreeWidget:
        view = QTreeWidget()
        view.setObjectName("siteRuleList")
        view.setAccessibleName(tr("site_rules.title"))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setHeaderLabels([tr("site_rules.site"), tr("site_rules.condition"), tr("site_rules.kind")])
        header = view.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 190)
        header.resizeSection(2, 120)
        view.currentItemChanged.connect(self._on_current)
        view.itemChanged.connect(self._on_checked)
        return view

    def _lay_out(self) -> None:
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons = QHBoxLayout()
        for part in (self._apply, self._remove):
            buttons.addWidget(part)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._empty)
        column.addWidget(self._list, 2)
        column.addWidget(self._form)
        column.addWidget(self._findings, 3)
        column.addLayout(buttons)
        self.resize(760, 620)

    def _show(self, rule: SiteRule | None) -> None:
        self._shown, self._found = rule, None
        for part in (self._list, self._form, self._findings, self._apply, self._remove):
            part.setVisible(rule is not None)
        self._empty.setVisible(rule is None)
        self._apply.setEnabled(False)
        self._apply.setText(tr("site_rules.apply", n=0))
        self._remove.setEnabled(not self._store.read_only)
        if rule:
            self._form.show_rule(rule, other_conditions(rule))
            self._form.set_read_only(self._store.read_only)
        self._findings.look(rule)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        self._on_edited()
        found = self._of(item) if item else None
        if found and found != self._shown:
            self._show(found)

    def _on_checked(self, item: QTreeWidgetItem) -> None:
        rule = self._of(item)
        is_on = item.checkState(0) is Qt.CheckState.Checked
        if rule and rule.is_on != is_on:
            self._try(lambda: site_rules.change(rule, replace(rule, is_on=is_on)))

    def _on_edited(self) -> None:
        before, after = self._shown, self._form.rule()
        if before and after and after.id == before.id and after != before:
            self._try(lambda: site_rules.change(before, after))

    def _on_found(self, findings: Findings) -> None:
        self._found = findings
        self._apply.setText(tr("site_rules.apply", n=findings.changed_paragraphs))
        self._apply.setEnabled(bool(findings.changes) and not self._store.read_only)

    def _on_apply(self) -> None:
        rule, found = self._shown, self._found
        if rule and found and found.changes and self._write(site_rules.apply(rule, found.changes)):
            self._show(rule)

    def _on_remove(self) -> None:
        if rule := self._shown:
            self._try(lambda: site_rules.remove(rule))

    def _of(self, item: QTreeWidgetItem) -> SiteRule | None:
        return next((rule for rule in self._rules if rule.id == item.data(0, _ID)), None)

    def _try(self, edit: Callable[[], Edit]) -> None:
        try:
            self._write(edit())
        except ShirushiError as error:
            self._findings.say(sentence(error))


def _fill(item: QTreeWidgetItem, rule: SiteRule, read_only: bool) -> None:
    condition = condition_words(rule.shape, rule.pattern)
    for column, words in enumerate((site_words(rule.site_by, rule.site), condition, kind_words(rule.kind))):
        item.setText(column, words)
    item.setData(0, _ID, rule.id)
    item.setToolTip(1, plain_tooltip(condition))
    item.setCheckState(0, Qt.CheckState.Checked if rule.is_on else Qt.CheckState.Unchecked)
    if read_only:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)


def _button(name: str, pressed: Callable[[], None]) -> Button:
    button = QPushButton()
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(pressed)
    return button
