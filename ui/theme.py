"""Paper and ink: the two palettes of the program and what is derived from them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from math import prod
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette

from annotate.tags import BUILT_IN
from ui.resources import resource
from ui.tags.tag_forms import Form, forms_of
from ui.tags.tones import readable_tone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QApplication

    from annotate.tags import Tag

_FILL, _FADING = 0.16, 0.7
FOCUSED_FILL = 0.34
"""How much of a tag's ink lies behind the text that the annotation in focus marks, 0 to 1."""


def fill_strength(lane: int) -> float:
    """Return how much of a tag's ink lies behind the text in a lane, 0 to 1.

    Less in each lane: fills over each other darken, but never so far that the text cannot be read.
    """
    return _FILL * _FADING**lane


DEEPEST_FILL = 1 - prod(1 - fill_strength(lane) for lane in range(32))
"""How much of the inks lies behind text where any number of annotations overlap."""

INTERFACE_FAMILIES = (
    "Hiragino Sans", "Yu Gothic UI", "Meiryo", "Noto Sans CJK JP", "Noto Sans JP", "BIZ UDPGothic",
)  # fmt: skip
"""Japanese faces first: a Chinese one that is installed too would draw the shared characters its way."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. `accent` is for focus only; `hues` and `forms` are those of the codebook's tags.

    `paper` carries what is read and written, `panel` what stands around it. `hover` lies under
    the pointer, `current` under the row that is open; `line` is a hairline, `edge` the outline of
    what can be typed into or pressed.
    """

    name: str
    paper: str
    panel: str
    ink: str
    secondary: str
    line: str
    edge: str
    hover: str
    current: str
    accent: str
    selection: str
    warning: str
    hues: dict[str, str] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)

    def with_tags(self, tags: Iterable[Tag]) -> Theme:
        """Return this theme for the tags of a codebook, in its order."""
        tags = list(tags)
        return replace(self, hues={tag.id: tag.color for tag in tags}, forms=forms_of(tags))

    def tag(self, tag_id: str) -> QColor:
        """The ink of a tag, its hue made readable here; one the codebook has lost gets that of the text."""
        hue = self.hues.get(tag_id)
        return self.tone(hue) if hue else QColor(self.ink)

    def tone(self, hue: str) -> QColor:
        """A hue as a tag's ink: made readable here."""
        grounds = (self.paper, self.panel, self.hover, self.current)
        return QColor(readable_tone(hue, self.ink, grounds, _FILL, DEEPEST_FILL))

    def form(self, tag_id: str) -> Form:
        """The form of a tag's lines; one the codebook has lost gets dashes."""
        return self.forms.get(tag_id, Form.DASHED)

    def fill(self, tag_id: str, lane: int = 0) -> QColor:
        """What lies behind text with that tag: its ink, almost transparent, fainter in further lanes."""
        color = self.tag(tag_id)
        color.setAlphaF(fill_strength(lane))
        return color


LIGHT = Theme(
    name="light",
    paper="#FCFBF8",
    panel="#F5F3EE",
    ink="#1F2023",
    secondary="#62615D",
    line="#E4E1DA",
    edge="#CFCBC1",
    hover="#EDEAE3",
    current="#E8E4DB",
    accent="#3B6EA8",
    selection="#CFE0F2",
    warning="#9A3D00",
).with_tags(BUILT_IN)

DARK = Theme(
    name="dark",
    paper="#1C1E22",
    panel="#22252A",
    ink="#E6E3DC",
    secondary="#A5A29A",
    line="#2F3238",
    edge="#444851",
    hover="#2B2F35",
    current="#32363D",
    accent="#7FB0E6",
    selection="#2C4563",
    warning="#FFB38A",
).with_tags(BUILT_IN)


def palette(theme: Theme) -> QPalette:
    """Return the palette of standard widgets for `theme`."""
    roles = {
        QPalette.ColorRole.Window: theme.panel,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.paper,
        QPalette.ColorRole.AlternateBase: theme.panel,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.secondary,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.BrightText: theme.warning,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Light: theme.hover,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.edge,
        QPalette.ColorRole.Accent: theme.accent,
    }
    result = QPalette()
    for role, color in roles.items():
        result.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.secondary))
    return result


def style_sheet(theme: Theme) -> str:
    """Return what the palette cannot say, for the whole application, on top of the Fusion style."""
    colors = {one.name: getattr(theme, one.name) for one in fields(theme)}
    # A style sheet takes pictures from files only.
    marks = {mark: resource(f"marks/{mark}-{theme.name}.svg").as_posix() for mark in ("check", "arrow")}
    return Template(resource("style.qss").read_text("utf-8")).substitute(colors, **marks)


def interface_font(system: QFont) -> QFont:
    """Return the face of everything but the article: a Japanese one, 13 px or the system's size.

    Its numerals all have one width, so that counts in a column stand under each other.
    """
    font = QFont(system)
    font.setFamilies([*INTERFACE_FAMILIES, system.family()])
    font.setPixelSize(max(13, QFontInfo(system).pixelSize()))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def small(font: QFont) -> QFont:
    """Return `font` in the size of what is said beside the main thing."""
    result = QFont(font)
    result.setPixelSize(max(11, round(QFontInfo(font).pixelSize() * 0.86)))
    return result


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in `theme`; may be called again to change it."""
    app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
