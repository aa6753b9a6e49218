"""One of a few: a button with a list, which keys choose from without opening it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.deeds import menu_text
from ui.i18n import tr
from ui.widgets.icons import icon
from ui.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.theme import Theme

_RADIUS, _PAD, _ARROW, _GAP = 6, 9, 16, 4


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen: its words, what stands beside them, when it is right, and its key."""

    value: str
    words: str
    beside: str = ""
    tip: str = ""
    key: str = ""


class Choice(QAbstractButton):
    """Shows the value that is chosen, or `unchosen` in the quiet ink where none is.

    Signals:
        chosen: the analyst chose a value, or none.
    """

    chosen = Signal()

    def __init__(
        self, name: str, theme: Theme, read: Callable[[str], Option], parent: QWidget | None = None
    ) -> None:
        """`read` says how a stored value is shown, also one that is not offered."""
        super().__init__(parent)
        self._name, self._theme, self._read = name, theme, read
        self._options: Sequence[Option] = ()
        self._value = ""
        self._unchosen = Option("", "")
        self._arrow = icon("down", theme, _ARROW)
        self.fill_menu: Callable[[QMenu], None] | None = None
        """Adds what the list holds beside the values."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # A click must not take the focus out of the article, or the next key would be lost.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.show_list)
        self._tell()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these values."""
        self._options = options
        self._tell()

    def set_unchosen(self, option: Option) -> None:
        """Say what stands here while nothing is chosen."""
        self._unchosen = option
        self._tell()

    def value(self) -> str:
        """Return what is to be stored."""
        return self._value

    def give(self, value: str) -> None:
        """Show a stored value."""
        if value != self._value:
            self._value = value
            self._tell()

    def shown(self) -> Option:
        """What stands on the button."""
        return self._read(self._value) if self._value else self._unchosen

    def show_list(self) -> None:
        """Open the list."""
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def make_menu(self) -> QMenu:
        """The list: the values, a way to have none, and what `fill_menu` adds."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setMinimumWidth(self.width())
        group = QActionGroup(menu)
        for option in self._options:
            action = menu.addAction(menu_text("\t".join(filter(None, (option.words, option.beside)))))
            action.setToolTip(plain_tooltip(option.tip))
            action.setCheckable(True)
            action.setChecked(option.value == self._value)
            action.triggered.connect(lambda _=False, value=option.value: self._choose(value))
            group.addAction(action)
        menu.addSeparator()
        clear = menu.addAction(tr("form.clear"))
        clear.setEnabled(bool(self._value))
        clear.triggered.connect(lambda: self._choose(""))
        if self.fill_menu:
            self.fill_menu(menu)
        return menu

    def sizeHint(self) -> QSize:
        return QSize(140, QFontMetrics(self.font()).height() + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().upper()
        option = next((o for o in self._options if o.key and o.key == typed), None)
        if option:
            self._choose(option.value)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose("")
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_list()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        place = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        if self.isEnabled():
            place.setRight(self.width() - _ARROW - _GAP)
            self._arrow.paint(painter, place.right(), (self.height() - _ARROW) // 2, _ARROW, _ARROW)
            place.setRight(place.right() - _GAP)
        self._paint_words(painter, place)

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._theme
        is_marked = self.hasFocus() or self.isDown()
        border = theme.accent if is_marked else theme.edge if self.isEnabled() else theme.line
        painter.setPen(QColor(border))
        is_hovered = self.underMouse() and self.isEnabled()
        ground = theme.hover if is_hovered else theme.paper if self.isEnabled() else theme.panel
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        shown, metrics = self.shown(), QFontMetrics(self.font())
        quiet = QColor(self._theme.secondary)
        middle = Qt.AlignmentFlag.AlignVCenter
        wanted = metrics.horizontalAdvance(shown.words + shown.beside) + _GAP
        if shown.beside and wanted <= place.width():
            painter.setPen(quiet)
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, shown.beside)
        painter.setPen(QColor(self._theme.ink) if self._value else quiet)
        words = metrics.elidedText(shown.words, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, middle | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine, words)

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.give(value)
            self.chosen.emit()

    def _tell(self) -> None:
        shown = self.shown()
        self.setText(" ".join(filter(None, (shown.words, shown.beside))))
        self.setAccessibleName(": ".join(filter(None, (self._name, self.text()))))
        self.update()
