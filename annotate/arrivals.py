"""What comes in, before it is there: what is wanted, what was read of it, and what the preview says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from annotate.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from annotate.errors import ShirushiError
    from annotate.intake import Hashes
    from annotate.model import Article, Content
    from annotate.near_duplicates import Likeness
    from annotate.text_differences import Piece


_UNKNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file, or bytes from elsewhere, and how the analyst wants it read.

    `data` holds what was pasted or fetched: `path` is then only its name, and `url` where it is from.
    `encoding` was chosen by hand, or is None. `columns` maps `text`, `title`, `byline`, `published`,
    `url` and `source` to the columns of a list of articles; of such a list only the articles at
    `places` come in, or all when it is empty.
    """

    path: Path
    data: bytes | None = field(default=None, repr=False)
    url: str = ""
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict, hash=False)
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Arrival:
    """One article that was read and analysed, or what stood in the way (`error`).

    The id of `article` is 0 until it is written; one known to be there already has its `hashes` alone.
    `replaced` counts the places that could not be read. `claims` is a file of annotations, which are for
    articles that are there. `is_last` of its file.
    """

    wanted: Wanted
    article: Article | None = None
    content: Content | None = None
    hashes: Hashes | None = None
    replaced: int = 0
    error: ShirushiError | None = None
    claims: bool = False
    is_last: bool = True


class Verdict(StrEnum):
    """What the preview says of a file; `verdict.<value>` in the translations."""

    NEW = "new"
    NEAR = "near"
    DUPLICATE = "duplicate"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Twin:
    """The article that another one is or resembles: in the project (`article_id`) or among what comes in."""

    title: str
    likeness: Likeness
    article_id: int = 0
    wanted: Wanted | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What the preview says of one article before it is imported.

    `form` names the format. `beginning` is the first lines of what is read of the page. Of a list of
    articles `header` and `rows` are its columns and first lines, and `place` is where in it this one
    stands. `claims` is a file of annotations.
    """

    wanted: Wanted
    verdict: Verdict
    form: str = ""
    metadata: Metadata = _UNKNOWN
    length: int = 0
    encoding: str = ""
    replaced: int = 0
    beginning: str = ""
    twin: Twin | None = None
    error: ShirushiError | None = None
    claims: bool = False
    place: str = ""
    is_last: bool = True
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def title(self) -> str:
        """What to call it: its title, or the name of its file."""
        return self.metadata.title or self.wanted.path.name


@dataclass(frozen=True, slots=True)
class Resembling:
    """An article that has come in and is nearly one that was there: `pieces` say how it differs from that."""

    article_id: int
    title: str
    twin: Twin
    pieces: Sequence[Piece] = field(repr=False)
