from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, product
from math import dist
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox

from annotate.tags import BUILT_IN, RECOMMENDATION
from ui.article.highlights import PLACE_AT_HAND, TINT
from ui.tags.tag_forms import Form
from ui.tags.tones import READABLE, contrast, laid_over
from ui.theme import (
    DARK,
    FOCUSED_FILL,
    LIGHT,
    Theme,
    interface_font,
    small,
    style_sheet,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

VISIBLE = 3.0  # WCAG 2.2, success criterion 1.4.11, for what is not text
GROUNDS = ("paper", "panel", "hover", "current")
EIGHT = range(8)

# Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color vision
# deficiency", severity 1.0: what is seen of linear red, green and blue.
SEEN_BY = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
FOUR_TIMES_JUST_NOTICEABLE = 4 * 2.3  # of CIE 1976 colour difference

Parts = tuple[float, float, float]


def linear(color: str) -> Parts:
    parts = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def seen(color: str, rows: tuple[Parts, ...]) -> Parts:
    """CIELAB of a colour as it is seen."""
    light = linear(color)
    red, green, blue = (
        min(max(sum(w * x for w, x in zip(row, light, strict=True)), 0), 1) for row in rows
    )
    white = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in white)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def over(ground: str, color: QColor) -> str:
    return laid_over(ground, color.name(), color.alphaF())


both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)


@both
@pytest.mark.parametrize(("ink", "ground"), list(product(("ink", "secondary", "warning"), GROUNDS)))
def test_words_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= READABLE


@both
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("tag", [tag.id for tag in BUILT_IN])
def test_tags_can_be_read_on_their_fill_and_without(theme: Theme, tag: str, ground: str) -> None:
    ink = theme.tag(tag).name()
    assert contrast(ink, getattr(theme, ground)) >= READABLE
    assert contrast(ink, over(theme.paper, theme.fill(tag))) >= READABLE


@both
def test_text_can_be_read_eight_fills_deep_in_any_order(theme: Theme) -> None:
    tint = QColor(theme.accent)
    tint.setAlphaF(TINT)
    for order in product(theme.hues, repeat=len(EIGHT)):
        ground = over(theme.paper, tint)
        for lane, tag in enumerate(order):
            ground = over(ground, theme.fill(tag, lane))
        assert contrast(theme.ink, ground) >= READABLE, order


@both
@pytest.mark.parametrize("tag", [tag.id for tag in BUILT_IN])
def test_text_can_be_read_on_the_fill_of_the_focus_and_of_what_was_found(theme: Theme, tag: str) -> None:
    assert contrast(theme.ink, laid_over(theme.paper, theme.tag(tag).name(), FOCUSED_FILL)) >= READABLE
    assert contrast(theme.ink, laid_over(theme.paper, theme.accent, PLACE_AT_HAND)) >= READABLE


@both
def test_each_fill_over_others_darkens_a_little(theme: Theme) -> None:
    grounds = [theme.paper]
    for lane in EIGHT:
        grounds.append(over(grounds[-1], theme.fill("assertion", lane)))
    steps = [contrast(ground, theme.paper) for ground in grounds]
    assert steps == sorted(set(steps))


@both
@pytest.mark.parametrize("kind", SEEN_BY)
def test_the_three_differ_for_the_colour_blind(theme: Theme, kind: str) -> None:
    inks = [seen(theme.tag(tag.id).name(), SEEN_BY[kind]) for tag in BUILT_IN]
    for one, other in combinations(inks, 2):
        assert dist(one, other) >= FOUR_TIMES_JUST_NOTICEABLE


def test_a_new_tag_gets_its_hue_in_a_readable_tone() -> None:
    lemon = replace(RECOMMENDATION, id="rumour", color="#FFFF00")
    theme = LIGHT.with_tags([*BUILT_IN, lemon])
    ink = theme.tag("rumour")
    assert contrast(ink.name(), theme.paper) >= READABLE
    assert abs(ink.hue() - QColor("#FFFF00").hue()) <= 5


@both
def test_selected_text_can_be_read(theme: Theme) -> None:
    assert contrast(theme.ink, theme.selection) >= READABLE


@both
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_focus_can_be_seen(theme: Theme, ground: str) -> None:
    assert contrast(theme.accent, getattr(theme, ground)) >= VISIBLE


def test_a_tag_the_codebook_has_lost_has_the_ink_of_the_text() -> None:
    assert LIGHT.tag("rumour") == QColor(LIGHT.ink)
    assert LIGHT.form("rumour") is Form.DASHED


@both
def test_every_place_of_the_style_sheet_is_filled(theme: Theme) -> None:
    sheet = style_sheet(theme)
    rules = sheet[sheet.index("*/") :]
    assert "$" not in rules
    assert theme.accent in rules


@both
def test_the_arrow_of_a_list_has_the_quiet_ink(theme: Theme) -> None:
    [address] = re.findall(r'url\("([^"]*arrow[^"]*)"\)', style_sheet(theme))

    assert theme.secondary in Path(address).read_text("utf-8")


@both
def test_no_button_of_a_dialog_has_a_picture_of_the_system(qtbot: QtBot, theme: Theme) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(theme))

    assert box.button(QDialogButtonBox.StandardButton.Close).icon().isNull()


def test_the_interface_is_not_smaller_than_the_system(qtbot: QtBot) -> None:
    system = QFont()
    system.setPixelSize(20)
    assert interface_font(system).pixelSize() == 20
    system.setPixelSize(9)
    assert interface_font(system).pixelSize() == 13


def test_what_is_said_beside_is_smaller_but_legible(qapp: object) -> None:
    font = QFont()
    font.setPixelSize(13)
    assert small(font).pixelSize() == 11


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_a_box_that_is_ticked_stands_out_from_the_paper(qtbot: QtBot, theme: Theme) -> None:
    box = QCheckBox("")
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(theme))
    box.setChecked(True)
    box.show()
    image = box.grab().toImage()
    colors = {image.pixelColor(x, y).name() for x in range(14) for y in range(image.height())}
    assert theme.accent.lower() in colors  # the box
    assert theme.paper.lower() in colors  # the tick in it
