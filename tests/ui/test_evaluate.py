"""The command that measures suggestions."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import pytest

from tests.invented import PLAIN
from tests.ui.command_line import here
from ui.i18n import set_language

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]

SAID = [
    ("架空港湾局は3日、石炭桟橋を来春に閉じると発表した。", "assertion"),
    ("跡地には風力発電の部品工場が建つ予定である。", "none"),  # not what is suggested
    ("港で働く佐渡川氏は「代わりの仕事を先に示すべきだ」と述べた。", "recommendation"),
    ("閉鎖が早まれば、町の財政が傾く恐れがある。", "threat"),
]


@pytest.fixture
def gold(tmp_path: Path, english: None) -> Path:
    folder = tmp_path / "labelled"
    folder.mkdir()
    sentences = [
        {"text": text, "label": label, "start": (at := PLAIN.index(text)), "end": at + len(text)}
        for text, label in SAID
    ]
    (folder / "a.txt").write_text(PLAIN, "utf-8")
    (folder / "a.json").write_text(json.dumps({"sentences": sentences}), "utf-8")
    return folder


def test_the_figures_as_json(gold: Path, capsys: Capture) -> None:
    (figures,) = here(capsys, "evaluate", gold, "--json").objects

    assert (figures["articles"], figures["sentences"], figures["accuracy"]) == (1, 4, 0.75)
    assert list(figures["labels"]) == ["assertion", "recommendation", "threat_assessment", "none"]
    assert figures["labels"]["assertion"] == {
        "precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3), "gold": 1, "suggested": 2
    }  # fmt: skip
    assert figures["macro_f1"] == pytest.approx((2 / 3 + 1 + 1) / 3)
    assert figures["confusion"]["none"] == {
        "assertion": 1, "recommendation": 0, "threat_assessment": 0, "none": 0
    }  # fmt: skip
    assert sum(each["sentences"] for each in figures["calibration"]["bins"]) == 4
    assert 0 < figures["calibration"]["brier"] < 0.5


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_columns_of_the_tables_stand_below_each_other(gold: Path, language: str, capsys: Capture) -> None:
    set_language(language)
    run = here(capsys, "evaluate", gold)

    def ends(line: str) -> list[int]:
        """Where each column but the first ends on a terminal."""
        wide = "".join(c * (2 if east_asian_width(c) in "WF" else 1) for c in line)
        return [found.end() for found in re.finditer(r"(?<=  )\S+(?: \S+)*", wide)]

    summary, labels, confusion, calibration = run.out.rstrip("\n").split("\n\n")
    confusion, calibration = (table.partition("\n")[2] for table in (confusion, calibration))
    for table, columns in ((labels, 5), (confusion, 4), (calibration, 3)):
        places = [ends(line) for line in table.splitlines()]
        assert len(places[0]) == columns
        assert all(each == places[0] for each in places)
    assert "0.750" in summary
    assert labels.splitlines()[-1].split()[1:] == ["–", "0.000", "0.000", "1", "0"]
    assert (run.status, run.err) == (0, "")


def test_a_project_is_measured_by_its_own_claims(marked: Path, capsys: Capture) -> None:
    (figures,) = here(capsys, "evaluate", "--project", marked, "--json").objects

    assert (figures["articles"], figures["sentences"]) == (1, 1)
    assert figures["confusion"]["assertion"]["assertion"] == 1


def test_a_project_without_claims_cannot_be_measured(tmp_path: Path, english: None, capsys: Capture) -> None:
    page, project = tmp_path / "a.txt", tmp_path / "a.shirushi"
    page.write_text(PLAIN, "utf-8")
    here(capsys, "import", project, page)

    run = here(capsys, "evaluate", "--project", project)

    assert run.status == 1
    assert "no annotations or decisions" in run.err


def test_either_a_folder_or_a_project_is_measured(gold: Path, marked: Path, capsys: Capture) -> None:
    for asked in ([], [gold, "--project", marked]):
        run = here(capsys, "evaluate", *asked)
        assert (run.status, run.out) == (2, "")
        assert "either a folder or --project" in run.err


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, english: None, capsys: Capture) -> None:
    for folder in (tmp_path, tmp_path / "no"):
        run = here(capsys, "evaluate", folder)
        assert run.status == 1
        assert str(folder) in run.err
