"""Suggestions in rows of two short lines: letter and sentence, below how sure, why, and how that fared."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from ui.i18n import current_language, tr
from ui.suggestions import suggestion_words
from ui.tags.tag_paint import find_tag, paint_letter
from ui.theme import small
from ui.widgets.plain import plain_tooltip
from ui.widgets.row_paint import paint_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.suggest.drafts import Draft
    from annotate.suggest.record import RuleRecord
    from annotate.tags import Tag
    from ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
DRAFT = Qt.ItemDataRole.UserRole
_SIDE, _ABOVE, _GAP, _BOX = 12, 6, 8, 14
_LONGEST = 200  # code points of a sentence that are looked at: a line shows fewer


class SuggestionRows(QAbstractListModel):
    """Drafts in the order of the text; the role DRAFT gives the Draft. With `picks`, rows can be ticked."""

    def __init__(self, tags: Sequence[Tag], parent: QObject, *, picks: bool = False) -> None:
        super().__init__(parent)
        self._tags = tuple(tags)
        self._picks = picks
        self._drafts: list[Draft] = []
        self._left_out: set[int] = set()
        self._text = ""
        self._record: RuleRecord | None = None

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Follow the codebook."""
        self._tags = tuple(tags)

    def set_drafts(self, drafts: Sequence[Draft], text: str, record: RuleRecord) -> None:
        """Show these suggestions for sentences of `text`."""
        self.beginResetModel()
        self._drafts, self._text, self._record = list(drafts), text, record
        self.endResetModel()

    def picked(self) -> list[Draft]:
        """The suggestions whose rows are ticked."""
        return [draft for draft in self._drafts if draft.span.start not in self._left_out]

    def row_of(self, draft: Draft | None) -> int:
        """The row of a suggestion, -1 where it has none."""
        place = bisect_left(self._drafts, draft.span.start, key=lambda each: each.span.start) if draft else 0
        return place if self._drafts[place : place + 1] == [draft] else -1

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._drafts)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._picks else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        draft = self._drafts[index.row()]
        if role == DRAFT:
            return draft
        if role == Qt.ItemDataRole.CheckStateRole and self._picks:
            is_out = draft.span.start in self._left_out
            return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._text[draft.span.slice][:_LONGEST].split())
        if role == Qt.ItemDataRole.StatusTipRole:
            return self._said(draft)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = find_tag(self._tags, draft.tag).name(current_language())
            return f"{name}: {self.data(index)} — {self._said(draft)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            said = [*suggestion_words.reasons(draft, self._text), self._fared(draft)]
            return plain_tooltip("\n".join(filter(None, said)))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        start = self._drafts[index.row()].span.start
        is_in = Qt.CheckState(value) == Qt.CheckState.Checked
        (self._left_out.discard if is_in else self._left_out.add)(start)
        self.dataChanged.emit(index, index, [role])
        return True

    def _said(self, draft: Draft) -> str:
        sure = tr("suggestion.percent", percent=suggestion_words.percent(draft.score))
        parts = (sure, self._fared(draft, "suggestion.fared_short"), suggestion_words.reason(draft))
        return " · ".join(part for part in parts if part)

    def _fared(self, draft: Draft, key: str = "suggestion.fared") -> str:
        return suggestion_words.fared(draft, self._record, key) if self._record else ""


class SuggestionDelegate(QStyledItemDelegate):
    """Every row has the same height, so none is measured."""

    def __init__(self, theme: Theme, tags: Sequence[Tag], font: QFont, parent: QObject) -> None:
        super().__init__(parent)
        self.set_tags(theme, tags)
        self._font, self._small = font, small(font)
        self._box = QCheckBox()  # never shown: rows are ticked in its style
        self._box.ensurePolished()
        self._line = QFontMetrics(font).lineSpacing()
        self._small_line = QFontMetrics(self._small).lineSpacing()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._theme, self._tags = theme, tuple(tags)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, 2 * _ABOVE + self._line + self._small_line + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        paint_row(painter, option, self._theme)
        place = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        if (state := index.data(Qt.ItemDataRole.CheckStateRole)) is not None:
            self._paint_box(painter, place, is_ticked=state == Qt.CheckState.Checked)
            place.setLeft(place.left() + self._line + _GAP)
        square = QRectF(place.left(), place.top(), self._line, self._line)
        draft: Draft = index.data(DRAFT)
        paint_letter(painter, square, find_tag(self._tags, draft.tag), self._small, self._theme)
        left = place.left() + self._line + _GAP
        first = QRect(left, place.top(), place.right() - left, self._line)
        self._write(painter, first, index.data(), self._font, self._theme.ink)
        second = QRect(left, first.bottom() + 2, first.width(), self._small_line)
        said = index.data(Qt.ItemDataRole.StatusTipRole)
        self._write(painter, second, said, self._small, self._theme.secondary)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tick a row, or take its tick away, by a click anywhere in it, or by Space."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        is_click = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if state is None or not (is_click or is_key):
            return False
        other = Qt.CheckState.Unchecked if state == Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)

    def _paint_box(self, painter: QPainter, place: QRect, *, is_ticked: bool) -> None:
        box = QStyleOptionButton()
        space = (self._line - _BOX) // 2
        box.rect = QRect(place.left() + space, place.top() + space, _BOX, _BOX)
        state = QStyle.StateFlag.State_On if is_ticked else QStyle.StateFlag.State_Off
        box.state = state | QStyle.StateFlag.State_Enabled
        indicator = QStyle.PrimitiveElement.PE_IndicatorCheckBox
        self._box.style().drawPrimitive(indicator, box, painter, self._box)

    @staticmethod
    def _write(painter: QPainter, place: QRect, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
