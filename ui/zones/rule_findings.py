"""What a rule of a site speaks of in the articles that are there: how many, and the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.widgets.plain import plain_label, plain_tooltip
from ui.zones.rule_run import Findings, RuleRun, Spoken
from ui.zones.zone_words import kind_words

if TYPE_CHECKING:
    from annotate.model import SiteRule
    from annotate.session import Store

_SPOKEN = Qt.ItemDataRole.UserRole
_LONGEST = 60  # code points of a paragraph in a line


class RuleFindings(QWidget):
    """Tests a rule as often as it is told to; nothing is changed.

    Signals:
        found: arg: Findings.
        chosen: a paragraph was clicked.  arg: Spoken.
    """

    found = Signal(object)
    chosen = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._run: RuleRun | None = None
        self._says = plain_label(quiet=True)
        self._says.setObjectName("ruleFindings")
        self._says.setWordWrap(True)
        self._list = QTreeWidget()
        self._list.setObjectName("ruleHits")
        self._list.setAccessibleName(tr("site_rules.hits"))
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setHeaderLabels([tr(f"site_rules.{name}") for name in ("paragraph", "now", "article")])
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, 110)
        header.resizeSection(2, 200)
        self._list.itemClicked.connect(lambda item: self.chosen.emit(item.data(0, _SPOKEN)))
        self._list.itemActivated.connect(lambda item: self.chosen.emit(item.data(0, _SPOKEN)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._says)
        column.addWidget(self._list, 1)

    def look(self, rule: SiteRule | None) -> None:
        """Show what a rule speaks of; None for nothing."""
        self.stop()
        self._list.clear()
        self._says.setText("" if rule is None else tr("site_rules.looking"))
        if rule:
            self._run = RuleRun(self._store, rule, self)
            self._run.finished.connect(self._on_finished)

    def say(self, words: str) -> None:
        """Look for nothing, and say why."""
        self.look(None)
        self._says.setText(words)

    def stop(self) -> None:
        """Look no further."""
        if self._run:
            self._run.stop()
            self._run.deleteLater()
            self._run = None

    def _on_finished(self, findings: Findings) -> None:
        self._says.setText(findings_words(findings))
        self._list.addTopLevelItems([_line(spoken) for spoken in findings.shown])
        self.found.emit(findings)


def findings_words(findings: Findings) -> str:
    """How many paragraphs in how many articles, and how many of them would become something else."""
    if not findings.paragraphs:
        return tr("site_rules.found_none")
    return tr(
        "site_rules.found",
        articles=findings.articles,
        paragraphs=findings.paragraphs,
        changed=findings.changed_paragraphs,
    )


def _line(spoken: Spoken) -> QTreeWidgetItem:
    short = spoken.line[:_LONGEST] + ("…" if len(spoken.line) > _LONGEST else "")
    item = QTreeWidgetItem([short, kind_words(spoken.kind), spoken.title])
    item.setData(0, _SPOKEN, spoken)
    for column, words in enumerate((spoken.line, "", spoken.title)):
        item.setToolTip(column, plain_tooltip(words))
    return item
