from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.tags.tones import READABLE, contrast, laid_over, readable_tone
from ui.theme import DARK, DEEPEST_FILL, LIGHT, Theme, fill_strength

colors = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def tone(color: str, theme: Theme) -> str:
    grounds = (theme.paper, theme.panel, theme.hover, theme.current)
    return readable_tone(color, theme.ink, grounds, fill_strength(0), DEEPEST_FILL)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@given(color=colors)
def test_any_colour_becomes_readable_and_can_be_read_through(theme: Theme, color: str) -> None:
    ink = tone(color, theme)
    for ground in (theme.paper, theme.panel, theme.hover, theme.current):
        assert contrast(ink, ground) >= READABLE
    assert contrast(ink, laid_over(theme.paper, ink, fill_strength(0))) >= READABLE
    assert contrast(theme.ink, laid_over(theme.paper, ink, DEEPEST_FILL)) >= READABLE


@given(color=colors)
def test_a_readable_colour_stays_as_it_is(color: str) -> None:
    once = tone(color, DARK)
    assert tone(once, DARK) == once


def test_a_hue_is_made_darker_or_lighter_only_as_far_as_need_be() -> None:
    assert READABLE <= contrast(tone("#F0E442", LIGHT), LIGHT.current) < READABLE + 0.3
    assert READABLE <= contrast(tone("#0072B2", DARK), DARK.current) < READABLE + 0.3
