"""A paragraph that the page broke into lines, read in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.spans import Span

if TYPE_CHECKING:
    from annotate.model import Zone


def paragraph_pieces(text: str, zone: Zone) -> tuple[Span, ...]:
    """Return the stretches of `text` that make up `zone` when its line breaks are left out.

    A break is a newline with the blanks around it. The pieces are never empty and stand in the
    order of the text; put together they are the paragraph as it is read.
    """
    position, end = zone.span.start, zone.span.end
    if text.find("\n", position, end) < 0:
        return (zone.span,)
    pieces = []
    for line in text[position:end].split("\n"):
        if shown := line.strip():
            start = position + line.index(shown[0])
            pieces.append(Span(start, start + len(shown)))
        position += len(line) + 1
    return tuple(pieces)


def joined(text: str, zone: Zone) -> str:
    """Return the paragraph as it is read."""
    return "".join([text[piece.slice] for piece in paragraph_pieces(text, zone)])
