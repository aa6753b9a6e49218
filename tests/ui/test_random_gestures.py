"""Whatever is done in whatever order, the file holds what the window shows, after every single step."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from storage.integrity import problems
from storage.project import open_project
from tests.ui.hand import LEFT, Hand
from ui.claims.annotation_rows import ANNOTATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotate.model import Annotation
    from ui.main_window import MainWindow
    from ui.program import Program

STEPS = 40
KEYS: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...] = tuple(
    (key, modifier)
    for modifier, keys in (
        (Qt.KeyboardModifier.NoModifier, "J K 1 2 3 Tab Delete BracketRight BracketLeft BraceRight"),
        (Qt.KeyboardModifier.ShiftModifier, "J K Right Left Backtab"),
        (Qt.KeyboardModifier.AltModifier, "BracketRight BracketLeft"),
        (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, "Right Left"),
        (Qt.KeyboardModifier.ControlModifier, "Z Y"),
    )
    for key in (getattr(Qt.Key, f"Key_{name}") for name in keys.split())
)


class Analyst:
    """Does something at random, as `choose` decides."""

    def __init__(self, window: MainWindow, choose: random.Random) -> None:
        self.window, self.choose = window, choose
        self.view = window.article_view
        self.hand = Hand(self.view, window.desk.content)
        self.log: list[str] = []

    def act(self) -> None:
        """Make one gesture; keys are the most frequent."""
        gestures: list[Callable[[], str]] = [self.key, self.key, self.key, self.tag, self.tag,
                                             self.drag, self.click, self.note, self.row, self.handle]
        self.log.append(self.choose.choice(gestures)())

    def key(self) -> str:
        key, modifier = self.choose.choice(KEYS)
        self.view.setFocus()
        QTest.keyClick(self.view, key, modifier)
        return f"{key.name} {modifier}"

    def tag(self) -> str:
        key = self.choose.choice((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3))
        self.view.setFocus()
        QTest.keyClick(self.view, key)
        return key.name

    def point(self) -> QPoint:
        return self.hand.middle(self.choose.choice(self.view.focus.walked).start + self.choose.randrange(5))

    def drag(self) -> str:
        start, end = self.point(), self.point()
        modifier = self.choose.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier))
        self.hand.drag(start, end, modifier)
        return f"drag {start} {end}"

    def click(self) -> str:
        point = self.point()
        self.hand.clicks(point, self.choose.choice((1, 2, 3)))
        return f"click {point}"

    def handle(self) -> str:
        annotation = self.view.focused_annotation()
        if annotation is None:
            return "no handle"
        box = self.view.character_rect(annotation.span.end - 1)
        self.hand.drag(box.bottomRight() + QPoint(1, 4), self.point())
        return "handle"

    def note(self) -> str:
        panel = self.window.detail_panel
        if self.view.focused_annotation() is None:
            return "no note"
        panel.focus_note()
        QTest.keyClicks(self.window.findChild(object, "noteEdit"), self.choose.choice(("a", "bc", "d e")))
        self.view.setFocus()
        return "note"

    def row(self) -> str:
        table = self.window.table.findChild(object, "annotationTable") or self.window.table
        rows = table.model().rowCount()
        if rows:
            table.setCurrentIndex(table.model().index(self.choose.randrange(rows), 0))
        return "row"


def shown(window: MainWindow) -> list[Annotation]:
    """What the article paints; the table must have the same."""
    table = window.table.findChild(object, "annotationTable") or window.table
    model = table.model()
    listed = {model.index(row, 0).data(ANNOTATION) for row in range(model.rowCount())}
    painted = list(window.article_view.focus.index)
    assert listed == set(painted)
    return painted


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_file_holds_what_the_window_shows(program: Program, seed: int) -> None:
    window = program.window
    analyst = Analyst(window, random.Random(seed))
    for _ in range(STEPS):
        analyst.act()
        window.desk.settle()
        with open_project(program.project.path, writable=False) as reopened:
            stored = reopened.annotations(window.desk.article.id)
            assert stored == shown(window), analyst.log
            assert list(problems(reopened)) == [], analyst.log
            text = reopened.content(window.desk.article.id).text
        assert all(text[one.span.slice] == one.quote for one in stored)
    assert any("Key" in step for step in analyst.log)
    QTest.mouseRelease(window.article_view.viewport(), LEFT)
