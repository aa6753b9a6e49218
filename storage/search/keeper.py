"""Keeps an index true to its project: finds what differs, and writes those blocks anew, one at a time."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from annotate.folded_text import FoldedText
from annotate.searching.matching import SEPARATOR, Batch, Part
from annotate.searching.results import Progress
from storage.search.verbs import Readers, Verbs, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from storage.search.index import Index
    from storage.search.source import Contents, Source

_SECONDS = 0.5  # of work in one transaction
_MANY = 16  # blocks whose verbs are worth a process more
_CORES = min(2, os.cpu_count() or 1)  # that read verbs at the same time; each costs some 30 MB meanwhile


class Keeper:
    """`follow` says what is to be done, `work` does a little of it."""

    def __init__(self, index: Index, source: Source) -> None:
        self._index = index
        self._source = source
        self._readers = Readers(source.path, _CORES - 1)
        self._seen: int | None = None
        self._stale: list[int] = []
        self._unread: list[int] = []
        self._articles = 0

    def follow(self) -> None:
        """Find what differs: the first time everything is compared, later what the history names."""
        last = self._source.last_deed()
        if self._seen is None or last < self._seen:
            stale = self._differing()
        else:
            stale = self._source.touched(self._seen) if last > self._seen else set()
        self._seen = last
        self._stale = sorted({*self._stale, *stale}, reverse=True)
        self._articles = self._source.articles()
        self._unread = [each for each in self._index.without_lemmas()[::-1] if each not in self._readers]

    def has_work(self, *, lemmas: bool) -> bool:
        """Whether anything differs; of what there is to do, `lemmas` count or not."""
        return bool(self._stale or (lemmas and (self._unread or self._readers)))

    def work(self, may_go_on: Callable[[], bool] = lambda: True, *, lemmas: bool = True) -> bool:
        """Write what about half a second suffices for, texts first; whether there is more to do."""
        until = time.monotonic() + _SECONDS
        if not self.has_work(lemmas=lemmas):
            return False
        with self._index.writing():
            while self.has_work(lemmas=lemmas) and time.monotonic() < until and may_go_on():
                if self._stale:
                    self._write(self._stale.pop())
                else:
                    self._index.write_lemmas(*self._verbs())
        is_more = self.has_work(lemmas=lemmas)
        if not is_more:
            self.close()
        return is_more

    def close(self) -> None:
        """End the processes that help; what they were asked for is to be done still."""
        self._readers.close()

    def progress(self) -> Progress:
        """Return how far the index is."""
        texts, lemmas = self._index.article_counts()
        return Progress(texts, lemmas, max(self._articles, texts + 1) if self._stale else texts)

    def _differing(self) -> set[int]:
        known = self._index.prints()
        stale = {number for number, print_ in self._source.prints() if known.pop(number, None) != print_}
        return stale | known.keys()

    def _write(self, number: int) -> None:
        contents = self._source.contents(number)
        if not contents.rows:
            self._index.drop(number)
            return
        if not self._index.write(number, contents.print, batch_of(contents), contents.rows):
            self._unread.append(number)

    def _verbs(self) -> Verbs:
        """What another process has read, or the next block read by this one."""
        while len(self._unread) > _MANY and self._readers.have_room():
            self._readers.ask(self._unread.pop())
        answered = self._readers.answered()
        return answered or read(
            self._source, self._unread.pop() if self._unread else self._readers.taken_back()
        )


def batch_of(contents: Contents) -> Batch:
    """Return the folded texts of a block: first those of all its articles, so that a note moves none."""
    articles = [(row.id, "", "", text) for row, text in zip(contents.rows, contents.texts, strict=True)]
    texts: list[str] = []
    parts: list[Part] = []
    cuts: set[int] = set()
    at = 0
    for article, claim, field, text in (*articles, *contents.said):
        folded = FoldedText(text)
        parts.append(Part(article, claim, at, at + len(folded.text), field))
        cuts.update(at + cut for cut in folded.cuts)
        texts.append(folded.text)
        at += len(folded.text) + len(SEPARATOR)
    return Batch(SEPARATOR.join([*texts, ""]), frozenset(cuts), parts)
