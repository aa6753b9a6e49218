"""What stands over the list of articles: a field, how many of each status there are, what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotate.model import Status
from ui.i18n import tr
from ui.library.library_chips import Chips
from ui.library.status_mark import MARK, paint_mark
from ui.theme import small
from ui.widgets.filter_field import filter_field
from ui.widgets.icons import icon
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.theme import Theme

_RADIUS, _GAP = 6, 5


class StatusToggle(QAbstractButton):
    """The mark of a status and how many articles have it; checked while it is asked for."""

    def __init__(self, status: Status, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._status, self._theme = status, theme
        self._small = small(self.font())
        self.setObjectName(f"status_filter_{status}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_plain_tooltip(self, tr("library.status_tip", status=tr(f"list.status_{status}")))
        self.show_number(None)

    def show_number(self, number: int | None) -> None:
        """Show how many there are; None where that is not known yet."""
        self.setText("" if number is None else f"{number:,}")
        self.setAccessibleName(tr("library.status", status=tr(f"list.status_{self._status}"), n=number or 0))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._small)
        return QSize(2 * _GAP + MARK + _GAP + metrics.horizontalAdvance(self.text()), metrics.height() + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, is_asked = self._theme, self.isChecked()
        if self.hasFocus() or is_asked or self.underMouse():
            edge = theme.accent if self.hasFocus() else theme.edge if is_asked else ""
            painter.setPen(QPen(QColor(edge), 1) if edge else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.current if is_asked else theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        ink = QColor(theme.ink if is_asked else theme.secondary)
        metrics = QFontMetrics(self._small)
        left = max((self.width() - MARK - _GAP - metrics.horizontalAdvance(self.text())) // 2, 2)
        paint_mark(painter, QRectF(left, (self.height() - MARK) / 2, MARK, MARK), self._status, ink)
        painter.setFont(self._small)
        painter.setPen(ink)
        place = QRect(left + MARK + _GAP, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())


class LibraryHead(QWidget):
    """Shows what is asked for, and tells what is wished.

    Signals:
        words_changed: arg: what is typed.
        status_toggled: arg: the Status.
        menu_requested: everything that can be asked for is wanted.  arg: where, on the screen.
        left: the keyboard goes on to the list.
        clear_requested: nothing is to be asked for any more.
    """

    words_changed = Signal(str)
    status_toggled = Signal(object)
    menu_requested = Signal(QPoint)
    left = Signal()
    clear_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._numbers = plain_label(quiet=True)
        self._numbers.setObjectName("articleCount")
        self._is_asking = False
        self.field = self._make_field(theme)
        self._button = self._make_button(theme)
        self._toggles = {status: StatusToggle(status, theme, self) for status in Status}
        self.chips = Chips(theme, self)
        self._lay_out()
        for status, toggle in self._toggles.items():
            toggle.clicked.connect(lambda _=False, status=status: self.status_toggled.emit(status))

    def show_question(self, statuses: frozenset[Status], *, is_asking: bool) -> None:
        """Show which statuses are asked for, and whether anything is."""
        self._is_asking = is_asking
        for status, toggle in self._toggles.items():
            toggle.setChecked(status in statuses)

    def show_numbers(self, shown: int, total: int, by_status: Mapping[Status, int] | None) -> None:
        """Say how many articles are shown, of how many, and how many have each status where that is known."""
        words = tr("library.count", n=f"{shown:,}", all=f"{total:,}")
        self._numbers.setText(words if self._is_asking else "")
        margin = self._numbers.sizeHint().width() + 4 if self._numbers.text() else 0
        self.field.setTextMargins(0, 0, margin, 0)
        for status, toggle in self._toggles.items():
            toggle.show_number(by_status[status] if by_status is not None else None)

    def menu_place(self) -> QPoint:
        """Where a menu of the library comes up, on the screen."""
        return self._button.mapToGlobal(QPoint(0, self._button.height() + 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        has_something = bool(self.field.text()) or self._is_asking
        if event.type() == QEvent.Type.ShortcutOverride:
            # Esc clears what is asked for; only then is it the window's way back to the article.
            event.setAccepted(event.key() == Qt.Key.Key_Escape and has_something)
            return event.isAccepted()
        return event.type() == QEvent.Type.KeyPress and self._on_key(event.key(), has_something)

    def _on_key(self, key: int, has_something: bool) -> bool:
        if key == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
        elif key == Qt.Key.Key_Escape and has_something:
            self.clear_requested.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            return False
        return True

    def _make_field(self, theme: Theme) -> QLineEdit:
        words = tr("list.search"), tr("list.search_tip")
        field = filter_field("articleSearch", *words, theme, self._numbers, self)
        field.textChanged.connect(self.words_changed)
        field.installEventFilter(self)
        return field

    def _make_button(self, theme: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("libraryMenuButton")
        button.setIcon(icon("filter", theme))
        button.setAccessibleName(tr("menu.library"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_plain_tooltip(button, tr("library.menu_tip"))
        button.clicked.connect(lambda: self.menu_requested.emit(self.menu_place()))
        return button

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self.field, 1)
        first.addWidget(self._button)
        second.setSpacing(2)
        for toggle in self._toggles.values():
            second.addWidget(toggle)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 8, 8, 4)
        rows.setSpacing(4)
        rows.addLayout(first)
        rows.addLayout(second)
        rows.addWidget(self.chips)
