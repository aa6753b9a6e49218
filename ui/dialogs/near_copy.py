"""An article that has come in beside the one it is nearly the same as: what differs, and whether it stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from ui.i18n import tr
from ui.intake.difference_view import DifferenceView
from ui.intake.import_words import percent_of
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from annotate.arrivals import Resembling
    from ui.theme import Theme

_SIZE = (640, 480)


class NearCopyDialog(QDialog):
    """One article at a time; of several the one to look at is chosen above.

    Signals:
        removal_requested: an article is not wanted beside the one it resembles.  arg: its id.
    """

    removal_requested = Signal(int)

    def __init__(self, found: Sequence[Resembling], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("nearCopyDialog")
        self.setWindowTitle(tr("near.window"))
        self._found = list(found)
        self._choice = QComboBox()
        self._choice.setObjectName("nearCopyChoice")
        self._choice.setAccessibleName(tr("preview.title"))
        self._choice.addItems([" ".join(one.title.split()) for one in found])
        self._choice.setVisible(len(found) > 1)
        self._title = plain_label()
        self._title.setObjectName("previewTitle")
        self._title.setVisible(len(found) == 1)
        self._reason = plain_label()
        self._view = DifferenceView(theme)
        for label in (self._title, self._reason):
            label.setWordWrap(True)
        self._lay_out()
        self._choice.currentIndexChanged.connect(self._show)
        self._show()
        self.resize(*_SIZE)

    def _show(self) -> None:
        one = self._found[self._choice.currentIndex()]
        self._title.setText(one.title)
        self._reason.setText(tr("near.reason", title=one.twin.title, percent=percent_of(one.twin)))
        self._view.show_pieces(one.pieces)

    def _remove(self) -> None:
        place = self._choice.currentIndex()
        self.removal_requested.emit(self._found[place].article_id)
        if len(self._found) == 1:
            self.accept()
            return
        del self._found[place]
        self._choice.removeItem(place)  # which chooses another, and shows it
        self._show()

    def _lay_out(self) -> None:
        remove, keep = QPushButton(tr("near.remove")), QPushButton(tr("near.keep"))
        remove.setObjectName("nearCopyRemove")
        remove.setAutoDefault(False)
        remove.clicked.connect(self._remove)
        keep.setObjectName("nearCopyKeep")
        keep.setDefault(True)
        keep.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(remove)
        row.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        for part in (self._choice, self._title, self._reason):
            column.addWidget(part)
        column.addWidget(plain_label(tr("preview.differences"), quiet=True))
        column.addWidget(self._view, 1)
        column.addLayout(row)
