"""The window's end of the search: one process keeps the index, another answers from it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from annotate.errors import ShirushiError
from annotate.searching.results import Entry, Hit, Page, Progress, Total
from storage.search.helper import Helper
from storage.search.place import index_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class SearchClient:
    """Asks about one project.

    `tell` is called in threads of their own, with the number of the question, 0 without one, and a Page,
    Total, Progress or ShirushiError. What ended is started again by the next question. Raises
    ShirushiError when it cannot be started.
    """

    def __init__(self, project: Path, tell: Callable[[int, object], None]) -> None:
        self._project = project
        self._tell = tell
        self._helpers: tuple[Helper, Helper] | None = None

    def ask(self, number: int, typed: str, after: int = -1, hits: int = 50, hits_each: int = 3) -> None:
        """Ask for the first page of what was typed and for the total, or for a further page."""
        with self._told():
            self.helpers()[1].say("ask", [number, typed, after, hits, hits_each])

    def follow(self) -> None:
        """Say that the project has changed; the first time, begin to index it."""
        with self._told():
            self.helpers()[0].say("follow", True)

    def close(self) -> None:
        """End both processes."""
        for helper in self._helpers or ():
            helper.close()

    def helpers(self) -> tuple[Helper, Helper]:
        """What keeps the index, and what answers from it."""
        if self._helpers is None:
            paths = [str(self._project.absolute()), str(index_path(self._project))]
            self._helpers = (
                Helper("storage.search.keeping", paths, self._heard),
                Helper("storage.search.answering", paths, self._heard),
            )
        return self._helpers

    def _heard(self, what: str, told: Any) -> None:
        if what == "page":
            number, entries, is_last = told
            self._tell(number, Page(tuple(map(_entry, entries)), is_last))
        elif what == "total":
            self._tell(told[0], Total(*told[1:]))
        elif what == "progress":
            self._tell(0, Progress(*told))
        elif what == "damaged":
            self.helpers()[0].say("renew", True)
        else:
            key, values, details = told
            self._tell(0, ShirushiError(key, details=details, **values))

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise ShirushiError(
                "search_index_failed", path=str(self._project), details=str(error)
            ) from error


def _entry(told: list[Any]) -> Entry:
    return Entry._make([*told[:-1], tuple(Hit(*hit) for hit in told[-1])])
