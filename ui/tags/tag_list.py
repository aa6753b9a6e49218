"""The list of a project's tags: letter, name, key, and how many annotations each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.i18n import current_language, tr
from ui.tags.tag_paint import paint_letter
from ui.theme import Theme, small
from ui.widgets.row_paint import paint_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from annotate.tags import Tag
    _Index = QModelIndex | QPersistentModelIndex

_LINE = Qt.ItemDataRole.UserRole
_LEFT, _RIGHT, _ABOVE, _GAP = 14, 14, 9, 8


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows."""

    tag: Tag
    count: int


class TagList(QListWidget):
    """One row a tag; those that are retired stand at the end, dimmed.

    Signals:
        tag_chosen: arg: the tag's id.
    """

    tag_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Delegate(theme, self)
        self.setObjectName("codebookList")
        self.setAccessibleName(tr("codebook.list"))
        self.setItemDelegate(self._lines)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.currentItemChanged.connect(self._on_current_changed)

    def show_tags(self, theme: Theme, tags: Sequence[Tag], counts: Mapping[str, int], current: str) -> None:
        """Show the codebook, the tag `current` chosen."""
        self._lines.theme = theme
        self.blockSignals(True)
        self.clear()
        for tag in sorted(tags, key=lambda tag: tag.retired):
            item = QListWidgetItem(_spoken(tag, counts.get(tag.id, 0)), self)
            item.setData(_LINE, Line(tag, counts.get(tag.id, 0)))
            if tag.id == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def _on_current_changed(self, item: QListWidgetItem | None) -> None:
        if item:
            self.tag_chosen.emit(item.data(_LINE).tag.id)


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._font = parent.font()
        self._small = small(self._font)
        self._line = QFontMetrics(self._font).lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, 2 * _ABOVE + self._line)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(_LINE)
        painter.save()
        paint_row(painter, option, self.theme)
        if line.tag.retired:
            painter.setOpacity(0.55)
        place = option.rect.adjusted(_LEFT, _ABOVE, -_RIGHT, -_ABOVE)
        paint_letter(
            painter,
            QRectF(place.left(), place.top(), self._line, self._line),
            line.tag,
            self._small,
            self.theme,
        )
        place.setLeft(place.left() + self._line + _GAP)
        painter.setFont(self._small)
        painter.setPen(QColor(self.theme.secondary))
        self._aside(painter, place, str(line.count) if line.count else "", "000")
        self._aside(painter, place, tr("codebook.retired") if line.tag.retired else line.tag.key, "0")
        painter.setFont(self._font)
        painter.setPen(QColor(self.theme.ink))
        name = line.tag.name(current_language())
        shown = QFontMetrics(self._font).elidedText(name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _aside(self, painter: QPainter, place: QRect, words: str, least: str) -> None:
        """Put words at the right of what is left of a row, in a column that has room for `least` always."""
        metrics = QFontMetrics(self._small)
        width = max(metrics.horizontalAdvance(words), metrics.horizontalAdvance(least))
        column = QRect(place.right() - width, place.top(), width, place.height())
        painter.drawText(column, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        place.setRight(column.left() - _GAP)


def _spoken(tag: Tag, count: int) -> str:
    """What a screen reader says of a row."""
    said = [tag.name(current_language()), tag.key, tr("codebook.count", n=count)]
    return ", ".join(filter(None, [*said, tr("codebook.retired") if tag.retired else ""]))
