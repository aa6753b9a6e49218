"""What was exported comes back, exactly, or is told line by line."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate import edits
from annotate.canonical import canonical
from annotate.model import Details
from annotate.rows import COLUMNS
from annotate.spans import Span
from storage.exporters import FORMATS, export
from storage.importers.annotations_csv import NEEDED
from storage.intake import import_files
from storage.project import create_project, open_project, project_in_memory
from tests.invented import PLAIN, a_session, bring_in, mark
from tests.storage.a_csv import fill
from tests.storage.state import state_of

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.session import AnnotationSession
    from storage.outcome import Outcome
    from storage.project import Project

PIECES = [
    "主張である。", "😀", "𠮷", "葛\U000e0100", "👨\u200d👩\u200d👧", "か\u3099",
    "\r\n", "\r", "\n", "\u2029",
    "\ufeff", "\xa0", "\x00",
    "\u202eשלום\u202c", "مرحبا", "=1+1", "'", '"', ",", "\u3000", "\ufdd0", " ",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), min_size=1).map("".join)


@settings(max_examples=150)
@given(raw=texts, data=st.data(), note=texts)
def test_a_quote_is_its_span_through_import_reopening_export_and_import(
    tmp_path_factory: pytest.TempPathFactory, raw: str, data: st.DataObject, note: str
) -> None:
    folder = tmp_path_factory.mktemp("round")
    page, table, path = folder / "page.txt", folder / "claims.csv", folder / "a.shirushi"
    page.write_bytes(f"頭。{raw}".encode())
    text = canonical(f"頭。{raw}")
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    note = canonical(note)

    with create_project(path) as project:
        session = a_session(project)
        (outcome,) = import_files(session, project, [page], "utf-8")
        made = mark(session, outcome.article, span)
        session.apply(edits.write_note(made, note, session.now()))
    with open_project(path) as project:
        (kept,) = project.annotations(1)
        assert project.content(1).text == text
        assert text[kept.span.start : kept.span.end] == kept.quote
        export(project.claims(), table, FORMATS[0])
        exported = list(project.claims())
    with project_in_memory() as other:
        session = a_session(other)
        assert {o.status.value for o in import_files(session, other, [page, table], "utf-8")} == {"imported"}
        (back,) = other.annotations(1)
        assert (back, back.note) == (kept, note)
        assert list(other.claims()) == exported


@pytest.fixture
def exported(project: Project, session: AnnotationSession, tmp_path: Path) -> Path:
    fill(session)
    export(project.claims(), tmp_path / "claims.csv", FORMATS[0])
    return tmp_path / "claims.csv"


def the_articles_alone(session: AnnotationSession, project: Project) -> None:
    """Take every claim away, and forget how to undo it: the articles as another analyst has them."""
    for article in project.articles():
        for claim in project.annotations(article.id):
            session.apply(edits.remove_annotation(claim))


def test_every_claim_comes_back_as_it_was(
    project: Project, session: AnnotationSession, exported: Path
) -> None:
    before = state_of(project)
    the_articles_alone(session, project)

    (outcome,) = import_files(session, project, [exported])

    assert outcome.claims == 11
    assert state_of(project) == before
    session.undo()
    assert project.counts() == {}


def test_claims_that_are_there_already_are_told_and_stay(
    project: Project, session: AnnotationSession, exported: Path
) -> None:
    before = state_of(project)

    outcomes = list(import_files(session, project, [exported]))

    assert [outcome.status.value for outcome in outcomes] == ["duplicate"] * 11
    assert state_of(project) == before


def changed(path: Path, **cells: str) -> Path:
    """The first row of the file alone, with other cells."""
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))[:1]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerow(rows[0] | cells)
    return path


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ({"article_sha256": "0" * 64}, "csv_row_unknown_article"),
        ({"start_codepoint": "21"}, "csv_row_shifted"),
        ({"end_codepoint": "41"}, "csv_row_shifted"),
        ({"start_codepoint": "40"}, "csv_row_shifted"),
        ({"end_codepoint": "999999999"}, "csv_row_shifted"),
        ({"quote": "別の言葉"}, "csv_row_shifted"),
        ({"tag": "nonsense"}, "csv_row_unknown_tag"),
        ({"note": "別のメモ"}, "csv_row_known"),
        ({"start_codepoint": "-1"}, "csv_row_no_value"),
        ({"start_codepoint": "二"}, "csv_row_no_value"),
        ({"end_codepoint": "9" * 30}, "csv_row_no_value"),
        ({"annotation_id": ""}, "csv_row_no_value"),
        ({"created_at": "昨日"}, "csv_row_no_value"),
        ({"updated_at": "2026-01-02"}, "csv_row_no_value"),
    ],
)
def test_a_row_that_cannot_come_in_is_told_with_its_line(
    project: Project, session: AnnotationSession, exported: Path, cells: dict[str, str], key: str
) -> None:
    before = state_of(project)

    (outcome,) = import_files(session, project, [changed(exported, **cells)])

    assert (outcome.error.key, outcome.line) == (key, 2)
    assert state_of(project) == before


def test_the_line_of_a_row_counts_the_lines_inside_cells(
    project: Project, session: AnnotationSession, exported: Path
) -> None:
    lines = [outcome.line for outcome in import_files(session, project, [exported])]

    with exported.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    starts = [text.count("\n", 0, text.index(f'"ID{n:04}"')) + 1 for n in (11, 1, 9, 2, 3)]
    assert lines[:5] == starts


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (",".join(NEEDED[:-1]).encode(), "csv_not_ours"),
        (",".join(NEEDED).encode() + b"\n\xff\xfe\xff", "csv_unreadable"),
        ("名前,値\n印,1\n".encode(), "list_without_text"),
        (b"", "file_empty"),
        ("注釈".encode("cp932"), "list_without_text"),
        (b"\x89PNG\r\n\x1a\n\x00", "file_binary"),
    ],
)
def test_a_file_that_is_no_export_and_no_list_is_told_in_one_sentence(
    project: Project, session: AnnotationSession, tmp_path: Path, content: bytes, key: str
) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)

    (outcome,) = import_files(session, project, [path])

    assert outcome.error.key == key


def test_a_cell_longer_than_the_csv_modules_limit_comes_back(
    project: Project, session: AnnotationSession, tmp_path: Path
) -> None:
    article = bring_in(session, PLAIN)
    claim = mark(session, article, Span(0, 3))
    session.apply(edits.write_note(claim, "長" * 200_000, session.now()))
    session.apply(edits.describe(project.annotations(1)[0], Details(actor="誰か"), session.now()))
    before = state_of(project)
    export(project.claims(), tmp_path / "a.csv", FORMATS[0])
    the_articles_alone(session, project)

    outcomes: list[Outcome] = list(import_files(session, project, [tmp_path / "a.csv"]))

    assert [outcome.error for outcome in outcomes] == [None]
    assert state_of(project) == before
