"""What the table of annotations is filtered by: words, and any number of tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.i18n import current_language, tr
from ui.tags.tag_paint import paint_letter
from ui.theme import small
from ui.widgets.filter_field import filter_field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from annotate.tags import Tag
    from ui.theme import Theme

_RADIUS, _PAD, _GAP = 6, 4, 4
_FIELD_LEAST = 150  # pixels: where the tags leave less, they stand below


class TagToggle(QAbstractButton):
    """The letter of a tag and how many annotations have it; checked while it is asked for."""

    def __init__(self, tag: Tag, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag, self._theme = tag, theme
        self._count, self._digits = 0, 1
        self._small = small(self.font())
        self.setObjectName(f"filter_{tag.id}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_plain_tooltip(self, tr("filter.tag_tip", tag=tag.name(current_language())))
        self.set_count(0)

    def set_count(self, count: int, *, keeps_room: bool = False) -> None:
        """Show another number, in no less room than before if it is to be kept.

        A retired tag is there for the annotations that have it.
        """
        digits = max(len(str(count)), self._digits if keeps_room else 0)
        widens, self._digits = digits != self._digits, digits
        if count != self._count or not self.text():
            widens |= not self.text()
            self._count = count
            self.setText(str(count))
            name = self._tag.name(current_language())
            self.setAccessibleName(tr("filter.tag", tag=name, n=count))
        if widens:
            self.setFixedSize(self.sizeHint())  # else Qt has all around laid out for each number
        self.setVisible(bool(count) or self.isChecked() or not self._tag.retired)

    def sizeHint(self) -> QSize:
        side = self._side()
        number = QFontMetrics(self._small).horizontalAdvance("0" * self._digits)
        return QSize(2 * _PAD + side + _GAP + number + 2, side + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = self._side()
        square = QRectF(_PAD, (self.height() - side) / 2, side, side)
        if not (self._count or self.isChecked()):
            painter.setOpacity(0.5)
        paint_letter(painter, square, self._tag, self._small, self._theme)
        painter.setOpacity(1)
        painter.setFont(self._small)
        painter.setPen(QColor(self._theme.ink if self.isChecked() else self._theme.secondary))
        left = round(square.right()) + _GAP
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_ground(self, painter: QPainter) -> None:
        border: QColor | None = None
        if self.hasFocus():
            border = QColor(self._theme.accent)
        elif self.isChecked():
            border = self._theme.tag(self._tag.id)
        if border is None and not self.underMouse():
            return
        painter.setPen(QPen(border, 1.5 if self.hasFocus() else 1) if border else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.current if self.isChecked() else self._theme.hover))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _side(self) -> int:
        return QFontMetrics(self.font()).height()


class AnnotationFilterBar(QWidget):
    """A field and a toggle for each tag above the table; says how many annotations are left, of how many.

    Signals:
        changed: something else is asked for.  args: the words, frozenset of ids of tags.
        entered: the field has the focus, and words are about to be typed.
        left: the keyboard goes on to the rows.
    """

    changed = Signal(str, object)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("annotationFilterBar")
        self.setAccessibleName(tr("filter.name"))
        self._numbers = plain_label(quiet=True)
        self._numbers.setObjectName("annotationFilterCount")
        self._field = self._make_field(theme)
        self._toggles: dict[str, TagToggle] = {}
        self._counts: Mapping[str, int] = {}
        self._shown: tuple[int, int, dict[str, int], bool] | None = None
        self._tags = QWidget(self)
        self._flow = FlowLayout(self._tags)
        self._flow.setSpacing(2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._tags.setSizePolicy(policy)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(8, 6, 8, 6)
        self._box.setSpacing(4)
        self._box.addWidget(self._field, 1)
        self._box.addWidget(self._tags)
        self.set_tags(theme, tags)

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        asked, self._shown = self._asked(), None
        self._flow.clear()
        self._toggles = {tag.id: TagToggle(tag, theme, self._tags) for tag in tags}
        for tag_id, toggle in self._toggles.items():
            self._flow.addWidget(toggle)
            toggle.setChecked(tag_id in asked)
            toggle.set_count(self._counts.get(tag_id, 0))
            toggle.clicked.connect(self._tell)
        self._arrange()

    def show_counts(self, left: int, number: int, counts: Mapping[str, int]) -> None:
        """Say how many annotations are left, of how many, and how many of each tag have the words."""
        shown = (left, number, dict(counts), self._is_asking())
        if shown == self._shown:  # each text that is set would have the side of the window laid out
            return
        self._shown, self._counts = shown, counts
        width = self._tags_width()
        for tag_id, toggle in self._toggles.items():  # nothing moves while words are typed
            toggle.set_count(counts.get(tag_id, 0), keeps_room=bool(self._field.text().strip()))
        if self._tags_width() != width:
            self._arrange()
        self._numbers.setText(tr("filter.count", n=left, all=number) if self._is_asking() else "")
        widest = self._numbers.fontMetrics().horizontalAdvance(tr("filter.count", n=number, all=number))
        margin = widest + 4 if self._is_asking() else 0
        if margin != self._field.textMargins().right():
            self._field.setTextMargins(0, 0, margin, 0)

    def ask(self) -> None:
        """Let words be typed."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def clear(self) -> bool:
        """Let every annotation be shown again; whether any was left out."""
        if not self._is_asking():
            return False
        for toggle in self._toggles.values():
            toggle.setChecked(False)
        if self._field.text():
            self._field.clear()  # which tells
        else:
            self._tell()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        going = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in going:
            self.left.emit()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _make_field(self, theme: Theme) -> QLineEdit:
        words = tr("filter.hint"), tr("filter.tip")
        field = filter_field("annotationFilter", *words, theme, self._numbers, self)
        field.textChanged.connect(self._tell)
        field.installEventFilter(self)
        return field

    def _arrange(self) -> None:
        """Let the tags stand beside the field where both have room, else below."""
        margins = self._box.contentsMargins()
        room = self.width() - margins.left() - margins.right() - self._box.spacing()
        tags = self._tags_width()
        beside = room - tags >= _FIELD_LEAST
        direction = QBoxLayout.Direction
        self._tags.setMinimumWidth(tags if beside else 0)
        self._tags.setMaximumWidth(tags if beside else 16_777_215)
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _tags_width(self) -> int:
        widths = [toggle.sizeHint().width() for toggle in self._toggles.values() if not toggle.isHidden()]
        return sum(widths) + self._flow.spacing() * max(len(widths) - 1, 0)

    def _asked(self) -> frozenset[str]:
        return frozenset(tag_id for tag_id, toggle in self._toggles.items() if toggle.isChecked())

    def _is_asking(self) -> bool:
        return bool(self._field.text().strip() or self._asked())

    def _tell(self) -> None:
        self.changed.emit(self._field.text(), self._asked())
