"""What each part of a page is, and what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from annotate.model import Metadata, Zone, ZoneKind
from annotate.spans import Span


@dataclass(frozen=True, slots=True)
class Page:
    """The zones of a page, in the order of the text, and its metadata.

    The zones never overlap and cover every character that is not white space. A body zone is one
    paragraph; its line breaks, if the page has hard-wrapped lines, are inside it
    (`annotate.page.joining.paragraph_pieces`).
    """

    metadata: Metadata
    zones: tuple[Zone, ...]


def analyse(text: str) -> Page:
    """Return the zones and the metadata of a canonical text. Never raises."""
    zones = (
        Zone(ZoneKind.BODY, Span(found.start(), found.end()), "plain.paragraph")
        for found in re.finditer(r"\S(?:[^\n]*\S)?", text)
    )
    return Page(Metadata(), tuple(zones))
