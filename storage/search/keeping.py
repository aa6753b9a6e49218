"""The process that keeps an index true: `python -m storage.search.keeping PROJECT INDEX`.

It hears `{"follow": true}` when the project was changed, and `{"renew": true}` when somebody found the
index damaged; it says `progress`. A process of its own, and a patient one: it must never be in the way
of a key, nor of an answer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from annotate.errors import ShirushiError
from storage.search.file import DamagedIndexError
from storage.search.index import open_index
from storage.search.keeper import Keeper
from storage.search.lines import Lines
from storage.search.place import remove
from storage.search.source import Source
from storage.search.unused import note_use, remove_unused

_NICENESS = 10


class Keeping:
    """Follows the project at `project` with the index at `index`, for as long as it is told to."""

    def __init__(self, project: Path, index: Path) -> None:
        self._project = project
        self._path = index
        self._is_behind = False
        self._is_damaged = False
        self._lines = Lines(self._take)

    def run(self) -> None:
        """Work whenever there is work. Raises ShirushiError when that is impossible."""
        self._lines.begin()
        source = Source(self._project)
        note_use(self._path, self._project)
        remove_unused(self._path.parent)
        while True:
            index = open_index(self._path)
            keeper = Keeper(index, source)
            try:
                self._keep(keeper)
            except DamagedIndexError:
                keeper.close()
                index.close()
                remove(self._path)
                self._is_behind, self._is_damaged = True, False

    def fail(self, error: ShirushiError) -> None:
        """Say why it ends."""
        self._lines.fail(error)

    def _take(self, said: dict[str, Any]) -> None:
        self._is_behind = True
        self._is_damaged |= "renew" in said

    def _keep(self, keeper: Keeper) -> None:
        while True:
            with self._lines.changed:
                self._lines.changed.wait_for(lambda: self._is_behind)
                self._is_behind = False
            if self._is_damaged:
                raise DamagedIndexError
            keeper.follow()
            is_more = True
            while is_more and not self._is_behind:
                is_more = keeper.work(lambda: not self._is_behind)
                self._lines.send("progress", keeper.progress())


def main(arguments: list[str]) -> int:
    """Keep the index of a project, both given by their paths."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    keeping = Keeping(*map(Path, arguments))
    try:
        keeping.run()
    except ShirushiError as error:
        keeping.fail(error)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
