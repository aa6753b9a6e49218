"""The page: what is laid out, what stays in place, what is painted."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotate.model import Content, Zone, ZoneKind
from annotate.spans import Span
from tests.ui.pages import a_page, harbour, marked, span_of
from ui.article.block_marks import OVERHANG
from ui.article.gutter import BAR
from ui.article.typesetting import LaidBlock
from ui.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QRegion
    from pytestqt.qtbot import QtBot

    from annotate.model import Article
    from tests.ui.hand import Hand, Opener
    from ui.article.article_view import ArticleView

SENTENCE = "北の港では古い桟橋が静かに閉じられた。"
# Letters of such widths that the heights guessed for the paragraphs are well off.
MISJUDGED = "illicit flow, " * 30 + "WWWW MMMM " * 8


def long_page(paragraphs: int = 80) -> tuple[Article, Content]:
    words = [f"{n}番。" + (MISJUDGED if n % 2 else SENTENCE * (1 + n % 5)) for n in range(paragraphs)]
    return a_page((ZoneKind.CHROME, "メニュー"), *((ZoneKind.BODY, paragraph) for paragraph in words))


def y_of(hand: Hand, words: str) -> int:
    return hand.view.character_rect(hand.span(words).start).top()


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of all blocks that are laid out from now on."""
    lengths: list[int] = []
    lay_out = LaidBlock._lay_out

    def counted(block: LaidBlock, *rest: object) -> None:
        lengths.append(len(block.layout.text()))
        lay_out(block, *rest)

    monkeypatch.setattr(LaidBlock, "_lay_out", counted)
    return lengths


