"""Articles labelled by hand come in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ReadError
from storage.gold import read_gold

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "橋\n\n橋は古い。市は橋を直すべきだ。\n直さなければ落ちる。\n"
SENTENCES = [
    {"text": "橋", "label": "none", "start": 0, "end": 1, "heading": True},
    {"text": "橋は古い。", "label": "assertion", "start": 3, "end": 8},
    {"text": "市は橋を直すべきだ。", "label": "recommendation", "start": 8, "end": 18},
    {"text": "直さなければ落ちる。", "label": "threat", "start": 19, "end": 29},
]
EXPECTED = [
    ("橋は古い。", "assertion"),
    ("市は橋を直すべきだ。", "recommendation"),
    ("直さなければ落ちる。", "threat_assessment"),
]


def write(labels: Path, page: Path, text: str = TEXT, sentences: object = SENTENCES) -> None:
    for path in (labels, page):
        path.parent.mkdir(exist_ok=True)
    labels.write_text(json.dumps({"sentences": sentences}), "utf-8")
    page.write_bytes(text.encode())


def read(folder: Path) -> list[list[tuple[str, str]]]:
    return [
        [(article.content.text[span.slice], label) for span, label in article.labels.items()]
        for article in read_gold(folder)
    ]


def test_labels_stand_beside_the_page(tmp_path: Path) -> None:
    write(tmp_path / "b.json", tmp_path / "b.txt")
    write(tmp_path / "a.json", tmp_path / "a.txt", sentences=SENTENCES[:2])

    assert read(tmp_path) == [EXPECTED[:1], EXPECTED]
    assert [(article.name, article.is_whole) for article in read_gold(tmp_path)] == [("a", True), ("b", True)]


def test_labels_and_pages_may_have_folders_of_their_own(tmp_path: Path) -> None:
    write(tmp_path / "gold" / "a.json", tmp_path / "raw" / "a.txt")

    assert read(tmp_path) == read(tmp_path / "gold") == [EXPECTED]


@pytest.mark.parametrize("stored", ["\ufeff" + TEXT, TEXT.replace("\n", "\r\n")], ids=["mark", "crlf"])
def test_places_may_count_what_is_not_kept(tmp_path: Path, stored: str) -> None:
    sentences = [
        each | {"start": (start := stored.index(str(each["text"]))), "end": start + len(str(each["text"]))}
        for each in SENTENCES
    ]
    write(tmp_path / "a.json", tmp_path / "a.txt", stored, sentences)

    assert read(tmp_path) == [EXPECTED]


def test_a_folder_without_labels_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="gold_missing"):
        read_gold(tmp_path)
    with pytest.raises(ReadError, match="gold_unreadable"):
        read_gold(tmp_path / "none")


@pytest.mark.parametrize(
    "sentences",
    [
        None,
        ["橋は古い。"],
        [SENTENCES[1] | {"label": "rumour"}],
        [SENTENCES[1] | {"text": "橋は新しい。"}],
        [SENTENCES[1] | {"start": "3"}],
        [{"text": "", "label": "none", "start": 0, "end": 0}],
    ],
)
def test_labels_that_are_not_what_they_should_be_are_said_to_be_so(tmp_path: Path, sentences: object) -> None:
    write(tmp_path / "a.json", tmp_path / "a.txt", sentences=sentences)

    with pytest.raises(ReadError, match="gold_unreadable"):
        read_gold(tmp_path)


def test_labels_without_a_page_name_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")

    with pytest.raises(ReadError, match="file_missing"):
        read_gold(tmp_path)
