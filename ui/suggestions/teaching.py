"""Lets the learner follow the analyst's decisions, and keeps its lessons in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotate.errors import ShirushiError
from ui.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.model import Decision
    from annotate.session import AnnotationSession
    from annotate.suggest.drafting import Read
    from annotate.suggest.learner import Learner
    from annotate.suggest.lessons import Lesson

_WRITTEN_AFTER = 800  # milliseconds without another; lessons are written beside the keys, not with them


class Teaching(QObject):
    """Holds the learner of a project. What cannot be written is kept and tried again with the next."""

    def __init__(self, session: AnnotationSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.learner: Learner | None = None
        """None until it is loaded."""
        self._unwritten: dict[tuple[int, int], Lesson | None] = {}
        self._timer = QTimer(self, singleShot=True, interval=_WRITTEN_AFTER)
        self._timer.timeout.connect(self.write)

    def load(self, lessons: Sequence[Lesson]) -> None:
        """Make the learner of a project's lessons, and all ready that the first sentence would wait for.

        May be called in another thread: rules and dictionary take 0.2 s, a thousand lessons a tenth of one.
        """
        from annotate.suggest.drafting import load
        from annotate.suggest.learner import Learner

        load()
        self.learner = Learner(lessons)

    def learn(self, decision: Decision, read: Read | None) -> None:
        """Learn of a decision; `read` is what was read in its sentence, where that is at hand."""
        if self.learner is None or read is None:
            return
        from annotate.suggest.drafting import lesson_label

        lesson = self.learner.learn(decision.article_id, read.reading, lesson_label(decision))
        self._keep(lesson.place, lesson)

    def forget(self, decision: Decision) -> None:
        """Take back what was learned of a decision."""
        if self.learner is not None:
            self.learner.forget(decision.article_id, [decision.span.start])
            self._keep((decision.article_id, decision.span.start), None)

    def write(self) -> None:
        """Write what was learned since."""
        self._timer.stop()
        store = self._session.store
        if not self._unwritten or store.read_only:
            return
        try:
            store.save_learned([each for each in self._unwritten.values() if each], list(self._unwritten))
        except ShirushiError as error:
            log.info("lessons were not written: %s", error.key)
            return
        self._unwritten = {}

    def _keep(self, place: tuple[int, int], lesson: Lesson | None) -> None:
        self._unwritten.pop(place, None)  # in the order they were learned
        self._unwritten[place] = lesson
        self._timer.start()
