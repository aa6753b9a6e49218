"""A small card under a word: how it is read, and what the dictionary says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from annotate.folding import HIRAGANA
from ui.i18n import tr
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from annotate.readings import Entry, WordReading

_GAP = 4  # pixels between the card and the line of its word
_MOST_ENTRIES = 8


class WordCard(QFrame):
    """Lies over `area` and takes neither the focus nor the pointer."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.setObjectName("wordCard")
        self.setAccessibleName(tr("word.name"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._reading = plain_label(quiet=True)
        self._reading.setObjectName("wordReading")
        self._surface = plain_label()
        self._surface.setObjectName("wordSurface")
        self._entries: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 8, 12, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.addWidget(self._reading, 0, 0, 1, 3)
        self._grid.addWidget(self._surface, 1, 0, 1, 3)
        self._grid.setRowMinimumHeight(2, 4)
        self.hide()

    def show_word(self, word: WordReading, line: QRect) -> str:
        """Say what is known of `word`, which stands in `line` of the area; returns it as one sentence."""
        reading = word.reading
        shown = reading if word.is_known else tr("word.no_reading")
        self._reading.setText(shown)
        self._reading.setVisible(shown not in ("", word.surface.translate(HIRAGANA)))
        self._surface.setText(" ".join(word.surface.split()))
        for label in self._entries:
            self._grid.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._entries = []
        alone = len(word.entries) == 1
        for row, entry in enumerate(word.entries[:_MOST_ENTRIES], 3):
            cells = (_about(entry),) if alone else (entry.surface, _shown_reading(entry), _about(entry))
            for column, text in enumerate(cells):
                label = plain_label(text, quiet=alone or column > 0)
                self._entries.append(label)
                self._grid.addWidget(label, row, column)
                label.show()
        said = (word.surface, reading, _about(word.entries[0]))
        self.setAccessibleDescription("、".join(filter(None, said)))
        self.show()
        self.raise_()
        self.put(line)
        return self.accessibleDescription()

    def put(self, line: QRect) -> None:
        """Lie under a line of the area, or above it where there is no room."""
        self._grid.activate()
        self.adjustSize()
        area = self._area.size()
        top = line.bottom() + _GAP
        if top + self.height() > area.height():
            top = line.top() - _GAP - self.height()
        left = min(line.left() - 12, area.width() - self.width() - _GAP)
        self.move(QPoint(max(left, _GAP), max(top, 0)))


def _shown_reading(entry: Entry) -> str:
    return "" if entry.reading == entry.surface.translate(HIRAGANA) else entry.reading


def _about(entry: Entry) -> str:
    """What the word is, the form it is listed under if that is another, and where it comes from."""
    lemma = entry.lemma if entry.lemma != entry.surface else ""
    listed = tr("word.lemma", lemma=lemma) if lemma else ""
    parts = (tr(f"part_of_speech.{entry.part_of_speech}"), listed, entry.origin)
    return " · ".join(filter(None, parts))
