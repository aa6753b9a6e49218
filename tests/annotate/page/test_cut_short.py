"""Whatever the last paragraph of an article is, it is its body: articles end at any of theirs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.model import ZoneKind
from annotate.page.analysis import analyse

CLAIMS = Path(__file__).parents[2] / "data" / "claims"
ARTICLES = sorted(path for part in ("dev", "heldout") for path in (CLAIMS / part).glob("*.json"))
FIRST = 3
"""With fewer lines above it a line may still belong to the head."""


def body_lines(lines: list[str], gold: dict[str, list[dict[str, object]]]) -> list[int]:
    """Return which lines hold a sentence of the body."""
    starts = {each["start"] for each in gold["sentences"] if not each.get("heading")}
    found, position = [], 0
    for number, line in enumerate(lines):
        if any(position + at in starts for at in range(len(line))):
            found.append(number)
        position += len(line) + 1
    return found


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_that_ends_sooner_ends_in_body(path: Path) -> None:
    lines = path.with_suffix(".txt").read_text("utf-8").split("\n")
    body = body_lines(lines, json.loads(path.read_text("utf-8")))
    for last in body[FIRST:-1:3]:
        for below in (lines[body[-1] + 1 :], []):
            text = "\n".join([*lines[: last + 1], *below])
            place = len("\n".join(lines[: last + 1])) - 1
            zone = next(zone for zone in analyse(text).zones if zone.span.start <= place < zone.span.end)
            assert zone.kind is ZoneKind.BODY, lines[last]
