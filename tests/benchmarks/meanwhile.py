"""The window while a thousand articles come in: how long its thread is held, and what a key costs."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotate.arrivals import Wanted
from storage.project import create_project
from tests.benchmarks.corpus import article
from tests.benchmarks.measured import Measured
from tests.benchmarks.reading import FRAME, add, running, worst
from tests.near_copies import told
from ui.dialogs.import_preview import ImportPreview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotate.searching.results import Progress
    from ui.main_window import MainWindow

ARTICLES = 1000
_SENTENCES = 38  # 1,500 characters
_OPEN = 10_000  # characters of the article that is open
_BETWEEN_KEYS = 0.1  # seconds
_KEYS = 60
_PATIENCE = 120  # seconds
_SETTLED = 0.5  # seconds in which what follows a change is done
_PAUSE = 0.001  # seconds between two turns, in which the threads go on


class Turns:
    """Turns of the event loop: seconds the window's thread worked in each, and how long by the clock."""

    def __init__(self) -> None:
        self.own: list[float] = []
        self.clock: list[float] = []
        self.seconds = 0.0

    def until(self, is_over: Callable[[], bool], between: Callable[[], None] = lambda: None) -> None:
        """Let the window go on until something is so; `between` may do something after each turn."""
        started = time.perf_counter()
        while not is_over():
            assert time.perf_counter() < started + _PATIENCE
            between()
            self.turn(QApplication.processEvents)
            time.sleep(_PAUSE)
        self.seconds += time.perf_counter() - started

    def turn(self, act: Callable[[], object]) -> None:
        """Measure what is done in one go."""
        own, clock = time.thread_time(), time.perf_counter()
        act()
        self.own.append(time.thread_time() - own)
        self.clock.append(time.perf_counter() - clock)

    def measured(self, what: str, most: float = FRAME) -> Measured:
        """The longest turn by the thread's own time; a key waits for one at most."""
        note = (
            f"own time p99 {worst(self.own) * 1000:.1f} ms; by the clock p99 "
            f"{worst(self.clock) * 1000:.1f}, longest {max(self.clock) * 1000:.0f} ms"
        )
        what = f"{what} ({self.seconds:.1f} s), longest"
        return Measured(what, max(self.own), most, 1, note)


class Keys:
    """Tags a sentence further down again and again, some moments between."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._next = time.perf_counter()
        self.own: list[float] = []
        self.clock: list[float] = []

    def press(self) -> None:
        """Press J and 1 when it is time, and paint what they changed."""
        if time.perf_counter() < self._next:
            return
        view = self._window.article_view
        QTest.keyClick(view, Qt.Key.Key_J)
        QApplication.sendPostedEvents()
        own, clock = time.thread_time(), time.perf_counter()
        QTest.keyClick(view, Qt.Key.Key_1)
        QApplication.sendPostedEvents()
        self._window.repaint()
        self.own.append(time.thread_time() - own)
        self.clock.append(time.perf_counter() - clock)
        self._next = time.perf_counter() + _BETWEEN_KEYS


def measure() -> list[Measured]:
    """A folder is dropped, looked at, imported, indexed, undone and done again; keys beside another."""
    return [*_turns(), *_keys()]


def _turns() -> list[Measured]:
    with window_over(ARTICLES) as (window, folder):
        indexed: list[Progress] = []
        window.searching.progressed.connect(indexed.append)
        looking, coming, indexing, back, again = (Turns() for _ in range(5))
        look_at(window, folder, looking)
        bring_in(window, coming)
        indexing.until(lambda: bool(indexed) and indexed[-1].texts > ARTICLES)
        change_all(window, back, window.desk.undo, 1)
        change_all(window, again, window.desk.redo, ARTICLES + 1)
        opening = Turns()
        opening.turn(lambda: window.desk.open(window.library.library.ids[2]))
    return [
        looking.measured(f"a turn of the window while {ARTICLES:,} articles are looked at"),
        coming.measured("… while they come in"),
        indexing.measured("… while they are indexed"),
        back.measured("… while their import is undone"),
        again.measured("… while it is done again, and its first article opened", FRAME + opening.own[0]),
    ]


def _keys() -> list[Measured]:
    with window_over(ARTICLES) as (window, folder):
        at_rest, meanwhile = Keys(window), Keys(window)
        Turns().until(lambda: len(at_rest.own) >= _KEYS, at_rest.press)
        look_at(window, folder, Turns())
        bring_in(window, Turns(), meanwhile.press)
    note = f"{len(meanwhile.own)} keys; the floor is the same key while nothing comes in; own time"
    by_clock = [statistics.median(keys.clock) for keys in (meanwhile, at_rest)]
    return [
        Measured("key 1 while articles come in, p99", worst(meanwhile.own), worst(at_rest.own), 1.5, note),
        Measured("the same by the clock, median", *by_clock, 2),
    ]


@contextmanager
def window_over(number: int) -> Iterator[tuple[MainWindow, Path]]:
    """The window over a long article, and a folder of so many others."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "articles")
        folder.mkdir()
        for n in range(number):
            Path(folder, f"{n:05}.txt").write_text(told(n, _SENTENCES), "utf-8")
        path = Path(name, "a.shirushi")
        with create_project(path) as project:
            add(project, article(number, _OPEN), 0)
        program = running(Path(name), path)
        try:
            assert program.window
            program.window.activateWindow()
            assert QTest.qWaitForWindowActive(program.window)
            program.window.article_view.setFocus()
            Turns().until(lambda: program.window.suggesting.is_finished)
            QTest.qWait(3000)  # the index is begun
            yield program.window, folder
        finally:
            program.quit()
            application.processEvents()


def look_at(window: MainWindow, folder: Path, turns: Turns) -> None:
    """Drop the folder, and wait until the preview, which is opened first, has looked at everything."""
    window.intake.offer([Wanted(folder)])
    preview = window.findChild(ImportPreview)
    assert isinstance(preview, ImportPreview)
    assert QTest.qWaitForWindowExposed(preview)
    preview.repaint()
    turns.until(lambda: not preview.is_looking())


def bring_in(window: MainWindow, turns: Turns, between: Callable[[], None] = lambda: None) -> None:
    """Accept what the preview offers, and wait until all of it is in."""
    preview = window.findChild(ImportPreview)
    assert isinstance(preview, ImportPreview)
    preview.accept()
    window.activateWindow()
    turns.until(lambda: not window.intake.is_busy(), between)
    assert len(window.library.library) == ARTICLES + 1


def change_all(window: MainWindow, turns: Turns, act: Callable[[], object], left: int) -> None:
    """Undo or redo the import, until so many articles are left and what follows is done too."""
    turns.turn(act)
    turns.until(lambda: len(window.library.library) == left)
    settled = time.perf_counter() + _SETTLED
    turns.until(lambda: time.perf_counter() > settled)
