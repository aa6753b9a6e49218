"""A page from the network: nothing goes out before the analyst has said so here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
)

from ui.i18n import sentence, tr
from ui.widgets.ahead import AheadRun
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from annotate.arrivals import Wanted
    from annotate.errors import ShirushiError


class AddressDialog(QDialog):
    """Asks for an address, and fetches the page when that is allowed and asked for.

    Signals:
        fetched: arg: the page as a Wanted.
        allowed: whether pages may be fetched was decided.  arg: bool.
    """

    fetched = Signal(object)
    allowed = Signal(bool)

    def __init__(
        self,
        fetch: Callable[[str], Iterator[Wanted | None]],
        address: str,
        *,
        is_allowed: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("addressDialog")
        self.setWindowTitle(tr("address.title"))
        self._fetch = fetch
        self._run: AheadRun | None = None
        self._says = plain_label(tr("address.says"))
        self._says.setWordWrap(True)
        self._address = QLineEdit(address, placeholderText="https://")
        self._address.setObjectName("addressEdit")
        self._address.setAccessibleName(tr("address.address"))
        self._allow = QCheckBox(tr("address.allow"))
        self._allow.setObjectName("addressAllow")
        self._allow.setChecked(is_allowed)
        self._problem = plain_label()
        self._problem.setObjectName("addressProblem")
        self._problem.setProperty("problem", True)
        self._problem.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(tr("name.progress"))
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(6)
        self._progress.setRange(0, 0)
        self._go = QPushButton(tr("address.fetch"))
        self._go.setObjectName("addressFetch")
        self._go.setDefault(True)
        self._cancel = QPushButton(tr("preview.cancel"))
        self._cancel.setObjectName("addressCancel")
        self._cancel.setAutoDefault(False)
        self._lay_out()
        self._address.textChanged.connect(self._show_state)
        self._allow.toggled.connect(self.allowed)
        self._allow.toggled.connect(self._show_state)
        self._go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)
        self._show_state()

    def done(self, result: int) -> None:
        """Wait for nothing any more."""
        self._stop()
        super().done(result)

    def _on_go(self) -> None:
        self._problem.setText("")
        self._run = AheadRun(self._fetch(self._address.text()), self)
        self._run.arrived.connect(self._on_arrived)
        self._run.failed.connect(self._on_failed)
        self._show_state()

    def _on_arrived(self, pages: list[Wanted]) -> None:
        self.accept()
        self.fetched.emit(pages[0])

    def _on_failed(self, error: ShirushiError) -> None:
        self._stop()
        self._problem.setText(sentence(error))
        self._show_state()
        self._address.setFocus()

    def _stop(self) -> None:
        if self._run:
            self._run.stop()
        self._run = None

    def _show_state(self) -> None:
        is_running = self._run is not None
        self._progress.setVisible(is_running)
        self._problem.setVisible(bool(self._problem.text()))
        self._address.setEnabled(not is_running)
        self._allow.setEnabled(not is_running)
        self._go.setEnabled(not is_running and self._allow.isChecked() and bool(self._address.text().strip()))
        self._fit()

    def _fit(self) -> None:
        """Make room for what is said: Qt would rather cut the words of the labels."""
        layout = self.layout()
        needed = layout.totalHeightForWidth(self.width()) if layout else 0
        if needed > self.height():
            self.resize(self.width(), needed)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._go)  # in the order of the other dialogs
        buttons.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for part in (self._address, self._says, self._allow, self._problem, self._progress):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)
        self.resize(520, 220)
