"""What is asked of the library beside words and status, each with a cross to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.i18n import tr
from ui.theme import small
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icons import icon
from ui.widgets.plain import set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QIcon

    from ui.theme import Theme

_LONGEST = 190  # pixels of words
_CROSS = 10


class Asked(NamedTuple):
    """One thing that is asked for, and what takes it back."""

    words: str
    take_back: Callable[[], None]


class Chips(QWidget):
    """Not there while there is nothing to take back."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._cross = icon("close", theme, _CROSS)
        self._shown: list[str] = []
        self._flow = FlowLayout(self)
        self._flow.setSpacing(4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_asked(self, asked: Iterable[Asked]) -> None:
        """Show these."""
        asked = list(asked)
        words = [each.words for each in asked]
        if words == self._shown:
            return
        self._shown = words
        self._flow.clear()
        for each in asked:
            chip = _Chip(each.words, self._cross, self)
            chip.clicked.connect(each.take_back)
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(asked))
        self.updateGeometry()


class _Chip(QToolButton):
    def __init__(self, words: str, cross: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(small(self.font()))
        self.setText(QFontMetrics(self.font()).elidedText(words, Qt.TextElideMode.ElideMiddle, _LONGEST))
        self.setIcon(cross)
        self.setIconSize(QSize(_CROSS, _CROSS))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross comes last
        self.setProperty("chip", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("library.take_back", what=words))
        set_plain_tooltip(self, tr("library.take_back", what=words))
