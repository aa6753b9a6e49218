"""Answers queries from an index: the first articles with their places at once, exact numbers after."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from annotate.folded_text import FoldedText
from annotate.folding import folded
from annotate.searching.context import context
from annotate.searching.matching import found_in, numbers_in
from annotate.searching.query import Field
from annotate.searching.results import Entry, Hit, Page, Total
from storage.search.index import SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotate.searching.matching import Batch, Found, Lemmas, Part, Place
    from annotate.searching.query import Filter, Query, Word
    from annotate.tags import Tag
    from storage.search.index import Index
    from storage.search.source import Source

_KEPT = 8  # folded texts and sets of articles: the same ones are asked for at the next key
_LONG = 20_000  # characters; shorter texts are folded again in no time


class Lookup:
    """Looks things up in `index`; context comes from the project itself."""

    def __init__(self, index: Index, source: Source) -> None:
        self._index = index
        self._source = source
        self._long = lru_cache(maxsize=_KEPT)(FoldedText)

    def page(self, query: Query, after: int = -1, hits: int = 50, hits_each: int = 50) -> Page:
        """Return the first articles behind the id `after`, until they show as many `hits` as asked for.

        Of one article at most `hits_each` are shown, and counted are all.
        """
        entries: list[Entry] = []
        shown = 0
        for entry in self.entries(query, after, hits_each):
            if shown >= hits:
                return Page(tuple(entries), is_last=False)
            entries.append(entry)
            shown += max(1, len(entry.hits))
        return Page(tuple(entries), is_last=True)

    def entries(self, query: Query, after: int = -1, hits_each: int | None = None) -> Iterator[Entry]:
        """Yield every article that is found behind the id `after`, in the order they came in."""
        if not query:
            return
        allowed = self._allowed(query)
        for number in self._blocks(query, allowed):
            if number < (after + 1) // SIZE or (batch := self._index.batch(number)) is None:
                continue
            for article, found in found_in(batch, query, self._lemmas(query, number), allowed):
                if article > after:
                    hits = tuple(self._hits(batch, found, hits_each))
                    places = sum(map(len, found.values()))
                    yield self._index.shown(Entry(article, "", "", "", places, hits))

    def total(self, query: Query, is_wanted: Callable[[], bool] = lambda: True) -> Total | None:
        """Return how much there is of it in all; None when nobody wants to know any more."""
        places = articles = 0
        if query:
            allowed = self._allowed(query)
            for number in self._blocks(query, allowed):
                if not is_wanted():
                    return None
                if batch := self._index.batch(number):
                    more = numbers_in(batch, query, self._lemmas(query, number), allowed)
                    places, articles = places + more[0], articles + more[1]
        return Total(places, articles)

    def _blocks(self, query: Query, allowed: set[int] | None) -> Iterable[int]:
        """The blocks in which articles may be found, in order."""
        words = query.words
        if allowed is None and len(words) == 1 and len(words[0].folded) > 2 and not words[0].inflected:
            return self._index.blocks_in_order(words[0].folded)
        sets = [found for word in query.words if (found := self._blocks_with(word)) is not None]
        if allowed is not None:
            sets.append({article // SIZE for article in allowed})
        return sorted(set.intersection(*sets)) if sets else self._index.numbers()

    def _blocks_with(self, word: Word) -> set[int] | None:
        exact = self._index.blocks_with(word.folded)
        if exact is None or word.inflected is None:
            return exact
        return exact | self._index.blocks_with_lemma(word.inflected.lemma)

    def _lemmas(self, query: Query, number: int) -> Lemmas:
        names = {word.inflected.lemma for word in (*query.words, *query.without) if word.inflected}
        found = {name: self._index.lemma_places(name, number) for name in names}
        return {name: places for name, places in found.items() if places}

    def _hits(self, batch: Batch, found: Found, most: int | None) -> Iterator[Hit]:
        left = most
        for number, places in found.items():
            part = batch.parts[number]
            some = places if left is None else places[:left]
            if some:
                yield from self._shown(part, batch.text[part.start : part.end], some)
            left = None if left is None else left - len(some)

    def _shown(self, part: Part, said: str, places: list[Place]) -> Iterator[Hit]:
        about = self._source.said(part.claim, part.field) if part.claim else None
        text = about.text if about else None if part.claim else self._source.text(part.article)
        if text is None:  # it has gone, and the index will hear of it
            return
        view = self._long(text, said) if len(text) > _LONG else FoldedText(text, said)
        for start, end in places:
            span = view.span(start - part.start, end - part.start)
            at = about.span if about else span
            yield Hit(at.start, at.end, *context(text, span), part.claim, part.field)

    def _allowed(self, query: Query) -> set[int] | None:
        """The articles that pass the filters, None where there are none."""
        if not query.filters:
            return None
        tags = self._source.tags()
        conditions, values = zip(*(_condition(one, tags) for one in query.filters), strict=True)
        return self._index.articles_where(" AND ".join(conditions), [v for some in values for v in some])


def _condition(asked: Filter, tags: list[Tag]) -> tuple[str, list[str]]:
    """A filter as SQL over the index's rows of articles, and the values in it."""
    if asked.field is Field.DATE:
        days = asked.days
        assert days
        sql, values = "published >= ? AND published < ?", [days.first, days.end]
    elif asked.field is Field.SOURCE:
        sql, values = "instr(outlet, ?)", [asked.value]
    else:
        meant = [tag.id for tag in tags if asked.value in map(folded, (tag.id, tag.name_ja, tag.name_en))]
        meant = meant or [tag.id for tag in tags if _begins(tag, asked.value)]
        sql = " OR ".join("instr(tags, ?)" for _ in meant) or "false"
        values = [f" {id} " for id in meant]
    return (f"({sql})" if asked.wanted else f"NOT ({sql})"), values


def _begins(tag: Tag, value: str) -> bool:
    return any(folded(name).startswith(value) for name in (tag.id, tag.name_ja, tag.name_en))
