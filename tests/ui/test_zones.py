"""Paragraphs are corrected in the text, by menu and by keys; annotations stay, the metadata follows."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from annotate.intake import zone_sentences
from annotate.model import ZoneKind
from storage.integrity import problems
from tests.invented import bring_in
from tests.ui.hand import Hand

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.program import Program

pytestmark = pytest.mark.qt_log_ignore("does not support")

PAGE = """港湾通信
メニュー

灯台の守り手を探す
2024年5月1日
三国 透

灯台は三年前から無人である。修理の費用は町が出すべきだ。

ここが大切な一行

船の事故が増える恐れがある。町は来月、守り手を募る。

シェア
© 港湾通信
"""
Key = Qt.Key


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    """The window with PAGE open in it."""
    article = bring_in(window.around.session, PAGE, "lighthouse.txt")
    window.desk.open(article.id)
    return Hand(window.article_view, window.desk.content)


def kind_of(window: MainWindow, words: str) -> ZoneKind:
    text = window.desk.content.text
    (kind,) = {zone.kind for zone in window.desk.content.zones if words in text[zone.span.slice]}
    return kind


def holds(program: Program) -> None:
    """The promises of zones, in the file and on the screen."""
    window = program.window
    content = program.project.content(window.desk.article.id)
    assert content == window.desk.content
    assert content.sentences == zone_sentences(content.text, content.zones)
    assert list(problems(program.project)) == []


def act(window: MainWindow, name: str) -> None:
    window.actions_by_id[name].trigger()


def test_a_key_and_a_letter_say_what_the_paragraph_in_focus_is(program: Program, hand: Hand) -> None:
    window = program.window
    hand.click_on("灯台は三年前")
    QTest.keyClick(window.article_view, Key.Key_Z, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "文として読める段落で、記事の中にあります。"
    QTest.keyClick(menu, Key.Key_Q)
    assert kind_of(window, "灯台は三年前") is ZoneKind.PULL_QUOTE
    assert window.zones.reason().startswith(f"{window.around.session.annotator} さんが手で直しました")
    holds(program)
    QTest.keyClick(window.article_view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kind_of(window, "灯台は三年前") is ZoneKind.BODY
    holds(program)
    QTest.keyClick(window.article_view, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert kind_of(window, "灯台は三年前") is ZoneKind.PULL_QUOTE
    holds(program)


def test_the_right_button_says_why_and_corrects(program: Program, hand: Hand) -> None:
    window, view = program.window, program.window.article_view
    place = hand.middle(hand.span("ここが大切").start)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    below = QApplication.activePopupWidget().findChild(QMenu, "menu_zone")
    assert below.actions()[0].text() == window.zones.reason() != ""
    assert not below.actions()[0].isEnabled()
    assert [action.objectName() for action in below.actions() if action.isChecked()] == ["zone_heading"]
    QApplication.activePopupWidget().close()
    act(window, "zone_body")
    assert kind_of(window, "ここが大切") is ZoneKind.BODY
    assert hand.span("ここが大切な一行") in window.article_view.focus.walked


def test_several_paragraphs_are_corrected_in_one_deed(program: Program, hand: Hand) -> None:
    window = program.window
    window.article_view.select(hand.span("灯台は三年前").start + 3, hand.span("募る").end)
    act(window, "zone_chrome")
    assert kind_of(window, "灯台は三年前") is kind_of(window, "船の事故") is ZoneKind.CHROME
    assert kind_of(window, "ここが大切") is ZoneKind.CHROME
    holds(program)
    window.desk.undo()
    assert kind_of(window, "船の事故") is ZoneKind.BODY
    assert kind_of(window, "ここが大切") is ZoneKind.HEADING


def test_an_annotation_in_what_becomes_furniture_stays_where_it_is_and_in_view(
    program: Program, hand: Hand
) -> None:
    window = program.window
    hand.click_on("船の事故")
    QTest.keyClick(window.article_view, Key.Key_3)
    (before,) = window.desk.annotations.values()
    act(window, "zone_chrome")
    assert list(window.desk.annotations.values()) == [before]
    assert program.project.annotations(window.desk.article.id) == [before]
    library = window.library.library
    assert library.row(library.place_of(window.desk.article.id)).claims == 1
    assert window.article_view.line_boxes(before.span)
    assert window.article_view.focused_annotation() == before
    assert hand.sentence() == before.quote  # no sentence is there any more
    assert window.table.model().rowCount() == 1
    holds(program)
    window.desk.remove_many([before.id])
    act(window, "toggle_whole_page")
    act(window, "toggle_whole_page")
    assert not window.article_view.line_boxes(before.span)  # nothing is marked there any more
    window.desk.undo()
    assert window.article_view.line_boxes(before.span)


def test_the_whole_page_is_walked_and_its_furniture_corrected(program: Program, hand: Hand) -> None:
    window, view = program.window, program.window.article_view
    act(window, "toggle_whole_page")
    seen = []
    view.go_to(0)
    for _ in range(12):
        seen.append(hand.sentence())
        QTest.keyClick(view, Key.Key_J)
    assert {"メニュー", "シェア", "© 港湾通信", "三国 透"} <= set(seen)
    hand.click_on("シェア")
    assert hand.sentence() == "シェア"
    act(window, "zone_heading")
    assert kind_of(window, "シェア") is ZoneKind.HEADING
    holds(program)
    hand.click_on("© 港湾通信")
    act(window, "toggle_whole_page")  # what was in focus is folded away
    assert hand.sentence() in [window.desk.content.text[s.slice] for s in view.focus.walked]


def test_title_byline_and_date_follow_into_the_metadata(program: Program, hand: Hand) -> None:
    window = program.window
    assert window.desk.article.metadata.title == "灯台の守り手を探す"
    hand.click_on("ここが大切")
    act(window, "zone_title")
    assert window.desk.article.metadata.title == "ここが大切な一行"
    assert kind_of(window, "灯台の守り手") is ZoneKind.HEADING
    act(window, "zone_byline")
    assert window.desk.article.metadata.byline == "ここが大切な一行"
    assert window.desk.article.metadata.title == ""
    assert window.library.library.bylines[-1] == "ここが大切な一行"
    for _ in range(2):
        window.desk.undo()
    assert window.desk.article.metadata.title == "灯台の守り手を探す"
    assert program.project.article(window.desk.article.id) == window.desk.article
    holds(program)


def test_a_part_of_a_paragraph_becomes_one_of_its_own(program: Program, hand: Hand) -> None:
    window = program.window
    span = hand.span("修理の費用は町が出すべきだ。")
    window.article_view.select(span.start, span.end)
    act(window, "split_paragraph")
    assert span in [zone.span for zone in window.desk.content.zones]
    act(window, "zone_pull_quote")
    assert kind_of(window, "修理の費用") is ZoneKind.PULL_QUOTE
    assert kind_of(window, "灯台は三年前") is ZoneKind.BODY
    holds(program)
    window.desk.undo()
    window.desk.undo()
    assert span not in [zone.span for zone in window.desk.content.zones]
    holds(program)
    window.article_view.clear_selection()
    act(window, "split_paragraph")
    assert window.messages.text() == "段落の一部を選択してください。"


def test_where_the_analyst_is_stays_in_view_after_a_correction(window: MainWindow, hand: Hand) -> None:
    view = window.article_view
    hand.click_on("船の事故")
    place = hand.span("船の事故").start
    before = view.character_rect(place).top()
    act(window, "zone_bio")
    assert abs(view.character_rect(place).top() - before) <= view.viewport().height() // 3
    assert hand.sentence().startswith("船の事故")


def test_a_full_disk_leaves_zones_as_they_were(program: Program, hand: Hand) -> None:
    from tests.ui.window import fill_disk

    hand.click_on("船の事故")
    before = program.window.desk.content
    fill_disk(program)
    act(program.window, "zone_chrome")
    assert program.window.desk.content == before
    assert program.window.messages.is_error()


def test_a_read_only_window_offers_no_corrections(window: MainWindow, hand: Hand) -> None:
    assert window.actions_by_id["zone_body"].isEnabled()
    window.around.session.store.why_read_only = RuntimeError()
    window.possibilities.show()
    assert not window.actions_by_id["zone_body"].isEnabled()
    window.around.session.store.why_read_only = None


def test_the_message_offers_to_learn_and_goes_by_itself(window: MainWindow, hand: Hand) -> None:
    hand.click_on("船の事故")
    act(window, "zone_heading")
    assert window.messages.text() == "1 段落を「見出し」にしました。"
    button = window.findChild(QPushButton, "messageButton")
    assert button.text() == "このサイトでも同じにする…"
    window.article_view.setFocus()
    QTest.keyClick(window.article_view, Key.Key_Escape)
    assert window.messages.text() == ""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_corrected_in_whatever_order_the_file_holds_what_is_shown(
    program: Program, hand: Hand, seed: int
) -> None:
    window, view, choose = program.window, program.window.article_view, random.Random(seed)
    kinds = [f"zone_{kind}" for kind in ZoneKind]
    actions = [*kinds, "split_paragraph", "toggle_whole_page", "tag_assertion", "undo", "undo", "redo"]
    steps = ("next_sentence", "previous_sentence", "extend_next_sentence", "extend_phrase_right")
    log: list[str] = []
    for _ in range(60):
        log.append(choose.choice(actions if choose.random() < 0.6 else steps))
        if log[-1] in steps:
            view.step(log[-1])
        elif window.desk.article:
            act(window, log[-1])
        if window.desk.article is None or window.desk.article.file_name != "lighthouse.txt":
            window.desk.redo()  # even the import was undone
            window.desk.open(window.library.library.ids[-1])
            continue
        stored = program.project.annotations(window.desk.article.id)
        text = window.desk.content.text
        assert stored == list(view.focus.index), log
        assert all(text[one.span.slice] == one.quote for one in stored), log
        hidden = view.hidden()
        assert not any(one.span.overlaps(span) for one in stored for span in hidden), log
        holds(program)
