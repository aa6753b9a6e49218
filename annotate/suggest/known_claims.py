"""The claims of a project, ready to be asked which of them say the same as one that is being marked."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from annotate.model import SaidClaim
from annotate.suggest.same_claim import are_same, claim_key, means

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.model import Annotation

_BITS = 60  # an integer of two digits, which takes 32 bytes


class _Known(NamedTuple):  # flat: of 200,000 claims a tuple in each would be 13 MB
    id: str
    article_id: int
    start: int
    tag: str
    same_as: str
    key: str  # has all of the quote that is compared
    words: int  # a bit for each letter of `means`, so that most others are told apart by one operation

    @property
    def claim(self) -> SaidClaim:
        return SaidClaim(self.id, self.article_id, self.start, self.tag, "", self.same_as)


class KnownClaims:
    """Follows the annotations of a project, each by its id.

    A claim that holds all that another says holds all its kanji, katakana, letters and figures. So one
    operation on two numbers (Bloom 1970, a filter that never misses) leaves few to be compared in full.
    What is returned has no quotes: of 200,000 claims they would be 40 MB.
    """

    def __init__(self, claims: Iterable[SaidClaim] = ()) -> None:
        self._known: dict[str, _Known] = {}
        self._by_key: dict[str, str | tuple[str, ...]] = {}  # nearly always one id
        self._joined: dict[str, SaidClaim] = {}
        for claim in claims:
            self.put(claim)

    def __len__(self) -> int:
        return len(self._known)

    def put(self, claim: SaidClaim) -> None:
        """Take a claim in, in the place of what the annotation marked before."""
        self.drop(claim.id)
        key = claim_key(claim.quote)
        place = claim.id, claim.article_id, claim.start, intern(claim.tag), claim.same_as
        self._known[claim.id] = _Known(*place, key, _bits(key))
        there = self._ids(key)
        self._by_key[key] = (*there, claim.id) if there else claim.id
        if claim.is_joined:
            self._joined[claim.id] = claim._replace(quote="")

    def drop(self, annotation_id: str) -> None:
        """Forget an annotation that is gone."""
        self._joined.pop(annotation_id, None)
        if known := self._known.pop(annotation_id, None):
            left = tuple(id for id in self._ids(known.key) if id != annotation_id)
            if left:
                self._by_key[known.key] = left if len(left) > 1 else left[0]
            else:
                del self._by_key[known.key]

    def drop_article(self, article_id: int) -> None:
        """Forget what is marked in an article that is gone."""
        for id in [id for id, known in self._known.items() if known.article_id == article_id]:
            self.drop(id)

    def follow(self, before: Annotation | None, after: Annotation | None) -> None:
        """Follow a change of an annotation."""
        if after:
            self.put(SaidClaim.of(after))
        elif before:
            self.drop(before.id)

    def counting(self, annotation_id: str) -> SaidClaim | None:
        """The claim that counts for an annotation's: another one, or its own. None when it is unknown."""
        known = self._known.get(annotation_id)
        if known is None:
            return None
        first = self._known.get(known.same_as, known)
        return first.claim

    def repeats(self, annotation_id: str) -> list[SaidClaim]:
        """Return the claims that an annotation counts for, in the order of articles and text."""
        return sorted((c for c in self._joined.values() if c.same_as == annotation_id), key=_place)

    def repeats_in(self, article_id: int) -> list[SaidClaim]:
        """Return the claims of an article that others count for."""
        return [c for c in self._joined.values() if c.article_id == article_id and c.same_as in self._known]

    def equal(self, tag: str, quote: str) -> SaidClaim | None:
        """The claim that counts for one with this tag in these very words, marks and white space aside."""
        key = claim_key(quote)
        known = (self._known[id] for id in (self._ids(key) if key else ()))
        first = min((each for each in known if each.tag == tag), key=_place, default=None)
        return self.counting(first.id) if first else None

    def same(self, claim: SaidClaim) -> list[SaidClaim]:
        """Return the other claims with its tag that say the same, in the order of articles and text."""
        key = claim_key(claim.quote)
        alike = self._alike(claim, _bits(key))
        return sorted((known.claim for known in alike if are_same(key, known.key)), key=_place)

    def _alike(self, claim: SaidClaim, words: int) -> Iterator[_Known]:
        for known in self._known.values():
            shared = words & known.words
            may_be = shared in (words, known.words)
            if may_be and known.tag == claim.tag and known.id != claim.id:
                yield known

    def _ids(self, key: str) -> tuple[str, ...]:
        there = self._by_key.get(key, ())
        return (there,) if isinstance(there, str) else there


def _bits(key: str) -> int:
    bits = 0
    for letter in means(key):
        bits |= 1 << (ord(letter) % _BITS)
    return bits


def _place(claim: SaidClaim | _Known) -> tuple[int, int, str]:
    return claim.article_id, claim.start, claim.id
