"""Notes which sentences the analyst looked at: a rest of the eye on one, and then on to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from annotate.errors import ShirushiError
from annotate.review import Review
from ui.log import log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotate.session import AnnotationSession
    from annotate.spans import Span

SHORTEST_LOOK = 200
"""Milliseconds: what a key held down passes over was not read."""

_WRITTEN_AFTER = 800  # milliseconds without another; reading is written beside the keys, not with them


class Reviewing(QObject):
    """Follows the focus through one article and keeps what was read in the project.

    What cannot be written is kept and tried again with the next; it is shown as read meanwhile.

    Signals:
        changed: more sentences of this article were read.  arg: list of Span.
    """

    changed = Signal(list)

    def __init__(self, session: AnnotationSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._article_id, self._annotator = 0, session.annotator
        self.review = Review()
        self._resting: Span | None = None
        self._since = QElapsedTimer()
        self._waiting: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WRITTEN_AFTER)
        self._timer.timeout.connect(self.write)

    @property
    def article_id(self) -> int:
        """The article whose reading is followed; 0 for none."""
        return self._article_id

    def open(self, article_id: int, sentences: Sequence[Span]) -> None:
        """Follow the reading of another article from now on, or of the same anew."""
        self.close()
        self._annotator = self._session.annotator
        known = self._session.store.reviewed(article_id, self._annotator)
        self._article_id, self.review = article_id, Review(sentences, known)

    def close(self) -> None:
        """Write what waits, and follow nothing."""
        self.rest_on(None)
        self.write()
        self._article_id, self.review, self._waiting = 0, Review(), set()

    def rest_on(self, sentence: Span | None) -> None:
        """The focus is on another sentence: the one before was read, if it stayed there long enough."""
        if sentence == self._resting:
            return
        left, self._resting = self._resting, sentence
        if left and self._since.elapsed() >= SHORTEST_LOOK:
            self.read(left)
        self._since.start()

    def read(self, span: Span) -> None:
        """Take the sentences of a stretch for read, as those are that were marked."""
        new = self.review.read(span)
        if new:
            self._waiting.update(sentence.start for sentence in new)
            self._timer.start()
            self.changed.emit(new)

    def write(self) -> None:
        """Write what was read since."""
        self._timer.stop()
        session = self._session
        if not self._waiting or session.store.read_only:
            return
        try:
            session.store.mark_reviewed(self._article_id, self._waiting, self._annotator, session.now())
        except ShirushiError as error:
            log.info("reading was not written: %s", error.key)
            return
        self._waiting = set()
