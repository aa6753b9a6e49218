"""The reading surface under a real mouse: what is clicked and dragged is what comes into focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotate.model import ZoneKind
from annotate.spans import Span
from tests.ui.pages import FIRST, SECOND, a_page, harbour, marked, span_of
from ui.article import article_view
from ui.i18n import set_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation
    from tests.ui.hand import Hand, Opener

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTENT = harbour()[1]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("ja")


def test_a_click_brings_the_sentence_into_focus(open_page: Opener) -> None:
    hand = open_page()
    assert hand.sentence() == "港湾局は古い桟橋を閉じると発表した。"
    hand.click_on("封鎖は")
    assert hand.sentence() == "封鎖は町の財政を脅かす恐れがある。"
    assert hand.view.target_span() == hand.span("封鎖は町の財政を脅かす恐れがある。")
    assert hand.view.selection() is None


def test_a_double_click_selects_the_japanese_word(open_page: Opener) -> None:
    hand = open_page()
    hand.clicks(hand.middle(hand.span("発表").start), 2)
    assert hand.selected() == "発表した"


def test_a_triple_click_selects_the_sentence_and_a_fourth_click_begins_anew(open_page: Opener) -> None:
    hand = open_page()
    hand.clicks(hand.middle(hand.span("発表").start), 3)
    assert hand.selected() == "港湾局は古い桟橋を閉じると発表した。"
    hand.clicks(hand.middle(hand.span("発表").start), 4, now=2_000_000)
    assert hand.selected() == ""


def test_a_drag_snaps_to_words(open_page: Opener) -> None:
    hand = open_page()
    hand.drag(hand.before("湾局は"), hand.after("桟橋を閉じ"))
    assert hand.selected() == "港湾局は古い桟橋を閉じる"
    assert hand.view.focus.caret == hand.view.selection().end


def test_a_drag_with_alt_takes_just_the_characters(open_page: Opener) -> None:
    hand = open_page()
    hand.drag(hand.before("湾局は"), hand.after("桟橋を閉じ"), ALT)
    assert hand.selected() == "湾局は古い桟橋を閉じ"


def test_a_drag_backwards_selects_the_same_and_holds_the_other_edge(open_page: Opener) -> None:
    hand = open_page()
    hand.drag(hand.after("桟橋を閉じ"), hand.before("湾局は"))
    assert hand.selected() == "港湾局は古い桟橋を閉じる"
    assert hand.view.focus.caret == hand.view.selection().start


def test_a_drag_across_paragraphs(open_page: Opener) -> None:
    hand = open_page()
    hand.drag(hand.before("工場が建つ"), hand.after("市長は"))
    assert hand.selected() == "工場が建つ。\n\n広告の欄\n\n市長は"
    hand.drag(hand.after("市長は"), hand.before("工場が建つ"), ALT)
    assert hand.selected() == "工場が建つ。\n\n広告の欄\n\n市長は"


def test_a_drag_below_the_last_line_reaches_the_end_of_the_text(open_page: Opener) -> None:
    hand = open_page()
    start = hand.before("議会は")
    hand.drag(start, start + QPoint(300, 200))
    assert hand.selected() == "議会は沈黙した。"


def test_a_drag_between_two_paragraphs_selects_no_line_ends(open_page: Opener) -> None:
    hand = open_page(a_page((ZoneKind.BODY, FIRST), (ZoneKind.BODY, SECOND)))
    hand.drag(hand.after("建つ。"), hand.before("市長は"), ALT)
    assert hand.view.selection() is None


def test_a_drag_after_a_double_click_goes_word_by_word(open_page: Opener) -> None:
    hand = open_page()
    point = hand.middle(hand.span("古い").start)
    hand.clicks(point, 1)
    QTest.mouseDClick(hand.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    hand.clicks(point, 2, now=3_000_000)
    assert hand.selected() == "古い"


def test_shift_click_extends_the_selection_from_where_it_began(open_page: Opener) -> None:
    hand = open_page()
    hand.drag(hand.before("古い"), hand.after("桟橋を"))
    hand.click(hand.after("発表した"), SHIFT)
    assert hand.selected() == "古い桟橋を閉じると発表した"
    hand.click(hand.before("港湾局"), SHIFT)
    assert hand.selected() == "港湾局は"


def test_shift_click_without_a_selection_starts_at_the_sentence_in_focus(open_page: Opener) -> None:
    hand = open_page()
    hand.click_on("跡地")
    hand.click(hand.after("市長は"), SHIFT)
    assert hand.selected().startswith("跡地には工場が建つ。")
    assert hand.selected().endswith("市長は")


def nested() -> list[Annotation]:
    first = span_of(CONTENT, "港湾局は古い桟橋を閉じると発表した。")
    return [
        marked(CONTENT, "long", first),
        marked(CONTENT, "middle", span_of(CONTENT, "古い桟橋を閉じる"), "recommendation", "<b>根拠</b> & 注"),
        marked(CONTENT, "short", span_of(CONTENT, "桟橋を閉"), "threat_assessment"),
    ]


def test_clicks_on_overlapping_annotations_reach_each_one_after_the_other(open_page: Opener) -> None:
    hand = open_page(annotations=nested())
    met = []
    for _ in range(4):
        hand.click_on("橋を閉")
        met.append(hand.focused())
    assert met == ["short", "middle", "long", "short"]
    hand.click_on("跡地")
    assert hand.focused() is None


def test_every_letter_in_the_margin_can_be_clicked(open_page: Opener) -> None:
    hand = open_page(annotations=nested())
    row = hand.middle(hand.span("港湾局").start).y()
    met = []
    for x in range(hand.view.column_left()):
        if (found := hand.view.letter_at(QPoint(x, row))) and found.id not in met:
            met.append(found.id)
            hand.click(QPoint(x, row))
            assert hand.focused() == found.id
    assert met == ["long", "middle", "short"]


def test_a_letter_clicked_after_the_text_selects_nothing(open_page: Opener) -> None:
    hand = open_page(annotations=nested())
    hand.click_on("沈黙")
    hand.click(letter(hand))
    assert (hand.focused(), hand.view.selection()) == ("short", None)
    hand.move(hand.middle(hand.span("沈黙").start))
    assert hand.view.selection() is None


def letter(hand: Hand) -> QPoint:
    """Where the letter next to the text stands in the first line of the body."""
    row = hand.middle(hand.span("港湾局").start).y()
    return next(p for x in range(hand.view.column_left(), 0, -1) if hand.view.letter_at(p := QPoint(x, row)))


def test_a_double_click_on_a_letter_asks_for_its_details(open_page: Opener, qtbot: QtBot) -> None:
    hand = open_page(annotations=nested())
    with qtbot.waitSignal(hand.view.details_requested) as asked:
        hand.clicks(letter(hand), 2)
    assert asked.args == ["short"]


def test_the_fold_line_shows_the_whole_page_and_folds_it_again(open_page: Opener) -> None:
    hand = open_page()
    fold = next(QPoint(200, y) for y in range(200) if hand.view.folds_at(QPoint(200, y)))
    assert hand.view.character_rect(hand.span("広告").start) is not None
    hand.click(fold)
    assert hand.view.whole_page
    assert hand.view.position_at(hand.middle(hand.span("広告の欄").start)) == hand.span("広告の欄").start
    hand.clicks(fold, 2)
    assert not hand.view.whole_page


def test_the_context_menu_acts_on_what_was_clicked(open_page: Opener, qtbot: QtBot) -> None:
    hand = open_page(annotations=nested())
    hand.click_on("橋を閉")
    hand.click_on("橋を閉")
    assert hand.focused() == "middle"
    for words, focused in (("橋を閉", "middle"), ("港湾局", "long"), ("跡地", None)):
        ask_by_mouse(hand, hand.middle(hand.span(words).start), qtbot)
        assert hand.focused() == focused
    ask_by_mouse(hand, letter(hand), qtbot)
    assert hand.focused() == "short"


def test_the_context_menu_leaves_the_selection_it_is_asked_on(open_page: Opener, qtbot: QtBot) -> None:
    hand = open_page()
    hand.drag(hand.before("古い"), hand.after("桟橋を"))
    ask_by_mouse(hand, hand.middle(hand.span("桟橋を閉").start), qtbot)
    assert hand.selected() == "古い桟橋を"
    ask_by_mouse(hand, hand.middle(hand.span("跡地").start), qtbot)
    assert hand.selected() == ""


def ask_by_mouse(hand: Hand, point: QPoint, qtbot: QtBot) -> None:
    viewport = hand.view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    with qtbot.waitSignal(hand.view.context_menu_requested) as asked:
        QApplication.sendEvent(viewport, event)
    assert asked.args == [viewport.mapToGlobal(point)]


def test_the_keys_for_the_context_menu_ask_for_it_below_what_is_in_focus(
    open_page: Opener, qtbot: QtBot
) -> None:
    hand = open_page()
    hand.click_on("跡地")
    below = hand.view.character_rect(hand.span("建つ。").start).bottom()
    with qtbot.waitSignal(hand.view.context_menu_requested) as by_keys:
        QTest.keyClick(hand.view, Qt.Key.Key_F10, SHIFT)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    with qtbot.waitSignal(hand.view.context_menu_requested) as by_menu_key:
        QApplication.sendEvent(hand.view, event)
    assert by_keys.args == by_menu_key.args
    assert abs(hand.view.viewport().mapFromGlobal(by_keys.args[0]).y() - below) <= 1


def test_all_annotations_under_the_pointer_are_known_the_shortest_first(open_page: Opener) -> None:
    hand = open_page(annotations=nested())

    def names(point: QPoint) -> list[str]:
        return [annotation.id for annotation in hand.view.annotations_at(point)]

    assert names(hand.middle(hand.span("橋を閉").start)) == ["short", "middle", "long"]
    assert names(hand.middle(hand.span("港湾局").start)) == ["long"]
    assert names(letter(hand)) == ["short"]
    assert names(hand.middle(hand.span("跡地").start)) == []
    behind_the_text = hand.middle(hand.span("建つ。").end - 1) + QPoint(60, 0)
    assert names(behind_the_text) == []


def test_what_is_in_focus_is_announced_to_screen_readers(
    open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(article_view.QAccessible, "updateAccessibility", lambda it: said.append(it.message()))
    hand = open_page(annotations=nested()[1:2])
    hand.click_on("跡地")
    hand.click_on("古い")
    hand.view.step("extend_phrase_right")
    hand.view.clear()
    assert said == [
        "港湾局は古い桟橋を閉じると発表した。",
        "跡地には工場が建つ。",
        "Recommendation: 古い桟橋を閉じる",
        "港湾局は",
    ]


def test_an_article_that_begins_at_the_same_place_is_told_of_too(open_page: Opener, qtbot: QtBot) -> None:
    hand = open_page()
    with qtbot.waitSignals([hand.view.focus_changed, hand.view.selection_changed]):
        hand.view.show_article(*harbour(), [])


def test_going_to_a_place_and_back(open_page: Opener) -> None:
    hand = open_page()
    place = hand.span("封鎖は").start
    hand.view.go_to(place + 4)
    assert hand.view.place() == place
    hand.view.go_to(0)
    hand.view.go_to(place)
    assert hand.sentence() == "封鎖は町の財政を脅かす恐れがある。"


def test_moved_ends_are_asked_for_and_shown_when_they_come(open_page: Opener, qtbot: QtBot) -> None:
    every = nested()
    hand = open_page(annotations=every)
    hand.view.focus_annotation("short")
    with qtbot.waitSignal(hand.view.move_requested) as asked:
        hand.view.move_end("end_right_character")
    wanted = Span(every[2].span.start, every[2].span.end + 1)
    assert asked.args == ["short", wanted]
    hand.view.apply([(every[2], marked(CONTENT, "short", wanted))])
    assert hand.view.focused_annotation() == marked(CONTENT, "short", wanted)
    hand.view.apply([(marked(CONTENT, "short", wanted), None)])
    assert hand.focused() is None


def test_an_empty_view_takes_every_gesture(open_page: Opener) -> None:
    hand = open_page()
    hand.view.clear()
    hand.drag(QPoint(10, 10), QPoint(300, 300))
    hand.clicks(QPoint(200, 100), 3)
    hand.view.step("next_sentence")
    hand.view.step("extend_phrase_right")
    hand.view.toggle_whole_page()
    hand.view.zoom_in()
    hand.view.go_to(5)
    hand.view.resize(300, 200)
    hand.view.grab()
    assert (hand.view.selection(), hand.view.target_span(), hand.view.place()) == (None, None, 0)
