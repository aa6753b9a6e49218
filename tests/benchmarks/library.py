"""The library of a hundred thousand articles in the real window, offscreen: opened, scrolled, filtered."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from annotate.library import Stage
from annotate.library_order import Group, LibraryOrder, Sort
from tests.benchmarks.big_library import ANNOTATOR, ARTICLES, kept_project
from tests.benchmarks.measured import Measured
from ui.settings import ANNOTATOR as ANNOTATOR_SETTING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.program import Program

FRAME, KEY, OPENED = 0.0167, 0.030, 0.200
TIMES = 200
TYPED = ("港湾局", "佐渡川氏 橋", "桟橋 123", "北湾 木崎", "zzz")


def measure() -> list[Measured]:
    """The project is made on the first run, and kept."""
    application = QApplication.instance() or QApplication([])
    path = kept_project()
    with tempfile.TemporaryDirectory() as name:
        program = begun(Path(name), path)
        try:
            found = [opened(program)]
            filled(program)
            found += [scrolled(program), typed(program, LibraryOrder(), "a key in the filter, p99")]
            by_date = LibraryOrder(Sort.DATE, descending=True, group=Group.MONTH)
            found += [
                typed(program, by_date, "the same, by date in months, p99"),
                answered(program),
                went_on(program),
            ]
        finally:
            program.quit()
            application.processEvents()
        return found


def begun(home: Path, path: Path) -> Program:
    """The program with its article painted, and no more."""
    from ui.app import DISK
    from ui.program import Program
    from ui.settings import Settings

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    settings = Settings(home / "settings.ini")
    settings.set(ANNOTATOR_SETTING, ANNOTATOR)
    program = Program(application, settings, DISK)
    program.open(path)
    return program


def opened(program: Program) -> Measured:
    """From the painted article to the painted list: the median of five times."""
    window = program.window
    assert window
    QTest.qWait(800)
    times = [seconds_for(lambda: (window.load_library(), window.library.repaint())) for _ in range(5)]
    what = f"open the library of {ARTICLES:,} articles, painted"
    return Measured(what, statistics.median(times), OPENED, 1)


def filled(program: Program) -> None:
    """Let the rest be read between the keys."""
    assert program.window
    while program.window.library.library.stage < Stage.WORK:
        QTest.qWait(100)


def scrolled(program: Program) -> Measured:
    """Frames of the list as it is dragged from one end to the other."""
    view = view_of(program)
    bar = view.verticalScrollBar()
    times = []
    for n in range(TIMES):
        bar.setValue(bar.maximum() * n // TIMES)
        times.append(seconds_for(view.viewport().repaint))
    return Measured("a frame of the list while it is scrolled, p99", worst(times), FRAME, 1, median(times))


def typed(program: Program, order: LibraryOrder, what: str) -> Measured:
    """Every letter of several filters typed and taken back, each painted."""
    assert program.window
    library = program.window.library
    library.ask(library.filter, order)
    field = library.findChild(QLineEdit, "articleSearch")
    assert isinstance(field, QLineEdit)
    times = []
    for words in TYPED * 3:
        longer = [words[: n + 1] for n in range(len(words))]
        for text in (*longer, *longer[-2::-1], ""):
            times.append(seconds_for(lambda text=text: (field.setText(text), library.repaint())))
    library.ask(library.filter, LibraryOrder())
    return Measured(what, worst(times), KEY, 1, median(times))


def answered(program: Program) -> Measured:
    """The slowest of the questions that are asked by menu: all sorts, all groups, each state."""
    assert program.window
    library = program.window.library
    asked: list[Callable[[], object]] = []
    for sort in Sort:
        asked.append(lambda sort=sort: library.ask(library.filter, LibraryOrder().by(sort)))
    for group in Group:
        asked.append(lambda group=group: library.ask(library.filter, LibraryOrder().grouped(group)))
    times = [seconds_for(lambda ask=ask: (ask(), library.repaint())) for ask in asked]
    library.ask(library.filter, LibraryOrder())
    what = "sort or group by anything, the slowest"
    return Measured(what, max(times), OPENED, 1, median(times))


def went_on(program: Program) -> Measured:
    """What the library takes to know the next unread article and to mark it, in the middle of a filter."""
    assert program.window
    library = program.window.library
    library.ask(library.filter, LibraryOrder(Sort.DATE))
    middle = library.library.ids[ARTICLES // 2]
    library.select(middle)
    times = []
    for _ in range(TIMES):
        times.append(seconds_for(lambda: (library.select(library.next_unread()), library.repaint())))
    library.ask(library.filter, LibraryOrder())
    return Measured("the next unread article found and marked, p99", worst(times), FRAME, 1, median(times))


def view_of(program: Program) -> QTableView:
    assert program.window
    view = program.window.findChild(QTableView, "articleList")
    assert isinstance(view, QTableView)
    return view


def seconds_for(work: Callable[[], object]) -> float:
    """Of this thread, which does all of it: others on the machine disturb that the least."""
    started = time.thread_time()
    work()
    return time.thread_time() - started


def worst(times: Sequence[float]) -> float:
    """The 99th percentile."""
    return sorted(times)[int(len(times) * 0.99)]


def median(times: Sequence[float]) -> str:
    return f"median {statistics.median(times) * 1000:.1f} ms"
