"""Opening articles, and pressing a key in a project of many claims, in the real window offscreen."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from annotate import edits
from annotate.intake import new_article
from annotate.model import Status
from annotate.session import AnnotationSession
from storage.project import create_project
from tests.benchmarks.corpus import article, claims_in
from tests.benchmarks.measured import Measured, best_of
from ui.article.typography import GOTHIC, MINCHO, Typography
from ui.claims.annotation_columns import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Annotation
    from storage.project import Project
    from ui.article.article_view import ArticleView
    from ui.program import Program

FRAME = 0.0167  # seconds: the target of a key press
KEYS = 300
REPEATED = 1 / 30  # seconds from one key to the next while it is held down
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
ALT_SHIFT = SHIFT | Qt.KeyboardModifier.AltModifier


def measure() -> list[Measured]:
    """One window over a project with a short article, a giant one, and one of a single line."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "a.shirushi")
        with create_project(path) as project:
            short = add(project, article(1), 100)
            giant = add(project, article(2, 1_000_000), 5_000)
            line = add(project, article(3, 1_000_000).replace("\n", ""), 1_000)
            pressed = add(project, article(4), 40)
            add(project, article(5, 200_000), 4_000)
            claims = add(project, article(6, 1_000_000), 10_000)
            deep = add(project, article(6, 1_000_000), 10_000, depth=8)
        program = running(Path(name), path)
        try:
            window = program.window
            assert window
            return [
                opened(program, short, "open 1,500 characters with 100 annotations", 0.050),
                opened(program, giant, "open 1,000,000 characters with 5,000 annotations", 0.300),
                opened(program, line, "open 1 MB in one line without a line break", 1.0),
                key_pressed(program, pressed, "key 1 → on disk and repainted, p99, 1,500 characters"),
                key_pressed(program, claims, "the same in 1,000,000 characters, 10,000 annotations in them"),
                key_pressed(program, deep, "the same, and these eight deep"),
                scrolled(program, claims, "a frame while scrolling the former, p99"),
                scrolled(program, deep, "the same, eight deep"),
                stepped(program, claims, "J held down in the former, p99", Qt.Key.Key_J),
                stepped(program, deep, "the same, eight deep", Qt.Key.Key_J),
                stepped(program, claims, "Shift+→ by phrase in the former, p99", Qt.Key.Key_Right, SHIFT),
                stepped(program, deep, "the same, eight deep", Qt.Key.Key_Right, SHIFT),
                stepped(program, claims, "Alt+Shift+→ by character, p99", Qt.Key.Key_Right, ALT_SHIFT),
                hovered(program, claims, "the pointer moved over its text, p99"),
                hovered(program, deep, "the same, eight deep"),
                resized(program, giant),
                typed(program, giant),
                filtered(program, claims),
                walked(program, claims),
                set_anew(program, giant),
                *in_every_type(program, line),
            ]
        finally:
            program.quit()
            application.processEvents()


