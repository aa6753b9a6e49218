"""Where articles say what a query asks for. Nothing else finds, so counts and places always agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotate.folded_text import each_start, starts_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from annotate.searching.query import Query, Word

SEPARATOR = "\n\n"
"""Stands between folded texts that are looked through together; no folded text has a line end."""


FIELDS = ("note", "holder", "actor", "target")
"""What is looked through of an annotation beside its place in the text, in this order."""


class Part(NamedTuple):
    """A text of an article, or what was written about a claim: `text[start:end]` of the batch it is in.

    `claim` is the id of the annotation, `field` which of its FIELDS this is; both are empty for the text
    of the article.
    """

    article: int
    claim: str
    start: int
    end: int
    field: str = ""


class Batch(NamedTuple):
    """Folded texts of several articles, put together; `cuts` are those of `FoldedText`, in `text`."""

    text: str
    cuts: frozenset[int]
    parts: Sequence[Part]


class Place(NamedTuple):
    """A place in the folded text of a batch."""

    start: int
    end: int


Found = dict[int, list[Place]]
"""Number of a part -> its places, in order and without overlap."""

Lemmas = Mapping[str, Sequence[Place]]
"""Lemma -> where a batch has it, in order."""


def found_in(
    batch: Batch, query: Query, lemmas: Lemmas, allowed: Collection[int] | None
) -> Iterator[tuple[int, Found]]:
    """Yield each article of the batch that is meant, and its places; those `allowed`, None for all."""
    passed = [word for word in query.words if _may_be_there(batch, word, lemmas)]
    if len(passed) < len(query.words):
        return
    for article, parts in _by_article(batch.parts):
        if allowed is not None and article not in allowed:
            continue
        if any(_says(batch, parts, word, lemmas) for word in query.without):
            continue
        found = _places(batch, parts, query.words, lemmas)
        if found is not None:
            yield article, found


def numbers_in(
    batch: Batch, query: Query, lemmas: Lemmas, allowed: Collection[int] | None
) -> tuple[int, int]:
    """Return how many places and articles of the batch are meant."""
    if len(query.words) == 1 and not query.without and (count := _counter(batch, query.words[0])):
        places, articles = 0, set()
        for article, _, start, end, _ in batch.parts:
            if (allowed is None or article in allowed) and (number := count(start, end)):
                places += number
                articles.add(article)
        return places, len(articles)
    all_found = [found for _, found in found_in(batch, query, lemmas, allowed)]
    return sum(len(places) for found in all_found for places in found.values()), len(all_found)


def _counter(batch: Batch, word: Word) -> Callable[[int, int], int] | None:
    """A quick way to count a word from start to end, where no place can be the half of a character."""
    if word.inflected:
        return None
    text, wanted = batch.text, word.folded
    if any(text[cut] == wanted[0] or text[cut - 1] == wanted[-1] for cut in batch.cuts):
        return None
    return lambda start, end: text.count(wanted, start, end)


def _may_be_there(batch: Batch, word: Word, lemmas: Lemmas) -> bool:
    return word.folded in batch.text or bool(word.inflected and word.inflected.lemma in lemmas)


def _by_article(parts: Sequence[Part]) -> Iterable[tuple[int, list[int]]]:
    grouped: dict[int, list[int]] = {}
    for number, part in enumerate(parts):
        grouped.setdefault(part.article, []).append(number)
    return grouped.items()


def _says(
    batch: Batch, parts: Iterable[int], word: Word, lemmas: Lemmas
) -> bool:
    if word.inflected:
        return any(_places_of(batch, batch.parts[number], word, lemmas) for number in parts)
    starts = (
        each_start(batch.text, batch.cuts, word.folded, part.start, part.end)
        for part in (batch.parts[number] for number in parts)
    )
    return any(True for some in starts for _ in some)


def _places(
    batch: Batch, parts: Iterable[int], words: Sequence[Word], lemmas: Lemmas
) -> Found | None:
    """The places of all words in the parts of an article; None when it lacks one of the words."""
    found: Found = {}
    for word in words:
        has_it = False
        for number in parts:
            places = _places_of(batch, batch.parts[number], word, lemmas)
            if places:
                has_it = True
                found.setdefault(number, []).extend(places)
        if not has_it:
            return None
    return {number: _apart(found[number]) for number in sorted(found)}


def _places_of(
    batch: Batch, part: Part, word: Word, lemmas: Lemmas
) -> list[Place]:
    length = len(word.folded)
    starts = starts_in(batch.text, batch.cuts, word.folded, part.start, part.end)
    found = [Place(start, start + length) for start in starts]
    if word.inflected and not part.claim:
        before, lemma = word.inflected
        for start, end in lemmas.get(lemma, ()):
            first = start - len(before)
            if part.start <= first and end <= part.end and batch.text.startswith(before, first):
                found.append(Place(first, end))
        found = _apart(found)
    return found


def _apart(places: list[Place]) -> list[Place]:
    """The places in order; of those that overlap the first stays, of two that begin together the longer."""
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
