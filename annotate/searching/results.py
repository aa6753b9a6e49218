"""What a search found, as those who show it get it. Named tuples: they go between processes as lists."""

from __future__ import annotations

from typing import NamedTuple


class Hit(NamedTuple):
    """A place, with what stands around it.

    `start` and `end` count code points of the article's text; where the words stand in what was written
    about an annotation, `claim` is its id, `field` says in which field of it ("note", "holder"), and the
    place is that of the annotation.
    """

    start: int
    end: int
    before: str
    found: str
    after: str
    claim: str = ""
    field: str = ""


class Entry(NamedTuple):
    """An article that was found: how many places it has, and the first of them.

    For a query without words there are none.
    """

    article: int
    title: str
    source: str
    published: str
    places: int
    hits: tuple[Hit, ...]


class Page(NamedTuple):
    """Articles in the order they came in; `is_last` when no more were found."""

    entries: tuple[Entry, ...]
    is_last: bool


class Total(NamedTuple):
    """How many places, and in how many articles."""

    places: int
    articles: int


class Progress(NamedTuple):
    """How far the index is: articles whose text, and whose verbs and adjectives, can be found already."""

    texts: int
    lemmas: int
    articles: int

    @property
    def is_whole(self) -> bool:
        """Whether everything can be found."""
        return self.texts >= self.articles and self.lemmas >= self.articles
