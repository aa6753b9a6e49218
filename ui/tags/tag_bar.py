"""The slim bar of tags above the article, and what they will act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from annotate.codebook import is_built_in, offered
from ui.i18n import tr
from ui.tags.tag_button import TagButton
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.tags import Tag
    from ui.theme import Theme

Target = Literal["none", "sentence", "selection", "annotation"]
TARGETS: tuple[Target, ...] = ("sentence", "selection", "annotation")


def object_name(tag: Tag) -> str:
    """Return the name scripts find a tag's button by, such as `tagThreatAssessment`."""
    return f"tag{tag.id.title().replace('_', '')}" if is_built_in(tag) else f"tag_{tag.id}"


class TagBar(QWidget):
    """One button for each tag that is offered, on as many lines as they need; they do what the keys do.

    Signals:
        tag_chosen: a tag was pressed.  arg: its id.
        tag_hovered: the pointer rests on a tag that could be pressed, or left it.  arg: its id, or None.
    """

    tag_chosen = Signal(str)
    tag_hovered = Signal(object)

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("tagbar.name"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._read_only = False
        self._kind: Target = "none"
        self._given: str | None = None
        self._buttons: dict[str, TagButton] = {}
        self._target = plain_label(quiet=True)
        # Room for the longest words: the buttons stay where they are, whatever is said beside them.
        metrics = QFontMetrics(self._target.font())
        widest = max(metrics.horizontalAdvance(tr(f"tagbar.target_{kind}")) for kind in TARGETS)
        self._target.setFixedSize(widest + 2, metrics.height())
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self._flow = FlowLayout(holder)
        self._flow.setSpacing(4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(12)
        layout.addWidget(holder)
        layout.addWidget(self._target, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        self.set_tags(theme, tags)

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._flow.clear()
        self._buttons = {tag.id: self._make_button(tag, theme) for tag in offered(tags)}
        for button in self._buttons.values():
            self._flow.addWidget(button)
            button.show()
        self._show_target()

    def set_target(self, kind: Target, tag: str | None = None) -> None:
        """Say what a tag will act on; `tag` is the one an annotation has now."""
        if (kind, tag) == (self._kind, self._given):
            return
        self._kind, self._given = kind, tag
        self._show_target()

    def _show_target(self) -> None:
        kind = self._kind
        self._target.setText("" if kind == "none" else tr(f"tagbar.target_{kind}"))
        for tag_id, button in self._buttons.items():
            button.setChecked(kind == "annotation" and tag_id == self._given)
        self._enable()

    def set_read_only(self, read_only: bool) -> None:
        """Switch the buttons off where nothing can be written."""
        self._read_only = read_only
        self._enable()

    def _make_button(self, tag: Tag, theme: Theme) -> TagButton:
        button = TagButton(tag, theme, self)
        button.setObjectName(object_name(tag))
        button.clicked.connect(lambda: self.tag_chosen.emit(tag.id))
        button.hovered.connect(self.tag_hovered)
        return button

    def _enable(self) -> None:
        for button in self._buttons.values():
            button.setEnabled(self._kind != "none" and not self._read_only)
