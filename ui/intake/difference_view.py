"""Two tellings of one article in one text: what is gone struck through, what is new underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from annotate.offsets import OffsetMap
from annotate.text_differences import Kind, shortened
from ui.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.text_differences import Piece
    from ui.theme import Theme

_CONTEXT = 60  # code points of what is the same, beside a difference
_MARKED = 500  # differences that are marked; whoever reads on sees that it is another article


class DifferenceView(QPlainTextEdit):
    """Shows the first lines of a page, or how it differs from another. Plain text, never HTML."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("differenceView")
        self.setAccessibleName(tr("preview.text"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("field", True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._formats = {Kind.GONE: _gone(theme), Kind.NEW: _new(theme)}

    def show_text(self, text: str) -> None:
        """Show a text without any marks."""
        self.setExtraSelections([])
        self.setPlainText(text)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show what differs, with some of what is the same around it."""
        pieces = shortened(pieces, _CONTEXT)
        text = "".join(piece.text for piece in pieces)
        self.show_text(text)
        offsets, start = OffsetMap(text), 0
        marks: list[QTextEdit.ExtraSelection] = []
        for piece in pieces:
            end = start + len(piece.text)
            if piece.kind in self._formats and len(marks) < _MARKED:
                marks.append(self._mark(offsets.to_utf16(start), offsets.to_utf16(end), piece.kind))
            start = end
        self.setExtraSelections(marks)

    def _mark(self, qt_start: int, qt_end: int, kind: Kind) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(qt_start)
        cursor.setPosition(qt_end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, self._formats[kind]
        return mark


def _gone(theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontStrikeOut(True)
    form.setForeground(QColor(theme.secondary))
    form.setBackground(QColor(theme.hover))
    return form


def _new(theme: Theme) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(QColor(theme.accent))
    form.setBackground(QColor(theme.selection))
    return form
