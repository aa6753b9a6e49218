"""The one line that says the next step where a list has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView, QLabel


class EmptyState(QObject):
    """Lays a quiet line over `view` while its model is empty. The model must be set before."""

    def __init__(self, view: QAbstractItemView, text: str) -> None:
        super().__init__(view)
        self._view = view
        self._label: QLabel = plain_label(text, view.viewport(), quiet=True)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.setContentsMargins(16, 24, 16, 0)
        view.viewport().installEventFilter(self)
        model = view.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            changed.connect(self._on_rows_changed)
        self._on_rows_changed()

    def say(self, text: str) -> None:
        """Say something else from now on."""
        self._label.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._label.setGeometry(self._view.viewport().rect())
        return False

    def _on_rows_changed(self) -> None:
        self._label.setVisible(self._view.model().rowCount() == 0)
