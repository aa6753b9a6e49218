from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from ui.widgets.elided import elider

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_short_text_stands_as_it_is(qtbot: QtBot) -> None:
    assert elider(QFont(), 2)("船が減る。", 400) == ("船が減る。",)


def test_a_long_text_shows_how_it_begins_and_ends(qtbot: QtBot) -> None:
    text = "冬の間に" + "船が減り、" * 300 + "恐れがある。"
    lines = elider(QFont(), 2, Qt.TextElideMode.ElideMiddle)(text, 160)
    assert len(lines) == 2
    assert lines[0].startswith("冬の間に")
    assert "…" in lines[1]
    assert lines[1].endswith("ある。")


def test_lines_break_between_characters_and_not_inside_one(qtbot: QtBot) -> None:
    lines = elider(QFont(), 3)("😀𠮷" * 40, 100)
    assert len(lines) == 3
    assert all(set(line) <= {"😀", "𠮷", "…"} for line in lines)
    assert "".join(lines[:2]) == ("😀𠮷" * 40)[: len(lines[0]) + len(lines[1])]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="島の診療所a b\n、。😀𠮷", max_size=60), st.integers(60, 300), st.integers(1, 3))
def test_nothing_is_wider_than_the_room(qtbot: QtBot, text: str, width: int, count: int) -> None:
    metrics = QFontMetrics(QFont())
    lines = elider(QFont(), count)(text, width)
    assert len(lines) <= count
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)
