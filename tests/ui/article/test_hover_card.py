"""The card under the pointer: what is said, after a rest, and never over what is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from annotate.model import Details
from annotate.tags import BUILT_IN
from tests.ui.hand import Hand, hover
from tests.ui.pages import harbour, marked, span_of
from ui.article.article_popups import ArticlePopups
from ui.article.hover_card import HoverCard
from ui.i18n import set_language, tr
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation
    from tests.ui.hand import Opener

CONTENT = harbour()[1]


def annotations() -> list[Annotation]:
    said = Details("港湾局", "indirect", "たぶん", "icd203:likely", source_reliability="B", actor="A")
    whole = marked(CONTENT, "long", span_of(CONTENT, "港湾局は古い桟橋を閉じると発表した。"))
    part = marked(CONTENT, "part", span_of(CONTENT, "閉じる"), "recommendation")
    return [
        replace(whole, note="<b>根拠</b> & 注", details=said),
        part,
        marked(CONTENT, "mayor", span_of(CONTENT, "市長は反対すべきだと述べた。"), "threat_assessment"),
    ]


class Reader:
    """A hand over an article with its popups."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.popups = ArticlePopups(hand.view, LIGHT, BUILT_IN, lambda: False)
        self.card = self.popups.card
        QTest.qWait(10)  # the article finds its place first

    def rest_on(self, words: str) -> None:
        hover(self.hand.view, self.hand.middle(self.hand.span(words).start))
        QTest.qWait(500)


@pytest.fixture
def reader(open_page: Opener) -> Reader:
    return Reader(open_page(annotations=annotations()))


def test_it_says_tag_note_details_and_annotator(reader: Reader) -> None:
    reader.rest_on("港湾局")
    said = [
        "主張者: 港湾局",
        f"{tr('column.quotation')}: 間接",
        "記事が述べる可能性: たぶん",
        "分析者が見る可能性: 可能性が高い",
        "情報源の信頼性: B おおむね信頼できる",
        "主体: A",
    ]
    assert reader.card.words() == ["主張", "<b>根拠</b> & 注", "\n".join(said), "試験 花子"]
    plain = [label.textFormat() for label in reader.card.findChildren(QLabel)]
    assert set(plain) == {type(plain[0]).PlainText}


def test_it_speaks_english_too(open_page: Opener) -> None:
    set_language("en")
    reader = Reader(open_page(annotations=annotations()))
    reader.rest_on("港湾局")
    title, _, said, _ = reader.card.words()
    assert (title, said.split("\n")[3]) == ("Assertion", "Assessed likelihood: Likely")


def test_all_that_lie_under_the_pointer_are_listed(reader: Reader) -> None:
    reader.rest_on("閉じる")
    assert reader.card.words() == ["part", "long"]


@pytest.mark.parametrize("words", ["港湾局は古い", "閉じる", "市長は反対"])
def test_the_text_it_speaks_of_is_not_covered(reader: Reader, words: str) -> None:
    reader.rest_on(words)
    assert reader.card.isVisible()
    assert reader.hand.view.viewport().rect().contains(reader.card.geometry())
    for annotation in reader.hand.view.annotations_at(reader.hand.middle(reader.hand.span(words).start)):
        boxes = reader.hand.view.line_boxes(annotation.span)
        assert not any(box.intersects(reader.card.geometry()) for box in boxes)


def test_it_comes_after_a_rest_and_goes_at_once(reader: Reader, qtbot: QtBot) -> None:
    hand = reader.hand
    hover(hand.view, hand.middle(hand.span("港湾局").start))
    assert reader.card.isHidden()
    qtbot.waitUntil(reader.card.isVisible)
    hover(hand.view, hand.middle(hand.span("発表").start))
    assert reader.card.isVisible()
    hover(hand.view, hand.middle(hand.span("跡地").start))
    assert reader.card.isHidden()


@pytest.mark.parametrize("way", ["leave", "press", "scroll", "key"])
def test_it_goes_with_whatever_else_is_done(reader: Reader, way: str, qtbot: QtBot) -> None:
    reader.rest_on("港湾局")
    assert reader.card.isVisible()
    view = reader.hand.view
    if way == "leave":
        QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    elif way == "press":
        reader.hand.click_on("港湾局")
        QTest.qWait(480)
    elif way == "scroll":
        view.zoom_in()
    else:
        view.step("next_sentence")
    qtbot.waitUntil(reader.card.isHidden)


def test_after_a_click_the_card_waits_for_the_pointer(reader: Reader) -> None:
    reader.hand.click_on("港湾局")
    QTest.qWait(480)
    assert reader.card.isHidden()
    reader.rest_on("発表")
    assert reader.card.isVisible()


def test_the_pointer_goes_through_it(reader: Reader) -> None:
    reader.rest_on("港湾局")
    middle = reader.card.geometry().center()
    assert reader.hand.view.viewport().childAt(middle) is None


def test_a_long_note_and_many_annotations_stay_a_small_card(qtbot: QtBot) -> None:
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(700, 620)
    area.show()
    card = HoverCard(LIGHT, BUILT_IN, area)
    every = [replace(annotations()[0], id=f"{n}", note="長いメモ。" * 400) for n in range(20)]
    line = QRect(100, 200, 300, 30)
    for shown in (every[:1], every):
        card.offer(shown, [line], QPoint(150, 210))
        assert area.rect().contains(card.geometry())
        assert not card.geometry().intersects(line)
        for label in card.findChildren(QLabel):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width())
    assert card.words()[-1] == "ほか 14 件"
