"""The annotations that lie over each other, to choose one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.article.block_marks import OVERHANG
from ui.i18n import current_language, tr
from ui.tags.annotation_lines import AnnotationLines
from ui.tags.tag_paint import find_tag
from ui.theme import small
from ui.widgets.placing import away_from, place_beside
from ui.widgets.row_paint import paint_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

    from annotate.model import Annotation
    from annotate.tags import Tag
    from ui.theme import Theme

_WIDTH, _MOST_ROWS = 340, 8
_ABOVE, _SIDE, _NUMBER = 6, 12, 18
_GAP = OVERHANG + 1  # pixels between the line and the list: underlines reach out of it
_ANNOTATION = Qt.ItemDataRole.UserRole


class OverlapList(QListWidget):
    """Comes up beside the text. Only with `take_keys` the keys are its own: arrows, Enter, digits, Esc.

    Signals:
        chosen: arg: the annotation's id.
        left: it is of no use any more, and had the keyboard.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("overlapList")
        self.setAccessibleName(tr("overlaps.name"))
        self.setAccessibleDescription(tr("overlaps.tip"))
        self._delegate = _Rows(self)
        self.set_tags(theme, tags)
        self.setItemDelegate(self._delegate)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.itemClicked.connect(self._choose)
        self.hide()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._tags = tuple(tags)
        self._delegate.theme, self._delegate.lines = theme, AnnotationLines(theme, tags, self.font())

    def ids(self) -> list[str]:
        """The annotations that are shown, none while it is hidden."""
        return [] if self.isHidden() else [self.item(row).data(_ANNOTATION).id for row in range(self.count())]

    def offer(self, annotations: Sequence[Annotation], present: str | None) -> None:
        """Show these annotations, the one in focus marked; `stay_beside` then says where."""
        self.clear()
        for annotation in annotations:
            item = QListWidgetItem(self)
            item.setData(_ANNOTATION, annotation)
            tag = find_tag(self._tags, annotation.tag).name(current_language())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{tag}: {annotation.quote}")
            if annotation.id == present:
                self.setCurrentItem(item)
        rows = min(len(annotations), _MOST_ROWS)
        self.resize(_WIDTH, rows * self._delegate.height + 2 * self.frameWidth() + 2)

    def stay_beside(self, boxes: Sequence[QRect], x: int, y: int) -> None:
        """Stand beside the text in `boxes`, or at the edge away from `x`, `y` where there is no room."""
        bounds = self._over.rect().adjusted(4, 4, -4, -4)
        size = self.size()
        self.move(place_beside(size, boxes, x, bounds, _GAP) or away_from(size, x, y, bounds))
        self.show()
        self.raise_()

    def take_keys(self) -> None:
        """Let the keys choose."""
        if self.currentRow() < 0:
            self.setCurrentRow(0)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_list(self) -> bool:
        """Go away; return whether it was there."""
        was_there, had_keys = not self.isHidden(), self.hasFocus()
        self.hide()
        if had_keys:
            self.left.emit()
        return was_there

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.accept()  # the keys of the window rest while this list has them
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.text()
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())
        elif number.isdecimal() and 0 < int(number) <= self.count():
            self._choose(self.item(int(number) - 1))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item:
            chosen = item.data(_ANNOTATION).id
            self.close_list()
            self.chosen.emit(chosen)


class _Rows(QStyledItemDelegate):
    theme: Theme
    lines: AnnotationLines

    def __init__(self, view: OverlapList) -> None:
        super().__init__(view)
        self._view = view
        self._small = small(view.font())

    @property
    def height(self) -> int:
        return self.lines.height + 2 * _ABOVE

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        paint_row(painter, option, self.theme)
        place = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if self._view.hasFocus() and index.row() < 9:  # only then the digits choose
            painter.setFont(self._small)
            painter.setPen(QColor(self.theme.secondary))
            number = QRect(place.left(), place.top(), _NUMBER, self.lines.first_height)
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(index.row() + 1))
            place.setLeft(place.left() + _NUMBER)
        self.lines.paint(painter, place, index.data(_ANNOTATION))
        painter.restore()
