"""Which of many claims are the same, found in steps: with a hundred thousand claims it takes a while.

Candidates come from the rarest trigrams of the shorter (prefix filtering: Chaudhuri, Ganti & Kaushik 2006,
"A primitive operator for similarity joins in data cleaning"). Trigrams are made anew where they are needed:
kept for 60,000 claims they would be 300 MB.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import ceil
from typing import TYPE_CHECKING, TypeVar

from annotate.suggest.same_claim import CONTAINED, SHORTEST, claim_key, is_said_in, trigrams

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from annotate.model import SaidClaim

T = TypeVar("T")

_COMMON = 200  # claims that share a trigram; one shared by more finds no candidates
_STEP = 50  # claims: some milliseconds


def at_once(steps: Generator[None, None, T]) -> T:
    """Take all steps and return what comes of them."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found


def same_claims(claims: Sequence[SaidClaim]) -> Generator[None, None, list[tuple[SaidClaim, ...]]]:
    """Return, in steps, the claims with the same tag that are the same, also in different articles."""
    by_tag: dict[str, list[SaidClaim]] = defaultdict(list)
    for claim in claims:
        by_tag[claim.tag].append(claim)
    found = []
    for tagged in by_tag.values():
        groups = yield from same_in_steps([claim.quote for claim in tagged])
        found += [tuple(tagged[place] for place in places) for places in groups]
    return found


def find_same(claims: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the groups of claims that are the same, by their places in `claims`, the first one first.

    The first counts, the others are its witnesses. A claim that stands alone is in no group.
    """
    return at_once(same_in_steps(claims))


def same_in_steps(claims: Sequence[str]) -> Generator[None, None, list[tuple[int, ...]]]:
    """Return in steps what `find_same` returns."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        if key := claim_key(claim):
            by_key[key].append(place)
        if place % _STEP == 0:
            yield
    groups = _Groups(by_key)
    for pair in _candidates(sorted(by_key, key=len)):
        if pair and groups.are_apart(*pair) and is_said_in(*pair):
            groups.join(*pair)
        yield
    return groups.of_several()


def _candidates(keys: Sequence[str]) -> Iterator[tuple[str, str] | None]:
    """Pairs of different keys, the shorter first, where the longer holds nearly all of the shorter; between
    them None, when some time has passed.
    """
    times: Counter[str] = Counter()
    for number, key in enumerate(keys):
        times.update(_compared(key))
        if number % _STEP == 0:
            yield None
    holders: dict[str, list[int]] = defaultdict(list)
    for number in range(len(keys) - 1, -1, -1):
        of_it = _compared(keys[number])
        shared = [gram for gram in of_it if times[gram] > 1]
        enough = ceil(CONTAINED * len(of_it))
        if of_it and len(shared) >= enough:
            spare = len(of_it) - enough + 1 - (len(of_it) - len(shared))
            rarest = sorted(sorted(shared), key=times.__getitem__)[:spare]
            near = {n for gram in rarest if times[gram] <= _COMMON for n in holders[gram]}
            for longer in sorted(near):
                is_candidate = len(of_it & trigrams(keys[longer])) >= enough
                yield (keys[number], keys[longer]) if is_candidate else None
        for gram in shared:
            holders[gram].append(number)
        if number % _STEP == 0:
            yield None


def _compared(key: str) -> set[str]:
    return trigrams(key) if len(key) >= SHORTEST else set()


class _Groups:
    """Claims that are the same, joined pair by pair (Tarjan 1975: disjoint sets)."""

    def __init__(self, by_key: dict[str, list[int]]) -> None:
        self._by_key = by_key
        self._parents: dict[str, str] = {}

    def are_apart(self, one: str, other: str) -> bool:
        return self._root(one) != self._root(other)

    def join(self, one: str, other: str) -> None:
        self._parents[self._root(one)] = self._root(other)

    def of_several(self) -> list[tuple[int, ...]]:
        found: dict[str, list[int]] = defaultdict(list)
        joined = self._parents.keys() | set(self._parents.values())
        for key, places in self._by_key.items():
            if len(places) > 1 or key in joined:
                found[self._root(key)] += places
        return sorted(tuple(sorted(places)) for places in found.values())

    def _root(self, key: str) -> str:
        while (above := self._parents.get(key)) is not None:
            key = above
        return key
