"""A page as it is known by hand: its zones and what it says of itself."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent.parent / "data" / "pages"


@dataclass(frozen=True, slots=True)
class KnownPage:
    """`zones` are pairs of kind and words, in the order of the page."""

    name: str
    title: str
    byline: str
    published: str
    zones: tuple[tuple[str, str], ...]

    @property
    def first(self) -> int:
        """The index of the first zone that is the article's."""
        return next(n for n, (kind, _) in enumerate(self.zones) if kind != "chrome")

    @property
    def end(self) -> int:
        """The index behind the last zone that is the article's."""
        return max(n for n, (kind, _) in enumerate(self.zones) if kind != "chrome") + 1

    def of(self, *kinds: str) -> list[str]:
        """The words of the zones of some kinds."""
        return [words for kind, words in self.zones if kind in kinds]


def known_pages() -> list[KnownPage]:
    """Every page that has a title and a body of its own."""
    pages = []
    for path in sorted(PAGES.glob("*.json")):
        said = json.loads(path.read_text("utf-8"))
        zones = tuple((kind, words) for kind, words in said["zones"])
        page = KnownPage(path.stem, said["title"], said["byline"], said["published"], zones)
        if page.title and page.of("body"):
            pages.append(page)
    return pages
