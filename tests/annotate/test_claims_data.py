"""The articles with claims marked by hand are sound: nothing measured with them rests on a slip."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotate.body import body_sentences
from annotate.intake import new_article
from annotate.sentences import sentences

FOLDER = Path(__file__).parents[1] / "data" / "claims"
PARTS = ("dev", "heldout", "blind")
ARTICLES = sorted(FOLDER.glob("*/*.json"))
SEEN = [path for path in ARTICLES if path.parent.name != "blind"]
LABELS = {"assertion", "recommendation", "threat", "none"}


def read(path: Path) -> tuple[str, dict[str, Any]]:
    return path.with_suffix(".txt").read_text("utf-8"), json.loads(path.read_text("utf-8"))


def body(gold: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for each in gold["sentences"] if not each.get("heading")]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_sentence_stands_where_it_is_said_to(path: Path) -> None:
    text, gold = read(path)

    assert [text[each["start"] : each["end"]] for each in gold["sentences"]] == [
        each["text"] for each in gold["sentences"]
    ]
    assert 10 <= len(body(gold)) <= 45
    assert {each["label"] for each in gold["sentences"]} <= LABELS
    assert {"assertion", "recommendation", "threat"} <= {each["label"] for each in body(gold)}
    lines = [line.strip() for line in text.splitlines()]
    assert all(line.strip() in lines for line in gold["chrome_lines"])


# What is made of a blind page is a figure: mending rules until it is right would open its eyes.
@pytest.mark.parametrize("path", SEEN, ids=lambda path: path.stem)
def test_the_sentences_are_those_the_program_finds(path: Path) -> None:
    text, gold = read(path)
    _, content = new_article(1, path.name, text.encode(), text, "utf-8", "2026-01-02T03:04:05Z")
    furniture = {line.strip() for line in gold["chrome_lines"]}
    furniture |= {each["text"] for each in gold["sentences"] if each.get("heading")}
    labelled = {(each["start"], each["end"]) for each in body(gold)}

    found = {(s.start, s.end) for s in body_sentences(content)}

    assert labelled <= found
    for start, end in found - labelled:
        assert any(text[start:end] in line for line in furniture)
    assert labelled <= {(s.start, s.end) for s in sentences(text)}


def test_every_article_is_in_the_part_its_number_says() -> None:
    numbers: dict[str, list[int]] = {part: [] for part in PARTS}
    for path in ARTICLES:
        numbers[path.parent.name].append(int(path.name.partition("_")[0]))
    numbers = {part: sorted(each) for part, each in numbers.items()}

    assert numbers["heldout"] == list(range(3, 43, 3))
    assert numbers["blind"] == [*range(67, 83), *range(240, 262)]
    assert set(numbers["dev"]).isdisjoint(numbers["heldout"] + numbers["blind"])
    assert len(set(numbers["dev"])) == len(numbers["dev"])


@pytest.mark.parametrize("part", PARTS)
def test_the_labels_are_as_mixed_as_in_real_pages(part: str) -> None:
    counts = Counter(
        each["label"] for path in ARTICLES if path.parent.name == part for each in body(read(path)[1])
    )
    share = {label: count / counts.total() for label, count in counts.items()}

    assert 0.5 < share["assertion"] < 0.75
    assert 0.08 < share["recommendation"] < 0.25
    assert 0.08 < share["threat"] < 0.25
    assert 0.03 < share["none"] < 0.2


def test_the_tables_in_the_readme_are_right() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    for part in PARTS:
        golds = [read(path)[1] for path in ARTICLES if path.parent.name == part]
        counts = Counter(each["label"] for gold in golds for each in body(gold))
        figures = (len(golds), counts.total(), *(counts[label] for label in sorted(LABELS)))
        assert f"| {part} | {' | '.join(map(str, figures))} |" in readme
