"""Articles coming in while the window goes on: progress, cancel, the rest, and one undo for all."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from annotate.arrivals import Wanted
from annotate.errors import ReadError
from tests.near_copies import told
from tests.ui.window import fill_disk
from ui.i18n import sentence, tr
from ui.widgets.ahead import Ahead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from annotate.arrivals import Arrival
    from ui.main_window import MainWindow
    from ui.program import Program


def pages(number: int) -> list[Wanted]:
    return [Wanted(Path(f"{n}.txt"), told(n).encode()) for n in range(number)]


class Gate:
    """A reader that lets some files pass and then waits until it is opened."""

    def __init__(self, window: MainWindow, passes: int) -> None:
        self._read = window.around.services.prepared
        self._passes = passes
        self.opened, self.reached, self.left = threading.Event(), threading.Event(), threading.Event()
        object.__setattr__(window.around.services, "prepared", self.prepared)

    def prepared(self, wanted: list[Wanted]) -> Iterator[Arrival]:
        try:
            for n, arrival in enumerate(self._read(wanted)):
                if n == self._passes:
                    self.reached.set()
                    self.opened.wait()
                yield arrival
        finally:
            self.left.set()


@pytest.fixture
def gate(window: MainWindow) -> Iterator[Callable[[int], Gate]]:
    """Makes the reader of the window stop after some files; it is let go in the end."""
    gates: list[Gate] = []

    def make(passes: int) -> Gate:
        gates.append(Gate(window, passes))
        return gates[-1]

    yield make
    for one in gates:
        one.opened.set()
        assert one.left.wait(10)


def button(window: MainWindow) -> QPushButton:
    return window.messages.findChild(QPushButton, "messageButton")


def test_an_import_can_be_cancelled_while_its_reader_hangs_and_gone_on_with(
    window: MainWindow, qtbot: QtBot, gate: Callable[[int], Gate]
) -> None:
    reader = gate(20)
    wanted = pages(30)
    window.intake.bring_in(wanted)
    qtbot.waitUntil(lambda: window.messages.text() == tr("import.progress", done=20, total=30))
    assert reader.reached.is_set()
    assert not reader.opened.is_set()

    with qtbot.waitSignal(window.intake.imported, timeout=1000):
        button(window).click()

    assert not reader.opened.is_set()  # nobody waited for the reader
    assert not window.intake.is_busy()
    assert window.messages.text() == tr("import.cancelled", done=tr("import.imported", n=20), n=10)
    assert len(window.library.library) == 22

    reader.opened.set()
    assert reader.left.wait(10)
    with qtbot.waitSignal(window.intake.imported):
        button(window).click()
    assert len(window.library.library) == 32


def test_the_analyst_reads_and_tags_while_articles_come_in(
    window: MainWindow, qtbot: QtBot, gate: Callable[[int], Gate]
) -> None:
    reader = gate(10)
    before = window.desk.article
    window.intake.bring_in(pages(12))
    qtbot.waitUntil(lambda: len(window.library.library) == 12)

    QTest.keyClicks(window.article_view, "1j2")
    assert len(window.around.session.store.annotations(before.id)) == 2
    reader.opened.set()
    qtbot.waitUntil(lambda: not window.intake.is_busy())
    assert window.desk.article.id == before.id  # nobody is taken away from what they read
    assert len(window.library.library) == 14


def test_one_undo_takes_back_one_import(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.intake.imported):
        window.intake.bring_in(pages(60))
    assert len(window.library.library) == 62
    assert "60" in window.actions_by_id["undo"].text()
    window.desk.undo()
    qtbot.waitUntil(lambda: len(window.library.library) == 2)
    assert "60" in window.actions_by_id["redo"].text()
    window.desk.redo()
    qtbot.waitUntil(lambda: len(window.library.library) == 62)


def test_a_deed_while_a_large_import_is_undone_waits_for_all_of_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.intake.imported):
        window.intake.bring_in(pages(120))
    session = window.around.session
    window.desk.undo()
    assert session.is_turning
    assert len(window.library.library) == 122  # nothing is told before all of it is on the disk

    QTest.keyClicks(window.article_view, "1")
    assert not session.is_turning
    assert len(window.library.library) == 2
    assert session.store.undoable().edit.deed == "tag"


def test_an_undo_that_cannot_be_written_leaves_every_article(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.intake.imported):
        window.intake.bring_in(pages(120))
    fill_disk(program)
    window.desk.undo()
    assert window.messages.is_error()
    assert len(window.around.session.store.articles()) == len(window.library.library) == 122


def test_after_a_long_import_the_first_article_is_a_click_away(window: MainWindow, qtbot: QtBot) -> None:
    before = window.desk.article
    with qtbot.waitSignal(window.intake.imported):
        window.intake.bring_in(pages(8))
    assert window.desk.article == before
    assert button(window).text() == tr("import.open")
    button(window).click()
    assert window.desk.article.id == 3


def test_a_second_import_waits_for_the_first(
    window: MainWindow, qtbot: QtBot, gate: Callable[[int], Gate]
) -> None:
    gate(0)
    window.intake.bring_in(pages(1))
    window.intake.bring_in(pages(2))
    assert window.messages.text() == tr("import.busy")
    window.intake.stop()


def test_a_full_disk_is_told_and_nothing_is_half_there(program: Program, qtbot: QtBot) -> None:
    window = program.window
    fill_disk(program)
    with qtbot.waitSignal(window.intake.imported):
        window.intake.bring_in(pages(3))
    assert window.messages.is_error()
    assert tr("import.failed", n=3) in window.messages.text()
    assert len(window.library.library) == 2


def test_closing_the_window_ends_the_import(
    window: MainWindow, qtbot: QtBot, gate: Callable[[int], Gate]
) -> None:
    gate(2)
    window.intake.bring_in(pages(9))
    qtbot.waitUntil(lambda: len(window.library.library) == 4)
    assert window.close()
    assert not window.intake.is_busy()


def test_what_stopped_the_reader_is_told(window: MainWindow, qtbot: QtBot) -> None:
    def broken(wanted: list[Wanted]) -> Iterator[Arrival]:
        raise ReadError("file_empty", path="x")
        yield

    object.__setattr__(window.around.services, "prepared", broken)
    window.intake.bring_in(pages(1))
    qtbot.waitUntil(window.messages.is_error)
    assert window.messages.text() == sentence(ReadError("file_empty", path="x"))
    assert not window.intake.is_busy()


def test_what_is_ahead_comes_in_order_and_its_error_last() -> None:
    def items() -> Iterator[int]:
        yield from range(100)
        raise LookupError

    ahead = Ahead(items(), ahead=8)
    ahead.start()
    taken: list[int] = []
    with pytest.raises(LookupError):  # noqa: PT012  # it comes after all the items
        while True:
            taken += ahead.take(3)
    ahead.stop()
    assert taken == list(range(100))
    assert ahead.is_over()
