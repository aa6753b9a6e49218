"""The same claim said twice: a pull quote, a caption, a repeated paragraph, a copy in another paper.

Claims are compared without marks and white space, full and half width alike. Equal ones are the same. So are
those where one holds nearly all of the other: containment of character trigrams (Broder 1997, "On the
resemblance and containment of documents"), with candidates from the rarest trigrams of the shorter (prefix
filtering: Chaudhuri, Ganti & Kaushik 2006). What the two then differ in decides: a claim with another name,
another figure or a denial is another claim, however alike they look.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from math import ceil
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotate.model import SaidClaim
    from annotate.suggest.rules import Suggestion

_SHORTEST = 10  # letters; shorter claims are the same only when equal
_CONTAINED = 0.8  # share of the shorter's trigrams that the longer holds
_COMMON = 200  # claims that share a trigram; one shared by more finds no candidates
_ADDED = 0.25  # share of the shorter's length that the longer may say in between
_NOT_LETTERS = re.compile(r"[\W_]+")
_FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789")
_DENIES = re.compile("ない|なく|なかっ|ぬ|(?<![必まはわい先])ず(?!つ)|ません|まい|限らな|不|非|無|未")
_MEANS = re.compile(r"[^ぁ-ゖー]")
_TAIL = 6  # letters after the last shared one in which a denial would stand: …べき|ではない


def find_same(claims: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the groups of claims that are the same, by their places in `claims`, the first one first.

    The first counts, the others are its witnesses. A claim that stands alone is in no group.
    """
    by_key: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        if key := claim_key(claim):
            by_key[key].append(place)
    groups = _Groups(by_key)
    for shorter, longer in _candidates(sorted(by_key, key=len)):
        if groups.are_apart(shorter, longer) and _is_said_in(shorter, longer):
            groups.join(shorter, longer)
    return groups.of_several()


def same_claims(claims: Sequence[SaidClaim]) -> list[tuple[SaidClaim, ...]]:
    """Return the claims with the same tag that are the same, also in different articles."""
    by_tag: dict[str, list[SaidClaim]] = defaultdict(list)
    for claim in claims:
        by_tag[claim.tag].append(claim)
    return [
        tuple(tagged[place] for place in places)
        for tagged in by_tag.values()
        for places in find_same([claim.quote for claim in tagged])
    ]


def once(text: str, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the suggestions without those for a sentence that repeats an earlier one with the same label."""
    groups = find_same([text[each.span.slice] for each in suggestions])
    again = {
        place
        for first, *others in groups
        for place in others
        if suggestions[place].label == suggestions[first].label
    }
    return [each for place, each in enumerate(suggestions) if place not in again]


def claim_key(claim: str) -> str:
    """Return what a claim is compared by: its letters and figures, in one width and case."""
    return _NOT_LETTERS.sub("", normalize("NFKC", claim).casefold()).translate(_FIGURES)


def means(key: str) -> list[str]:
    """Return the letters of a key that a claim with all it says must have too: all but hiragana."""
    return _MEANS.findall(key)


def are_same(one: str, other: str) -> bool:
    """Whether two claims are the same, by their keys."""
    if one == other:
        return bool(one)
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST:
        return False
    grams = _trigrams(shorter)
    is_contained = len(grams & _trigrams(longer)) >= ceil(_CONTAINED * len(grams))
    return is_contained and _is_said_in(shorter, longer)


def _trigrams(key: str) -> set[str]:
    return {key[at : at + 3] for at in range(len(key) - 2)}


def _candidates(keys: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different keys, the shorter first, where the longer holds nearly all of the shorter."""
    grams = [_trigrams(key) if len(key) >= _SHORTEST else set() for key in keys]
    times: Counter[str] = Counter()
    for each in grams:
        times.update(each)
    holders: dict[str, list[int]] = defaultdict(list)
    for number in range(len(keys) - 1, -1, -1):
        of_it = grams[number]
        shared = [gram for gram in of_it if times[gram] > 1]
        enough = ceil(_CONTAINED * len(of_it))
        if of_it and len(shared) >= enough:
            spare = len(of_it) - enough + 1 - (len(of_it) - len(shared))
            rarest = sorted(sorted(shared), key=times.__getitem__)[:spare]
            near = {n for gram in rarest if times[gram] <= _COMMON for n in holders[gram]}
            for longer in sorted(near):
                if len(of_it & grams[longer]) >= enough:
                    yield keys[number], keys[longer]
        for gram in shared:
            holders[gram].append(number)


def _is_said_in(shorter: str, longer: str) -> bool:
    """Whether the longer says all that the shorter says, little in between, and does not deny it."""
    at = longer.find(shorter)
    if at >= 0:
        return not _DENIES.search(longer, at + len(shorter), at + len(shorter) + _TAIL)
    if not set(_MEANS.findall(shorter)) <= set(longer):
        return False
    codes = SequenceMatcher(None, shorter, longer, autojunk=False).get_opcodes()
    equal = [n for n, code in enumerate(codes) if code[0] == "equal"]
    inside = codes[equal[0] : equal[-1] + 1]
    if sum(code[4] - code[3] for code in inside if code[0] != "equal") > _ADDED * len(shorter):
        return False
    before, after = codes[: equal[0]], codes[equal[-1] + 1 :]
    differing = [(shorter[a:b], longer[c:d]) for _, a, b, c, d in inside if (a, c) != (b, d)]
    own_ends = [shorter[a:b] for _, a, b, _, _ in (*before, *after)]
    tail = longer[inside[-1][4] : inside[-1][4] + _TAIL]
    return (
        not any(_MEANS.search(end) for end in own_ends)
        and not any(_is_otherwise(mine, other) for mine, other in differing if mine != other)
        and bool(_DENIES.search("".join(own_ends))) == bool(_DENIES.search(tail))
    )


def _is_otherwise(mine: str, other: str) -> bool:
    """Whether what the longer says in place of `mine` makes it another claim: a word, a figure, a denial."""
    if _MEANS.search(mine) or re.search(r"\d", other):
        return True
    return bool(_DENIES.search(mine)) != bool(_DENIES.search(other))


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
        for key, places in self._by_key.items():
            found[self._root(key)] += places
        return sorted(tuple(sorted(places)) for places in found.values() if len(places) > 1)

    def _root(self, key: str) -> str:
        while (above := self._parents.get(key)) is not None:
            key = above
        return key
