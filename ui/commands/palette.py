"""The palette: one field over everything that can be done, every article and every tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.commands.palette_delegate import PaletteDelegate
from ui.commands.palette_rows import ENTRY, Entry, Of, PaletteRows
from ui.i18n import tr
from ui.widgets.empty_state import EmptyState
from ui.widgets.icons import icon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QModelIndex

    from annotate.library import Library
    from ui.theme import Theme

_WIDTH, _TOP, _EDGE = 600, 12, 16
_ROWS = 10
_REMEMBERED = 40
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}


class Palette(QFrame):
    """Floats over the top of its parent until something is chosen or the focus goes elsewhere.

    Signals:
        action_chosen: an action or a tag.  arg: the name of the action.
        article_chosen: arg: the article's id.
        remembered: something was chosen.  arg: list of the names of actions, the latest first.
    """

    action_chosen = Signal(str)
    article_chosen = Signal(int)
    remembered = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("commandPalette")
        self.setAccessibleName(tr("palette.name"))
        self.setAutoFillBackground(True)
        self._recent: list[tuple[Of, str]] = []
        self._before: QWidget | None = None
        self._rows = PaletteRows(self)
        self._field = self._make_field(theme)
        self._view = QListView(self)
        self._delegate = PaletteDelegate(theme, self.font(), self._view)
        self._lay_out()
        self._empty = EmptyState(self._view, tr("palette.none"))
        parent.installEventFilter(self)
        self.hide()

    def open(self, actions: Iterable[Entry], library: Library, present: int | None) -> None:
        """Come up over these, with nothing typed; `present` is the id of the article that is open."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._rows.offer(actions, library, present)
        self._rows.set_recent(self._recent)
        if self._field.text():
            self._field.clear()  # and so looks
        else:
            self._look()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Go away, and give the focus back."""
        before, self._before = self._before, None
        self.hide()
        if before:
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def remember(self, of: Of, id: str) -> None:
        """Put what was chosen at the head of what comes first the next time."""
        self._recent = [(of, id), *(known for known in self._recent if known != (of, id))][:_REMEMBERED]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)  # before the window leaves for the article
            return event.isAccepted()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _make_field(self, theme: Theme) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("paletteEdit")
        field.setPlaceholderText(tr("palette.hint"))
        field.setAccessibleName(tr("palette.hint"))
        field.addAction(icon("search", theme), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(self._look)
        field.installEventFilter(self)
        return field

    def _lay_out(self) -> None:
        self._view.setObjectName("paletteList")
        self._view.setAccessibleName(tr("palette.name"))
        self._view.setModel(self._rows)
        self._view.setItemDelegate(self._delegate)
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 6)
        column.setSpacing(6)
        row = QVBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._field)
        column.addLayout(row)
        column.addWidget(self._view)

    def _place(self) -> None:
        area = self._over.size()
        width = min(_WIDTH, area.width() - 2 * _EDGE)
        height = self._delegate.row_height()
        around = self.sizeHint().height() - self._view.height()
        room = (area.height() - _TOP - _EDGE - around) // height
        self._view.setFixedHeight(min(self._rows.rowCount() or 2, room, _ROWS) * height)
        self.setGeometry((area.width() - width) // 2, _TOP, width, self.sizeHint().height())

    def _look(self) -> None:
        self._rows.look(self._field.text())
        self._view.setCurrentIndex(self._rows.index(0))
        self._view.scrollToTop()
        self._place()

    def _on_key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._view.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # nothing to go to
        return True

    def _step(self, step: int) -> None:
        count, row = self._rows.possible(), self._view.currentIndex().row()
        if count:
            to = (row + step) % count if abs(step) == 1 else min(max(row + step, 0), count - 1)
            self._view.setCurrentIndex(self._rows.index(to))

    def _choose(self, index: QModelIndex) -> None:
        entry: Entry | None = index.data(ENTRY)
        if entry is None or not entry.enabled:
            return
        self.remember(entry.of, entry.id)
        self.leave()
        if entry.of is Of.ARTICLE:
            self.article_chosen.emit(int(entry.id))
        else:
            self.remembered.emit([id for of, id in self._recent if of is not Of.ARTICLE])
            self.action_chosen.emit(entry.id)
