"""The suggestions of the open article in a list, how sure they must be, and the switch that ends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from ui.i18n import tr
from ui.suggestions.suggestion_list import DRAFT, SuggestionDelegate, SuggestionRows
from ui.suggestions.threshold import Threshold
from ui.widgets.empty_state import EmptyState
from ui.widgets.plain import set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from annotate.suggest.drafts import Draft
    from annotate.tags import Tag
    from ui.suggestions.suggesting import Suggesting
    from ui.theme import Theme

_LATER = 60  # milliseconds until a change is shown: the list never stands in the way of a key


class SuggestionPanel(QWidget):
    """Lists what is open in `suggesting`, in the order of the text.

    Signals:
        chosen: the analyst went to a row.  arg: where its sentence begins.
        threshold_changed: arg: percent.
        accept_all_requested: many are to be accepted at once.
        counted: so many are open.  arg: the number.
        switched: suggestions are wanted, or not.  arg: whether they are.
    """

    chosen = Signal(int)
    threshold_changed = Signal(int)
    accept_all_requested = Signal()
    counted = Signal(int)
    switched = Signal(bool)

    def __init__(
        self, suggesting: Suggesting, theme: Theme, tags: Sequence[Tag], percent: int,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("suggestionPanel")
        self.setAccessibleName(tr("suggestion.panel"))
        self._suggesting = suggesting
        self._text = ""
        self._current: Draft | None = None
        self._read_only = False
        self._rows = SuggestionRows(tags, self)
        self._delegate = SuggestionDelegate(theme, tags, self.font(), self)
        self.list = self._make_list()
        self._empty = EmptyState(self.list, tr("suggestion.empty"))
        self._threshold = Threshold("suggestionThreshold", percent)
        self._threshold.changed.connect(self.threshold_changed)
        self._switch = QCheckBox(tr("suggestion.switch"))
        self._switch.setObjectName("suggestionSwitch")
        self._switch.toggled.connect(self.switched)
        self._accept_all = QPushButton(tr("suggestion.accept_all"))
        self._accept_all.setObjectName("acceptAll")
        self._accept_all.setAutoDefault(False)
        set_plain_tooltip(self._accept_all, tr("suggestion.accept_all_tip"))
        self._accept_all.clicked.connect(self.accept_all_requested)
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._show)
        self._lay_out()
        self._show()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._rows.set_tags(tags)
        self._delegate.set_tags(theme, tags)
        self.list.viewport().update()

    def set_read_only(self, read_only: bool) -> None:
        """Let suggestions be read and not be answered."""
        self._read_only = read_only
        self._accept_all.setVisible(not read_only)

    def set_text(self, text: str) -> None:
        """Show sentences of another article from now on."""
        self._text = text
        self.follow()

    def follow(self) -> None:
        """Show soon what is open now."""
        if not self._later.isActive():
            self._later.start()

    def select(self, draft: Draft | None) -> None:
        """Mark the suggestion in focus, None for none, without emitting."""
        if draft == self._current:
            return
        self._current = draft
        if not self._later.isActive():
            self._mark()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        suggesting = self._suggesting
        with QSignalBlocker(self._switch):
            self._switch.setChecked(suggesting.is_on)
        drafts = suggesting.board.open
        self._threshold.setEnabled(suggesting.is_on)
        self._accept_all.setEnabled(bool(drafts))
        self.counted.emit(len(drafts))
        if self.isVisible():
            self._threshold.expect(drafts)
            self._empty.say(tr("suggestion.empty" if suggesting.is_on else "suggestion.off"))
            self._rows.set_drafts(drafts, self._text, suggesting.record)
            self._mark()

    def _mark(self) -> None:
        row = self._rows.row_of(self._current)
        with QSignalBlocker(self.list.selectionModel()):
            self.list.setCurrentIndex(self._rows.index(row) if row >= 0 else QModelIndex())
        self.list.viewport().update()

    def _make_list(self) -> QListView:
        rows = QListView()
        rows.setObjectName("suggestionList")
        rows.setAccessibleName(tr("suggestion.panel"))
        rows.setModel(self._rows)
        rows.setItemDelegate(self._delegate)
        rows.setUniformItemSizes(True)
        rows.setMouseTracking(True)
        rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        rows.selectionModel().currentChanged.connect(self._on_current_changed)
        rows.clicked.connect(self._on_current_changed)
        return rows

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._switch, 1)
        foot.addWidget(self._accept_all)
        controls = QVBoxLayout()
        controls.setContentsMargins(12, 8, 12, 8)
        controls.setSpacing(8)
        controls.addWidget(self._threshold)
        controls.addLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(controls)

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._current = index.data(DRAFT)
            self.chosen.emit(index.data(DRAFT).span.start)
