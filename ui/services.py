"""What the window may ask of the disk, handed to it by `ui.app`, the only one here who knows storage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from annotate.session import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from annotate.arrivals import Arrival, Look, Resembling, Wanted
    from annotate.errors import ShirushiError
    from annotate.model import Article
    from annotate.session import AnnotationSession
    from annotate.tags import Tag
    from annotate.text_differences import Piece


class Project(Store, Protocol):
    """A project file that is open."""

    @property
    def path(self) -> Path: ...
    @property
    def why_read_only(self) -> ShirushiError | None: ...

    def tags(self) -> list[Tag]:
        """The codebook of the project."""

    def first_article(self) -> Article | None:
        """The article that came in first."""

    def close(self) -> None:
        """Let the file go."""


class Outcome(Protocol):
    """What became of one file that was to come in: "imported", "duplicate" or "failed"."""

    @property
    def path(self) -> Path: ...
    @property
    def article(self) -> Article | None: ...
    @property
    def status(self) -> str: ...
    @property
    def error(self) -> ShirushiError | None: ...
    @property
    def replaced(self) -> int: ...


Tell = Callable[[int, object], None]
"""How answers arrive, in a thread of their own: the question's number, 0 without one, and a Page, Total,
Progress or ShirushiError."""


class Search(Protocol):
    """Looks through all articles of one project, in a process beside the window; nothing here waits."""

    def ask(self, number: int, typed: str, after: int = -1) -> None:
        """Ask for the first articles and the total, or for the articles behind the id `after`."""

    def follow(self) -> None:
        """Say that the project has changed; the first time, begin to index it."""

    def close(self) -> None:
        """End."""


class Arriving(Protocol):
    """One import that is under way: many short transactions, one deed."""

    def write(self, arrivals: Sequence[Arrival]) -> Sequence[Outcome]:
        """Write the articles that are new, and say what became of each."""

    def claims(self, arrival: Arrival) -> Iterator[Outcome]:
        """Bring in a file of annotations while it is iterated."""


@dataclass(frozen=True, slots=True)
class FileServices:
    """The ways in and out of one project. Each raises ShirushiError.

    `needs_preview` says whether an import is worth a look before it begins.
    These work while they are iterated, or take their time, and may be used in a thread: `found` puts
    the files of folders in the place of the folders, `prepared` reads and analyses, `looks` says what
    an import would bring, `differences` compares a near copy, `resembling` yields those of the articles with
    these ids that are near copies of others, `fetched` yields the page at an address.
    Of those that are iterated None only says that they are still at work, and can be stopped.
    These belong to the window's own thread: `arriving` begins an import, `read_as` reads an article
    again in another encoding and returns what took its place, `export` writes the annotations to a
    file whose suffix names the format.
    `search` returns what looks through all articles and tells what it finds.
    """

    needs_preview: Callable[[Sequence[Wanted]], bool]
    found: Callable[[Sequence[Wanted]], Sequence[Wanted]]
    prepared: Callable[[Iterable[Wanted]], Iterator[Arrival | None]]
    looks: Callable[[Sequence[Wanted]], Iterator[Look | None]]
    differences: Callable[[Look], Sequence[Piece]]
    resembling: Callable[[Sequence[int]], Iterator[Resembling | None]]
    fetched: Callable[[str], Iterator[Wanted | None]]
    arriving: Callable[[], Arriving]
    read_as: Callable[[int, str], Article]
    export: Callable[[Path], object]
    search: Callable[[Tell], Search]


P = TypeVar("P", bound=Project)


@dataclass(frozen=True, slots=True)
class Disk(Generic[P]):
    """The ways to a project. Each raises ShirushiError.

    `warm_up` are steps that load what the first deeds would otherwise wait for.
    """

    open: Callable[[Path], P]
    create: Callable[[Path], P]
    services: Callable[[AnnotationSession, P], FileServices]
    sample: Callable[[Path], P]
    warm_up: tuple[Callable[[], None], ...]
