"""Reads the open article for suggestions between the keys, and keeps them as drafts: nothing is stored.

The reading is done in slices of a few milliseconds when there is nothing else to do. A thread would
hold the interpreter against the keys for longer than such a slice does.
"""

from __future__ import annotations

import threading
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotate.model import Annotation, Decision
from annotate.span_index import SpanIndex
from annotate.suggest.drafts import DraftBoard
from annotate.suggest.record import RuleRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.model import Content
    from annotate.session import AnnotationSession, Changes
    from annotate.spans import Span
    from annotate.suggest.drafts import Draft
    from ui.session_signals import SessionSignals

_SLICE = 0.004
"""Seconds of reading at a time: with the longest sentence well below a frame."""

_SETTLED = 400  # milliseconds after the first painting: what the first deeds need is loaded before
_LOADING = 20  # milliseconds between two looks whether the rules are there

_rules_loaded = threading.Event()


class Suggesting(QObject):
    """Follows the article that is open. While it is off, or before `begin`, nothing is read.

    Signals:
        changed: other drafts are open.  arg: list of the sentences that are concerned.
        finished: the article is read to its end.
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
        self._may_read = False
        self._reading: Iterator[Draft | None] | None = None
        self._is_finished = False
        self.record = RuleRecord()
        """How the rules fared in this project."""
        self._is_record_read = False
        self.board = DraftBoard(self._index)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._read_on)
        self._beginning = QTimer(self, singleShot=True)
        self._beginning.timeout.connect(self._on_settled)
        signals.changed.connect(self._on_changed)

    @property
    def is_on(self) -> bool:
        """Whether anything is suggested."""
        return self._is_on

    @property
    def is_finished(self) -> bool:
        """Whether the article is read to its end."""
        return self._is_finished

    def begin(self) -> None:
        """Read from soon on; what that takes is loaded first, beside the keys."""
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
        """Read no more: the window goes."""
        self._beginning.stop()
        self._may_read = False
        self.close()

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

    def _read_anew(self) -> None:
        self._timer.stop()
        self._reading, self._is_finished = None, False
        gone = [draft.span for draft in self.board.open]
        reads = self._may_read and self._is_on and self._content is not None
        decisions = self._session.store.decisions(self._article_id) if reads else ()
        decided = [decision.span.start for decision in decisions]
        self.board = DraftBoard(self._index, decided, self._least)
        if reads and self._content:
            self._read_record()
            self._reading = _drafts(self._content)
            self._timer.start(0)
        self.changed.emit(gone)

    def _on_settled(self) -> None:
        self._may_read = True
        if not _rules_loaded.is_set():
            threading.Thread(target=_load_rules, name="suggestions").start()
        self._read_anew()

    def _read_record(self) -> None:
        if not self._is_record_read:
            self.record, self._is_record_read = RuleRecord(self._session.store.decisions()), True

    def _read_on(self) -> None:
        """Read for a slice of time."""
        if not _rules_loaded.is_set():
            self._timer.start(_LOADING)
            return
        assert self._reading is not None
        new: list[Span] = []
        end = perf_counter() + _SLICE
        while perf_counter() < end:
            try:
                draft = next(self._reading)
            except StopIteration:
                self._reading = None
                break
            if draft and self.board.add(draft):
                new.append(draft.span)
        if new:
            self.changed.emit(new)
        if self._reading is None:
            self._is_finished = True
            self.finished.emit()
        else:
            self._timer.start(0)

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
        if self._is_record_read:
            self.record.count(decision, number)
        if decision.article_id == self._article_id:
            self.board.decide(decision.span, is_decided=number > 0)


def _drafts(content: Content) -> Iterator[Draft | None]:
    from annotate.suggest.drafting import drafts  # 0.1 s, loaded by the thread meanwhile

    yield from drafts(content)


def _load_rules() -> None:
    """Load the rules and the dictionary, and make ready what the first sentence would wait for (0.2 s)."""
    from annotate.suggest.drafting import load

    load()
    _rules_loaded.set()
