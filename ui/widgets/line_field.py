"""A line of the claim form that offers what was written before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCompleter, QLineEdit

from ui.widgets.note_field import REST_MS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QFocusEvent, QIcon, QInputMethodEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

_OFFERED = 12
"""Lines of the list of earlier values."""


class LineField(QLineEdit):
    """Its value is what stands in it without the space around; typing is told when it rests.

    Signals:
        rested: typing rests, the field was left, Enter was pressed, or an offered value was taken.
    """

    rested = Signal()

    def __init__(self, offers: Callable[[], Iterable[str]], parent: QWidget | None = None) -> None:
        """`offers` is asked each time the field gets the focus."""
        super().__init__(parent)
        self._offers = offers
        self._model = QStringListModel(self)
        self._composing = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._on_rest)
        # Not `textEdited` and `editingFinished`: what an input method writes does not count for them.
        self.textChanged.connect(self._rest.start)
        self._offer()

    def value(self) -> str:
        """Return what is to be stored."""
        return self.text().strip()

    def give(self, value: str) -> None:
        """Show a stored value; one that stands here already leaves the cursor alone."""
        if value != self.text().strip():
            self.setText(value)
            self.setCursorPosition(0)
        self._rest.stop()

    def finish(self) -> None:
        """Put what is being composed into the line."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        self._rest.stop()

    def show_offers(self) -> None:
        """Show everything that is offered, whatever stands in the line."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def add_list_button(self, drawing: QIcon, words: str) -> None:
        """Let the mouse, too, ask for everything that is offered."""
        button = self.addAction(drawing, QLineEdit.ActionPosition.TrailingPosition)
        button.setToolTip(words)
        button.triggered.connect(self.show_offers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._model.setStringList(list(self._offers()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.rested.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self.show_offers()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rested.emit()

    def _offer(self) -> None:
        offered = QCompleter(self._model, self)
        offered.setFilterMode(Qt.MatchFlag.MatchContains)
        offered.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offered.setMaxVisibleItems(_OFFERED)
        popup = offered.popup()
        assert popup
        popup.setObjectName("offers")
        # Only when Qt has put the text into the line.
        offered.activated.connect(lambda _: QTimer.singleShot(0, self.rested.emit))
        self.setCompleter(offered)

    def _on_rest(self) -> None:
        if self._composing:
            self._rest.start()
        else:
            self.rested.emit()
