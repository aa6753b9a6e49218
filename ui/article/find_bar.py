"""Finding in the article: the field, how many places there are, and going from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from annotate.finding import Finder
from ui.i18n import tr
from ui.widgets.icons import icon
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotate.spans import Span
    from ui.theme import Theme

_FIELD = 280  # pixels


class FindBar(QWidget):
    """Looks for words in the text it was given, as they are typed; hidden until asked for.

    Places in what `hidden` returns, the stretches of the text that are folded away, do not count; how many
    there are is said.

    Signals:
        found: other places are found, or another of them is at hand.  args: sequence of Span, the one
            at hand or None.
        left: the analyst goes back to the article.  arg: the Span at hand, or None.
    """

    found = Signal(object, object)
    left = Signal(object)

    def __init__(
        self, theme: Theme, hidden: Callable[[], Sequence[Span]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(tr("find.name"))
        self._hidden = hidden
        self._text = ""
        self._finder: Finder | None = None
        self._places: Sequence[Span] = ()
        self._number_hidden = 0
        self._at = -1
        self._from = 0
        self._field = QLineEdit(self)
        self._field.setObjectName("findEdit")
        self._field.setPlaceholderText(tr("find.hint"))
        self._field.setAccessibleName(tr("find.hint"))
        self._field.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        self._field.setMaximumWidth(_FIELD)
        self._field.textChanged.connect(self._look)
        self._field.installEventFilter(self)
        self._count = plain_label(quiet=True)
        self._count.setObjectName("findCount")
        self._count.setContentsMargins(6, 0, 6, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        row.addWidget(self._count)
        for words, name, act in (
            ("\u2191", "find.previous", lambda: self.step(-1)),
            ("\u2193", "find.next", lambda: self.step(1)),
            ("\u00d7", "find.close", self.leave),
        ):
            row.addWidget(self._button(words, name, act))
        row.addStretch(0)  # takes what the field leaves: that keeps its width whatever is counted
        self.hide()

    def set_text(self, text: str) -> None:
        """Look in another text from now on."""
        self._text, self._finder = text, None
        self._places, self._at, self._from = (), -1, 0
        self.look_again()

    def ask(self, words: str, place: int = 0) -> None:
        """Come up, with `words` to begin with if there are any; the first from `place` on is at hand."""
        self.show()
        self._places, self._at, self._from = (), -1, place
        with QSignalBlocker(self._field):
            self._field.setText(words or self._field.text())
        self._look()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def look_again(self) -> None:
        """Look anew: what is folded away has changed."""
        if self.isVisible():
            self._look()

    def step(self, direction: int) -> None:
        """Go to the next or previous place, round and round."""
        if self._places:
            self._at = (self._at + direction) % len(self._places)
            self._tell()

    def leave(self) -> None:
        """Go away, and let the place at hand be selected."""
        at_hand = self._at_hand()
        self._places, self._at = (), -1
        self.hide()
        self.found.emit((), None)
        self.left.emit(at_hand)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, Esc away; while a conversion is open they belong to it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.step(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self._finder = self._finder or Finder(self._text)
        before = self._at_hand()
        self._places = found = self._finder.find(self._field.text(), self._hidden())
        self._number_hidden = found.hidden
        if before:
            self._from = before.start
        following = bisect_left(self._places, self._from, key=_start)
        self._at = following % len(self._places) if self._places else -1
        self._tell()

    def _tell(self) -> None:
        typed = bool(self._field.text().strip())
        shown = tr("find.count", at=self._at + 1, all=len(self._places)) if self._places else tr("find.none")
        if self._number_hidden:
            shown = f"{shown} · {tr('find.hidden', n=self._number_hidden)}"
        self._count.setText(shown if typed else "")
        self.found.emit(self._places, self._at_hand())

    def _at_hand(self) -> Span | None:
        return self._places[self._at] if 0 <= self._at < len(self._places) else None

    def _button(self, words: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setObjectName(name.replace(".", "_"))
        button.setAccessibleName(tr(name))
        set_plain_tooltip(button, tr(name))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button


def _start(span: Span) -> int:
    return span.start
