"""The line at the foot of the window: where one is, what there is, and that it is saved."""

from __future__ import annotations

from collections import Counter
from time import strftime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from annotate.codebook import is_built_in
from ui.i18n import current_language, tr
from ui.widgets.plain import plain_tooltip, set_plain_tooltip
from ui.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QMenu

    from annotate.model import Annotation, SaidClaim
    from annotate.review import Review
    from annotate.tags import Tag
    from ui.theme import Theme


class StatusLine(QWidget):
    """Plain labels; each says nothing where there is nothing to say.

    Signals:
        annotator_requested: the name of the annotator was clicked.
    """

    annotator_requested = Signal()

    def __init__(self, theme: Theme, tags: Sequence[Tag], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tags: tuple[Tag, ...] = ()
        self._given: Counter[str] = Counter()
        self._repeated: Counter[str] = Counter()
        self._counts: dict[str, QLabel] = {}
        self._told: dict[str, tuple[int, int]] = {}  # of each tag: how many were given, and how many repeated
        self._place = _label("articlePlace", tr("name.article_place"))
        self._length = _label("selectionLength", tr("name.selection_length"), keeps_room=True)
        self._review = _label("reviewShare", tr("name.review_share"))
        self._encoding = _button("encodingButton", tr("menu.encoding"))
        self._encoding.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._saved = _label("saveState", tr("name.save_state"))
        self._annotator = _button("annotatorButton", tr("action.annotator"))
        self._annotator.clicked.connect(self.annotator_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.setSpacing(16)
        self._tallies = QHBoxLayout()
        self._tallies.setSpacing(16)
        row.addWidget(self._place)
        row.addWidget(self._review)
        row.addLayout(self._tallies)
        row.addWidget(self._length)
        row.addStretch(1)
        for button in (self._encoding, self._annotator):
            row.addWidget(button)
        row.addWidget(self._saved)
        self.set_tags(theme, tags)

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        for label in self._counts.values():
            self._tallies.removeWidget(label)
            label.setParent(None)
            label.deleteLater()
        self._tags, self._told = tuple(tags), {}
        self._counts = {tag.id: _label(f"count_{tag.id}", tag.name(current_language())) for tag in tags}
        for tag in tags:
            self._counts[tag.id].setStyleSheet(f"color: {theme.tag(tag.id).name()}")
            self._tallies.addWidget(self._counts[tag.id])
        self._show_counts()

    def show_place(self, number: int, total: int) -> None:
        """The article is the `number`-th of `total`; 0 is none."""
        words = tr("status_line.place", number=f"{number:,}", total=f"{total:,}")
        self._place.setText(words if number else "")
        self._place.setVisible(bool(number))

    def show_selection(self, length: int) -> None:
        """`length` code points are selected."""
        self._length.setText(tr("status_line.selection", n=length) if length else "")

    def show_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Count the annotations of the article by tag; a tag of the project only where it was given."""
        self._given = Counter(annotation.tag for annotation in annotations)
        self._show_counts()

    def apply(self, pairs: Iterable[tuple[Annotation | None, Annotation | None]]) -> None:
        """Follow changes of annotations, (before, after) each."""
        for before, after in pairs:
            if before:
                self._given[before.tag] -= 1
            if after:
                self._given[after.tag] += 1
        self._show_counts()

    def show_repeats(self, repeats: Iterable[SaidClaim]) -> None:
        """Count claims of the article that are counted elsewhere no second time."""
        before, self._repeated = self._repeated, Counter(claim.tag for claim in repeats)
        if before != self._repeated:
            self._show_counts()

    def _show_counts(self) -> None:
        language = current_language()
        for tag in self._tags:
            given, repeated = self._given[tag.id], self._repeated[tag.id]
            if self._told.get(tag.id) == (given, repeated):
                continue
            self._told[tag.id] = given, repeated
            label, number = self._counts[tag.id], max(given - repeated, 0)
            label.setText(f"{tag.letter(language)} {number}")
            key = "status_line.count_once" if repeated else "status_line.count"
            tip = tr(key, tag=tag.name(language), n=number, given=given, repeated=repeated)
            label.setToolTip(plain_tooltip(tip))
            label.setVisible(given > 0 or is_built_in(tag))

    def show_review(self, review: Review) -> None:
        """How much of the article was read."""
        self._review.setText(tr("status_line.review", percent=review.percent) if review.total else "")
        self._review.setVisible(bool(review.total))
        set_plain_tooltip(self._review, tr("status_line.review_tip", done=review.done, all=review.total))

    def show_encoding(self, name: str) -> None:
        """The encoding the article was read in; empty where there is no article."""
        self._encoding.setText(name)
        self._encoding.setVisible(bool(name))

    def set_encoding_menu(self, menu: QMenu) -> None:
        """The menu that opens at the name of the encoding."""
        self._encoding.setMenu(menu)

    def show_saved(self, text: str) -> None:
        """Whether all is saved, and since when."""
        self._saved.setText(text)

    def show_saved_now(self) -> None:
        """Say that all is saved, as of this minute."""
        self.show_saved(tr("save.saved_at", time=strftime("%H:%M")))

    def show_annotator(self, name: str) -> None:
        """Whose work is recorded."""
        self._annotator.setText(name)


def encoding_words(encoding: str) -> str:
    """The name people know an encoding by."""
    known = {"utf-8": "UTF-8", "cp932": "Shift_JIS", "euc_jp": "EUC-JP",
             "iso2022_jp": "ISO-2022-JP", "utf-16": "UTF-16"}
    return known.get(encoding, encoding.upper())


def _label(name: str, accessible: str, *, keeps_room: bool = False) -> QLabel:
    label = SteadyLabel(keeps_room=keeps_room)
    label.setObjectName(name)
    label.setAccessibleName(accessible)
    return label


def _button(name: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setAutoRaise(True)
    button.setAccessibleName(words)
    button.setToolTip(plain_tooltip(words))
    return button
