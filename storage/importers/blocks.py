"""Blocks of a document put together as text, with what the document says of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.canonical import canonical
from annotate.errors import ReadError
from annotate.page.rules import RULES
from annotate.page.structure import Hint
from annotate.spans import Span
from storage.importers.limits import TEXT_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

_BLANKS = re.compile(r"[ \t\r\n\f]+")

NEXT_LINE, APART = 1, 2
"""How a block stands below the one above: in the next line, or after a blank one."""

Block = tuple[str, str, int]
"""The words, the rule that names them or "", and how they stand below the block above."""


def one_line(value: str) -> str:
    """Return a value without line breaks; the full-width blank in it is part of a name."""
    return _BLANKS.sub(" ", value).strip()


def put_together(blocks: Iterable[Block]) -> tuple[str, tuple[Hint, ...]]:
    """Return the canonical text of `blocks` and a hint for each that has a rule.

    Blocks of white space only are left out, and what stands around the words of a block.
    Raises ReadError("text_too_long").
    """
    pieces: list[str] = []
    hints: list[Hint] = []
    length = gap = 0
    for words, rule, below in blocks:
        gap = max(gap, below)
        shown = canonical(words.strip("\ufeff")).strip("\n \t\r\f\v")
        if not shown or shown.isspace():
            continue
        if pieces:
            pieces.append("\n" * gap)
            length += gap
        if rule:
            hints.append(Hint(Span(length, length + len(shown)), RULES[rule], rule))
        pieces.append(shown)
        length += len(shown)
        gap = 0
        if length > TEXT_CHARACTERS:
            raise ReadError("text_too_long", limit=f"{TEXT_CHARACTERS:,}")
    return "".join(pieces), tuple(hints)
