"""The claims of a project, ready to be asked which of them say the same as one that is being marked."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from annotate.many_rows import RowIndex, TextColumn
from annotate.model import SaidClaim
from annotate.suggest.same_claim import are_same, claim_key, means

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.model import Annotation

_BITS = 64
_FREE = 0  # in the place of a tag: there is no claim in the row


class KnownClaims:
    """Follows the annotations of a project, each by its id.

    A claim that holds all that another says holds all its kanji, katakana, letters and figures. So one
    operation on two numbers (Bloom 1970, a filter that never misses) leaves few to be compared in full.
    Claims are rows of columns: 200,000 take 35 MB, and as records 90. What is returned has no quotes.
    """

    def __init__(self, claims: Iterable[SaidClaim] = ()) -> None:
        self._ids, self._keys = TextColumn("utf-8"), TextColumn("utf-16-le")
        self._articles, self._starts = array("q"), array("Q")
        self._tags = array("H")
        self._words = array("Q")  # a bit for each letter of `means`
        self._same_as: dict[int, str] = {}  # few are said to be the same as others
        self._by_id, self._by_key, self._by_article = RowIndex(), RowIndex(), RowIndex()
        self._tag_names = [""]
        self._tag_numbers = {"": _FREE}
        self._free: list[int] = []
        for claim in claims:
            self.put(claim)

    def __len__(self) -> int:
        return len(self._tags) - len(self._free)

    def put(self, claim: SaidClaim) -> None:
        """Take a claim in, in the place of what the annotation marked before."""
        self.drop(claim.id)
        row, key = self._free.pop() if self._free else self._new_row(), claim_key(claim.quote)
        self._ids[row], self._keys[row] = claim.id, key
        self._articles[row], self._starts[row] = claim.article_id, claim.start
        self._tags[row], self._words[row] = self._number_of(claim.tag), _bits(key)
        if claim.same_as:
            self._same_as[row] = claim.same_as
        self._by_id.add(row, claim.id)
        self._by_key.add(row, key)
        self._by_article.add(row, claim.article_id)

    def drop(self, annotation_id: str) -> None:
        """Forget an annotation that is gone."""
        row = self._row_of(annotation_id)
        if row is not None:
            self._by_id.drop(row, annotation_id)
            self._by_key.drop(row, self._keys[row])
            self._by_article.drop(row, self._articles[row])
            self._same_as.pop(row, None)
            self._tags[row] = _FREE
            self._free.append(row)

    def drop_article(self, article_id: int) -> None:
        """Forget what is marked in an article that is gone."""
        for row in self._rows_in(article_id):
            self.drop(self._ids[row])

    def follow(self, before: Annotation | None, after: Annotation | None) -> None:
        """Follow a change of an annotation."""
        if after:
            self.put(SaidClaim.of(after))
        elif before:
            self.drop(before.id)

    def counting(self, annotation_id: str) -> SaidClaim | None:
        """The claim that counts for an annotation's: another one, or its own. None when it is unknown."""
        row = self._row_of(annotation_id)
        if row is None:
            return None
        first = self._row_of(self._same_as.get(row, annotation_id))
        return self._claim(row if first is None else first)

    def repeats(self, annotation_id: str) -> list[SaidClaim]:
        """Return the claims that an annotation counts for, in the order of articles and text."""
        rows = [row for row, first in self._same_as.items() if first == annotation_id]
        return sorted((claim for claim in map(self._claim, rows) if claim.is_joined), key=_place)

    def repeats_in(self, article_id: int) -> list[SaidClaim]:
        """Return the claims of an article that others count for."""
        claims = (self._claim(row) for row in self._rows_in(article_id) if row in self._same_as)
        return [claim for claim in claims if claim.is_joined and self._row_of(claim.same_as) is not None]

    def equal(self, tag: str, quote: str) -> SaidClaim | None:
        """The claim that counts for one with this tag in these very words, marks and white space aside."""
        key, number = claim_key(quote), self._tag_numbers.get(tag)
        rows = self._by_key.rows(key) if key else ()
        said = (self._claim(row) for row in rows if self._tags[row] == number and self._keys[row] == key)
        first = min(said, key=_place, default=None)
        return self.counting(first.id) if first else None

    def same(self, claim: SaidClaim) -> list[SaidClaim]:
        """Return the other claims with its tag that say the same, in the order of articles and text."""
        key = claim_key(claim.quote)
        rows = [row for row in self._alike(claim.tag, _bits(key)) if are_same(key, self._keys[row])]
        found = map(self._claim, rows)
        return sorted((each for each in found if each.id != claim.id), key=_place)

    def _alike(self, tag: str, words: int) -> Iterator[int]:
        number = self._tag_numbers.get(tag, _FREE)
        if number == _FREE:
            return
        tags = self._tags
        for row, theirs in enumerate(self._words):
            shared = words & theirs
            if (shared == words or shared == theirs) and tags[row] == number:  # noqa: PLR1714, SIM109  # `in`: half as fast
                yield row

    def _claim(self, row: int) -> SaidClaim:
        tag, same_as = self._tag_names[self._tags[row]], self._same_as.get(row, "")
        return SaidClaim(self._ids[row], self._articles[row], self._starts[row], tag, "", same_as)

    def _row_of(self, annotation_id: str) -> int | None:
        rows = self._by_id.rows(annotation_id)
        return next((row for row in rows if self._ids[row] == annotation_id), None)

    def _rows_in(self, article_id: int) -> list[int]:
        return [row for row in self._by_article.rows(article_id) if self._articles[row] == article_id]

    def _new_row(self) -> int:
        for texts in (self._ids, self._keys):
            texts.append("")
        for numbers in (self._articles, self._starts, self._tags, self._words):
            numbers.append(0)
        return len(self._tags) - 1

    def _number_of(self, tag: str) -> int:
        number = self._tag_numbers.setdefault(tag, len(self._tag_names))
        if number == len(self._tag_names):
            self._tag_names.append(tag)
        return number


def _bits(key: str) -> int:
    bits = 0
    for letter in means(key):
        bits |= 1 << (ord(letter) % _BITS)
    return bits


def _place(claim: SaidClaim) -> tuple[int, int, str]:
    return claim.article_id, claim.start, claim.id
