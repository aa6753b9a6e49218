"""Articles with claims marked by hand, as the learner reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.suggest.cues import NONE
from annotate.suggest.engine import readings
from annotate.tags import BUILT_IN
from storage.gold import read_gold

if TYPE_CHECKING:
    from annotate.suggest.reading import SentenceReading

CLAIMS = Path(__file__).parent / "data" / "claims"
TAGS = [tag.id for tag in BUILT_IN]


@dataclass(frozen=True, slots=True)
class Marked:
    """An article: its sentences as they were read, each with the label it was given by hand."""

    name: str
    sentences: tuple[tuple[SentenceReading, str], ...]


def marked(folder: Path) -> list[Marked]:
    """Read the articles of a folder, in the order of their names."""
    found: list[Marked] = []
    for article in read_gold(folder):
        labels = {span.start: label for span, label in article.labels.items()}
        read = ((each, labels.get(each.span.start, NONE)) for each in readings(article.content))
        found.append(Marked(article.name, tuple(read)))
    return found
