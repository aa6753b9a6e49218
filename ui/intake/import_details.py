"""One file of the preview: what was recognised, its first lines or its differences, and how to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotate.arrivals import Verdict
from ui.i18n import tr
from ui.intake.column_mapping import ColumnMapping
from ui.intake.difference_view import DifferenceView
from ui.intake.import_words import facts, reason_words
from ui.widgets.plain import plain_label, set_plain_tooltip
from ui.widgets.status_line import encoding_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from annotate.arrivals import Look
    from annotate.text_differences import Piece
    from ui.theme import Theme

_ENCODINGS = ("utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16")


class ImportDetails(QWidget):
    """Shows the row in focus.

    Signals:
        encoding_chosen: the file is to be read in another one.  arg: its name.
        columns_chosen: the list is to be read by other columns.  arg: Mapping from part to column.
    """

    encoding_chosen = Signal(str)
    columns_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("importDetails")
        self._look: Look | None = None
        self._title = plain_label()
        self._title.setObjectName("previewTitle")
        self._title.setWordWrap(True)
        self._facts = plain_label(quiet=True)
        self._facts.setWordWrap(True)
        self._file = plain_label(quiet=True)
        self._file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._reason = plain_label()
        self._reason.setObjectName("previewReason")
        self._reason.setWordWrap(True)
        self._encoding_label = plain_label(tr("preview.encoding"), quiet=True)
        self._encoding = QComboBox()
        self._encoding.setObjectName("previewEncoding")
        self._encoding.setAccessibleName(tr("preview.encoding"))
        for name in _ENCODINGS:
            self._encoding.addItem(encoding_words(name), name)
        self._encoding.activated.connect(lambda: self.encoding_chosen.emit(self._encoding.currentData()))
        self._mapping = ColumnMapping()
        self._mapping.chosen.connect(self.columns_chosen)
        self._caption = plain_label(quiet=True)
        self._caption.setWordWrap(True)
        self._text = DifferenceView(theme)
        self._lay_out()
        self.show_look(None)

    def show_look(self, look: Look | None) -> None:
        """Show what is known of a file, or nothing."""
        self._look = look
        self._title.setText(look.title if look else "")
        self._facts.setText(facts(look) if look else "")
        self._facts.setVisible(bool(self._facts.text()))
        self._reason.setText(reason_words(look) if look else "")
        self._reason.setVisible(bool(self._reason.text()))
        self._reason.setProperty("problem", bool(look and (look.error or look.replaced)))
        self._reason.style().polish(self._reason)
        self._show_file()
        can_decode = look is not None and look.encoding in _ENCODINGS
        self._encoding.setVisible(can_decode)
        self._encoding_label.setVisible(can_decode)
        if look and can_decode:
            self._encoding.setCurrentIndex(_ENCODINGS.index(look.encoding))
        self._mapping.show_list(look)
        self._caption.setText(tr("preview.comparing" if self.is_compared() else "preview.beginning"))
        self._text.show_text(look.beginning if look else "")
        shows_text = bool(look and look.beginning)
        self._caption.setVisible(shows_text)
        self._text.setVisible(shows_text or look is None)

    def look(self) -> Look | None:
        """What is shown."""
        return self._look

    def is_compared(self) -> bool:
        """Whether the differences from another article are wanted."""
        return self._look is not None and self._look.verdict is Verdict.NEAR

    def show_differences(self, pieces: Sequence[Piece]) -> None:
        """Show how the file differs from the article it resembles."""
        self._caption.setText(tr("preview.differences"))
        self._text.show_pieces(pieces)

    def show_no_differences(self, reason: str) -> None:
        """Say why there is nothing to compare; the first lines stay."""
        self._caption.setText(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_file()

    def _show_file(self) -> None:
        path = str(self._look.wanted.path) if self._look else ""
        metrics = QFontMetrics(self._file.font())
        self._file.setText(metrics.elidedText(path, Qt.TextElideMode.ElideMiddle, max(0, self.width() - 16)))
        set_plain_tooltip(self._file, path)

    def _lay_out(self) -> None:
        decoding = QHBoxLayout()
        decoding.setSpacing(8)
        decoding.addWidget(self._encoding_label)
        decoding.addWidget(self._encoding)
        decoding.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._facts, self._file, self._reason):
            column.addWidget(part)
        column.addLayout(decoding)
        column.addWidget(self._mapping)
        column.addWidget(self._caption)
        column.addWidget(self._text, 1)
        column.addStretch(0)
