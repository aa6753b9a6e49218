"""The bar of the sentence in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

from ui.article.sentence_bar import SentenceBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIRST, SECOND, THIRD = (0, 29), (29, 87), (87, 116)


@pytest.fixture
def bar(qtbot: QtBot) -> SentenceBar:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(300, 500)
    return SentenceBar(widget)


class Still(QProxyStyle):
    def styleHint(self, hint, *rest):  # noqa: N802  # Qt's own name
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *rest)


def test_it_begins_where_it_was_and_arrives(bar: SentenceBar, qtbot: QtBot) -> None:
    bar.glide(FIRST, SECOND)
    assert bar.at(SECOND) == FIRST
    with qtbot.waitSignal(bar.finished, timeout=1000):
        pass
    assert bar.at(SECOND) == SECOND


def test_the_next_key_goes_on_from_where_it_is_now(bar: SentenceBar) -> None:
    bar.glide(FIRST, SECOND)
    bar.setCurrentTime(70)
    halfway = bar.at(SECOND)
    assert FIRST < halfway < SECOND
    bar.glide(SECOND, THIRD)
    assert bar.at(THIRD) == pytest.approx(halfway)
    assert bar.currentTime() == 0
    assert bar.totalDuration() <= 150


def test_all_of_its_way_is_painted_anew(bar: SentenceBar) -> None:
    bar.glide(FIRST, THIRD)
    area = bar.area(THIRD)
    assert area.top() <= FIRST[0]
    assert area.bottom() >= THIRD[1] - 1


def test_it_stays_with_its_sentence_when_the_page_above_grows(bar: SentenceBar) -> None:
    bar.glide(FIRST, SECOND)
    bar.setCurrentTime(70)
    top, bottom = bar.at(SECOND)
    assert bar.at((SECOND[0] + 40, SECOND[1] + 40)) == (top + 40, bottom + 40)


def test_a_far_way_is_not_glided(bar: SentenceBar) -> None:
    bar.glide(FIRST, (9000, 9029))
    assert bar.at((9000, 9029)) == (9000, 9029)


def test_it_does_not_glide_where_the_system_wants_less_motion(bar: SentenceBar) -> None:
    still = Still()
    still.setParent(bar)
    bar.parent().setStyle(still)
    bar.glide(FIRST, SECOND)
    assert bar.at(SECOND) == SECOND
