"""The annotation in focus: its tag, its quote, its note, what else is said of it, who made it and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.claims.claim_form import ClaimForm
from ui.i18n import tr
from ui.tags.tag_button import TagButton
from ui.theme import small
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.icons import icon
from ui.widgets.local_time import local_time
from ui.widgets.note_field import NoteField
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Annotation
    from annotate.tags import Tag
    from ui.claims.claim_background import Background
    from ui.claims.same_claim_note import SameClaimNote
    from ui.theme import Theme

_QUOTE_LENGTH = 2000
"""Code points of a quote that are shown; a claim is a sentence or two, a mistake can be the article."""


class DetailPanel(QStackedWidget):
    """Shows one annotation, or the next step where none is in focus.

    Each has a page of its own, which stays laid out while the other is shown.

    Signals:
        note_edited: the note was changed, and the typing rests.  args: the annotation's id, the note.
        tag_chosen: a tag was pressed for this annotation.  arg: the tag's id.
        remove_requested: this annotation is to go.
    """

    note_edited = Signal(str, str)
    tag_chosen = Signal(str)
    remove_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        tags: Sequence[Tag],
        background: Background,
        same: SameClaimNote,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.same = same
        self._theme = theme
        self._annotation: Annotation | None = None
        self.setObjectName("detailPanel")
        self.setAccessibleName(tr("detail.name"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tags: tuple[Tag, ...] = ()
        self._read_only = False
        self._buttons: dict[str, TagButton] = {}
        self._flow = FlowLayout()
        self._flow.setSpacing(4)
        self._bar, self._quote = _make_bar(), _make_quote()
        self._note = self._make_note()
        self.form = ClaimForm(theme, background, self._note)
        self._note.textChanged.connect(lambda: self.form.follow_note(self._note.text()))
        self._made = plain_label(quiet=True)
        self._made.setFont(small(self.font()))
        self._made.setWordWrap(True)
        self._remove = self._make_remove()
        self._empty = plain_label(tr("detail.empty"), quiet=True)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(12, 24, 12, 12)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._about = QScrollArea()
        self._lay_out()
        self.set_tags(theme, tags)

    def set_tags(self, theme: Theme, tags: Sequence[Tag]) -> None:
        """Follow the codebook, whose colours are those of the theme."""
        self._theme, self._tags = theme, tuple(tags)
        self._flow.clear()
        self._buttons = {tag.id: self._make_button(tag) for tag in tags}
        for button in self._buttons.values():
            self._flow.addWidget(button)
        self._show_facts(self._annotation)

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Show an annotation, None for none; typing that rests on the one before is handed over.

        The same one again leaves cursor and typing alone where nothing else was stored.
        """
        if _id_of(annotation) != _id_of(self._annotation):
            self.commit()
        before, self._annotation = self._annotation, annotation
        if annotation is before is None:
            return
        if annotation is None or before is None or before.id != annotation.id:
            self._note.give(annotation.note if annotation else "")
            self.form.give(annotation)
            self._about.verticalScrollBar().setValue(0)
        else:
            self._follow(before, annotation)
        self.same.give(annotation)
        self._show_facts(annotation)

    def commit(self) -> None:
        """Tell now of typing that has not been handed over yet."""
        self._note.hand_over()
        self.form.hand_over()

    def focus_note(self) -> None:
        """Put the keyboard focus into the note, if an annotation is shown."""
        if self._annotation is not None:
            self._note.setFocus(Qt.FocusReason.OtherFocusReason)
            self._about.ensureWidgetVisible(self._note)

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read and nothing be changed."""
        self.commit()
        self._note.setReadOnly(read_only)
        self.form.set_read_only(read_only)
        self.same.set_read_only(read_only)
        self._remove.setVisible(not read_only)
        self._read_only = read_only
        self._show_facts(self._annotation)

    def sizeHint(self) -> QSize:
        return QSize(340, 410)

    def hasHeightForWidth(self) -> bool:
        """What is too high for the panel is scrolled."""
        return False

    def minimumSizeHint(self) -> QSize:
        return QScrollArea.minimumSizeHint(self._about)

    def _follow(self, before: Annotation, annotation: Annotation) -> None:
        if before.note != annotation.note:
            self._note.follow(annotation.note)
        else:
            self._note.owe()
        self.form.follow(annotation)

    def _show_facts(self, annotation: Annotation | None) -> None:
        self.setCurrentWidget(self._about if annotation else self._empty)
        if annotation is None:
            return
        for tag in self._tags:
            button, is_given = self._buttons[tag.id], tag.id == annotation.tag
            button.setChecked(is_given)
            button.setEnabled(not (tag.retired or self._read_only))
            button.setVisible(is_given or not tag.retired)
        quote = _shortened(annotation.quote)
        if quote != self._quote.toPlainText():
            self._quote.setPlainText(quote)
        _fill(self._bar, self._theme.tag(annotation.tag))
        self._made.setText(_history_of(annotation))

    def _make_button(self, tag: Tag) -> TagButton:
        button = TagButton(tag, self._theme)
        button.clicked.connect(lambda: self.tag_chosen.emit(tag.id))
        return button

    def _make_note(self) -> NoteField:
        note = NoteField()
        note.setObjectName("noteEdit")
        note.setProperty("field", True)
        note.setPlaceholderText(tr("detail.note_hint"))
        note.setAccessibleName(tr("detail.note"))
        set_plain_tooltip(note, tr("detail.note_tip"))
        note.written.connect(self._on_note_written)
        return note

    def _make_remove(self) -> QPushButton:
        button = QPushButton(icon("remove", self._theme, 16), tr("detail.remove"))
        button.setObjectName("removeAnnotation")
        button.setProperty("quiet", True)
        button.setFlat(True)
        button.setAutoDefault(False)
        set_plain_tooltip(button, tr("detail.remove_tip"))
        button.clicked.connect(self.remove_requested.emit)
        return button

    def _lay_out(self) -> None:
        quote = QHBoxLayout()
        quote.setSpacing(8)
        quote.addWidget(self._bar)
        quote.addWidget(self._quote)
        contents = QWidget()
        contents.setObjectName("detailContents")
        about = QVBoxLayout(contents)
        about.setContentsMargins(12, 12, 12, 12)
        about.setSpacing(12)
        about.addLayout(self._flow)
        about.addLayout(quote)
        about.addWidget(self.same)
        about.addWidget(self._note)
        about.addWidget(self.form)
        about.addWidget(self._made)
        about.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        about.addStretch(1)
        self._about.setFrameShape(QScrollArea.Shape.NoFrame)
        self._about.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._about.setWidgetResizable(True)
        self._about.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._about.setWidget(contents)
        for page in (self._empty, self._about):
            self.addWidget(page)

    def _on_note_written(self, note: str) -> None:
        if self._annotation is not None:
            self.note_edited.emit(self._annotation.id, note)


def _fill(widget: QWidget, color: QColor) -> None:
    colors = widget.palette()
    if colors.color(QPalette.ColorRole.Window) == color:
        return  # a palette that is set is handed on to all below
    colors.setColor(QPalette.ColorRole.Window, color)
    widget.setPalette(colors)


def _make_quote() -> GrowingText:
    quote = GrowingText(1, 8)
    quote.setObjectName("quoteView")
    quote.setReadOnly(True)
    quote.setFrameShape(GrowingText.Shape.NoFrame)
    quote.document().setDocumentMargin(0)
    quote.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
    quote.setAccessibleName(tr("detail.quote"))
    set_plain_tooltip(quote, tr("detail.quote_tip"))
    return quote


def _make_bar() -> QWidget:
    bar = QWidget()
    bar.setFixedWidth(3)
    bar.setAutoFillBackground(True)
    return bar


def _shortened(quote: str) -> str:
    half = _QUOTE_LENGTH // 2
    return quote if len(quote) <= _QUOTE_LENGTH else f"{quote[:half]}\n…\n{quote[-half:]}"


def _history_of(annotation: Annotation) -> str:
    made = tr("detail.made", who=annotation.annotator, at=local_time(annotation.created_at))
    if annotation.updated_at == annotation.created_at:
        return made
    return f"{made}\n{tr('detail.changed', at=local_time(annotation.updated_at))}"


def _id_of(annotation: Annotation | None) -> str | None:
    return annotation.id if annotation else None
