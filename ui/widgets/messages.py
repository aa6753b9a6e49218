"""The message bar: the one place where the program speaks to the analyst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from ui.i18n import tr
from ui.widgets.plain import plain_label, plain_tooltip
from ui.widgets.quiet_progress import QuietProgress

if TYPE_CHECKING:
    from collections.abc import Callable

_STAYS = 8000  # milliseconds an information without a button stays; an error stays until closed
_EDGE, _NARROWEST, _WIDEST = 16, 480, 720


@dataclass(frozen=True, slots=True)
class Message:
    """What is said. `button` is the label of `act`, which is called when it is pressed.

    An offer that `fades` goes like an information; any other with a button stays until it is answered.
    """

    text: str
    is_error: bool = False
    details: str = ""
    button: str = ""
    act: Callable[[], object] | None = None
    stays: bool = False
    fades: bool = False


class MessageBar(QFrame):
    """Floats over the lower edge of its parent, so that nothing moves when it comes or goes, and within
    `over`, a part of it, as long as that is wide enough to be read in.

    One message at a time: a new one takes the place of the old. Data is shown as plain text.
    """

    def __init__(self, parent: QWidget, over: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName(tr("name.messages"))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._parent, self._over = parent, over or parent
        self._message = Message("")
        self._text = plain_label()
        self._text.setWordWrap(True)
        self._text.setObjectName("messageText")
        self._progress = QuietProgress()
        self._act = QPushButton()
        self._act.setObjectName("messageButton")
        self._copy = QPushButton(tr("message.copy_details"))
        self._copy.setObjectName("messageCopy")
        self._close = QToolButton()
        self._close.setObjectName("messageClose")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(tr("message.close"))
        self._close.setToolTip(plain_tooltip(tr("message.close")))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        for widget in (self._progress, self._act, self._copy, self._close):
            row.addWidget(widget)
        for button in (self._act, self._copy, self._close):
            # A click that took the focus would leave it, once the bar is gone, to the next field: keys write.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._act.clicked.connect(self._on_act)
        self._copy.clicked.connect(self._on_copy)
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=_STAYS)
        self._timer.timeout.connect(self.hide)
        for part in {self._parent, self._over}:
            part.installEventFilter(self)
        self.hide()

    def text(self) -> str:
        """What is shown now; empty when nothing is."""
        return "" if self.isHidden() else self._message.text

    def is_error(self) -> bool:
        """Whether an error is shown now."""
        return self._message.is_error and not self.isHidden()

    def say(self, message: Message) -> None:
        """Show a message in the place of any other, and announce it to assistive tools."""
        self._show(message)
        self._progress.hide()
        event = QAccessibleAnnouncementEvent(self, message.text)
        if message.is_error:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def hide_information(self) -> None:
        """Close what is shown, unless it is an error or offers something to press."""
        if self._message.fades or not (self._message.is_error or self._message.button):
            self.hide()

    def inform(self, text: str) -> None:
        """Say something that may be missed."""
        self.say(Message(text))

    def fail(self, text: str, details: str = "") -> None:
        """Say what went wrong; `details` can be copied."""
        self.say(Message(text, is_error=True, details=details))

    def progress(self, text: str, done: int, total: int, cancel: Callable[[], object]) -> None:
        """Show how far a long work is, with a button to cancel it; `total` 0 is not known."""
        self._show(Message(text, button=tr("message.cancel"), act=cancel, stays=True))
        self._progress.show_done(done, total)
        self._progress.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, message: Message) -> None:
        self._message = message
        self._text.setText(message.text)
        self._act.setText(message.button)
        self._act.setVisible(bool(message.button))
        self._copy.setVisible(bool(message.details))
        if self.property("error") != message.is_error:
            self.setProperty("error", message.is_error)
            self.style().unpolish(self)
            self.style().polish(self)
        self._timer.stop()
        if message.fades or not (message.is_error or message.button or message.stays):
            self._timer.start()
        self.show()
        self._place()
        self.raise_()

    def _place(self) -> None:
        area = self._parent.rect()
        if self._parent.isAncestorOf(self._over) and self._over.width() >= _NARROWEST:
            area = QRect(self._over.mapTo(self._parent, QPoint()), self._over.size())
        width = min(area.width() - 2 * _EDGE, _WIDEST)
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        left = area.left() + (area.width() - width) // 2
        self.setGeometry(left, area.bottom() + 1 - height - _EDGE, width, height)

    def _on_act(self) -> None:
        act = self._message.act
        self.hide()
        if act:
            act()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._message.text}\n{self._message.details}")
