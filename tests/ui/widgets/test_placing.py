"""Panels beside marked text: in the window, and over nothing that is marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from ui.widgets.placing import away_from, place_beside

BOUNDS = QRect(0, 0, 600, 400)
PANEL = QSize(200, 50)
LINE = QRect(100, 200, 300, 30)


def test_below_the_last_line_comes_first() -> None:
    first = QRect(300, 170, 200, 30)
    assert place_beside(PANEL, [first, LINE], 400, BOUNDS) == QPoint(300, 230)
    assert place_beside(PANEL, [first, LINE], 400, BOUNDS, gap=5) == QPoint(300, 235)


def test_above_the_first_line_where_there_is_no_room_below() -> None:
    last = QRect(100, 360, 300, 30)
    assert place_beside(PANEL, [QRect(100, 330, 300, 30), last], 250, BOUNDS) == QPoint(150, 280)


def test_it_stays_inside_at_either_side() -> None:
    assert place_beside(PANEL, [LINE], 590, BOUNDS) == QPoint(400, 230)
    assert place_beside(PANEL, [LINE], 3, BOUNDS) == QPoint(0, 230)


def test_beside_the_end_of_what_fills_the_height() -> None:
    lines = [QRect(20, y, 560, 40) for y in range(0, 360, 40)]
    end = QRect(20, 360, 200, 40)
    assert place_beside(QSize(200, 40), [*lines, end], 200, BOUNDS) == QPoint(220, 360)


def test_nowhere_over_what_fills_everything() -> None:
    assert place_beside(PANEL, [QRect(0, y, 600, 40) for y in range(0, 400, 40)], 300, BOUNDS) is None
    assert place_beside(PANEL, [], 300, BOUNDS) is None


def test_away_from_where_the_pointer_is() -> None:
    assert away_from(PANEL, 300, 390, BOUNDS) == QPoint(200, 0)
    assert away_from(PANEL, 300, 10, BOUNDS) == QPoint(200, 350)


boxes = st.builds(QRect, st.integers(0, 500), st.integers(-50, 400), st.integers(1, 600), st.just(30))


@given(
    st.lists(boxes, min_size=1, max_size=6),
    st.integers(-100, 700),
    st.integers(1, 700),
    st.integers(1, 500),
    st.integers(0, 9),
)
def test_whatever_is_marked_is_never_covered(
    marked: list[QRect], x: int, width: int, height: int, gap: int
) -> None:
    corner = place_beside(QSize(width, height), marked, x, BOUNDS, gap)
    if corner is not None:
        panel = QRect(corner, QSize(width, height))
        assert BOUNDS.contains(panel)
        assert not any(panel.intersects(box) for box in marked)
