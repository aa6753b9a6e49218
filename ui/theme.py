"""Paper and ink: the two palettes of the program and what is derived from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from annotate.tags import ASSERTION, RECOMMENDATION, THREAT_ASSESSMENT


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. `accent` is for focus only; `tags` maps a tag's id to its ink."""

    name: str
    paper: str
    panel: str
    ink: str
    secondary: str
    line: str
    hover: str
    accent: str
    selection: str
    warning: str
    tags: dict[str, str]

    def tag(self, tag_id: str) -> QColor:
        """The ink of a tag; tags a project added have none here and get the ink of the text."""
        return QColor(self.tags.get(tag_id, self.ink))


LIGHT = Theme(
    name="light",
    paper="#FCFBF8",
    panel="#F5F3EE",
    ink="#1F2023",
    secondary="#6B6A66",
    line="#E4E1DA",
    hover="#EDEAE3",
    accent="#3B6EA8",
    selection="#CFE0F2",
    warning="#9A3D00",
    # Okabe and Ito's hues, the last two darkened to keep 4.5:1 on paper.
    tags={ASSERTION.id: "#0067A3", RECOMMENDATION.id: "#00714F", THREAT_ASSESSMENT.id: "#B34700"},
)

DARK = Theme(
    name="dark",
    paper="#1C1E22",
    panel="#22252A",
    ink="#E6E3DC",
    secondary="#9A978F",
    line="#2F3238",
    hover="#2B2F35",
    accent="#7FB0E6",
    selection="#2C4563",
    warning="#FFB38A",
    tags={ASSERTION.id: "#5DB4EC", RECOMMENDATION.id: "#3CC79C", THREAT_ASSESSMENT.id: "#F58B4C"},
)


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
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Accent: theme.accent,
    }
    result = QPalette()
    for role, color in roles.items():
        result.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.secondary))
    return result
