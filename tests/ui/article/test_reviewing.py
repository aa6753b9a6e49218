"""What counts as looked at, how it is shown, and that it is there after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from annotate.spans import Span
from annotate.tags import ASSERTION
from tests.ui.window import fill_disk
from ui.article import reviewing
from ui.article.gutter import BAR

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

J, LEFT = Qt.Key.Key_J, Qt.MouseButton.LeftButton
LOOK = reviewing.SHORTEST_LOOK + 40


def look_and_go_on(window: MainWindow) -> None:
    QTest.qWait(LOOK)
    QTest.keyClick(window.article_view, J)


def share(window: MainWindow) -> str:
    return window.status.findChild(object, "reviewShare").text()


def test_a_sentence_that_was_looked_at_and_left_counts(window: MainWindow) -> None:
    review = window.reviewing.review
    assert (review.done, review.total) == (0, 4)
    assert share(window) == "確認済み 0%"
    look_and_go_on(window)
    assert review.done == 1
    assert share(window) == "確認済み 25%"


def test_a_key_held_down_reads_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reviewing, "SHORTEST_LOOK", 60_000)  # however slow the machine is
    for _ in range(3):
        QTest.keyClick(window.article_view, J)
    assert window.reviewing.review.done == 0


def test_a_sentence_that_is_tagged_was_looked_at(window: MainWindow) -> None:
    QTest.keyClick(window.article_view, Qt.Key.Key_1)
    assert window.reviewing.review.done == 1
    window.desk.undo()
    assert window.reviewing.review.done == 1


def test_the_next_unread_one_is_a_key_away(window: MainWindow) -> None:
    view = window.article_view
    look_and_go_on(window)
    QTest.keyClick(view, J)
    QTest.keyClick(view, Qt.Key.Key_U)
    assert view.place() == window.reviewing.review.next_unread(view.place() - 1).start
    assert window.reviewing.review.is_read(view.focus.walked[0])


def test_when_all_was_read_the_key_says_so(window: MainWindow) -> None:
    last = window.article_view.focus.walked[-1]
    window.reviewing.read(window.article_view.focus.walked[0].joined(last))
    place = window.article_view.place()
    QTest.keyClick(window.article_view, Qt.Key.Key_U)
    assert window.article_view.place() == place
    assert window.messages.isVisible()
    assert share(window) == "確認済み 100%"


def test_what_was_read_is_known_in_the_next_window(program: Program, window: MainWindow) -> None:
    look_and_go_on(window)
    program.rebuild()
    assert program.window.reviewing.review.done >= 1


def test_another_annotator_has_read_nothing_yet(window: MainWindow) -> None:
    first = window.around.session.annotator
    look_and_go_on(window)
    window.commands.annotator_chosen.emit("試験 太郎")
    assert window.reviewing.review.done == 0
    window.commands.annotator_chosen.emit(first)
    assert window.reviewing.review.done == 1


def test_the_strip_shows_what_the_present_annotator_has_read(window: MainWindow, qtbot: QtBot) -> None:
    def shown() -> QImage:
        return window.strip.grab().toImage()

    unread = shown()
    window.reviewing.read(Span(0, len(window.desk.content.text)))
    qtbot.waitUntil(lambda: shown() != unread)

    window.commands.annotator_chosen.emit("試験 太郎")

    assert shown() == unread


def test_each_article_has_its_own(window: MainWindow) -> None:
    look_and_go_on(window)
    first, second = window.library.library.ids
    window.desk.open(second)
    assert window.reviewing.review.done == 0
    window.desk.open(first)
    assert window.reviewing.review.done == 1


def test_what_cannot_be_written_waits(program: Program, window: MainWindow) -> None:
    fill_disk(program)
    look_and_go_on(window)
    window.reviewing.write()
    article = window.desk.article
    assert program.project.reviewed(article.id, window.around.session.annotator) == set()
    assert window.reviewing.review.done == 1
    program.project.is_full = False
    window.reviewing.write()
    assert program.project.reviewed(article.id, window.around.session.annotator) == {
        window.article_view.focus.walked[0].start
    }


def test_a_sentence_never_looked_at_has_a_hairline_in_the_margin(window: MainWindow) -> None:
    view = window.article_view
    colour = QColor(window.around.theme.edge).name()

    def has_hairline() -> bool:
        picture = view.viewport().grab(view.span_rect(view.focus.walked[2])).toImage()
        left = int((view.column_left() - BAR + 1) * picture.devicePixelRatio())
        return colour in {picture.pixelColor(left, y).name() for y in range(picture.height())}

    assert has_hairline()
    window.reviewing.read(view.focus.walked[2].joined(view.focus.walked[3]))
    assert not has_hairline()


SOON = 100  # milliseconds, by when the strip shows what changed


class TestStrip:
    def colours(self, window: MainWindow, x: int) -> set[str]:
        QTest.qWait(SOON)
        picture = window.strip.grab().toImage()
        ratio = picture.devicePixelRatio()
        return {picture.pixelColor(int(x * ratio), y).name() for y in range(picture.height())}

    def test_a_click_goes_there(self, window: MainWindow) -> None:
        strip = window.strip
        QTest.mouseClick(strip, LEFT, pos=QPoint(5, strip.height() - 2))
        assert window.article_view.focus.sentence == window.article_view.focus.sentences[-1]
        QTest.mouseClick(strip, LEFT, pos=QPoint(5, 1))
        assert window.article_view.focus.sentence == window.article_view.focus.sentences[0]

    def test_an_annotation_is_there_until_it_is_undone(self, window: MainWindow) -> None:
        colour = window.around.theme.tag(ASSERTION.id).name()
        assert colour not in self.colours(window, 8)
        QTest.keyClick(window.article_view, Qt.Key.Key_1)
        assert colour in self.colours(window, 8)
        window.desk.undo()
        assert colour not in self.colours(window, 8)

    def test_found_places_are_there_until_the_bar_goes(self, window: MainWindow) -> None:
        colour = window.around.theme.accent.lower()
        window.find_bar.ask("石炭")
        assert colour in self.colours(window, 14)
        window.find_bar.leave()
        assert colour not in self.colours(window, 14)

    def test_unread_sentences_fade_as_they_are_read(self, window: MainWindow) -> None:
        before = len(self.unread_rows(window))
        look_and_go_on(window)
        assert 0 < len(self.unread_rows(window)) < before

    def unread_rows(self, window: MainWindow) -> list[int]:
        QTest.qWait(SOON)
        picture = window.strip.grab().toImage()
        ratio = picture.devicePixelRatio()
        bare, lane = int(5 * ratio), int(3 * ratio)  # between the lanes, and in the first
        return [y for y in range(picture.height()) if picture.pixel(lane, y) != picture.pixel(bare, y)]