class Regions(QObject):
    """Collects what of a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRegion] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if event.type() == QEvent.Type.Paint:
            self.painted.append(event.region())
        return False


def huge(*, one_line: bool) -> tuple[Article, Content]:
    paragraph = (SENTENCE * 11)[:200]
    text = (paragraph if one_line else paragraph[:-1] + "\n") * 5000
    ends = [len(text)] if one_line else range(199, len(text), 200)
    starts = [0] if one_line else range(0, len(text), 200)
    zones = tuple(
        Zone(ZoneKind.BODY, Span(start, end), "test") for start, end in zip(starts, ends, strict=True)
    )
    sentences = tuple(zone.span for zone in zones)
    article, _ = a_page()
    return article, Content(text, zones, sentences)


@pytest.mark.parametrize("one_line", [False, True])
def test_a_million_characters_cost_what_is_in_view(
    open_page: Opener, laid: list[int], *, one_line: bool
) -> None:
    page = huge(one_line=one_line)
    every = [marked(page[1], f"{n}", Span(200 * n + 3, 200 * n + 30)) for n in range(5000)]
    hand = open_page(page, every)
    hand.view.grab()
    assert 0 < sum(laid) < 6000
    assert max(laid) <= 1500
    before = len(laid)
    hand.view.focus_annotation("4000")
    hand.view.step("next_annotation")
    hand.view.grab()
    assert len(laid) - before < 40
    assert hand.view.character_rect(200 * 4001 + 3).intersects(hand.view.viewport().rect())
    before = len(laid)
    hand.view.step("extend_next_sentence")
    hand.view.step("previous_sentence")
    assert len(laid) - before < 60


def test_the_wheel_up_moves_what_is_read_by_just_its_way(open_page: Opener) -> None:
    hand = open_page(long_page())
    bar = hand.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    steps = 0
    while bar.value() > WHEEL_LINES * bar.singleStep():
        place = hand.view.position_near(QPoint(300, 240))
        before = hand.view.character_rect(place).top()
        wheel(hand, 120)
        assert hand.view.character_rect(place).top() - before == WHEEL_LINES * bar.singleStep()
        steps += 1
    assert steps > 50


WHEEL_LINES = 3


def wheel(hand: Hand, turned: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    point = QPointF(300, 240)
    on_screen = QPointF(hand.view.viewport().mapToGlobal(point.toPoint()))
    button, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, on_screen, QPoint(), QPoint(0, turned), button, keys, phase, False)
    QApplication.sendEvent(hand.view.viewport(), event)


def test_zoom_keeps_the_sentence_in_focus_where_it_is(open_page: Opener) -> None:
    hand = open_page(long_page())
    hand.view.go_to(hand.span("41番").start)
    QTest.qWait(200)
    before = y_of(hand, "41番")
    for zoom in (hand.view.zoom_in, hand.view.zoom_in, hand.view.zoom_out, hand.view.zoom_reset):
        zoom()
        assert y_of(hand, "41番") == before
    assert hand.view.place() == hand.span("41番").start


def test_zoom_by_the_wheel_keeps_the_top_line_when_the_focus_is_elsewhere(open_page: Opener) -> None:
    hand = open_page(long_page())
    hand.view.verticalScrollBar().setValue(3000)
    top = hand.view.visible_span().start
    before = hand.view.character_rect(top).top()
    for turned in (120, 120, -120, 0):
        wheel(hand, turned, Qt.KeyboardModifier.ControlModifier)
        assert hand.view.character_rect(top).top() == before
    assert hand.view.typography.size == 18


def test_resizing_keeps_the_top_line_and_does_not_creep(open_page: Opener) -> None:
    hand = open_page(long_page())
    bar = hand.view.verticalScrollBar()
    bar.setValue(3000)
    bar.setValue(bar.value() + y_of(hand, "41番") + 5 * bar.singleStep())  # a line deep in its paragraph
    top = hand.view.position_at(QPoint(0, 0))
    before = hand.view.character_rect(top).top()
    for width in range(800, 500, -7):
        hand.view.resize(width, 500)
        assert abs(hand.view.character_rect(top).top() - before) <= 1
    hand.view.resize(800, 500)
    assert hand.view.character_rect(top).top() == before


def test_the_whole_page_unfolds_below_the_line_that_was_clicked(open_page: Opener) -> None:
    hand = open_page()
    hand.view.toggle_whole_page()
    assert hand.view.verticalScrollBar().value() == 0
    long = open_page(long_page())
    long.view.go_to(long.span("41番").start)
    QTest.qWait(200)
    before = y_of(long, "41番")
    long.view.toggle_whole_page()
    assert y_of(long, "41番") == before


@pytest.mark.parametrize("place", ["5番", "70番"])
def test_what_is_gone_to_comes_into_view(open_page: Opener, qtbot: QtBot, place: str) -> None:
    hand = open_page(long_page())
    hand.view.go_to(hand.span("40番").start)
    hand.view.go_to(hand.span(place).start)
    qtbot.waitUntil(lambda: 0 <= y_of(hand, place) < 400)


def test_j_held_down_keeps_the_focus_in_view(open_page: Opener, qtbot: QtBot) -> None:
    hand = open_page(long_page())
    for _ in range(40):
        hand.view.step("next_sentence")
    place = hand.view.place()
    qtbot.waitUntil(lambda: 0 <= hand.view.character_rect(place).top() < 400)
    for _ in range(20):
        hand.view.step("previous_sentence")
    above = hand.view.place()
    qtbot.waitUntil(lambda: 0 <= hand.view.character_rect(above).top() < 400)


def test_one_change_paints_only_its_lines(open_page: Opener) -> None:
    hand = open_page(long_page())
    QTest.qWait(50)
    regions = Regions()
    hand.view.viewport().installEventFilter(regions)
    span = Span(hand.span("2番。").start, hand.span("2番。").end)
    hand.view.apply([(None, marked(hand.content, "new", span))])
    QTest.qWait(50)
    assert len(regions.painted) == 1
    painted = regions.painted[0].boundingRect()
    line = hand.view.span_rect(span)
    assert painted.top() >= line.top() - OVERHANG
    assert painted.bottom() <= line.bottom() + OVERHANG
    assert painted.contains(line)


def test_after_any_change_what_was_painted_in_parts_is_what_is_painted_anew(open_page: Opener) -> None:
    words = SENTENCE * 8
    hand = open_page(a_page((ZoneKind.BODY, words), (ZoneKind.BODY, words)))
    shots = Shots(hand.view)
    whole = len(words) + 30
    spans = [(0, 90), (3, 60), (40, 44), (20, 150), (50, 52), (0, whole), (30, 42), (41, 43), (10, 80)]
    those = [marked(hand.content, f"{n}", Span(*span)) for n, span in enumerate(spans)]
    longer = marked(hand.content, "2", Span(40, 120), "threat_assessment")
    changes = [(None, one) for one in those] + [(those[2], longer), (those[0], None), (longer, None)]
    for change in changes:
        hand.view.apply([change])
        assert shots.in_parts() == shots.anew()
    for step in ("next_annotation", "next_annotation", "next_sentence", "next_sentence"):
        hand.view.step(step)
        QTest.qWait(200)  # until nothing glides
        assert shots.in_parts() == shots.anew()


class Shots:
    """What stands on the screen, and what painting all of it would bring there."""

    def __init__(self, view: ArticleView) -> None:
        self._view = view

    def in_parts(self) -> QImage:
        QApplication.processEvents()
        return self._view.screen().grabWindow(self._view.winId()).toImage()

    def anew(self) -> QImage:
        self._view.viewport().repaint()
        return self.in_parts()


def test_the_bar_of_the_sentence_glides_and_arrives(open_page: Opener, qtbot: QtBot) -> None:
    hand = open_page()
    accent, x = QColor(LIGHT.accent), hand.view.column_left() - BAR + 1

    def barred() -> set[int]:
        image = hand.view.grab().toImage()
        return {y for y in range(image.height()) if image.pixelColor(x, y) == accent}

    def rows(words: str) -> set[int]:
        box = hand.view.span_rect(hand.span(words))
        return set(range(box.top() + 5, box.bottom() - 5))

    hand.view.go_to(hand.span("市長は").start)
    qtbot.waitUntil(lambda: rows("市長は") <= barred())
    hand.view.go_to(hand.span("港湾局は").start)
    assert not rows("港湾局は") <= barred()
    qtbot.waitUntil(lambda: rows("港湾局は") <= barred() and not rows("市長は") & barred())


def test_a_drag_held_below_the_edge_goes_on_scrolling(open_page: Opener, qtbot: QtBot) -> None:
    hand = open_page(long_page())
    viewport, bar = hand.view.viewport(), hand.view.verticalScrollBar()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, 200))
    hand.move(QPoint(300, viewport.height() + 60))
    qtbot.waitUntil(lambda: bar.value() > 100)
    reached = hand.view.selection().end
    qtbot.waitUntil(lambda: hand.view.selection().end > reached)
    hand.move(QPoint(300, 300))
    still = bar.value()
    QTest.qWait(80)
    assert bar.value() == still
    hand.move(QPoint(300, -60))
    qtbot.waitUntil(lambda: bar.value() < still)
    QTest.mouseRelease(
        viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(300, -60)
    )
    still = bar.value()
    QTest.qWait(80)
    assert bar.value() == still


def test_overlapping_underlines_stand_at_heights_of_their_own(open_page: Opener) -> None:
    article, content = harbour()
    span = span_of(content, "古い桟橋を閉じる")
    hand = open_page((article, content))
    box = hand.view.character_rect(span.start)

    def inked_rows(count: int) -> set[int]:
        hand.view.show_article(article, content, [marked(content, f"{n}", span) for n in range(count)])
        picture, x = hand.view.grab().toImage(), box.right()  # between two characters
        colors = {y: picture.pixelColor(x, y) for y in range(box.center().y(), box.bottom() + OVERHANG)}
        return {y for y, color in colors.items() if color.blue() > 120 > color.red()}

    first, second, third = (inked_rows(count) for count in (1, 2, 3))
    assert first < second < third


def test_letters_stay_clickable_in_a_narrow_window(open_page: Opener) -> None:
    content = harbour()[1]
    hand = open_page(annotations=[marked(content, "a", span_of(content, "跡地"))], size=(200, 500))
    row = hand.middle(hand.span("跡地").start).y()
    assert any(hand.view.letter_at(QPoint(x, row)) for x in range(hand.view.column_left()))


def test_right_to_left_words_are_marked_where_they_stand(open_page: Opener) -> None:
    page = a_page((ZoneKind.BODY, "看板にabשלום עולםと書かれた。"))
    hand = open_page(page)
    content = page[1]
    for words in ("abשל", "לם", "םと"):
        span = span_of(content, words)
        index = hand.view._page.block_at(span.start)
        boxes = [box for _, box in hand.view._page.laid(index).rects(span.start, span.end)]
        outside = [p for p in range(len(content.text)) if not span.contains(p)]
        left = hand.view.column_left()
        for position in range(span.start, span.end):
            x = hand.middle(position).x() - left
            assert any(box.left() <= x <= box.right() for box in boxes)
        for position in outside:
            x = hand.middle(position).x() - left
            assert not any(box.left() < x < box.right() for box in boxes)


THERE_AND_BACK = """
from PySide6.QtWidgets import QApplication
from annotate.graphemes import is_boundary
from annotate.model import ZoneKind
from annotate.tags import BUILT_IN
from tests.ui.pages import a_page
from ui.article.article_view import ArticleView
from ui.theme import LIGHT
app = QApplication([])
text = "😀𠮷野氏は、か\\u3099んばると述べた。\\n  葛\\U000e0100城市のlong wordと"
text = (text + "👨\\u200d👩\\u200d👧の家族。") * 6
article, content = a_page((ZoneKind.TITLE, "表題😀"), (ZoneKind.BODY, text))
for width in (330, 517, 901):
    view = ArticleView(LIGHT, BUILT_IN)
    view.resize(width, 1200)
    view.show()
    view.show_article(article, content, [])
    checked = 0
    for position, character in enumerate(content.text):
        box = view.character_rect(position)
        if is_boundary(content.text, position) and not character.isspace() and box.width() > 2:
            assert view.position_at(box.center(), on_character=True) == position, (width, position)
            checked += 1
    assert checked > 150, checked
print(view.devicePixelRatioF(), flush=True)
"""


@pytest.mark.parametrize("scale", ["1", "1.5"])
def test_every_character_is_found_where_it_is_shown(scale: str) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
    done = subprocess.run(
        [sys.executable, "-c", THERE_AND_BACK], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert float(done.stdout) == float(scale)
