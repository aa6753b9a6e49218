"""What someone typed into the search field, understood: words, "phrases", -without, tag:, source:, date:.

Any text is a query. What cannot be meant as a filter is looked for as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from unicodedata import category

from annotate.folded_text import folded_words
from annotate.searching.dates import Days, days_of
from annotate.searching.inflected import Inflected, inflected

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(r"""
    (?P<without>[-－−](?=\S))?
    (?:(?P<field>\w+)[:：](?!//))?
    (?:["“”„＂](?P<phrase>[^"“”„＂]*)["“”„＂]?|(?P<word>[^\s"“”„＂]+))?
    """, re.VERBOSE)  # fmt: skip


class Field(StrEnum):
    """What a filter asks about."""

    TAG = "tag"
    SOURCE = "source"
    DATE = "date"


_FIELDS = {
    folded_words(name): field
    for field, names in {
        Field.TAG: ("tag", "タグ"),
        Field.SOURCE: ("source", "出典", "媒体"),
        Field.DATE: ("date", "日付"),
    }.items()
    for name in names
}


@dataclass(frozen=True, slots=True)
class Word:
    """Words that stand together. `folded` is compared; `inflected` finds other forms of the last of them."""

    folded: str
    inflected: Inflected | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles are meant: those where `field` is `value`, or is not where not `wanted`.

    `value` is folded; of a date it is what was typed, and `days` are the days.
    """

    field: Field
    value: str
    wanted: bool = True
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """An article is found when it says all of `words`, in its text or in what was written about its claims,
    none of `without`, and passes all of `filters`. Without words, every article that passes is found.
    """

    words: tuple[Word, ...] = ()
    without: tuple[Word, ...] = ()
    filters: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.without or self.filters)


def parse(typed: str) -> Query:
    """Return what is meant; never raises. Words in quotation marks are looked for exactly."""
    words: list[Word] = []
    without: list[Word] = []
    filters: list[Filter] = []
    for piece in _pieces(typed):
        is_wanted = not piece["without"]
        value = piece["word"] if piece["phrase"] is None else piece["phrase"]
        field = _FIELDS.get(folded_words(piece["field"] or ""))
        if field and not (value or "").strip():
            continue  # nothing stands behind it yet
        if field and value and (asked := _filter(field, value, wanted=is_wanted)):
            filters.append(asked)
        elif word := _word(piece):
            (words if is_wanted else without).append(word)
    return Query(*(tuple(dict.fromkeys(found)) for found in (words, without, filters)))  # type: ignore[arg-type]  # each of its kind


def _pieces(typed: str) -> Iterator[re.Match[str]]:
    """Yield what stands between spaces and quotation marks; what is no text is left out."""
    clean = "".join(one for one in typed if one.isspace() or category(one) not in ("Cc", "Cs"))
    return (piece for piece in _PIECE.finditer(clean) if piece[0])


def _filter(field: Field, value: str, *, wanted: bool) -> Filter | None:
    folded = folded_words(value.strip())
    if field is Field.DATE:
        days = days_of(folded)
        return Filter(field, folded, wanted, days) if days else None
    return Filter(field, folded, wanted) if folded else None


def _word(piece: re.Match[str]) -> Word | None:
    if piece["phrase"] is None:
        said = piece[0][len(piece["without"] or "") :]
        folded = folded_words(said)
        return Word(folded, inflected(said)) if folded else None
    before = f"{piece['field']}:" if piece["field"] else ""
    folded = folded_words(before + piece["phrase"])
    return Word(folded) if folded else None
