"""What is still open in the project before it is handed on: a list, each line a click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from annotate.coverage import Gap, GapKind
from ui.i18n import tr
from ui.library.article_rows import title_of
from ui.widgets.plain import plain_label, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from annotate.model import Article
    from ui.claims.coverage_run import CoverageRun

_GAP = Qt.ItemDataRole.UserRole
_LONGEST = 80  # code points of a sentence in a line
_SHOWN = 500
"""Lines of one kind; where there are more, the first are worked through first."""
_SIDE, _BELOW, _WIDEST, _HIGHEST = 8, 36, 900, 480  # pixels: what is left of the window, and its own most
_SHARE = 0.42  # of the window's height: the sentence in focus stands at a third of the article's


class CoverageDialog(QDialog):
    """Stays beside the article while what it lists is worked through. `run` fills it.

    Signals:
        chosen: arg: a Gap.
        renew_requested: the list is wanted anew.
    """

    chosen = Signal(object)
    renew_requested = Signal()

    def __init__(self, run: CoverageRun, text_of: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("coverageDialog")
        self.setWindowTitle(tr("coverage.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._run, self._text_of = run, text_of
        run.setParent(self)
        self._says = plain_label(tr("coverage.looking"), quiet=True)
        self._says.setObjectName("coverageSays")
        self._says.setWordWrap(True)
        self._tree = QTreeWidget()
        self._tree.setObjectName("coverageList")
        self._tree.setAccessibleName(tr("coverage.title"))
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().resizeSection(1, 200)
        self._groups = {kind: self._make_group(kind) for kind in GapKind}
        self._counts = dict.fromkeys(GapKind, 0)
        self._tree.itemClicked.connect(self._on_chosen)
        self._tree.itemActivated.connect(self._on_chosen)
        renew = QPushButton(tr("coverage.renew"))
        renew.setObjectName("coverageRenew")
        renew.setAutoDefault(False)
        renew.clicked.connect(self.renew_requested)
        close = QPushButton(tr("keys.close"))
        close.setObjectName("coverageClose")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(renew)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._says)
        column.addWidget(self._tree, 1)
        column.addLayout(buttons)
        self.setGeometry(_below_the_focus(parent.window().geometry()))
        run.found.connect(self._on_found)
        run.advanced.connect(self._on_advanced)
        run.finished.connect(self._on_finished)

    def _make_group(self, kind: GapKind) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self._tree)
        group.setFirstColumnSpanned(True)
        group.setHidden(True)
        group.setExpanded(kind is not GapKind.UNREVIEWED)
        return group

    def _on_found(self, article: Article, gaps: Sequence[Gap]) -> None:
        text, title = "", title_of(article)
        for gap in gaps:
            group = self._groups[gap.kind]
            self._counts[gap.kind] += 1
            group.setText(0, tr("coverage.group", what=tr(f"gap.{gap.kind}"), n=self._counts[gap.kind]))
            group.setHidden(False)
            if group.childCount() < _SHOWN:
                text = text or self._text_of(article.id)
                said = text[gap.span.slice]
                words = " ".join(said[:_LONGEST].split()) + ("…" if len(said) > _LONGEST else "")
                line = QTreeWidgetItem(group, [words, title])
                line.setData(0, _GAP, gap)
                line.setToolTip(0, plain_tooltip(said))

    def _on_advanced(self, done: int, total: int) -> None:
        self._says.setText(tr("coverage.advanced", done=done, total=total))

    def _on_finished(self, number: int) -> None:
        self._says.setText(tr("coverage.found", n=number) if number else tr("coverage.nothing"))

    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        if isinstance(gap := item.data(0, _GAP), Gap):
            self.chosen.emit(gap)


def _below_the_focus(window: QRect) -> QRect:
    """The lower part of a window, so that what is chosen in the list is seen above it."""
    width = min(window.width() - 2 * _SIDE, _WIDEST)
    height = min(round(_SHARE * window.height()), _HIGHEST)
    return QRect(window.left() + _SIDE, window.bottom() + 1 - _BELOW - height, width, height)
