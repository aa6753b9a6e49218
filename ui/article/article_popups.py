"""What comes up beside the text for the pointer: the bar of tags, the card, the list of what overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from ui.article.floating_bar import FloatingTagBar
from ui.article.hover_card import HoverCard
from ui.article.overlap_list import OverlapList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRect

    from annotate.model import Annotation
    from annotate.spans import Span
    from annotate.tags import Tag
    from ui.article.article_view import ArticleView
    from ui.theme import Theme

_AFTER_CLICKS = 300  # milliseconds in which another click may follow; nothing comes up between the two
_RESTED = 400  # milliseconds the pointer rests on an annotation before the card comes
_GONE = 700  # milliseconds after the pointer left the article


class ArticlePopups(QObject):
    """Shows at most one of the three, over `view`, and takes it away as soon as it is in the way.

    `is_alone` says whether no form stands beside the article: only then the bar comes up for an
    annotation that is clicked, since the form has the same buttons.

    Signals:
        tag_chosen, note_requested, remove_requested, menu_requested: as the bar of tags has them.
    """

    tag_chosen = Signal(str)
    note_requested = Signal(str)
    remove_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(
        self, view: ArticleView, theme: Theme, tags: Sequence[Tag], is_alone: Callable[[], bool]
    ) -> None:
        super().__init__(view)
        self._view, self._is_alone = view, is_alone
        self.bar = FloatingTagBar(theme, tags, view.viewport())
        self.card = HoverCard(theme, tags, view.viewport())
        self.list = OverlapList(theme, tags, view.viewport())
        self._read_only = False
        self._spans: list[Span] = []  # what the bar or the list stands beside
        self._pointer = QPoint()
        self._under: list[Annotation] = []
        self._listed: list[str] = []
        self._come: Callable[[], None] = self.leave
        self._coming = QTimer(self, singleShot=True)
        self._coming.timeout.connect(self._on_coming)
        self._resting = QTimer(self, singleShot=True, interval=_RESTED)
        self._resting.timeout.connect(self._show_card)
        self._going = QTimer(self, singleShot=True, interval=_GONE)
        self._going.timeout.connect(self.bar.hide)
        view.viewport().installEventFilter(self)
        view.focus_changed.connect(self.leave)
        view.moved.connect(self._stay)
        view.selection_finished.connect(self._on_selection_finished)
        view.annotations_clicked.connect(self._on_annotations_clicked)
        view.choice_requested.connect(self._on_choice_requested)
        self.list.chosen.connect(self._on_chosen)
        self.list.left.connect(view.setFocus)
        self.bar.tag_hovered.connect(view.preview_tag)
        self.bar.tag_chosen.connect(self.tag_chosen)
        self.bar.note_requested.connect(self.note_requested)
        self.bar.remove_requested.connect(self.remove_requested)
        self.bar.menu_requested.connect(self.menu_requested)

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self.leave()
        for part in (self.bar, self.card, self.list):
            part.set_tags(theme, tags)

    def set_read_only(self, read_only: bool) -> None:
        """Offer no tags where nothing can be written."""
        self._read_only = read_only

    def leave(self) -> None:
        """Take everything away."""
        self._coming.stop()
        self._hide_card()
        self.bar.hide()
        self.list.close_list()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._on_press(event)
        elif event.type() == QEvent.Type.MouseMove:
            self._on_move(event)
        elif event.type() == QEvent.Type.Leave:
            self._hide_card()
            self._going.start()
        return False

    def _on_press(self, event: QEvent) -> None:
        assert isinstance(event, QMouseEvent)
        self._coming.stop()
        self._resting.stop()
        self.card.hide()
        self.bar.hide()
        here = {annotation.id for annotation in self._view.annotations_at(event.position().toPoint())}
        self._listed = self.list.ids()
        if here != set(self._listed):  # else the click goes on to the next of them
            self.list.close_list()

    def _on_move(self, event: QEvent) -> None:
        assert isinstance(event, QMouseEvent)
        self._going.stop()
        self._pointer = event.position().toPoint()
        if event.buttons() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # looks words up
            self._hide_card()
        elif self.bar.isVisible():
            self.bar.follow(self._pointer)
        elif self.list.isHidden():
            self._hover()

    def _hover(self) -> None:
        under = self._view.annotations_at(self._pointer)
        if under != self._under:
            self._hide_card()
            self._under = under
        if under and self.card.isHidden():
            self._resting.start()

    def _show_card(self) -> None:
        boxes = self._boxes([annotation.span for annotation in self._under])
        self.card.offer(self._under, boxes, self._pointer)

    def _hide_card(self) -> None:
        self._resting.stop()
        self._under = []
        self.card.hide()

    def _on_selection_finished(self, span: Span, may_go_on: bool) -> None:
        if not self._read_only:
            self._spans = [span]
            self._come_after(lambda: self.bar.offer(self._boxes(self._spans)), wait=may_go_on)

    def _on_annotations_clicked(self, annotations: list[Annotation]) -> None:
        if len(annotations) > 1:
            listed = {annotation.id for annotation in annotations} == set(self._listed)
            self._come_after(lambda: self._offer_choice(annotations), wait=not listed)
        elif annotations:
            self._come_after(self._offer_for_focus, wait=True)

    def _on_choice_requested(self, annotations: list[Annotation]) -> None:
        self._offer_choice(annotations)
        self.list.take_keys()

    def _on_chosen(self, annotation_id: str) -> None:
        self._view.setFocus()
        self._view.focus_annotation(annotation_id)
        self._offer_for_focus()

    def _come_after(self, come: Callable[[], None], *, wait: bool) -> None:
        if wait:
            self._come = come
            self._coming.start(_AFTER_CLICKS)
        else:
            come()

    def _on_coming(self) -> None:
        self._come()

    def _offer_choice(self, annotations: Sequence[Annotation]) -> None:
        focused = self._view.focused_annotation()
        self._spans = [annotation.span for annotation in annotations]
        self.list.offer(annotations, focused.id if focused else None)
        self._stay_list()

    def _offer_for_focus(self) -> None:
        """Offer the tags for an annotation too, where the form beside the article does not."""
        focused = self._view.focused_annotation()
        if focused and self._is_alone() and not self._read_only:
            self._spans = [focused.span]
            self.bar.offer(self._boxes(self._spans), focused.tag)

    def _stay(self) -> None:
        """Follow the text, as far as it is in view."""
        self._hide_card()
        if self.bar.isVisible():
            self.bar.stay_beside(self._boxes(self._spans))
        if self.list.isVisible():
            if self._boxes(self._spans):
                self._stay_list()
            else:
                self.list.close_list()

    def _stay_list(self) -> None:
        boxes = self._boxes(self._spans)
        near = self._pointer
        self.list.stay_beside(boxes, near.x(), near.y())

    def _boxes(self, spans: Sequence[Span]) -> list[QRect]:
        """The lines that show any of `spans`, from the first to the last."""
        boxes = [box for span in spans for box in self._view.line_boxes(span)]
        return sorted(boxes, key=lambda box: (box.bottom(), box.right()))
