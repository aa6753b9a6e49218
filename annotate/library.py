"""Every article of a project as the library lists it: columns in memory, for there may be a hundred thousand.

An article stands at a place, 0 for the first that came in. Places stay while the library does: what is
removed leaves its place empty.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from annotate.folding import folded
from annotate.many_rows import TextColumn
from annotate.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotate.model import Article

Counts = tuple[tuple[str, int], ...]
"""(tag id, how many annotations have it) for the tags an article has, by tag id."""

Facts = tuple[int, str, str, str, str, str]
"""Id, status, title or else the file's name, byline, source and date of an article."""

STATUSES = tuple(Status)
"""What the numbers in `Library.statuses` stand for."""

_CODES = {status.value: number for number, status in enumerate(STATUSES)}
_FACTS, _NAMES, _WORK = 500, 500, 100
"""Articles in one step of each stage: some milliseconds."""

_BETWEEN = "\x1e"  # articles, while many are folded at once; stands in no title but one made to break this


class Stage(IntEnum):
    """How much of a library is there; each stage has all that the ones before it have."""

    IDS = 0
    FACTS = 1
    NAMES = 2
    WORK = 3


class LibraryReader(Protocol):
    """Reads what the library says of the articles from one id to another, both included."""

    def facts(self, first: int, last: int) -> Iterable[Facts]:
        """The facts of those that are not removed, by id."""

    def work(self, first: int, last: int) -> tuple[Mapping[int, Counts], Mapping[int, int]]:
        """Annotations by tag, and the percent of sentences looked at, by id, where there are any."""


class LibraryRow(NamedTuple):
    """What the library says of one article. Unknown is an empty string; `reviewed` is percent."""

    id: int
    status: Status
    title: str
    byline: str
    source: str
    published: str
    counts: Counts = ()
    reviewed: int = 0

    @property
    def claims(self) -> int:
        """How many annotations the article has."""
        return sum(number for _, number in self.counts)


