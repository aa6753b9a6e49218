"""What the format of a page says of its parts, before the words themselves are asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotate.model import ZoneKind
    from annotate.spans import Span


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of whole lines that the format itself names: a heading, a caption, a menu.

    `span` counts code points of the canonical text; `rule` is one of `annotate.page.rules.RULES`, and
    `kind` the kind it makes.
    """

    span: Span
    kind: ZoneKind
    rule: str


@dataclass(frozen=True, slots=True)
class Structure:
    """Everything a format knows of its text. Unknown is an empty string.

    The hints do not overlap and stand in the order of the text; lines without one are left to the rules
    that read words. `published` is an ISO 8601 date.
    """

    hints: tuple[Hint, ...] = ()
    title: str = ""
    byline: str = ""
    published: str = ""
    source: str = ""
    url: str = ""


NO_STRUCTURE = Structure()
"""Plain text: nothing but words."""