def add(project: Project, text: str, claims: int, *, depth: int = 0) -> int:
    """Bring in a text with claims, so many on each sentence if `depth` says so; returns the article's id."""
    session = AnnotationSession(project, "計測 花子")
    made, content = new_article(
        project.next_article_id(), "a.txt", text.encode(), text, "utf-8", session.now()
    )
    session.apply(edits.add_articles([(made, content)]))
    marked = content.sentences[: claims // depth] if depth else content.sentences
    session.apply(edits.add_annotations(claims_in(session, made.id, text, marked, claims)))
    if claims:  # the first claim, which has the article taken for begun too, was made long ago
        session.apply(edits.set_status(project.article(made.id), Status.READING))
    return made.id


class Painted:
    """Notes when the article was painted for the first time after `start`, ahead of what follows it."""

    def __init__(self, view: ArticleView) -> None:
        self._paint, self._view = view.paint_due, view
        self.started, self.first = 0.0, 0.0

    def __enter__(self) -> Painted:
        self._view.paint_due = self._note  # type: ignore[method-assign]
        return self

    def __exit__(self, *_: object) -> None:
        self._view.paint_due = self._paint  # type: ignore[method-assign]

    def start(self) -> None:
        """A key is pressed now."""
        self.first, self.started = 0.0, time.perf_counter()

    def seconds(self) -> float:
        """From the key to the painted article."""
        assert self.first, "nothing was painted"
        return self.first - self.started

    def _note(self) -> None:
        self._paint()
        self.first = self.first or time.perf_counter()


def running(home: Path, path: Path) -> Program:
    """The program with its window shown, and everything loaded that is loaded when it is idle."""
    from ui.app import DISK
    from ui.program import Program
    from ui.settings import Settings

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Program(application, Settings(home / "settings.ini"), DISK)
    program.open(path)
    QTest.qWait(800)
    return program


def opened(program: Program, article_id: int, what: str, target: float) -> Measured:
    """Read from the file, set and painted; beside it what bare Qt needs for the same."""
    project = program.project
    assert project
    text, annotations = project.content(article_id).text, project.annotations(article_id)
    bare = f"bare Qt with the first 100 highlights {bare_qt(text, annotations[:100]) * 1000:.0f} ms"
    return Measured(what, seconds_to_open(program, article_id), target, 1, bare)


def seconds_to_open(program: Program, article_id: int) -> float:
    """The median of a few times, from another article."""
    window, project = program.window, program.project
    assert window
    assert project
    other = next(a.id for a in project.articles() if a.id != article_id)

    times = []
    with Painted(window.article_view) as painted:
        for _ in range(7):
            window.desk.open(other)
            QApplication.processEvents()
            painted.start()
            window.desk.open(article_id)
            times.append(painted.seconds())
            QApplication.processEvents()
    return statistics.median(times)


def bare_qt(text: str, annotations: Sequence[Annotation]) -> float:
    """Seconds a QPlainTextEdit needs to show the text with highlights; a few thousand take a second."""
    view = QPlainTextEdit()
    view.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)  # wrapping 1 MB in one line takes a minute
    view.resize(680, 620)
    view.show()

    def show() -> None:
        view.setPlainText(text)
        highlights = []
        for annotation in annotations:
            one = QTextEdit.ExtraSelection()
            one.cursor = QTextCursor(view.document())
            one.cursor.setPosition(annotation.span.start)
            one.cursor.setPosition(annotation.span.end, QTextCursor.MoveMode.KeepAnchor)
            one.format = QTextCharFormat()
            one.format.setBackground(QColor("#cfe0f2"))
            highlights.append(one)
        view.setExtraSelections(highlights)
        view.viewport().repaint()

    return best_of(3, show)[0]


def key_pressed(program: Program, article_id: int, what: str) -> Measured:
    """Select a phrase's worth, press 1, and wait until it is committed and painted; and all that follows."""
    window = program.window
    assert window
    window.desk.open(article_id)
    QApplication.processEvents()
    view = window.article_view
    window.activateWindow()  # bare Qt's window was in front
    assert QTest.qWaitForWindowActive(window)
    view.setFocus()
    length, before = len(view.focus.text), len(view.focus.index)
    times, through = [], []
    with Painted(view) as painted:
        for n in range(KEYS):
            start = (n * 37) % (min(length, 40_000) - 20)
            view.select(start, start + 12)
            QTest.qWait(round(REPEATED * 1000))  # no hand is quicker; what follows a selection is done
            painted.start()
            QTest.keyClick(view, Qt.Key.Key_1)
            QApplication.processEvents()
            times.append(painted.seconds())
            through.append(time.perf_counter() - painted.started)
            assert len(view.focus.index) == before + 1
            window.desk.undo()
    return Measured(what, worst(times), FRAME, 1, all_through(times, through))


