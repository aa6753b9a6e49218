"""Where two tellings of one article differ: what is gone, what is new, number by number, word by word.

Sentences are compared first (Ratcliff and Obershelp's matching, as `difflib` has it), then the words of
those that changed. A number keeps its unit, so that 3万人 became 5万人 and not 3 became 5.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    _Otherwise = Callable[[str, str], "Iterator[Piece]"]


class Kind(StrEnum):
    """Whether a piece stands in both tellings, in the first only, or in the second only."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(NamedTuple):
    """A stretch of text and in which telling it stands; what is in both is as the second has it."""

    kind: Kind
    text: str


_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]+[」』）)]*|[^。！？!?\n]+")
_WORD = re.compile(
    r"[0-9０-９][0-9０-９.,．，]*[兆億万千百十]*[%％一-龥]?"  # a number with what it counts
    r"|[A-Za-zＡ-Ｚａ-ｚ]+|[一-龥々]+|[ァ-ヶー]+|[ぁ-ん]|\s+|."
)
_LARGEST = 1_500_000  # products of words compared; beyond it (half a second) sentences are shown whole
_ALIKE = 0.4  # sentences less alike than this were written anew: their words beside each other say nothing


def differences(before: str, after: str) -> list[Piece]:
    """Return both tellings as pieces in reading order; what only differs in width or space is the same.

    The pieces that are not NEW, where nothing is merely folded, are `before`; those not GONE are `after`.
    """
    return list(_joined(_compared(_SENTENCE.findall(before), _SENTENCE.findall(after), _changed)))


def _compared(before: Sequence[str], after: Sequence[str], otherwise: _Otherwise) -> Iterator[Piece]:
    one, other = ([_folded(part) for part in side] for side in (before, after))
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        old, new = "".join(before[a:b]), "".join(after[c:d])
        yield from (Piece(Kind.SAME, new),) if tag == "equal" else otherwise(old, new)


def _replaced(old: str, new: str) -> Iterator[Piece]:
    yield Piece(Kind.GONE, old)
    yield Piece(Kind.NEW, new)


def _changed(old: str, new: str) -> Iterator[Piece]:
    """Two stretches that stand in each other's place, word by word where that says anything."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) <= _LARGEST:
        pieces = list(_compared(before, after, _replaced))
        same = sum(len(piece.text) for piece in pieces if piece.kind is Kind.SAME)
        if 2 * same >= _ALIKE * (len(old) + len(new)):
            yield from pieces
            return
    yield from _replaced(old, new)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for kind, run in groupby((piece for piece in pieces if piece.text), lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in run))


def _folded(part: str) -> str:
    return "".join(unicodedata.normalize("NFKC", part).split())


def shortened(pieces: Sequence[Piece], context: int) -> list[Piece]:
    """Return the pieces with what is the same cut to `context` code points beside a difference."""
    short: list[Piece] = []
    for number, piece in enumerate(pieces):
        text, is_last = piece.text, number == len(pieces) - 1
        if piece.kind is Kind.SAME and len(text) > 2 * context + 1:
            head = text[:context] if number else ""
            tail = "" if is_last else text[-context:]
            text = f"{head}…{tail}"
        short.append(Piece(piece.kind, text))
    return short
