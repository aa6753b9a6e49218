"""The handles of the annotation in focus: dragged by mouse, an end goes to the edge of a word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest

from annotate.graphemes import is_boundary
from annotate.model import ZoneKind
from annotate.span_index import SpanIndex
from annotate.spans import Span
from annotate.tags import BUILT_IN
from tests.ui.pages import a_page, harbour, marked, span_of
from ui.article.gestures import EndDrag
from ui.article.reading_focus import ReadingFocus
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotate.selecting import Edge
    from tests.ui.hand import Hand, Opener
    from ui.main_window import MainWindow

LEFT, NONE, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTENT = harbour()[1]
MIDDLE = span_of(CONTENT, "古い桟橋を閉じる")


@pytest.fixture
def hand(open_page: Opener) -> Hand:
    """An article with an annotation in focus, another under a part of it."""
    others = marked(CONTENT, "other", span_of(CONTENT, "桟橋を閉じると発表した"), "recommendation")
    hand = open_page(annotations=[marked(CONTENT, "it", MIDDLE), others])
    hand.view.focus_annotation("it")
    return hand


def handle(hand: Hand, edge: Edge) -> QPoint:
    """Where a handle is taken: the middle of all places that are its own."""
    viewport = hand.view.viewport().rect()
    at = hand.view._handles.edge_at
    grid = (QPoint(x, y) for x in range(0, viewport.width(), 10) for y in range(0, viewport.height(), 10))
    hit = next(point for point in grid if at(point) == edge)
    near = (hit + QPoint(x, y) for x in range(-24, 25, 2) for y in range(-24, 25, 2))
    found = [point for point in near if viewport.contains(point) and at(point) == edge]
    xs, ys = {point.x() for point in found}, {point.y() for point in found}
    assert max(xs) - min(xs) >= 14
    assert max(ys) - min(ys) >= 14
    return QPoint((min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2)


def pull(hand: Hand, edge: Edge, way: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    """Take a handle and move it, without letting go."""
    start = handle(hand, edge)
    QTest.mousePress(hand.view.viewport(), LEFT, NONE, start)
    for step in (1, 2, 3):
        hand.move(start + way * step / 3, keys)


def let_go(hand: Hand, point: QPoint) -> None:
    QTest.mouseRelease(hand.view.viewport(), LEFT, NONE, point)


def to(hand: Hand, edge: Edge, words: str, *, end: bool) -> QPoint:
    """The way from an end to the beginning or the end of `words`."""
    here = hand.view._handles.place_of(edge)
    box = hand.view.character_rect(hand.span(words).end - 1 if end else hand.span(words).start)
    return QPoint(box.right() if end else box.left(), box.center().y()) - here


def shown(hand: Hand) -> str:
    """What the annotation takes in, as it is painted now."""
    annotation = hand.view.focus.index.get("it")
    assert annotation
    assert annotation.quote == CONTENT.text[annotation.span.slice]
    return annotation.quote


@pytest.mark.parametrize(
    ("edge", "aim", "end", "reached"),
    [
        ("end", "古い桟橋を閉じると発表し", True, "古い桟橋を閉じると発表した"),
        ("end", "古い桟橋を", True, "古い桟橋を"),
        ("start", "湾局は", False, "港湾局は古い桟橋を閉じる"),
        ("start", "桟橋を", False, "桟橋を閉じる"),
    ],
)
def test_an_end_goes_to_the_nearest_edge_of_a_word(
    hand: Hand, edge: Edge, aim: str, reached: str, *, end: bool
) -> None:
    moves = QSignalSpy(hand.view.move_requested)
    pull(hand, edge, to(hand, edge, aim, end=end))
    assert shown(hand) == reached
    assert moves.count() == 0
    let_go(hand, hand.view._handles.place_of(edge))
    assert shown(hand) == CONTENT.text[MIDDLE.slice]  # until the session says that it is so


def test_one_wish_for_one_drag(hand: Hand) -> None:
    moves = QSignalSpy(hand.view.move_requested)
    start, way = handle(hand, "end"), to(hand, "end", "古い桟橋を閉じると発表し", end=True)
    pull(hand, "end", way)
    let_go(hand, start + way)
    wanted = span_of(CONTENT, "古い桟橋を閉じると発表した")
    assert [moves.at(n) for n in range(moves.count())] == [["it", wanted]]


def test_with_alt_an_end_goes_to_any_character(hand: Hand) -> None:
    pull(hand, "end", to(hand, "end", "古い桟橋を閉じると発", end=True), ALT)
    assert shown(hand) == "古い桟橋を閉じると発"


@pytest.mark.parametrize("keys", [NONE, ALT])
@pytest.mark.parametrize(("edge", "way"), [("end", QPoint(-700, -60)), ("start", QPoint(700, 60))])
def test_the_ends_never_pass_each_other(
    hand: Hand, edge: Edge, way: QPoint, keys: Qt.KeyboardModifier
) -> None:
    pull(hand, edge, way, keys)
    words = {("end", NONE): "古い", ("end", ALT): "古", ("start", NONE): "閉じる", ("start", ALT): "る"}
    assert shown(hand) == words[edge, keys]


def test_esc_puts_everything_back_and_asks_for_nothing(hand: Hand) -> None:
    index, moves = hand.view.focus.index, QSignalSpy(hand.view.move_requested)
    before = [(annotation, index.lane(annotation.id)) for annotation in index]
    pull(hand, "end", QPoint(120, 0))
    assert list(index) != [annotation for annotation, _ in before]
    QTest.keyClick(hand.view, Qt.Key.Key_Escape)
    assert [(annotation, index.lane(annotation.id)) for annotation in index] == before
    let_go(hand, QPoint(300, 300))
    assert moves.count() == 0
    assert hand.focused() == "it"


def test_a_handle_that_is_only_clicked_changes_nothing(hand: Hand) -> None:
    moves = QSignalSpy(hand.view.move_requested)
    for edge in ("start", "end"):
        hand.click(handle(hand, edge))
    assert moves.count() == 0
    assert hand.focused() == "it"


def test_the_pointer_shows_what_can_be_taken(hand: Hand) -> None:
    viewport = hand.view.viewport()
    for point, shape in (
        (handle(hand, "end"), Qt.CursorShape.SizeHorCursor),
        (hand.middle(hand.span("跡地").start), Qt.CursorShape.IBeamCursor),
    ):
        QTest.mouseMove(viewport, point)
        assert viewport.cursor().shape() == shape


def test_no_handles_where_nothing_can_be_written(hand: Hand) -> None:
    end = handle(hand, "end")
    hand.view.set_read_only(True)
    assert hand.view._handles.edge_at(end) is None


def test_a_handle_is_painted_at_either_end_and_goes_with_the_focus(hand: Hand) -> None:
    places = [handle(hand, edge) for edge in ("start", "end")]
    ink = hand.view._theme.tag("assertion")

    def painted() -> list[bool]:
        picture = hand.view.viewport().grab().toImage()
        return [picture.pixelColor(place) == ink for place in places]

    assert painted() == [True, True]
    hand.view.focus_annotation(None)
    assert painted() == [False, False]


def test_a_handle_has_the_colour_its_tag_has_now(hand: Hand) -> None:
    red = LIGHT.with_tags([replace(BUILT_IN[0], color="#B00020"), *BUILT_IN[1:]])
    hand.view.set_tags(red, BUILT_IN)
    picture, end = hand.view.viewport().grab().toImage(), handle(hand, "end")
    assert picture.pixelColor(end) == red.tag("assertion") != LIGHT.tag("assertion")


def test_a_drag_that_loses_the_window_is_given_up(hand: Hand) -> None:
    pull(hand, "end", QPoint(120, 0))
    assert shown(hand) != CONTENT.text[MIDDLE.slice]
    hand.view.clearFocus()
    assert shown(hand) == CONTENT.text[MIDDLE.slice]


def test_a_change_from_elsewhere_ends_the_drag(hand: Hand) -> None:
    pull(hand, "end", QPoint(120, 0))
    before = marked(CONTENT, "it", MIDDLE)
    after = marked(CONTENT, "it", MIDDLE, note="別の場所から")
    hand.view.apply([(before, after)])
    assert hand.view.focus.index.get("it") == after
    assert [annotation.id for annotation in hand.view.focus.index] == ["it", "other"]


def test_below_the_edge_the_page_scrolls_on(open_page: Opener, qtbot: QtBot) -> None:
    page = a_page(*((ZoneKind.BODY, f"{n}番。北の港では古い桟橋が閉じられた。") for n in range(60)))
    long = open_page(page, [marked(page[1], "it", span_of(page[1], "3番。北の港"))])
    long.view.focus_annotation("it")
    QTest.qWait(200)
    bar = long.view.verticalScrollBar()
    pull(long, "end", QPoint(0, 600))
    qtbot.waitUntil(lambda: bar.value() > 200)
    reached = long.view.focus.index.get("it").span.end
    assert reached > page[1].text.index("12番")
    let_go(long, QPoint(200, 900))
    still = bar.value()
    QTest.qWait(80)
    assert bar.value() == still


def test_a_drag_is_one_deed_and_undo_brings_the_old_ends_back(window: MainWindow, qtbot: QtBot) -> None:
    from tests.ui.hand import Hand

    view = window.article_view
    QTest.keyClick(view, Qt.Key.Key_1)
    (before,) = window.desk.annotations.values()
    hand = Hand(view, window.desk.content)
    start = handle(hand, "end")
    pull(hand, "end", QPoint(-90, 0))
    let_go(hand, start + QPoint(-90, 0))
    (after,) = window.around.session.store.annotations(window.desk.article.id)
    assert after.id == before.id
    assert after.span.start == before.span.start
    assert before.span.end - 12 < after.span.end < before.span.end
    assert after.quote == window.desk.content.text[after.span.slice]
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list(window.desk.annotations.values()) == [before]
    assert view.focus.index.get(before.id) == before
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.desk.annotations


CHARACTERS = "港湾局は古い桟橋を閉じる。が か゛\u3099😀👨\u200d👩 \n、「」ab1"
texts = st.text(st.sampled_from(CHARACTERS), min_size=2, max_size=40)


@given(st.data())
def test_wherever_an_end_is_dragged_it_makes_a_span_that_reads(data: st.DataObject) -> None:
    text = data.draw(texts)
    low = data.draw(st.integers(0, len(text) - 1))
    high = data.draw(st.integers(low + 1, len(text)))
    _, content = a_page((ZoneKind.BODY, text))
    it, other = marked(content, "it", Span(low, high)), marked(content, "other", Span(0, len(text)))
    focus = ReadingFocus(content, SpanIndex([it, other]))
    lanes = [focus.index.lane(name) for name in ("it", "other")]
    edge = data.draw(st.sampled_from(("start", "end")))
    drag = EndDrag(focus, it, edge)
    for _ in range(4):
        characters = data.draw(st.booleans())
        drag.reach(data.draw(st.integers(0, len(text))), characters=characters)
        span = drag.span
        assert (span.start if edge == "end" else span.end) == (low if edge == "end" else high)
        assert span == it.span or is_boundary(text, span.end if edge == "end" else span.start)
        assert focus.index.get("it").span == span
    assert drag.put_back() == it
    assert [annotation.id for annotation in focus.index] == [a.id for a in SpanIndex([it, other])]
    assert [focus.index.lane(name) for name in ("it", "other")] == lanes
