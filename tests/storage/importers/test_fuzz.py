"""Damaged files: each ends in articles that keep every promise, or in one sentence; the process goes on.

2,000 of each format in CI, 100 on a developer's machine; SHIRUSHI_FUZZ names another number.
"""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from annotate.canonical import canonical
from annotate.errors import ReadError
from annotate.page.analysis import analyse
from storage.importers import Asked, Incoming
from storage.reader.process import ReadingProcess
from tests.formats import as_html, as_pdf, as_text, as_zip
from tests.formats.mutants import mutants
from tests.formats.page import known_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

COUNT = int(os.environ.get("SHIRUSHI_FUZZ") or (2000 if os.environ.get("SHIRUSHI_REQUIRE_ALL") else 100))
PAGES = sorted(known_pages(), key=lambda page: sum(len(words) for _, words in page.zones))[:6]
BROKEN = {"reader_died", "took_too_long", "reader_memory"}

SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "a.html": lambda: [layout(page).encode() for page in PAGES[:3] for layout in as_html.LAYOUTS.values()],
    "a.htm": lambda: [as_html.semantic(page).encode("cp932", "replace") for page in PAGES],
    "a.mhtml": lambda: [as_text.mhtml(page) for page in PAGES],
    "a.docx": lambda: [as_zip.docx(page) for page in PAGES],
    "a.odt": lambda: [as_zip.odt(page) for page in PAGES],
    "a.epub": lambda: [as_zip.epub(page) for page in PAGES],
    "a.rtf": lambda: [as_text.rtf(page, unicode=n % 2 == 0) for n, page in enumerate(PAGES)],
    "a.pdf": lambda: [as_pdf.pdf(page) for page in PAGES],
    "a.csv": lambda: [as_text.as_csv(PAGES[:2]), as_text.as_csv(PAGES[2:4], "cp932")],
    "a.jsonl": lambda: [as_text.as_jsonl(PAGES[:2])],
    "a.txt": lambda: ["\n\n".join(page.of("title", "body")).encode() for page in PAGES],
}
ZIPPED = ("a.docx", "a.odt", "a.epub")


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    reading = ReadingProcess(5)
    yield reading
    reading.close()


def inside_damaged(data: bytes, count: int) -> Iterator[bytes]:
    """Archives that are whole, with a member that is damaged: the archive's own checks let them through."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in members if name.endswith(("xml", "xhtml", "opf"))]
    for number in range(count):
        name = names[number % len(names)]
        (damaged,) = mutants([members[name]], 1, seed=number)
        yield as_zip.archive({**members, name: damaged}, stored="mimetype")


def damaged_files(name: str) -> Iterator[bytes]:
    seeds = SEEDS[name]()
    if name not in ZIPPED:
        yield from mutants(seeds, COUNT)
        return
    yield from mutants(seeds, COUNT // 2)
    for seed in seeds:
        yield from inside_damaged(seed, COUNT // 2 // len(seeds))


def result(process: ReadingProcess, data: bytes, name: str) -> tuple[list[Incoming], ReadError | None]:
    try:
        return process.read(data, Asked(name)), None
    except ReadError as error:
        return [], error


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", SEEDS)
def test_no_damaged_file_breaks_anything(process: ReadingProcess, name: str) -> None:
    read = 0
    for data in damaged_files(name):
        articles, error = result(process, data, name)
        if error is not None:
            assert error.key not in BROKEN, data
            assert "while a file is read" not in error.details
            continue
        read += 1
        for incoming in articles:
            text = incoming.decoded.text
            assert text == canonical(text)
            if read % 10 == 0:
                analyse(text, incoming.structure)
    assert read > COUNT // 20
