"""Invented articles with claims marked by hand, as the learner reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.canonical import canonical
from annotate.intake import new_article
from annotate.suggest.cues import NONE
from annotate.suggest.engine import readings
from annotate.tags import THREAT_ASSESSMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotate.suggest.reading import SentenceReading

CLAIMS = Path(__file__).parent / "data" / "claims"
LABELS = ("assertion", "recommendation", "threat_assessment", "none")


@dataclass(frozen=True, slots=True)
class Marked:
    """An article: its sentences as they were read, each with the label it was given by hand."""

    name: str
    sentences: tuple[tuple[SentenceReading, str], ...]


def marked(folder: Path, texts: Path | None = None) -> Iterator[Marked]:
    """Read the articles of a folder, in the order of their names; `texts` is where the pages lie."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        raw = ((texts or folder) / f"{path.stem}.txt").read_bytes().decode("utf-8")
        text = canonical(raw)
        content = new_article(1, path.stem, b"", text, "utf-8", "2026-01-02T03:04:05Z")[1]
        labels = {
            len(canonical(raw[: sentence["start"]])): _label(sentence)
            for sentence in gold["sentences"]
            if not sentence.get("heading")
        }
        yield Marked(
            path.stem, tuple((each, labels.get(each.span.start, NONE)) for each in readings(content))
        )


def f1(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """F1 of each label over (by hand, proposed), and of the three tags alike under "macro"."""
    listed = list(pairs)
    scores: dict[str, float] = {}
    for label in LABELS:
        right = sum(hand == proposed == label for hand, proposed in listed)
        either = sum((hand == label) + (proposed == label) for hand, proposed in listed)
        scores[label] = 2 * right / either if either else 0.0
    return {**scores, "macro": sum(scores[label] for label in LABELS[:3]) / 3}


def _label(sentence: dict[str, str]) -> str:
    return THREAT_ASSESSMENT.id if sentence["label"] == "threat" else sentence["label"]
