"""Reads the open article for suggestions between the keys, and keeps them as drafts: nothing is stored.

What is stored are the lessons of the analyst's decisions. Reading and weighing are done in slices of a few
milliseconds when there is nothing else to do: a thread would hold the interpreter against the keys for
longer than such a slice does.
"""

from __future__ import annotations

import threading
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotate.model import Annotation, Decision
from annotate.span_index import SpanIndex
from annotate.suggest.drafts import DraftBoard
from annotate.suggest.record import RuleRecord
from ui.suggestions.teaching import Teaching
from ui.widgets.slices import REST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Content
    from annotate.session import AnnotationSession, Changes
    from annotate.spans import Span
    from annotate.suggest.drafting import Read
    from annotate.suggest.learner import Learner
    from ui.session_signals import SessionSignals

_SLICE, _PAUSE = 0.004, 4
"""Seconds of work at a time, and milliseconds between: with the longest sentence well below a frame."""

_SETTLED = 400  # milliseconds after the first painting: what the first deeds need is loaded before
_LOADING = 20  # milliseconds between two looks whether the rules are there
_WEIGHED_ANEW = 1_000
"""Sentences of an article that are weighed anew after a decision: what was read of each takes 20 kB."""


class Suggesting(QObject):
    """Follows the article that is open. While it is off, or before `begin`, nothing is read.

    Signals:
        changed: other drafts are open.  arg: list of the sentences that are concerned.
        finished: the article is read to its end, and weighed by all that was decided.
    """

    changed = Signal(list)
    finished = Signal()

    def __init__(
        self, session: AnnotationSession, signals: SessionSignals, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._article_id = 0
        self._content: Content | None = None
        self._index = SpanIndex()
        self._least = 0.0
        self._is_on = True
        self._is_begun = False
        self._is_over = False
        self._teaching = Teaching(session, self)
        self._reading: Iterator[Read] | None = None
        self._read: dict[int, Read] = {}
        self._waiting: deque[Read] = deque()
        self._is_finished = False
        self.record = RuleRecord()
        """How the rules fared in this project."""
        self.board = DraftBoard(self._index)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._work)
        self._beginning = QTimer(self, singleShot=True)
        self._beginning.timeout.connect(self._on_settled)
        signals.changed.connect(self._on_changed)

    @property
    def is_on(self) -> bool:
        """Whether anything is suggested."""
        return self._is_on

    @property
    def is_finished(self) -> bool:
        """Whether the article is read to its end, and weighed by all that was decided."""
        return self._is_finished

    @property
    def learner(self) -> Learner | None:
        """The learner that follows this project, None until it is loaded."""
        return self._teaching.learner

    def begin(self) -> None:
        """Read from soon on; what that takes is loaded first, beside the keys."""
        if not self._is_over:
            self._beginning.start(_SETTLED)

    def open(self, article_id: int, content: Content, index: SpanIndex) -> None:
        """Follow another article, whose annotations are in `index`."""
        self._article_id, self._content, self._index = article_id, content, index
        self._read_anew()

    def close(self) -> None:
        """Follow none."""
        self._article_id, self._content, self._index = 0, None, SpanIndex()
        self._read_anew()

    def stop(self) -> None:
        """Read no more, and write what was learned: the window goes."""
        self._beginning.stop()
        self._is_over, self._is_begun = True, False
        self._teaching.write()
        self.close()

    def stand_back(self) -> None:
        """The analyst's hands move: go on when they rest, so that no key waits for a slice of work."""
        if self._timer.isActive():
            self._timer.start(REST)

    def set_on(self, is_on: bool) -> None:
        """Suggest, or do not."""
        if is_on != self._is_on:
            self._is_on = is_on
            self._read_anew()

    def set_least(self, least: float) -> None:
        """Suggest only what is at least so sure, 0 to 1."""
        self._least = least
        before = {draft.span for draft in self.board.open}
        self.board.set_least(least)
        now = {draft.span for draft in self.board.open}
        self.changed.emit(sorted(before ^ now))

    def _on_settled(self) -> None:
        self._is_begun = True
        store = self._session.store
        self.record = RuleRecord(store.decisions())
        lessons = store.learned()
        threading.Thread(target=lambda: self._teaching.load(lessons), name="suggestions").start()
        self._read_anew()

    def _read_anew(self) -> None:
        self._timer.stop()
        self._reading, self._is_finished = None, False
        self._read, self._waiting = {}, deque()
        gone = [draft.span for draft in self.board.open]
        reads = self._is_begun and self._is_on and self._content is not None
        decisions = self._session.store.decisions(self._article_id) if reads else ()
        decided = [decision.span.start for decision in decisions]
        self.board = DraftBoard(self._index, decided, self._least)
        if reads and self._content:
            self._reading = _read(self._content)
            self._timer.start(0)
        self.changed.emit(gone)

    def _work(self) -> None:
        """Weigh and read for a slice of time."""
        learner = self._teaching.learner
        if learner is None:
            self._timer.start(_LOADING)
            return
        changed: list[Span] = []
        end = perf_counter() + _SLICE
        while not self._is_finished and perf_counter() < end:
            sentence = self._waiting.popleft() if self._waiting else self._next_read()
            if sentence:
                self._weigh(sentence, learner, changed)
            else:
                self._reading, self._is_finished = None, True
        if changed:
            self.changed.emit(changed)
        if self._is_finished:
            self.finished.emit()
        else:
            self._timer.start(_PAUSE)

    def _next_read(self) -> Read | None:
        sentence = next(self._reading, None) if self._reading else None
        if sentence and len(self._read) < _WEIGHED_ANEW:
            self._read[sentence.reading.span.start] = sentence
        return sentence

    def _weigh(self, sentence: Read, learner: Learner, changed: list[Span]) -> None:
        from annotate.suggest.drafting import drafted  # loaded by now

        span = sentence.reading.span
        if self.board.put(span, drafted(sentence, learner)):
            changed.append(span)

    def _on_changed(self, changes: Changes) -> None:
        touched: list[Span] = []
        for change in changes.edit.changes:
            for record, number in ((change.before, -1), (change.after, 1)):
                if isinstance(record, Decision):
                    self._follow_decision(record, number)
                if isinstance(record, Annotation | Decision) and record.article_id == self._article_id:
                    touched.append(record.span)
        for span in touched:
            self.board.look_again(span)
        if touched:
            self.changed.emit(touched)

    def _follow_decision(self, decision: Decision, number: int) -> None:
        """A decision was made (1), or taken back (-1)."""
        if not self._is_begun:
            return
        self.record.count(decision, number)
        is_here = decision.article_id == self._article_id
        if is_here:
            self.board.decide(decision.span, is_decided=number > 0)
        if number < 0:
            self._teaching.forget(decision)
        else:
            read = self._read.get(decision.span.start) if is_here else None
            self._teaching.learn(decision, read)
        if self._read:
            self._waiting, self._is_finished = deque(self._read.values()), False
            self._timer.start(0)


def _read(content: Content) -> Iterator[Read]:
    from annotate.suggest.drafting import read  # 0.1 s, loaded by the thread meanwhile

    yield from read(content)
