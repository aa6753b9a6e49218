"""How a word is read, by key and under the pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel

from annotate.model import ZoneKind
from tests.ui.pages import a_page
from ui import i18n
from ui.article.word_lookup import WordLookup

if TYPE_CHECKING:
    from tests.ui.hand import Hand, Opener
    from ui.main_window import MainWindow

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
TEXT = "市長は、EUのリスクに備えるべきだと述べた。議会は沈黙した。"


class Reader:
    def __init__(self, hand: Hand) -> None:
        self.hand, self.view = hand, hand.view
        self.words = WordLookup(hand.view)

    def card(self) -> list[str]:
        """What stands on the card, nothing where there is none."""
        card = self.view.findChild(QFrame, "wordCard")
        labels = card.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible() and label.text()]

    def point(self, at: QPoint, modifiers: Qt.KeyboardModifier = CONTROL) -> None:
        viewport = self.view.viewport()
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(viewport.mapToGlobal(at)),
            Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, modifiers,
        )
        QApplication.sendEvent(viewport, moved)


@pytest.fixture
def reader(open_page: Opener) -> Reader:
    page = a_page((ZoneKind.CHROME, "広告を読む。"), (ZoneKind.BODY, TEXT), (ZoneKind.BODY, "港の朝。" * 300))
    return Reader(open_page(page))


def test_the_key_goes_from_word_to_word_and_on_to_the_next_sentence(reader: Reader) -> None:
    read = []
    for _ in range(7):
        reader.words.next()
        read.append(reader.card()[:2])
    assert read[0] == ["しちょう", "市長"]
    assert read[1] == ["読みは辞書にありません", "EU"]
    assert [cells[0] for cells in read[3:]] == ["そなえるべきだ", "のべた", "ぎかい", "ちんもくした"]
    reader.words.previous()
    assert reader.card()[:2] == ["ぎかい", "議会"]


def test_the_first_word_is_that_of_the_selection(reader: Reader) -> None:
    span = reader.hand.span("沈黙")
    reader.view.select(span.start, span.end)
    reader.words.next()
    assert reader.card()[1] == "沈黙した"


def test_the_card_says_what_the_word_is_and_its_dictionary_form(reader: Reader) -> None:
    span = reader.hand.span("述べた")
    reader.point(reader.hand.middle(span.start))
    assert reader.card() == ["のべた", "述べた", "述べ", "のべ", "動詞 · 見出し語 述べる", "た", "助動詞"]
    i18n.set_language("en")
    reader.point(reader.hand.middle(reader.hand.span("リスク").start))
    assert reader.card() == ["リスク", "Noun · risk"]


def test_it_goes_back_no_further_than_what_is_shown(reader: Reader) -> None:
    reader.words.previous()
    assert reader.card() == []
    reader.words.next()
    reader.words.previous()
    assert reader.card()[1] == "市長"


def test_without_the_key_the_pointer_asks_nothing_and_ends_what_it_asked(reader: Reader) -> None:
    place = reader.hand.middle(reader.hand.span("議会").start)
    reader.point(place, NONE)
    assert reader.card() == []
    reader.point(place)
    assert reader.card()[1] == "議会"
    reader.point(place, NONE)
    assert reader.card() == []
    reader.words.next()
    reader.point(place, NONE)  # what the key asked for stays
    assert reader.card()[1] == "市長"
    reader.point(QPoint(5, 5))
    assert reader.card() == []


def test_the_card_follows_the_page_and_goes_with_the_next_sentence(reader: Reader) -> None:
    reader.words.next()
    card = reader.view.findChild(QFrame, "wordCard")
    before = card.y()
    reader.view.verticalScrollBar().setValue(20)
    assert card.y() == before - 20
    reader.view.step("next_sentence")
    assert reader.card() == []


def test_the_card_stays_in_the_window_beside_its_word(reader: Reader) -> None:
    viewport = reader.view.viewport()
    for position in range(reader.hand.span("港の朝").start, reader.hand.span("港の朝").start + 700, 3):
        line = reader.view.character_rect(position)
        if line.bottom() >= viewport.height():
            break
        reader.point(line.center())
        card = reader.view.findChild(QFrame, "wordCard")
        assert viewport.rect().contains(card.geometry())
        assert not card.geometry().intersects(line)


def test_escape_closes_the_card_first(window: MainWindow) -> None:
    QTest.keyClick(window.article_view, Qt.Key.Key_R)
    assert window.words.is_shown
    QTest.keyClick(window.article_view, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window.article_view, Qt.Key.Key_Escape)
    assert not window.words.is_shown
    assert not window.article_view.findChild(QFrame, "wordCard").isVisible()
