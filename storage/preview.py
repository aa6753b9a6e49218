"""What an import would bring, file by file: new, there already, nearly there, or failed."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.arrivals import Look, Twin, Verdict
from annotate.errors import ShirushiError
from annotate.near_duplicates import Likeness, Postings, likeness, read_text, shingles
from annotate.site_rules import follow
from annotate.text_differences import Piece, differences
from storage.beside import BesideTheWindow
from storage.list_head import ListHead, list_head
from storage.preparing import prepared
from storage.wanted import is_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from annotate.arrivals import Arrival, Wanted
    from annotate.model import Article, Content

_BEGINNING = 600  # code points of the first lines that are shown
_TOGETHER = 200  # arrivals compared at once: each time all that is stored is gone through (0.2 s for 100,000)
_SECONDS = 2.0  # after which what there is is compared, where files take long
_FIRST = 20  # the list begins to fill at once
_SAME = Likeness(1.0, 1.0)


def looks(project: Path, wanted: Iterable[Wanted]) -> Iterator[Look | None]:
    """Yield what would become of every file, in order, and None while one is still being read.

    Raises ProjectError when the project cannot be read.
    """
    with BesideTheWindow(project) as stored:
        earlier, heads = _Earlier(), _Heads()
        for together in _chunks(prepared(wanted)):
            yield from map(heads.put_on, _judged(together, stored, earlier) if together else ())
            yield None


def differences_of(project: Path, look: Look) -> list[Piece]:
    """Return how a file differs from the article it resembles, which is the one that was before.

    Raises ShirushiError when either cannot be read any more.
    """
    if look.twin is None:
        return []
    if look.twin.wanted:
        before = _text_of(look.twin.wanted)
    else:
        with BesideTheWindow(project) as stored:
            before = stored.text(look.twin.article_id)
    return differences(before, _text_of(_only(look)))


def _only(look: Look) -> Wanted:
    """The article itself, of a list that has others."""
    return replace(look.wanted, places=frozenset([look.place])) if look.place else look.wanted


def _text_of(wanted: Wanted) -> str:
    with closing(prepared([wanted])) as reading:
        arrival = next(filter(None, reading))
    if arrival.content is None:
        raise arrival.error or ShirushiError("nothing_to_compare")
    return read_text(arrival.content.text, arrival.content.zones)


def _chunks(arrivals: Iterable[Arrival | None]) -> Iterator[list[Arrival] | None]:
    chunk: list[Arrival] = []
    most, since = _FIRST, time.monotonic()
    for arrival in arrivals:
        if arrival is None:
            yield None
        else:
            chunk.append(arrival)
        if chunk and (len(chunk) >= most or time.monotonic() - since > _SECONDS):
            yield chunk
            chunk, most, since = [], _TOGETHER, time.monotonic()
    yield chunk


class _Heads:
    """The columns of the lists, each read once."""

    def __init__(self) -> None:
        self._heads: dict[Path, ListHead] = {}

    def put_on(self, look: Look) -> Look:
        """Return what was seen of an article of a list with the columns of that list."""
        if look.claims or not is_list(look.wanted):
            return look
        head = self._heads.get(look.wanted.path)
        if head is None:
            head = self._heads[look.wanted.path] = list_head(look.wanted)
        wanted = replace(look.wanted, columns=head.columns)
        return replace(look, wanted=wanted, header=head.header, rows=head.rows)


class _Earlier:
    """What came before in the same import: by its hashes, and by its sketch."""

    def __init__(self) -> None:
        self.known: dict[str, Look] = {}
        self.postings = Postings()
        self.looks: list[Look] = []

    def add(self, arrival: Arrival, look: Look) -> None:
        """Remember one that is not a duplicate itself."""
        assert arrival.article
        assert arrival.content
        for key in (arrival.article.original_sha256, arrival.article.sha256):
            self.known.setdefault(key, look)
        self.postings.add(len(self.looks), arrival.content.sketch)
        self.looks.append(look)


def _judged(arrivals: Sequence[Arrival], stored: BesideTheWindow, earlier: _Earlier) -> Iterator[Look]:
    articles = [one.article for one in arrivals if one.article]
    known = stored.known(articles) if articles else {}
    is_all_known = all(known.keys() & {one.original_sha256, one.sha256} for one in articles)
    postings = Postings() if is_all_known else _postings(arrivals, stored)
    texts: dict[object, frozenset[str]] = {}
    for one in arrivals:
        if one.article is None or one.content is None:
            verdict = Verdict.NEW if one.claims else Verdict.FAILED
            yield Look(one.wanted, verdict, error=one.error, claims=one.claims, is_last=one.is_last)
            continue
        twin = _same(one.article, known, earlier)
        verdict = Verdict.DUPLICATE if twin else Verdict.NEW
        if twin is None and (twin := _near(one, stored, postings, earlier, texts)):
            verdict = Verdict.NEAR
        look = _look(one, *follow(one.article, one.content, stored.site_rules()), verdict, twin)
        if verdict is not Verdict.DUPLICATE:
            earlier.add(one, look)
        yield look


def _postings(arrivals: Sequence[Arrival], stored: BesideTheWindow) -> Postings:
    wanted = {key for one in arrivals if one.content for key in one.content.sketch}
    postings = Postings(wanted)
    for number, hashes in stored.sketches_with(wanted):
        postings.add(number, hashes)
    return postings


def _same(article: Article, known: dict[str, Article], earlier: _Earlier) -> Twin | None:
    keys = (article.original_sha256, article.sha256)
    for there in filter(None, map(known.get, keys)):
        return Twin(there.metadata.title or there.file_name, _SAME, article_id=there.id)
    for look in filter(None, map(earlier.known.get, keys)):
        return Twin(look.title, _SAME, wanted=_only(look))
    return None


def _near(
    arrival: Arrival,
    stored: BesideTheWindow,
    postings: Postings,
    earlier: _Earlier,
    texts: dict[object, frozenset[str]],
) -> Twin | None:
    """The article most like this one, if any is near; `texts` keeps what was compared for the next."""
    assert arrival.content
    hashes = arrival.content.sketch
    numbers, places = postings.candidates(hashes), earlier.postings.candidates(hashes)
    if not numbers and not places:
        return None
    mine = shingles(read_text(arrival.content.text, arrival.content.zones))
    found: list[Twin] = []
    for number in numbers:
        if number not in texts:
            texts[number] = shingles(stored.text(number))
        found.append(Twin("", likeness(mine, texts[number]), article_id=number))
    for look in (earlier.looks[place] for place in places):
        key = (look.wanted.path, look.place)
        if key not in texts:
            texts[key] = shingles(_text_of(_only(look)))
        found.append(Twin(look.title, likeness(mine, texts[key]), wanted=_only(look)))
    near = [twin for twin in found if twin.likeness.is_near]
    best = max(near, key=lambda twin: twin.likeness, default=None)
    if best and best.article_id:
        return Twin(stored.title(best.article_id), best.likeness, article_id=best.article_id)
    return best


def _look(
    arrival: Arrival, article: Article, content: Content, verdict: Verdict, twin: Twin | None
) -> Look:
    return Look(
        arrival.wanted,
        verdict,
        form=article.form,
        metadata=article.metadata,
        length=article.length,
        encoding=article.encoding,
        replaced=arrival.replaced,
        beginning=read_text(content.text, content.zones)[:_BEGINNING],
        twin=twin,
        place=article.place,
        is_last=arrival.is_last,
    )
