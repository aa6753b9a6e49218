"""Which articles of the library are asked for: a value that can be kept, and the articles it leaves."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from annotate.folding import folded
from annotate.library import STATUSES
from annotate.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotate.library import Counts, Library

ANY_TAG = "*"
"""Stands for every tag: an article with it has annotations, one without it has none."""


@dataclass(frozen=True, slots=True)
class LibraryFilter:
    """Asks for articles of which all of this is true; what is empty asks for nothing.

    `words` all stand in title, byline or source, as `annotate.folding` compares. The article has one of the
    `statuses`, is from one of the `sources` (an empty one: not known), has annotations of each of `tags` and
    none of `without`. It came out from `since` to `until`, both included: a day, a month or a year as ISO
    8601 writes it; one without a date then is left out.
    """

    words: str = ""
    statuses: frozenset[Status] = frozenset()
    sources: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""

    @property
    def is_asking(self) -> bool:
        """Whether any article could be left out."""
        return bool(self.words.strip()) or self != LibraryFilter(self.words)

    @property
    def asks_for_work(self) -> bool:
        """Whether it asks for what was done in an article, and not only what the article is."""
        return bool(self.tags or self.without)

    def left(self, library: Library) -> tuple[Sequence[int], dict[Status, int]]:
        """Return which places are left, as they came in, and how many of each status would be if no status
        were asked for. Words need folded `library.names`.
        """
        found = self._of_any_status(library, library.present(library.places))
        codes = library.statuses
        here = codes if found == library.places else bytes([codes[place] for place in found])
        numbers = {status: here.count(code) for code, status in enumerate(STATUSES)}
        if self.statuses:
            wanted = {code for code, status in enumerate(STATUSES) if status in self.statuses}
            found = [place for place in found if codes[place] in wanted]
        return found, numbers

    def leaves(self, library: Library, place: int) -> bool:
        """Return whether one article is left."""
        is_asked = not self.statuses or STATUSES[library.statuses[place]] in self.statuses
        return is_asked and bool(self._of_any_status(library, library.present((place,))))

    def following(self, names: Mapping[str, str]) -> LibraryFilter:
        """Ask for sources under their new names as well: `names` are the name before -> the name after."""
        new = {after for before, after in names.items() if before in self.sources}
        return replace(self, sources=self.sources | new) if new else self

    def to_plain(self) -> dict[str, object]:
        """Return what is asked for, as JSON can hold it."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: sorted(it) if isinstance(it, frozenset) else it for name, it in values if it}

    @classmethod
    def from_plain(cls, plain: object) -> LibraryFilter:
        """Return what `to_plain` made plain; raises ValueError for anything else."""
        if not isinstance(plain, dict):
            raise ValueError(plain)
        return cls(
            words=_text(plain, "words"),
            statuses=frozenset(map(Status, _texts(plain, "statuses"))),
            sources=frozenset(_texts(plain, "sources")),
            tags=frozenset(_texts(plain, "tags")),
            without=frozenset(_texts(plain, "without")),
            since=_text(plain, "since"),
            until=_text(plain, "until"),
        )

    def _of_any_status(self, library: Library, places: Sequence[int]) -> Sequence[int]:
        for word in sorted(folded(self.words).split(), key=len, reverse=True):
            names = library.names
            places = [place for place in places if word in names[place]]
        if self.sources:
            places = [place for place in places if library.sources[place] in self.sources]
        if self.since or self.until:
            first, last, dates = self.since, self.until or "9999", library.dates
            length = len(last)
            places = [p for p in places if dates[p] and dates[p] >= first and dates[p][:length] <= last]
        if self.asks_for_work:
            wanted = {kind for kind, counts in enumerate(library.counts_of_kind) if self._is_met_by(counts)}
            places = [place for place in places if library.kinds[place] in wanted]
        return places

    def _is_met_by(self, counts: Counts) -> bool:
        has = {tag for tag, _ in counts} | ({ANY_TAG} if counts else set())
        return self.tags <= has and self.without.isdisjoint(has)


def _text(plain: dict[Any, Any], name: str) -> str:
    value = plain.get(name, "")
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _texts(plain: dict[Any, Any], name: str) -> Iterable[str]:
    values = plain.get(name, [])
    if not (isinstance(values, list) and all(isinstance(value, str) for value in values)):
        raise ValueError(values)
    return values