def all_through(times: list[float], through: list[float]) -> str:
    """How long the article took, and all that follows it: lists, forms, the strip."""
    article, window = statistics.median(times) * 1000, statistics.median(through) * 1000
    return f"median {article:.1f} ms; the whole window {window:.1f}, p99 {worst(through) * 1000:.1f} ms"


def scrolled(program: Program, article_id: int, what: str) -> Measured:
    """Scroll by a little and paint, again and again."""
    window = program.window
    assert window
    window.desk.open(article_id)
    QApplication.processEvents()
    bar, times = window.article_view.verticalScrollBar(), []
    for _ in range(KEYS):
        started = time.perf_counter()
        bar.setValue(bar.value() + 53)
        QApplication.processEvents()
        times.append(time.perf_counter() - started)
    return Measured(what, worst(times), FRAME, 1, f"median {statistics.median(times) * 1000:.1f} ms")


def stepped(
    program: Program, article_id: int, what: str, key: Qt.Key, held: Qt.KeyboardModifier = NONE
) -> Measured:
    """Hold a key down that goes on or extends: it comes thirty times a second, and is painted."""
    window = program.window
    assert window
    window.desk.open(article_id)
    view = window.article_view
    view.go_to(2_000)
    QApplication.processEvents()
    times, through, due = [], [], time.perf_counter()
    with Painted(view) as painted:
        for _ in range(KEYS):
            while time.perf_counter() < due:
                QApplication.processEvents()  # what waits for the hands to rest does its work here
            painted.start()
            painted.started = due  # a key that had to wait is late from when it was pressed
            QTest.keyClick(view, key, held)
            QApplication.processEvents()
            times.append(painted.seconds())
            through.append(time.perf_counter() - due)
            due = max(due + REPEATED, time.perf_counter() - REPEATED)
    assert view.focus.caret > 2_000 + KEYS / 2
    return Measured(what, worst(times), FRAME, 1, all_through(times, through))


def hovered(program: Program, article_id: int, what: str) -> Measured:
    """Move the pointer over the text by a little, again and again, and paint what it brings up."""
    view, times = opened_view(program, article_id), []
    room = view.viewport().rect().adjusted(40, 40, -40, -40)
    for n in range(KEYS):
        point = room.topLeft() + QPoint(n * 13 % room.width(), n * 7 % room.height())
        started = time.perf_counter()
        QTest.mouseMove(view.viewport(), point)
        QApplication.processEvents()
        times.append(time.perf_counter() - started)
    median = f"median {statistics.median(times) * 1000:.1f} ms"
    return Measured(what, worst(times), FRAME, 1, median)


