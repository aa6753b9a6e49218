"""The codebook: every tag with its guideline, to be read beside the article and changed in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotate.codebook import is_built_in, offered
from annotate.errors import ShirushiError
from ui.dialogs.answers import Answers
from ui.i18n import current_language, sentence, tr
from ui.tags.tag_list import TagList
from ui.tags.tag_page import TagPage
from ui.widgets.plain import plain_label, set_plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotate.tags import Tag
    from ui.commands.codebook_editor import CodebookEditor
    from ui.theme import Theme

_LIST_WIDTH = 260


class CodebookDialog(QDialog):
    """Not modal: what a tag means is asked while one reads. Every change is a deed that can be undone.

    Signals:
        undo_requested: outside of a text field, the last deed is to be taken back.
        redo_requested: and made again.
    """

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, editor: CodebookEditor, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._editor = editor
        self._theme = theme
        self._tags: Sequence[Tag] = ()
        self._current = ""
        self.setObjectName("codebookDialog")
        self.setWindowTitle(tr("codebook.title"))
        self.setAccessibleName(tr("codebook.title"))
        self.resize(880, 640)
        self._list = TagList(theme)
        self._page = TagPage(theme)
        self._add = _button("addTag", tr("codebook.add"), self._on_add)
        self._remove = _button("removeTag", tr("codebook.remove"), self._on_remove)
        self._restore = _button("restoreTag", tr("codebook.restore"), self._on_restore)
        self._lay_out()
        self._list.tag_chosen.connect(self._on_tag_chosen)
        self._page.changed.connect(self._on_changed)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo_requested.emit)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self.redo_requested.emit)

    def open_at(self, tag_id: str | None) -> None:
        """Show the codebook, opened at a tag; None leaves it where it is."""
        self._current = tag_id or self._current
        self.show()
        self.refresh()
        self.activateWindow()
        self._list.setFocus()

    def refresh(self) -> None:
        """Show the codebook as it is now; what is being typed stays."""
        if not self.isVisible():
            return
        self._tags = self._editor.tags()
        counts = self._editor.counts()
        theme = self._theme.with_tags(self._tags)
        tag = next((tag for tag in self._tags if tag.id == self._current), self._tags[0])
        self._current = tag.id
        self._list.show_tags(theme, self._tags, counts, tag.id)
        self._page.show_tag(tag, theme, counts.get(tag.id, 0))
        self._page.set_read_only(self._editor.read_only)
        self._add.setVisible(not self._editor.read_only)
        self._remove.setVisible(not (self._editor.read_only or tag.retired))
        self._remove.setEnabled(not is_built_in(tag))
        name = tag.name(current_language())
        set_plain_tooltip(self._remove, tr("error.tag_built_in", tag=name) if is_built_in(tag) else "")
        self._restore.setVisible(tag.retired and not self._editor.read_only)

    def commit(self) -> None:
        """Keep what is typed in a field that was not left yet."""
        if self.isVisible():
            self._page.commit()

    def done(self, result: int) -> None:
        self.commit()
        super().done(result)
        self._window.activateWindow()  # where no window manager does, the next key would be lost

    def _on_tag_chosen(self, tag_id: str) -> None:
        self._page.commit()
        self._current = tag_id
        self.refresh()

    def _on_changed(self, wished: Tag) -> None:
        before = next(tag for tag in self._tags if tag.id == wished.id)
        self._try(lambda: self._editor.change(before, wished))

    def _on_add(self) -> None:
        self._page.commit()
        dialog = AddTagDialog(self._editor.add, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.added.connect(self.open_at)
        dialog.open()

    def _on_remove(self) -> None:
        self._page.commit()
        tag, count = self._tag(), self._editor.counts().get(self._current, 0)
        if not count:
            self._try(lambda: self._editor.remove(tag, None))
            return
        others = [other for other in offered(self._tags) if other.id != tag.id]
        dialog = RemoveTagDialog(tag, count, others, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._try(lambda: self._editor.remove(tag, dialog.replacement())))
        dialog.open()

    def _on_restore(self) -> None:
        self._try(lambda: self._editor.restore(self._tag()))

    def _tag(self) -> Tag:
        return next(tag for tag in self._tags if tag.id == self._current)

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except ShirushiError as error:
            self._page.say(sentence(error))

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setObjectName("codebookPage")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.setObjectName("tagPage")
        scroll.setWidget(self._page)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 8, 8, 8)
        buttons.setSpacing(6)
        for button in (self._add, self._remove, self._restore):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(0, 8, 0, 0)
        left.setSpacing(0)
        self._list.setFixedWidth(_LIST_WIDTH)
        left.addWidget(self._list, 1)
        left.addLayout(buttons)
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(line)
        row.addWidget(scroll, 1)


class AddTagDialog(QDialog):
    """Asks what a new tag is called; all the rest can be told on its page.

    Signals:
        added: arg: the new tag's id.
    """

    added = Signal(str)

    def __init__(self, add: Callable[[str, str], Tag], parent: QWidget) -> None:
        super().__init__(parent)
        self._add = add
        self.setObjectName("addTagDialog")
        self.setWindowTitle(tr("codebook.add_title"))
        self._names = {language: QLineEdit(maxLength=40) for language in ("ja", "en")}
        form = QFormLayout()
        for language, line in self._names.items():
            line.setObjectName(f"newTag_{language}")
            line.setAccessibleName(tr(f"codebook.name_{language}"))
            line.setMinimumWidth(240)
            form.addRow(tr(f"codebook.name_{language}"), line)
        self._problem = plain_label()
        self._problem.setProperty("problem", True)
        self._problem.setWordWrap(True)
        self._problem.hide()
        says = plain_label(tr("codebook.add_says"), quiet=True)
        says.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        for part in (says, self._problem):
            column.addWidget(part)
        column.insertLayout(1, form)
        column.addWidget(Answers(self, tr("codebook.add_confirm")))
        self._names[current_language()].setFocus()

    def accept(self) -> None:
        """Add the tag, or say why it cannot be."""
        try:
            tag = self._add(self._names["ja"].text(), self._names["en"].text())
        except ShirushiError as error:
            self._problem.setText(sentence(error))
            self._problem.show()
            return
        super().accept()
        self.added.emit(tag.id)


class RemoveTagDialog(QDialog):
    """Asks what becomes of the annotations of a tag that is to be offered no longer: none is lost."""

    def __init__(self, tag: Tag, count: int, others: Sequence[Tag], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("removeTagDialog")
        self.setWindowTitle(tr("codebook.remove_title"))
        says = plain_label(tr("codebook.remove_says", tag=tag.name(current_language()), n=count))
        says.setWordWrap(True)
        says.setMinimumWidth(380)
        self._keep = QRadioButton(tr("codebook.remove_keep"))
        self._keep.setObjectName("keepClaims")
        self._keep.setChecked(True)
        self._move = QRadioButton(tr("codebook.remove_move"))
        self._move.setObjectName("moveClaims")
        self._others = QComboBox()
        self._others.setObjectName("replacement")
        self._others.setAccessibleName(tr("codebook.remove_move"))
        for other in others:
            self._others.addItem(other.name(current_language()), other.id)
        self._others.activated.connect(lambda: self._move.setChecked(True))
        moved = QHBoxLayout()
        moved.addWidget(self._move)
        moved.addWidget(self._others, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(says)
        column.addWidget(self._keep)
        column.addLayout(moved)
        column.addWidget(Answers(self, tr("codebook.remove_confirm")))

    def replacement(self) -> str | None:
        """The id of the tag the annotations are to get, None where they keep theirs."""
        return str(self._others.currentData()) if self._move.isChecked() else None


def _button(name: str, words: str, pressed: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(pressed)
    return button
