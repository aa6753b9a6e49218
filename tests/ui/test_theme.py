from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtGui import QColor, QFont

from annotate.tags import BUILT_IN
from ui.theme import DARK, FILL_ALPHA, LIGHT, Theme, interface_font, small, style_sheet

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
VISIBLE = 3.0  # the same, 1.4.11, for what is not text
GROUNDS = ("paper", "panel", "hover", "current")


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str | QColor, other: str | QColor) -> float:
    darker, lighter = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def laid_over(ground: str, color: QColor, alpha: float) -> QColor:
    pairs = zip(QColor(ground).getRgbF()[:3], color.getRgbF()[:3], strict=True)
    return QColor.fromRgbF(*(below + (above - below) * alpha for below, above in pairs))


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), list(product(("ink", "secondary", "warning"), GROUNDS)))
def test_words_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("tag", [tag.id for tag in BUILT_IN])
def test_tags_can_be_read_on_their_fill_and_without(theme: Theme, tag: str, ground: str) -> None:
    ink = theme.tag(tag)
    filled = laid_over(theme.paper, ink, FILL_ALPHA)
    assert contrast(ink, getattr(theme, ground)) >= READABLE
    assert contrast(ink, filled) >= READABLE
    assert contrast(theme.ink, filled) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_selected_text_can_be_read(theme: Theme) -> None:
    assert contrast(theme.ink, theme.selection) >= READABLE


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_focus_can_be_seen(theme: Theme, ground: str) -> None:
    assert contrast(theme.accent, getattr(theme, ground)) >= VISIBLE


def test_a_tag_of_the_project_has_the_ink_of_the_text() -> None:
    assert LIGHT.tag("rumour") == QColor(LIGHT.ink)
    assert LIGHT.fill("rumour").alphaF() == pytest.approx(FILL_ALPHA, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_place_of_the_style_sheet_is_filled(theme: Theme) -> None:
    sheet = style_sheet(theme)
    rules = sheet[sheet.index("*/") :]
    assert "$" not in rules
    assert theme.accent in rules


def test_the_interface_is_not_smaller_than_the_system() -> None:
    system = QFont()
    system.setPixelSize(20)
    assert interface_font(system).pixelSize() == 20
    system.setPixelSize(9)
    assert interface_font(system).pixelSize() == 13


def test_what_is_said_beside_is_smaller_but_legible(qapp: object) -> None:
    font = QFont()
    font.setPixelSize(13)
    assert small(font).pixelSize() == 11
