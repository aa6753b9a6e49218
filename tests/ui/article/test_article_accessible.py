"""What a screen reader is given of the article."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAccessible

from annotate.model import ZoneKind
from tests.ui.pages import FIRST, SECOND, a_page
from ui.article import article_accessible
from ui.i18n import tr

if TYPE_CHECKING:
    from tests.ui.hand import Hand, Opener
    from ui.article.article_accessible import ArticleAccessible


@pytest.fixture(autouse=True, scope="module")
def _installed(qapp: object) -> None:
    article_accessible.install()


@pytest.fixture
def hand(open_page: Opener) -> Hand:
    head, first = (ZoneKind.TITLE, "😀表題"), (ZoneKind.BODY, "𠮷野氏は" + FIRST)
    return open_page(a_page(head, first, (ZoneKind.BODY, SECOND)))


def heard(hand: Hand) -> ArticleAccessible:
    interface = QAccessible.queryAccessibleInterface(hand.view)
    assert interface.textInterface() is interface
    return interface


def test_it_is_a_read_only_document_with_a_name(hand: Hand) -> None:
    interface = heard(hand)
    assert interface.role() == QAccessible.Role.Document
    assert interface.text(QAccessible.Text.Name) == tr("article.name")
    assert interface.state().readOnly
    assert not interface.state().editable


def test_the_text_is_read_by_utf_16_units(hand: Hand) -> None:
    interface, text = heard(hand), hand.content.text
    assert interface.characterCount() == len(text.encode("utf-16-le")) // 2
    assert interface.text(0, interface.characterCount()) == text
    assert interface.text(0, 4) == "😀表題"
    assert interface.text(6, 10) == "𠮷野氏"


def test_selection_and_caret_follow_the_keys(hand: Hand) -> None:
    interface = heard(hand)
    assert (interface.cursorPosition(), interface.selectionCount()) == (6, 0)
    hand.view.step("extend_phrase_right")
    assert interface.selectionCount() == 1
    start, end = interface.selection(0)
    assert interface.text(start, end) == hand.selected()
    assert interface.cursorPosition() == end


def test_a_screen_reader_can_select_and_go(hand: Hand) -> None:
    interface = heard(hand)
    interface.setSelection(0, 6, 10)
    assert hand.selected() == "𠮷野氏"
    interface.removeSelection(0)
    assert hand.view.selection() is None
    interface.setCursorPosition(interface.characterCount() - 2)
    assert hand.sentence() == "議会は沈黙した。"


def test_each_character_has_a_place_on_the_screen(hand: Hand) -> None:
    interface = heard(hand)
    for offset in (0, 2, 6, 8, 12):
        assert interface.offsetAtPoint(interface.characterRect(offset).center()) == offset


def test_caret_moves_are_reported(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    heard(hand)
    told: list[int] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: told.append(event.cursorPosition()) if hasattr(event, "cursorPosition") else None,
    )
    hand.view.step("next_sentence")
    assert told == [6 + len("𠮷野氏は") + 1 + len("港湾局は古い桟橋を閉じると発表した。")]


OPEN_AND_CLOSE = """
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from annotate.tags import BUILT_IN
from tests.ui.pages import harbour
from ui.article import article_accessible
from ui.article.article_view import ArticleView
from ui.theme import LIGHT
app = QApplication([])
article_accessible.install()
QAccessible.setActive(True)
for _ in range(50):
    view = ArticleView(LIGHT, BUILT_IN)
    view.show()
    view.show_article(*harbour(), [])
    assert QAccessible.queryAccessibleInterface(view).characterCount()
    view.step("next_sentence")
    view.close()
    view.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
assert not article_accessible._alive
kept = ArticleView(LIGHT, BUILT_IN)
assert QAccessible.queryAccessibleInterface(kept).textInterface()
print("all closed", flush=True)
"""


def test_fifty_articles_open_and_close_without_a_crash() -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", OPEN_AND_CLOSE], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "all closed\n", "")