def resized(program: Program, article_id: int) -> Measured:
    """Resize by a little and paint, again and again; the floor is bare Qt with the same text."""
    from ui.article.article_view import ArticleView

    window, project = program.window, program.project
    assert window
    assert project
    content = project.content(article_id)
    view = ArticleView(window.around.theme, window.tags)
    bare = QPlainTextEdit()
    bare.setPlainText(content.text)
    view.show_article(project.article(article_id), content, project.annotations(article_id))
    figures = []
    for widget in (view, bare):
        widget.resize(900, 620)
        widget.show()
        QApplication.processEvents()
        widget.verticalScrollBar().setValue(widget.verticalScrollBar().maximum() // 2)
        times = []
        for width in (*range(900, 600, -2), *range(600, 900, 2)):
            started = time.perf_counter()
            widget.resize(width, 620)
            widget.viewport().repaint()
            times.append(time.perf_counter() - started)
        figures.append(worst(times))
        widget.hide()
    return Measured("a step of resizing 1,000,000 characters, p99; floor: QPlainTextEdit", *figures, 3)


def worst(times: list[float]) -> float:
    """The time that one in a hundred exceeds."""
    return sorted(times)[int(len(times) * 0.99)]


def typed(program: Program, article_id: int) -> Measured:
    """Type into the field of what to find, the commonest characters too, and paint each time."""
    window = program.window
    assert window
    window.desk.open(article_id)
    window.finding.find()
    QApplication.processEvents()
    field, times = window.focusWidget(), []
    assert isinstance(field, QLineEdit)
    for word in ("の", "港", "架空港湾局", "を", "財政が傾く恐れ", "x") * 20:
        for character in word:
            started = time.perf_counter()
            field.insert(character)  # QTest types ASCII only
            QApplication.processEvents()
            times.append(time.perf_counter() - started)
        field.clear()
    window.commands.leave()
    median = f"median {statistics.median(times) * 1000:.1f} ms"
    return Measured("a character typed to find in 1,000,000 characters, p99", worst(times), 0.050, 1, median)


def filtered(program: Program, article_id: int) -> Measured:
    """Type into the filter of the table, and paint each time."""
    window = opened_view(program, article_id).window()
    field, times = window.findChild(QLineEdit, "annotationFilter"), []
    assert isinstance(field, QLineEdit)
    assert program.window
    number = program.window.table.model().rowCount()
    assert number == 10_000
    field.setFocus()
    QApplication.processEvents()
    for word in ("の", "港", "架空港湾局", "を", "恐れ 町", "x") * 20:
        for character in word:
            started = time.perf_counter()
            field.insert(character)
            QApplication.processEvents()
            times.append(time.perf_counter() - started)
        field.clear()
        QApplication.processEvents()
    median = f"median {statistics.median(times) * 1000:.1f} ms"
    return Measured("a character typed to filter 10,000 annotations, p99", worst(times), FRAME, 1, median)


def walked(program: Program, article_id: int) -> Measured:
    """Go from row to row in a sorted table of many, the text following, and paint each time."""
    opened_view(program, article_id)
    assert program.window
    table, times = program.window.table, []
    table.sort_by(Column.NOTE)
    table.enter()
    through = []
    with Painted(program.window.article_view) as painted:
        for _ in range(KEYS):
            painted.start()
            QTest.keyClick(table, Qt.Key.Key_Down)
            QApplication.processEvents()
            times.append(painted.seconds())
            through.append(time.perf_counter() - painted.started)
    table.sort_by(Column.QUOTE)
    what = "a row further among 10,000, the text following, p99"
    return Measured(what, worst(times), FRAME, 1, all_through(times, through))


TYPES = (Typography(MINCHO, 17, 30, 140), Typography(MINCHO, 24, 42), Typography(GOTHIC, 11, 60, 220))


def set_anew(program: Program, article_id: int) -> Measured:
    """Drag a slider of the panel for the type, in the middle of the article, and paint each time."""
    view, times = opened_view(program, article_id), []
    view.go_to(500_000)
    for size in (*range(14, 24), *range(24, 14, -1)):
        started = time.perf_counter()
        view.set_typography(Typography(size=size))
        view.viewport().repaint()
        times.append(time.perf_counter() - started)
    view.set_typography(Typography())
    return Measured("another size of type in 1,000,000 characters, worst", max(times), 0.1, 1)


def in_every_type(program: Program, article_id: int) -> list[Measured]:
    """Open and scroll the giant line in other faces, widths and heights of line; the worst of them."""
    view, opening, frames = opened_view(program, article_id), [], []
    for typography in TYPES:
        view.set_typography(typography)
        opening.append(seconds_to_open(program, article_id))
        bar = view.verticalScrollBar()
        for _ in range(KEYS):
            started = time.perf_counter()
            bar.setValue(bar.value() + 53)
            view.viewport().repaint()
            frames.append(time.perf_counter() - started)
    view.set_typography(Typography())
    return [
        Measured("open 1 MB in one line in mincho and other widths, worst", max(opening), 1.0, 1),
        Measured("a frame while scrolling it, p99", worst(frames), 0.033, 1),
    ]


def opened_view(program: Program, article_id: int) -> ArticleView:
    """The article view with that article in it."""
    assert program.window
    program.window.desk.open(article_id)
    QApplication.processEvents()
    return program.window.article_view
