"""What stands around a place that was found, on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotate.spans import Span

BEFORE, AFTER = 24, 72
"""How many characters of context stand before and behind a place, at most."""

_SPACE = re.compile(r"\s+")
_LONGEST = 200


class Context(NamedTuple):
    """The words found and what stands before and after them; every white space is one space."""

    before: str
    found: str
    after: str


def context(text: str, span: Span, before: int = BEFORE, after: int = AFTER) -> Context:
    """Return what stands around `span` in `text`; the paragraph before it does not belong to it."""
    first = max(0, span.start - before)
    last_paragraph = text.rfind("\n\n", first, span.start)
    first = first if last_paragraph < 0 else last_paragraph + 2
    return Context(
        _SPACE.sub(" ", text[first : span.start]).lstrip(),
        _SPACE.sub(" ", text[span.start : min(span.end, span.start + _LONGEST)]),
        _SPACE.sub(" ", text[span.end : span.end + after]).rstrip(),
    )
