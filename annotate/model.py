"""What the program is about: articles, their zones, and the claims marked in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotate.spans import Span


class ZoneKind(StrEnum):
    """What a stretch of the text is."""

    TITLE = "title"
    BYLINE = "byline"
    PUBLISHED = "published"
    CAPTION = "caption"
    PULL_QUOTE = "pull_quote"
    HEADING = "heading"
    BODY = "body"
    BIO = "bio"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Zone:
    """A paragraph of the text and what it is; `rule` names the rule that said so.

    The zones of an article do not overlap and stand in the order of the text. What lies between
    two of them is white space only.
    """

    kind: ZoneKind
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says about itself. Unknown is an empty string.

    `published` is an ISO 8601 date (`2024-06-24`): clocks on news pages are not to be trusted.
    """

    title: str = ""
    byline: str = ""
    published: str = ""
    source: str = ""
    url: str = ""
