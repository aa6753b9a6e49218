"""A key touches what it changed and nothing else, however much there is: counted, not timed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotate import edits
from annotate.spans import Span
from tests.invented import bring_in
from ui.article import highlights
from ui.article.typesetting import LaidBlock
from ui.library.library_view import LibraryView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage, QPaintEvent

    from ui.main_window import MainWindow

SENTENCE = "港湾局は古い桟橋を閉じると発表した。"
PARAGRAPHS, IN_EACH = 500, 3
TEXT = "\n\n".join(SENTENCE * IN_EACH for _ in range(PARAGRAPHS))
DEPTH = 4


@pytest.fixture
def crowded(window: MainWindow) -> MainWindow:
    """A long article whose every sentence has four annotations, at rest."""
    session = window.around.session
    article_id = bring_in(session, TEXT).id
    window.suggesting.set_on(False)
    window.desk.open(article_id)
    sentences = window.desk.content.sentences
    spans = [Span(one.start + depth, one.end - depth) for one in sentences for depth in range(DEPTH)]
    session.apply(edits.add_annotations(
        session.new_annotation(article_id, TEXT, span, "assertion") for span in spans
    ))  # fmt: skip
    window.article_view.setFocus()
    rest(window)
    return window


def rest(window: MainWindow) -> None:
    QTest.qWait(300)  # glides are over, and what is painted a little later is painted
    assert window.article_view.hasFocus()


class Painted(QObject):
    """Counts what is painted in the window, and how much of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.areas: Counter[QWidget] = Counter()
        self._parts = [window, *window.findChildren(QWidget)]
        for part in self._parts:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QPaintEvent) -> bool:  # noqa: N802  # the name is Qt's
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.areas[watched] += event.region().boundingRect().height()
        return False

    def stop(self) -> None:
        for part in self._parts:
            part.removeEventFilter(self)


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[object]:
    calls: list[object] = []
    real: Callable[..., object] = getattr(owner, name)

    def counting(*arguments: object, **named: object) -> object:
        calls.append(arguments)
        return real(*arguments, **named)

    monkeypatch.setattr(owner, name, counting)
    return calls


def test_a_tag_has_its_paragraph_worked_out_anew_and_at_most_those_beside_it(
    crowded: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = crowded.article_view
    start = crowded.desk.content.sentences[4].start
    view.select(start + 5, start + 9)
    rest(crowded)
    looked_at = counted(monkeypatch, highlights, "marks_of")
    laid_out = counted(monkeypatch, LaidBlock, "_lay_out")
    QTest.keyClick(view, Qt.Key.Key_1)
    QApplication.processEvents()
    assert len(view.focus.index) == DEPTH * IN_EACH * PARAGRAPHS + 1
    assert 1 <= len(looked_at) <= 3
    assert laid_out == []


def test_the_next_sentence_paints_its_lines_and_leaves_the_lists_alone(crowded: MainWindow) -> None:
    view = crowded.article_view
    QTest.keyClick(view, Qt.Key.Key_J)
    view.clear_selection()
    rest(crowded)
    painted = Painted(crowded)
    QTest.keyClick(view, Qt.Key.Key_J)
    rest(crowded)
    painted.stop()
    assert painted.areas[view.viewport()] > 0
    assert painted.areas[crowded.library.findChild(LibraryView).viewport()] == 0
    assert painted.areas[crowded.menuBar()] == 0


def test_scrolling_paints_what_comes_into_view(crowded: MainWindow) -> None:
    view, bar = crowded.article_view, crowded.article_view.verticalScrollBar()
    bar.setValue(400)
    rest(crowded)
    painted = Painted(crowded)
    bar.setValue(440)
    QApplication.processEvents()
    painted.stop()
    assert 0 < painted.areas[view.viewport()] <= 40


def test_a_key_asks_the_project_the_same_however_much_was_done_before(crowded: MainWindow) -> None:
    statements: list[str] = []
    connection = crowded.around.session.store.connection
    connection.set_trace_callback(statements.append)
    QTest.keyClick(crowded.article_view, Qt.Key.Key_2)
    QApplication.processEvents()
    connection.set_trace_callback(None)
    assert any("INSERT INTO history" in statement for statement in statements)
    assert len(statements) < 25
    assert not any("FROM annotations" in one and "WHERE" not in one for one in statements)


def test_a_tag_asks_seldom_what_is_possible_and_shows_its_claim_once(
    crowded: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, panel = crowded.article_view, crowded.detail_panel
    start = crowded.desk.content.sentences[4].start
    view.select(start + 5, start + 9)
    rest(crowded)
    asked = counted(monkeypatch, crowded.possibilities, "_show_target")
    shown = counted(monkeypatch, panel, "_show_facts")
    QTest.keyClick(view, Qt.Key.Key_1)
    assert len(asked) <= 3  # after the deed, for what is suggested now, and where the focus went
    assert len(shown) == 1
    QApplication.processEvents()


class Order(QObject):
    """Notes in which order the article is painted and a row comes, and what was in focus meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.steps: list[str] = []
        self.painted_with: list[str | None] = []
        self._view = window.article_view
        self._view.viewport().installEventFilter(self)
        window.table.model().rowsInserted.connect(lambda *_: self.steps.append("row"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.steps.append("article")
            self.painted_with.append(self._view.focus.now.annotation_id)
        return False


def test_an_annotation_stands_in_the_article_in_focus_before_lists_and_forms_follow(
    crowded: MainWindow,
) -> None:
    crowded.article_view.go_to(crowded.desk.content.sentences[3].start)
    crowded.article_view.select(2, 7)
    rest(crowded)
    order = Order(crowded)
    QTest.keyClick(crowded.article_view, Qt.Key.Key_1)
    assert order.steps[:2] == ["article", "row"]
    assert order.painted_with[0] == crowded.article_view.focused_annotation().id
    assert crowded.around.session.store.annotation(order.painted_with[0])  # and on disk by then


def test_a_step_stands_in_the_article_before_lists_and_forms_follow(crowded: MainWindow) -> None:
    order = Order(crowded)
    crowded.article_view.focus_changed.connect(lambda: order.steps.append("followed"))
    QTest.keyClick(crowded.article_view, Qt.Key.Key_J)
    assert order.steps.index("article") < order.steps.index("followed")


def on_screen(window: MainWindow) -> QImage:
    """What stands on the screen of the article now, without its being painted anew."""
    viewport = window.article_view.viewport()
    place = viewport.mapTo(window, viewport.rect().topLeft())
    size = viewport.size().toTuple()
    return window.screen().grabWindow(window.winId(), place.x(), place.y(), *size).toImage()


def test_what_stands_on_the_screen_is_what_painting_all_anew_would_give(crowded: MainWindow) -> None:
    view, keys = crowded.article_view, Qt.Key
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    steps = [(keys.Key_J, plain)] * 3 + [
        (keys.Key_Right, shift), (keys.Key_3, plain), (keys.Key_Tab, plain), (keys.Key_BracketLeft, plain),
        (keys.Key_Delete, plain), (keys.Key_Z, Qt.KeyboardModifier.ControlModifier)]  # fmt: skip
    for key, held in steps:
        for _ in range(3):  # while it glides, too
            QTest.keyClick(view, key, held)
            QApplication.processEvents()
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 17)
            QApplication.processEvents()
        rest(crowded)
        fresh = view.viewport().grab().toImage()
        assert on_screen(crowded).convertToFormat(fresh.format()) == fresh, key
