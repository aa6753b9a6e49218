"""Each hostile file ends in one sentence, or in its text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ReadError
from annotate.page.analysis import analyse
from storage.importers import Asked
from storage.reader.process import ReadingProcess
from tests.formats import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
BAIT = "/tmp/shirushi-bait-that-is-not-there"


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    reading = ReadingProcess()
    yield reading
    reading.close()


@pytest.mark.parametrize("name", hostile.refused(BAIT))
def test_a_hostile_file_is_refused_in_one_sentence(process: ReadingProcess, name: str) -> None:
    data, key = hostile.refused(BAIT)[name]
    with pytest.raises(ReadError) as caught:
        process.read(data, Asked(name))
    assert caught.value.key == key, caught.value.details
    for language in ("ja", "en"):
        words = json.loads((ROOT / "resources" / "translations" / f"{language}.json").read_text("utf-8"))
        assert words[f"error.{key}"].format(**{**caught.value.values, "path": name})


@pytest.mark.parametrize("name", hostile.read(BAIT))
def test_an_article_is_read_out_of_a_hostile_file(process: ReadingProcess, name: str) -> None:
    data, words = hostile.read(BAIT)[name]
    (incoming,) = process.read(data, Asked(name))
    assert words in incoming.decoded.text
    assert analyse(incoming.decoded.text, incoming.structure).zones