class Library:
    """Columns in the order of the ids.

    At first only the ids are there; `advance` brings the rest, a step at a time, and `row` what it is asked
    for. `names` are title, byline and source on lines of their own, folded: what words are looked for in.
    `kinds` number the `counts_of_kind`: few different ones serve all articles. `reviewed` is percent.
    The revisions tell who keeps something derived that it is old. What the reader raises is passed on.
    """

    def __init__(self, ids: Iterable[int] = (), reader: LibraryReader | None = None) -> None:
        self.ids = array("q", ids)
        number = len(self.ids)
        self.statuses = bytearray(number)
        self.titles, self.bylines = TextColumn("utf-16-le", number), [""] * number
        self.sources, self.dates = [""] * number, [""] * number
        self.names: list[str] = []
        self.kinds = array("I", bytes(4 * number))
        self.counts_of_kind: list[Counts] = [()]
        self.reviewed = bytearray(number)
        self.revision = self.work_revision = 0
        self.stage = Stage.IDS if number else Stage.WORK
        self._reader = reader
        self._next = 0
        self._gone: set[int] = set()
        self._has_facts, self._has_work = bytearray(number), bytearray(number)
        self._kinds: dict[Counts, int] = {(): 0}
        self._known: dict[str, str] = {}

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.ids) - len(self._gone)

    def advance(self) -> None:
        """Take one step towards the last stage."""
        step = {Stage.IDS: self._read_facts, Stage.FACTS: self._fold_names, Stage.NAMES: self._read_work}
        if self.stage is Stage.WORK:
            return
        step[self.stage]()
        if self._next >= len(self.ids):
            self.stage, self._next = Stage(self.stage + 1), 0

    @property
    def places(self) -> range:
        """Every place, in the order the articles came in; also those of articles that are gone."""
        return range(len(self.ids))

    def present(self, places: Sequence[int]) -> Sequence[int]:
        """Those of the places whose article is not gone."""
        return [place for place in places if place not in self._gone] if self._gone else places

    def place_of(self, article_id: int) -> int | None:
        """Where an article stands; None where it is not there, or no longer."""
        place = bisect_left(self.ids, article_id)
        is_there = place < len(self.ids) and self.ids[place] == article_id and place not in self._gone
        return place if is_there else None

    def left_place_of(self, article_id: int) -> int | None:
        """Where an article stands or stood before it was removed; None where it never was there."""
        place = bisect_left(self.ids, article_id)
        return place if place < len(self.ids) and self.ids[place] == article_id else None

    def number_of(self, article_id: int) -> int:
        """Which article it is in the order they came in, the first is 1; 0 where it is not there."""
        place = self.place_of(article_id)
        return 0 if place is None else place + 1 - sum(gone < place for gone in self._gone)

    def row(self, place: int) -> LibraryRow:
        """What is known of the article at a place."""
        article_id = self.ids[place]
        if not self._has_facts[place]:
            self._read_facts(place)
        if not self._has_work[place]:
            self._read_work(place)
        return LibraryRow(
            article_id,
            STATUSES[self.statuses[place]],
            self.titles[place],
            self.bylines[place],
            self.sources[place],
            self.dates[place],
            self.counts_of_kind[self.kinds[place]],
            self.reviewed[place],
        )

    def put(self, *articles: Article) -> None:
        """Take new articles, or what became of some; one from before the last moves places."""
        new = [article.id for article in articles if self._put(article)]
        if new and self.stage is Stage.WORK:
            places = [bisect_left(self.ids, each) for each in new]
            if places[-1] - places[0] == len(places) - 1:  # as they come in: read at once
                self._read_work(places[0], len(places))
            else:
                for place in places:
                    self._read_work(place, 1)
        self.revision += 1

    def _put(self, article: Article) -> bool:
        """Take what is known of an article; returns whether it is new."""
        place, page = bisect_left(self.ids, article.id), article.metadata
        is_known = place < len(self.ids) and self.ids[place] == article.id
        if not is_known:
            self._make_place(place, article.id)
        title = page.title or article.file_name
        self._set_facts(place, (article.id, article.status, title, page.byline, page.source, page.published))
        if place < len(self.names):
            self.names[place] = folded(self._name(place))
        self._gone.discard(place)
        return not is_known

    def take(self, article_id: int) -> None:
        """Forget an article; one that is not there is no error."""
        place = self.place_of(article_id)
        if place is not None:
            self._gone.add(place)
            self.revision += 1

    def count(self, article_id: int, tag: str, step: int) -> None:
        """An article has `step` more annotations with a tag, or fewer."""
        place = self.place_of(article_id)
        if place is None or not self._has_work[place]:
            return  # they are written already, and will be read
        numbers = dict(self.counts_of_kind[self.kinds[place]])
        numbers[tag] = numbers.get(tag, 0) + step
        self._set_counts(place, tuple(sorted((t, n) for t, n in numbers.items() if n > 0)))
        self.work_revision += 1

    def set_reviewed(self, article_id: int, percent: int) -> bool:
        """So much of an article was looked at; returns whether that is another number than before."""
        place = self.place_of(article_id)
        if place is None or self.reviewed[place] == percent:
            return False
        self.reviewed[place] = percent
        self.work_revision += 1
        return True

    def _read_facts(self, place: int | None = None) -> None:
        """Read the facts of the next articles, or of those from a place on."""
        first = self._next if place is None else place
        places = range(first, min(first + _FACTS, len(self.ids)))
        if place is None:
            self._next = places.stop
        if self._reader and places:
            for facts in self._reader.facts(self.ids[places[0]], self.ids[places[-1]]):
                self._set_facts(bisect_left(self.ids, facts[0], places.start, places.stop), facts)
        self._has_facts[places.start : places.stop] = b"\x01" * len(places)

    def _set_facts(self, place: int, facts: Facts) -> None:
        _, status, self.titles[place], byline, source, date = facts
        self.statuses[place] = _CODES[status]
        self.bylines[place], self.sources[place] = self._shared(byline), self._shared(source)
        self.dates[place] = self._shared(date)
        self._has_facts[place] = True

    def _fold_names(self) -> None:
        """Fold the names of the next articles: many at once cost a third of one by one."""
        places = range(self._next, min(self._next + _NAMES, len(self.ids)))
        names = [self._name(place) for place in places]
        at_once = folded(_BETWEEN.join(names)).split(_BETWEEN)
        self.names[places.start : places.stop] = at_once if len(at_once) == len(names) else map(folded, names)
        self._next = places.stop

    def _read_work(self, place: int | None = None, most: int = _WORK) -> None:
        """Read the work in the next articles, or in those from a place on."""
        first = self._next if place is None else place
        places = range(first, min(first + most, len(self.ids)))
        if place is None:
            self._next = places.stop
        if self._reader and places:
            counts, reviewed = self._reader.work(self.ids[places[0]], self.ids[places[-1]])
            for at in places:
                self._set_counts(at, counts.get(self.ids[at], ()))
                self.reviewed[at] = reviewed.get(self.ids[at], 0)
            self.work_revision += 1
        self._has_work[places.start : places.stop] = b"\x01" * len(places)

    def _set_counts(self, place: int, counts: Counts) -> None:
        """Few different counts are shared by very many articles."""
        kind = self._kinds.setdefault(counts, len(self.counts_of_kind))
        if kind == len(self.counts_of_kind):
            self.counts_of_kind.append(counts)
        self.kinds[place] = kind

    def _make_place(self, place: int, article_id: int) -> None:
        """Make room for an article; among the others only once all are read, or the stages would slip."""
        while place < len(self.ids) and self.stage < Stage.WORK:
            self.advance()
        self.ids.insert(place, article_id)
        self.titles.insert(place, "")
        for column in (self.bylines, self.sources, self.dates):
            column.insert(place, "")
        self.kinds.insert(place, 0)
        for flags in (self.statuses, self.reviewed, self._has_facts, self._has_work):
            flags.insert(place, 0)
        if self.stage >= Stage.NAMES:
            self.names.insert(place, "")
        self._gone = {gone + (gone >= place) for gone in self._gone}

    def _name(self, place: int) -> str:
        return f"{self.titles[place]}\n{self.bylines[place]}\n{self.sources[place]}"

    def _shared(self, value: str) -> str:
        """The one copy of words that very many articles have."""
        return self._known.setdefault(value, value)
