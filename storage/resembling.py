"""Articles that have come in without a preview, compared with all that were there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.arrivals import Resembling, Twin
from annotate.near_duplicates import Postings, likeness, shingles, sketch
from annotate.text_differences import differences
from storage.beside import BesideTheWindow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path


def resembling(project: Path, article_ids: Sequence[int]) -> Iterator[Resembling | None]:
    """Yield those of a few articles that are nearly another one, each with the one it is most like.

    By the same measure as the preview (`annotate.near_duplicates`). Of two that came together the second is
    named. None between them says that the work goes on. Raises ProjectError when the project cannot be read.
    """
    with BesideTheWindow(project) as stored:
        for n, number in enumerate(article_ids):
            yield None
            text = stored.text(number)
            twin = _twin(stored, text, without=frozenset(article_ids[n:]))
            if twin:
                pieces = differences(stored.text(twin.article_id), text)
                yield Resembling(number, stored.title(number), twin, pieces)


def _twin(stored: BesideTheWindow, text: str, without: AbstractSet[int]) -> Twin | None:
    hashes = sketch(text)
    postings = Postings()
    for number, found in stored.sketches_with(frozenset(hashes)):
        if number not in without:
            postings.add(number, found)
    mine = shingles(text)
    twins = (
        Twin("", likeness(mine, shingles(stored.text(number))), article_id=number)
        for number in postings.candidates(hashes)
    )
    best = max((t for t in twins if t.likeness.is_near), key=lambda t: t.likeness, default=None)
    return best and replace(best, title=stored.title(best.article_id))
