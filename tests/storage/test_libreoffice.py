"""What a spreadsheet makes of the CSV: every cell as it was meant, and none that it runs."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from annotate.formula_guard import guarded
from annotate.rows import COLUMNS
from storage.exporters import FORMATS, export
from tests.machine import needs_program
from tests.storage.a_csv import fill

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.session import AnnotationSession
    from storage.project import Project


TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


@pytest.fixture
def opened(project: Project, session: AnnotationSession, tmp_path: Path) -> list[list[ET.Element]]:
    """The cells of the CSV, opened by LibreOffice as it opens a UTF-8 file with commas by default."""
    fill(session)
    target = tmp_path / "out.csv"
    export(project.claims(), target, FORMATS[0])
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--infilter=CSV:44,34,76,1",  # comma, double quote, UTF-8, from line 1; columns as they look
            "--convert-to",
            "fods",
            "--outdir",
            str(tmp_path),
            str(target),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = ET.parse(tmp_path / "out.fods").iter(f"{TABLE}table-row")
    return [cells for row in rows if len(cells := list(cells_of(row))) == len(COLUMNS)]


def cells_of(row: ET.Element) -> list[ET.Element]:
    """The cells of a row up to the last column, each as often as it is repeated."""
    cells: list[ET.Element] = []
    for cell in row.iter(f"{TABLE}table-cell"):
        cells += [cell] * int(cell.get(f"{TABLE}number-columns-repeated", "1"))
    return cells[: len(COLUMNS)]


def shown(cell: ET.Element) -> str:
    """The words in a cell, its paragraphs as lines, its coded blanks and tabs as such."""
    return "\n".join(words(paragraph) for paragraph in cell.iter(f"{TEXT}p"))


def words(element: ET.Element) -> str:
    coded = {f"{TEXT}s": " " * int(element.get(f"{TEXT}c", "1")), f"{TEXT}tab": "\t"}
    inside = coded.get(element.tag, element.text or "")
    return inside + "".join(words(child) + (child.tail or "") for child in element)


@needs_program("soffice")
def test_every_cell_is_shown_as_it_was_meant_and_none_is_run(
    opened: list[list[ET.Element]], project: Project
) -> None:
    meant = [list(COLUMNS)] + [[guarded(str(cell)) for cell in row] for row in project.claims()]
    numbers = {COLUMNS.index(name) for name in ("article_id", "start_codepoint", "end_codepoint")}

    assert sum(cell.startswith("'") for row in meant for cell in row) > 10
    assert [[shown(cell) for cell in row] for row in opened] == meant
    assert not [cell for row in opened for cell in row if cell.get(f"{TABLE}formula")]
    assert {
        column
        for row in opened[1:]
        for column, cell in enumerate(row)
        if cell.get(f"{OFFICE}value-type") == "float"
    } >= numbers
