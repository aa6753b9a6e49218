"""A tag's page of the codebook: what it means, with examples, to be read and written on; and its settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotate.codebook import LANGUAGES, own_words
from ui.i18n import current_language, tr
from ui.tags.color_choice import ColorChoice
from ui.tags.tag_paint import paint_letter
from ui.widgets.growing_text import GrowingText
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from annotate.tags import Tag
    from ui.theme import Theme

_TEXTS = ("definition", "examples")
_LINES = {"name_ja": 40, "name_en": 40, "letter_ja": 8, "letter_en": 8, "key": 1}
"""The fields of one line, and how many UTF-16 units they take; a letter may be of several."""

_SHORT = 44  # pixels


class TagChip(QWidget):
    """The letter of a tag, as large as a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Tag, Theme] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_tag(self, tag: Tag, theme: Theme) -> None:
        """Show a tag, whose colour is the theme's."""
        self._shown = tag, theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._shown:
            tag, theme = self._shown
            font = self.font()
            font.setPixelSize(18)
            paint_letter(QPainter(self), QRectF(self.rect()), tag, font, theme)


class TagPage(QWidget):
    """Every field is written on in its place, and handed over when it is left.

    Signals:
        changed: a field was left with something new in it.  arg: the Tag as it is wished.
    """

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tag: Tag | None = None
        self._is_read_only = False
        self._language = current_language()
        self._chip = TagChip()
        self._title = plain_label()
        self._state = plain_label(quiet=True)
        self._problem = plain_label()
        self._problem.setObjectName("codebookProblem")
        self._problem.setWordWrap(True)
        self._problem.setProperty("problem", True)
        self._texts = {field: self._make_text(field) for field in _TEXTS}
        self._lines = {field: self._make_line(field, longest) for field, longest in _LINES.items()}
        self._colors = ColorChoice(theme)
        self._colors.setAccessibleName(tr("codebook.color"))
        self._colors.chosen.connect(self._on_color_chosen)
        self._languages = {language: self._make_language(language) for language in LANGUAGES}
        group = QButtonGroup(self)
        for button in self._languages.values():
            group.addButton(button)
        self._lay_out()
        self.say("")

    def show_tag(self, tag: Tag, theme: Theme, count: int) -> None:
        """Show a tag with the number of its annotations; the same one again leaves what is typed alone."""
        known = self._tag
        self._theme = theme
        self._chip.show_tag(tag, theme)
        self._title.setText(tag.name(current_language()))
        state = tr("codebook.count", n=count)
        self._state.setText(f"{tr('codebook.retired')}　{state}" if tag.retired else state)
        if tag == known:
            return
        self._tag = tag
        self.say("")
        if known is None or known.id != tag.id:
            self._choose_language(tag)
        self._fill()

    def commit(self) -> None:
        """Hand over what is typed and not handed over yet."""
        self._on_left()

    def say(self, problem: str) -> None:
        """Say why what is typed cannot be; nothing for no problem."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def set_read_only(self, read_only: bool) -> None:
        """Let everything be read and nothing be changed."""
        self._is_read_only = read_only
        for line in self._lines.values():
            line.setReadOnly(read_only)
        for text in self._texts.values():
            text.setReadOnly(read_only)
        self._colors.setEnabled(not read_only)

    def _fill(self) -> None:
        """Put into the fields what the tag says; what it says in one language only stands there alone."""
        tag = self._tag
        assert tag
        for field, line in self._lines.items():
            value = str(getattr(tag, field))
            if field == "name_en" and tag.name_en == tag.name_ja:
                value = ""
            if line.text() != value:
                line.setText(value)
        self._lines["name_en"].setPlaceholderText(tag.name_ja if tag.name_en == tag.name_ja else "")
        for field, text in self._texts.items():
            said = self._said(tag, field)
            if text.text() != said:
                text.setPlainText(said)
        self._colors.set_color(tag.color)

    def _choose_language(self, tag: Tag) -> None:
        """Open the page in the language of the window, unless only the other one has any words."""
        told = [language for language in LANGUAGES if _words(tag, "definition", language)]
        present = current_language()
        self._language = present if present in told or not told else told[0]
        self._languages[self._language].setChecked(True)

    def _said(self, tag: Tag, field: str) -> str:
        return _words(tag, field, self._language)

    def _wished(self, tag: Tag) -> Tag:
        written: dict[str, Any] = {field: line.text() for field, line in self._lines.items()}
        if not written["name_en"] and written["name_ja"] == tag.name_ja == tag.name_en:
            written["name_en"] = tag.name_en
        for field, text in self._texts.items():
            words = text.text().strip()
            is_ours = words == own_words(tag.id, field, self._language)
            written[f"{field}_{self._language}"] = "" if is_ours else words
        return replace(tag, **written)

    def _on_left(self) -> None:
        if self._tag is None or self._is_read_only:
            return
        if (wished := self._wished(self._tag)) != self._tag:
            self.changed.emit(wished)
        else:
            self.say("")
            self._fill()

    def _on_color_chosen(self, color: str) -> None:
        if self._tag:
            self.changed.emit(replace(self._wished(self._tag), color=color))

    def _on_language_chosen(self, language: str) -> None:
        self.commit()
        self._language = language
        if self._tag:
            self._fill()

    # Making and laying out

    def _make_text(self, field: str) -> GrowingText:
        text = GrowingText(2, 40)
        text.setObjectName(f"tag_{field}")
        text.setProperty("page", True)
        text.document().setDocumentMargin(1)
        text.setAccessibleName(tr(f"codebook.{field}"))
        text.setPlaceholderText(tr(f"codebook.{field}_hint"))
        text.left.connect(self._on_left)
        return text

    def _make_line(self, field: str, longest: int) -> QLineEdit:
        line = QLineEdit(maxLength=longest)
        line.setObjectName(f"tag_{field}")
        line.setAccessibleName(tr(f"codebook.{field}"))
        set_plain_tooltip(line, tr(f"codebook.{field}_tip"))
        if not field.startswith("name"):
            line.setFixedWidth(_SHORT)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        line.editingFinished.connect(self._on_left)
        return line

    def _make_language(self, language: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"guideline_{language}")
        button.setText(tr(f"action.language_{language}"))
        button.setAccessibleName(tr("codebook.read_in", tongue=button.text()))
        button.setCheckable(True)
        button.clicked.connect(lambda: self._on_language_chosen(language))
        return button

    def _lay_out(self) -> None:
        font = self._title.font()
        font.setPixelSize(round(font.pixelSize() * 1.5) if font.pixelSize() > 0 else 20)
        self._title.setFont(font)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._chip)
        head.addWidget(self._title, 1)
        for button in self._languages.values():
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addWidget(self._problem)
        for field in _TEXTS:
            column.addSpacing(6)
            column.addWidget(_heading(tr(f"codebook.{field}")))
            column.addWidget(self._texts[field])
        column.addSpacing(10)
        column.addWidget(_heading(tr("codebook.settings")))
        column.addLayout(self._settings())
        column.addStretch(1)

    def _settings(self) -> QGridLayout:
        lines = self._lines
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("codebook.name", (lines["name_ja"], lines["name_en"])),
            ("codebook.letter", (lines["letter_ja"], lines["letter_en"])),
            ("codebook.key", (lines["key"],)),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for number, (key, fields) in enumerate(rows):
            grid.addWidget(plain_label(tr(key), quiet=True), number, 0)
            beside = QHBoxLayout()
            beside.setSpacing(6)
            for field in fields:
                beside.addWidget(field)
            if fields[0] is not lines["name_ja"]:
                beside.addStretch(1)
            grid.addLayout(beside, number, 1)
        grid.addWidget(plain_label(tr("codebook.color"), quiet=True), len(rows), 0)
        grid.addWidget(self._colors, len(rows), 1)
        grid.setColumnStretch(1, 1)
        return grid


def _words(tag: Tag, field: str, language: str) -> str:
    return str(getattr(tag, f"{field}_{language}")) or own_words(tag.id, field, language)


def _heading(words: str) -> QLabel:
    label = plain_label(words, quiet=True)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
