"""The suggestion for the sentence in focus: what, how surely, why, and the two answers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.i18n import current_language, tr
from ui.suggestions import suggestion_words
from ui.tags.tag_paint import find_tag, paint_letter
from ui.theme import small
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from annotate.suggest.drafts import Draft
    from annotate.suggest.record import RuleRecord
    from annotate.tags import Tag
    from ui.theme import Theme

_LETTER = 18


class SuggestionCard(QScrollArea):
    """Stands where the form of an annotation stands, as long as a suggestion is in focus instead.

    Signals:
        accepted: it is to be accepted.
        dismissed: it is to be dismissed.
    """

    accepted = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestionCard")
        self.setAccessibleName(tr("suggestion.card"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._draft: Draft | None = None
        self._letter = _Letter(theme, tags)
        self._title = plain_label()
        self._score = plain_label(quiet=True)
        self._reasons = _lines("suggestionReasons")
        self._said = _lines("suggestionSaid", quiet=True)
        self._same = _lines("suggestionSame", quiet=True)
        self._fared = _lines("suggestionFared", quiet=True)
        self._accept = _button("acceptSuggestion", "suggestion.accept", "suggestion.accept_tip")
        self._accept.clicked.connect(self.accepted)
        self._dismiss = _button("dismissSuggestion", "suggestion.dismiss", "suggestion.dismiss_tip")
        self._dismiss.clicked.connect(self.dismissed)
        self._lay_out()
        self.set_tags(theme, tags)
        self.hide()

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._tags = tuple(tags)
        self._letter.set_tags(theme, tags)
        self._show_name()

    def set_read_only(self, read_only: bool) -> None:
        """Let it be read and not be answered."""
        for button in (self._accept, self._dismiss):
            button.setVisible(not read_only)

    def show_draft(self, draft: Draft | None, text: str, record: RuleRecord) -> None:
        """Show a suggestion for a sentence of `text`, None for none."""
        if draft is self._draft is None:
            return
        self.setVisible(draft is not None)
        if draft != self._draft:
            self.verticalScrollBar().setValue(0)
        self._draft = draft
        if draft is None:
            return
        self._show_name()
        self._score.setText(tr("suggestion.sure", percent=suggestion_words.percent(draft.score)))
        _say(self._reasons, "\n".join(suggestion_words.reasons(draft, text)))
        _say(self._said, "\n".join(suggestion_words.filled_in(draft, text)))
        _say(self._fared, suggestion_words.fared(draft, record))

    def show_same(self, words: str) -> None:
        """Say where the claim was marked before, if it was."""
        _say(self._same, words)

    def sizeHint(self) -> QSize:
        return QSize(340, 410)

    def _show_name(self) -> None:
        if self._draft:
            tag = find_tag(self._tags, self._draft.tag)
            self._letter.show_tag(tag)
            self._title.setText(tr("suggestion.title", tag=tag.name(current_language())))

    def _lay_out(self) -> None:
        bold = self._title.font()
        bold.setBold(True)
        self._title.setFont(bold)
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._letter)
        title.addWidget(self._title, 1)
        title.addWidget(self._score)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        answers.addWidget(self._accept)
        answers.addWidget(self._dismiss)
        answers.addStretch(1)
        contents = QWidget()
        contents.setObjectName("detailContents")
        column = QVBoxLayout(contents)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(10)
        column.addLayout(title)
        for part in (self._reasons, self._said, self._same, self._fared):
            column.addWidget(part)
        column.addLayout(answers)
        column.addStretch(1)
        self.setWidget(contents)


class _Letter(QWidget):
    def __init__(self, theme: Theme, tags: Sequence[Tag]) -> None:
        super().__init__()
        self._theme, self._tag = theme, tags[0]
        self.setFixedSize(_LETTER, _LETTER)

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        self._theme = theme
        self.show_tag(find_tag(tags, self._tag.id))

    def show_tag(self, tag: Tag) -> None:
        self._tag = tag
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, 0, _LETTER, _LETTER)
        paint_letter(QPainter(self), place, self._tag, small(self.font()), self._theme)


def _lines(name: str, *, quiet: bool = False) -> QLabel:
    label = plain_label(quiet=quiet)
    label.setObjectName(name)
    label.setWordWrap(True)
    if quiet:
        label.setFont(small(label.font()))
    return label


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _button(name: str, words: str, tip: str) -> QPushButton:
    button = QPushButton(tr(words))
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_plain_tooltip(button, tr(tip))
    return button
