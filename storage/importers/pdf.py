"""PDF with text: lines joined into paragraphs, what repeats on every page named as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.errors import ReadError
from annotate.page.structure import Structure
from storage.importers import Decoded, Incoming
from storage.importers.blocks import put_together
from storage.importers.portable.lines import document_of
from storage.importers.portable.paragraphs import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from storage.importers import Asked

_FEWEST = 10
"""Characters. A scan has none, or a page number that was stamped on it."""


def read(data: bytes, asked: Asked) -> Iterator[Incoming]:
    """Yield the one article that a PDF is.

    The title a PDF records is often the name of a file, so it only counts where a line says it.
    Raises ReadError("pdf_without_text") for pictures of pages, and what `document_of` raises.
    """
    document = document_of(data)
    text, hints = put_together(blocks_of(document.lines, document.heights))
    if len("".join(text.split())) < _FEWEST:
        raise ReadError("pdf_without_text")
    title = document.title.strip()
    said = title if title and "".join(title.split()) in "".join(text[:2000].split()) else ""
    yield Incoming(data, Decoded(text, ""), Structure(hints, title=said), "pdf")
