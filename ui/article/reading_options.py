"""How the article is set, chosen beside the article itself, which follows every step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QPushButton, QSlider, QWidget

from ui.article.typography import GOTHIC, MINCHO, Typography, installed_family, japanese_families
from ui.i18n import tr
from ui.settings import FONT_SIZE, LINE_HEIGHT, LINE_LENGTH, PARAGRAPH_GAP, Range
from ui.widgets.plain import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

_EDGE = 12  # pixels between the panel and the corner it opens in


@dataclass(frozen=True, slots=True)
class _Scale:
    """A slider: `field` of Typography in steps of `step`, and how a value is said."""

    field: str
    range: Range
    step: int
    said: Callable[[int], str]


_SCALES = (
    _Scale("size", FONT_SIZE, 1, lambda value: tr("reading.pixels", n=value)),
    _Scale("line_length", LINE_LENGTH, 1, lambda value: tr("reading.characters", n=value)),
    _Scale("line_height", LINE_HEIGHT, 5, lambda value: tr("reading.times", n=f"{value / 100:.2f}")),
    _Scale("paragraph_gap", PARAGRAPH_GAP, 10, lambda value: tr("reading.ems", n=f"{value / 100:.1f}")),
)


class ReadingOptions(QFrame):
    """A small panel in the top right corner of `area`, beside the article; it goes when the focus does.

    Signals:
        chosen: arg: Typography.
    """

    chosen = Signal(object)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.setObjectName("readingOptions")
        self.setAccessibleName(tr("reading.name"))
        self._typography = Typography()
        self._faces = QComboBox()
        self._faces.setObjectName("reading_face")
        self._faces.setAccessibleName(tr("reading.face"))
        self._faces.setMaxVisibleItems(12)
        self._faces.currentIndexChanged.connect(self._on_face)
        self._missing = plain_label(quiet=True)
        self._missing.setObjectName("reading_missing")
        self._missing.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 14, 16, 12)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.addWidget(plain_label(tr("reading.face")), 0, 0)
        self._grid.addWidget(self._faces, 0, 1, 1, 2)
        self._grid.addWidget(self._missing, 1, 1, 1, 2)
        self._sliders = {scale.field: self._slider(scale, row) for row, scale in enumerate(_SCALES, 2)}
        self._reset = QPushButton(tr("reading.reset"))
        self._reset.setObjectName("reading_reset")
        self._reset.clicked.connect(lambda: self._choose(Typography()))
        last = self._grid.rowCount()
        self._grid.addWidget(self._reset, last, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        # When the focus has settled: hidden on the way, the panel would pass it on to its neighbour.
        queued = Qt.ConnectionType.QueuedConnection
        application.focusObjectChanged.connect(self._on_focus_changed, queued)
        self.hide()

    def ask(self, typography: Typography) -> None:
        """Come up with what is chosen now."""
        if not self._faces.count():
            self._list_faces()  # asking the system for its faces takes a moment
        self.show_typography(typography)
        self.show()
        self.adjustSize()
        self.move(max(self._area.width() - self.width() - _EDGE, 0), _EDGE)
        self.raise_()
        self._faces.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_typography(self, typography: Typography) -> None:
        """Follow what was chosen elsewhere, by the keys for the size."""
        self._typography = typography
        with QSignalBlocker(self._faces):
            self._faces.setCurrentIndex(max(self._faces.findData(typography.face), 0))
        missing = typography.face == MINCHO and not installed_family(MINCHO)
        used = installed_family(GOTHIC)
        self._missing.setText(tr("reading.no_mincho", used=used) if missing else "")
        self._missing.setVisible(missing)
        for scale in _SCALES:
            slider, said = self._sliders[scale.field]
            value = getattr(typography, scale.field)
            with QSignalBlocker(slider):
                slider.setValue(round(value / scale.step))
            said.setText(scale.said(value))
        self._reset.setEnabled(typography != Typography())

    def _on_focus_changed(self) -> None:
        focused = QGuiApplication.focusObject()
        there: QObject | None = focused
        while there and there is not self:
            there = there.parent()  # the list of faces is a window of its own, but a child of ours
        if focused and there is None:
            self.hide()

    def _list_faces(self) -> None:
        general = [(face, installed_family(face)) for face in (GOTHIC, MINCHO)]
        with QSignalBlocker(self._faces):
            for face, family in general:
                words = tr(f"reading.{face}")
                self._faces.addItem(f"{words} — {family}" if family else words, face)
            self._faces.insertSeparator(self._faces.count())
            for family in japanese_families():
                self._faces.addItem(family, family)

    def _slider(self, scale: _Scale, row: int) -> tuple[QSlider, QLabel]:
        name = tr(f"reading.{scale.field}")
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(f"reading_{scale.field}")
        slider.setAccessibleName(name)
        slider.setRange(scale.range.low // scale.step, scale.range.high // scale.step)
        slider.setPageStep(2)
        slider.setMinimumWidth(180)
        slider.valueChanged.connect(
            lambda value: self._choose(replace(self._typography, **{scale.field: value * scale.step}))
        )
        said = plain_label(quiet=True)
        said.setMinimumWidth(said.fontMetrics().horizontalAdvance(scale.said(scale.range.high)) + 4)
        said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(plain_label(name), row, 0)
        self._grid.addWidget(slider, row, 1)
        self._grid.addWidget(said, row, 2)
        return slider, said

    def _on_face(self, index: int) -> None:
        face = self._faces.itemData(index)
        if face:  # the line between the general and the single faces has none
            self._choose(replace(self._typography, face=face))

    def _choose(self, typography: Typography) -> None:
        self.show_typography(typography)
        self.chosen.emit(typography)
