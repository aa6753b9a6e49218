"""Looking words up where they stand: by key from word to word, or with Ctrl under the pointer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent

from ui.article.word_card import WordCard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint

    from annotate.spans import Span
    from ui.article.article_view import ArticleView


class WordLookup(QObject):
    """The part "words" of the table of actions. The card goes away as soon as something else is done."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self._view = view
        self._card = WordCard(view.viewport())
        self._word: Span | None = None
        self._by_pointer = False
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.focus_changed.connect(self.leave)
        view.typography_changed.connect(self.leave)
        view.verticalScrollBar().valueChanged.connect(self._follow)

    @property
    def is_shown(self) -> bool:
        """Whether there is a card."""
        return self._word is not None

    def next(self) -> None:
        """Look up the first word of what is selected or in focus, and from there the next one."""
        self._step(1)

    def previous(self) -> None:
        """Look up the word before."""
        self._step(-1)

    def leave(self) -> None:
        """Put the card away."""
        if self._word:
            self._word = None
            self._card.hide()
            self._view.show_word(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            asks = event.modifiers() == Qt.KeyboardModifier.ControlModifier and not event.buttons()
            if asks:
                self._point_at(event.position().toPoint())
            elif self._by_pointer:
                self.leave()
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize) or (
            event.type() == QEvent.Type.Leave and self._by_pointer
        ):
            self.leave()
        return super().eventFilter(watched, event)

    def _step(self, direction: Literal[-1, 1]) -> None:
        from annotate.readings import next_word  # the dictionary is loaded when it is first asked

        position = self._position(direction)
        for sentence in self._sentences(position, direction):
            if found := next_word(self._view.focus.text, position, sentence, direction):
                self._view.reveal(found)
                self._show(found, sentence, by_pointer=False)
                return

    def _position(self, direction: Literal[-1, 1]) -> int:
        if self._word:
            return self._word.end if direction > 0 else self._word.start
        focus = self._view.focus
        here = focus.selection or (focus.annotation and focus.annotation.span) or focus.sentence
        return here.start if here else 0

    def _sentences(self, position: int, direction: Literal[-1, 1]) -> Iterable[Span]:
        """The sentences that are shown, from `position` on or back."""
        sentences, hidden = self._view.focus.sentences, self._view.hidden()
        if direction > 0:
            numbers = range(bisect_right(sentences, position, key=lambda span: span.end), len(sentences))
        else:
            numbers = range(bisect_left(sentences, position, key=lambda span: span.start) - 1, -1, -1)
        for number in numbers:
            if not any(span.overlaps(sentences[number]) for span in hidden):
                yield sentences[number]

    def _point_at(self, point: QPoint) -> None:
        from annotate.readings import word_at

        view = self._view
        position = view.position_at(point, on_character=True)
        if position is None or not view.character_rect(position).contains(point):
            self.leave()
            return
        within = view.focus.sentence_at(position) or view.focus.paragraph_at(position)
        word = word_at(view.focus.text, position, within) if within else None
        if within and word and word != self._word:
            self._show(word, within, by_pointer=True)

    def _show(self, span: Span, within: Span, *, by_pointer: bool) -> None:
        from annotate.readings import read_word

        self._word, self._by_pointer = span, by_pointer
        self._view.show_word(span)
        said = self._card.show_word(
            read_word(self._view.focus.text, span, within), self._view.character_rect(span.start)
        )
        if not by_pointer and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, said))

    def _follow(self) -> None:
        if self._word and self._by_pointer:
            self.leave()
        elif self._word:
            self._card.put(self._view.character_rect(self._word.start))
