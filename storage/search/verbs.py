"""Verbs and adjectives of blocks, read by this process and others: `python -m storage.search.verbs PROJECT`.

Such a process hears `{"read": number}` and says `{"verbs": [number, print, places]}`. To read them takes
longer than all the rest of the index, and the dictionary uses one core of the machine at a time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from annotate.folded_text import FoldedText
from annotate.searching.inflected import lemmas_in
from annotate.searching.matching import SEPARATOR
from storage.search.helper import Helper
from storage.search.lines import Lines
from storage.search.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

Places = dict[str, list[int]]
"""Where a block has which verbs and adjectives: start and end of each, one after the other."""

_AHEAD = 2  # blocks that wait for a process, so that it need not wait for us


def verbs_of(texts: Sequence[str]) -> Places:
    """Return where the texts of a block have which verbs and adjectives, in its folded text."""
    places: Places = {}
    first = 0
    for text in texts:
        folded = FoldedText(text)
        for name, start, end in lemmas_in(text, folded):
            places.setdefault(name, []).extend((first + start, first + end))
        first += len(folded.text) + len(SEPARATOR)
    return places


class Verbs(NamedTuple):
    """What was read of a block whose texts have this print."""

    number: int
    texts_print: bytes
    places: Places


def read(source: Source, number: int) -> Verbs:
    """Read a block of a project."""
    contents = source.contents(number)
    return Verbs(number, contents.print.texts, verbs_of(contents.texts))


class Readers:
    """Processes beside this one. Nobody waits for them: what they have not answered can be read here too.

    They are started by the first block they are given.
    """

    def __init__(self, project: Path, most: int) -> None:
        self._project = project
        self._most = most
        self._helpers: list[Helper] = []
        self._asked: dict[int, None] = {}
        self._heard: SimpleQueue[Verbs] = SimpleQueue()

    def __len__(self) -> int:
        """Return how many blocks were given to them and not answered yet."""
        return len(self._asked)

    def __contains__(self, number: int) -> bool:
        return number in self._asked

    def have_room(self) -> bool:
        """Whether one of them would soon have nothing to do."""
        return len(self._asked) < self._most * _AHEAD

    def ask(self, number: int) -> None:
        """Have a block read. Where no process can be started it is one that is not answered."""
        self._asked[number] = None
        try:
            self._next().say("read", number)
        except OSError:
            self._most = 0

    def answered(self) -> Verbs | None:
        """Return the next block that was read, without waiting."""
        while not self._heard.empty():
            verbs = self._heard.get()
            if verbs.number in self._asked:
                del self._asked[verbs.number]
                return verbs
        return None

    def taken_back(self) -> int:
        """Return the block that has waited longest, to be read here; an answer that comes is not heard."""
        number = next(iter(self._asked))
        del self._asked[number]
        return number

    def close(self) -> None:
        """End them; they are started again when they are needed."""
        for helper in self._helpers:
            helper.close()
        self._helpers.clear()
        self._asked.clear()

    def _next(self) -> Helper:
        if len(self._helpers) < self._most:
            self._helpers.append(Helper(__name__, [str(self._project.absolute())], self._hear))
        else:
            self._helpers.append(self._helpers.pop(0))
        return self._helpers[-1]

    def _hear(self, _: str, told: Any) -> None:
        number, texts_print, places = told
        self._heard.put(Verbs(number, bytes.fromhex(texts_print), places))


def main(project: str) -> None:
    """Read what is asked, until nobody asks any more."""
    source = Source(Path(project))
    asked: SimpleQueue[dict[str, int]] = SimpleQueue()
    lines = Lines(asked.put)
    lines.begin()
    while True:
        verbs = read(source, asked.get()["read"])
        lines.send("verbs", [verbs.number, verbs.texts_print.hex(), verbs.places])


if __name__ == "__main__":
    main(*sys.argv[1:])
