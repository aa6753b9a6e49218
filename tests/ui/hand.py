"""An article view on the offscreen screen, and a hand that uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotate.tags import BUILT_IN
from tests.ui.pages import harbour, span_of
from ui.article.article_view import ArticleView
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation, Article, Content
    from annotate.spans import Span

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
DRAG_STEPS = 4


class Hand:
    """Reads an article with mouse and keys. Places are said in words of the text."""

    def __init__(self, view: ArticleView, content: Content) -> None:
        self.view, self.content = view, content

    def span(self, words: str) -> Span:
        return span_of(self.content, words)

    def middle(self, position: int) -> QPoint:
        return self.view.character_rect(position).center()

    def before(self, words: str) -> QPoint:
        box = self.view.character_rect(self.span(words).start)
        return QPoint(box.left() + 1, box.center().y())

    def after(self, words: str) -> QPoint:
        box = self.view.character_rect(self.span(words).end - 1)
        return QPoint(box.right() - 1, box.center().y())

    def click(self, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, point)

    def click_on(self, words: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.click(self.middle(self.span(words).start), modifiers)

    def clicks(self, point: QPoint, times: int, now: int = 1_000_000) -> None:
        """Click so quickly that Qt makes double-clicks of it."""
        for number in range(times):
            pressed = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
            for kind, held in ((pressed, LEFT), (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton)):
                where = QPointF(point)
                on_screen = QPointF(self.view.viewport().mapToGlobal(point))
                event = QMouseEvent(kind, where, on_screen, LEFT, held, NONE)
                event.setTimestamp(now + 100 * number)
                QApplication.sendEvent(self.view.viewport(), event)

    def drag(self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        viewport = self.view.viewport()
        QTest.mousePress(viewport, LEFT, modifiers, start)
        for step in range(1, DRAG_STEPS + 1):
            self.move(start + (end - start) * step / DRAG_STEPS, modifiers)
        QTest.mouseRelease(viewport, LEFT, modifiers, end)

    def move(self, point: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Move with the left button held: QTest moves without modifiers."""
        on_screen = QPointF(self.view.viewport().mapToGlobal(point))
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(point), on_screen, Qt.MouseButton.NoButton, LEFT, modifiers
        )
        QApplication.sendEvent(self.view.viewport(), moved)

    def selected(self) -> str:
        span = self.view.selection()
        return self.content.text[span.slice] if span else ""

    def sentence(self) -> str:
        span = self.view.focus.sentence
        return self.content.text[span.slice] if span else ""

    def focused(self) -> str | None:
        annotation = self.view.focused_annotation()
        return annotation.id if annotation else None


class Opener:
    """Opens articles in a view of a given size."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def __call__(
        self,
        page: tuple[Article, Content] | None = None,
        annotations: Iterable[Annotation] = (),
        size: tuple[int, int] = (800, 500),
    ) -> Hand:
        view = ArticleView(LIGHT, BUILT_IN)
        self._qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        self._qtbot.waitExposed(view).__enter__()
        article, content = page or harbour()
        view.show_article(article, content, annotations)
        return Hand(view, content)


def hover(view: ArticleView, point: QPoint) -> None:
    """Move the pointer over the article, no button held."""
    none = Qt.MouseButton.NoButton
    on_screen = QPointF(view.viewport().mapToGlobal(point))
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(point), on_screen, none, none, NONE)
    QApplication.sendEvent(view.viewport(), moved)
