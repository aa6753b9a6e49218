from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ReadError
from storage.importers import Asked
from storage.reader.readers import Readers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "<!DOCTYPE html><title>題</title><p>架空港湾局は石炭桟橋を閉じる。"


@pytest.fixture
def readers() -> Iterator[Readers]:
    with Readers() as reading:
        yield reading


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A page, a text, a file that is none, a page again, a list of two."""
    made = {
        "a.html": PAGE.encode(),
        "b.txt": "海の文。".encode(),
        "c.docx": b"PK\x03\x04",
        "d.html": PAGE.encode("cp932"),
        "e.csv": "本文\n一\n二\n".encode(),
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    return [tmp_path / name for name in made]


def test_files_come_in_order_and_a_bad_one_stops_nothing(readers: Readers, files: list[Path]) -> None:
    found = list(filter(None, readers.read_many([*files, *files])))
    assert [one.path for one in found] == [*files, *files]
    assert [one.error.key if one.error else "" for one in found[:5]] == ["", "", "archive_unknown", "", ""]
    assert [[i.form for i in one.articles] for one in found[:5]] == [
        ["html"], ["text"], [], ["html"], ["list", "list"],
    ]  # fmt: skip
    assert found[0].articles[0].data == files[0].read_bytes()


def test_who_waits_is_told_when_nothing_is_ready(readers: Readers, files: list[Path]) -> None:
    found = list(readers.read_many(files))
    assert found[0] is None
    assert [one.path for one in found if one] == files


def test_reading_can_be_stopped_at_any_moment(files: list[Path]) -> None:
    for after in range(4):
        with Readers() as readers:
            many = readers.read_many(files * 20)
            for _ in range(after):
                next(many)
            many.close()


def test_text_needs_no_other_process(readers: Readers, files: list[Path]) -> None:
    assert readers.read(files[1])[0].decoded.text == "海の文。"
    assert all(process._running is None for process in readers._processes)


@pytest.mark.parametrize(("name", "key"), [("none.html", "file_missing"), ("", "is_folder"), ("c.docx", "")])
def test_an_error_names_the_file(readers: Readers, files: list[Path], name: str, key: str) -> None:
    path = files[0].parent / name
    with pytest.raises(ReadError) as caught:
        readers.read(path)
    assert caught.value.key == (key or "archive_unknown")
    assert caught.value.values["path"] == str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_a_pipe_is_not_waited_for(readers: Readers, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    with pytest.raises(ReadError, match="file_unreadable"):
        readers.read(tmp_path / "a.html")


def test_the_address_something_came_from_is_kept_where_it_says_none(readers: Readers) -> None:
    for name, data in (("a.txt", "海の文。".encode()), ("a.html", PAGE.encode())):
        (incoming,) = readers.read_bytes(data, Asked(name, url="https://example.jp/1"))
        assert incoming.structure.url == "https://example.jp/1"


def test_what_is_asked_reaches_the_reader(readers: Readers) -> None:
    data = "甲,乙\n題,文。\n".encode("euc_jp")
    (incoming,) = readers.read_bytes(data, Asked("a.csv", "euc_jp", {"text": "乙", "title": "甲"}))
    assert incoming.decoded.text == "題\n\n文。"
    assert incoming.decoded.encoding == "euc_jp"
