from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ShirushiError, UsageError
from annotate.rows import COLUMNS
from annotate.spans import Span
from storage.exporters import FORMATS, export, format_of, write
from tests.invented import bring_in, mark
from tests.storage.a_csv import fill

if TYPE_CHECKING:
    from annotate.session import AnnotationSession
    from storage.project import Project

GOLDEN = Path(__file__).parent.parent / "data" / "golden.csv"
CSV = FORMATS[0]


def written(project: Project, *, raw: bool = False) -> bytes:
    out = io.BytesIO()
    write(project.claims(), out, CSV, raw=raw)
    return out.getvalue()


def test_the_csv_is_byte_for_byte_the_one_that_was_agreed_on(
    project: Project, session: AnnotationSession
) -> None:
    fill(session)

    assert written(project) == GOLDEN.read_bytes()


def test_every_cell_is_quoted_and_every_row_ends_in_crlf(
    project: Project, session: AnnotationSession
) -> None:
    mark(session, bring_in(session, "文。"), Span(0, 2))

    first, second, rest = written(project).split(b"\r\n")

    assert first.startswith(b'\xef\xbb\xbf"annotation_id","article_id",')
    assert second.count(b'","') == len(COLUMNS) - 1
    assert (second[:1], second[-1:], rest) == (b'"', b'"', b"")


def test_raw_writes_the_exact_values(project: Project, session: AnnotationSession) -> None:
    fill(session)

    exact = list(csv.reader(io.StringIO(written(project, raw=True).decode("utf-8-sig"), newline="")))

    assert exact[1:] == [[str(cell) for cell in row] for row in project.claims()]


def test_an_empty_project_has_a_header_only(project: Project) -> None:
    assert written(project).count(b"\r\n") == 1


@pytest.mark.parametrize(
    ("output", "name"), [("a.csv", None), ("A.CSV", None), ("-", None), ("a.txt", "csv")]
)
def test_the_format_is_named_or_taken_from_the_suffix(output: str, name: str | None) -> None:
    assert format_of(output, name) is CSV


@pytest.mark.parametrize(("output", "name"), [("a.xyz", None), ("a", None), ("a.csv", "xyz")])
def test_an_unknown_format_is_told(output: str, name: str | None) -> None:
    with pytest.raises(UsageError, match="format_unknown"):
        format_of(output, name)


def a_broken_disk() -> object:
    yield tuple("x" * len(COLUMNS))
    raise OSError(28, "No space left on device")


def test_a_failed_export_leaves_the_earlier_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("昨日の書き出し", "utf-8")

    with pytest.raises(ShirushiError) as caught:
        export(a_broken_disk(), target, CSV)

    assert caught.value.key == "export_disk_full"
    assert target.read_text("utf-8") == "昨日の書き出し"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path, project: Project) -> None:
    target, usual = tmp_path / "out.csv", tmp_path / "usual"
    usual.touch()
    export(project.claims(), target, CSV)

    assert target.stat().st_mode == usual.stat().st_mode


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path, project: Project) -> None:
    target = tmp_path / "out.csv"
    target.touch(0o600)
    export(project.claims(), target, CSV)

    assert target.stat().st_mode & 0o777 == 0o600


def test_a_link_goes_on_pointing_to_the_file_it_names(tmp_path: Path, project: Project) -> None:
    target, link = tmp_path / "out.csv", tmp_path / "link.csv"
    target.touch()
    link.symlink_to(target)
    export(project.claims(), link, CSV)

    assert link.is_symlink()
    assert target.read_bytes() == written(project)


def test_a_folder_is_no_target(tmp_path: Path, project: Project) -> None:
    with pytest.raises(ShirushiError, match="target_is_folder"):
        export(project.claims(), tmp_path, CSV)


def test_a_device_is_written_to_and_stays(project: Project) -> None:
    export(project.claims(), Path(os.devnull), CSV)

    assert not Path(os.devnull).is_file()


MEMORY = """
import itertools, resource, sys
from storage.exporters import FORMATS, write
row = tuple("x" * 200 for _ in range(30))
with open(sys.argv[1], "wb") as out:
    write(itertools.repeat(row, 1000), out, FORMATS[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    write(itertools.repeat(row, 10_000), out, FORMATS[0])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_memory_stays_flat_however_many_rows(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", MEMORY, str(tmp_path / "out.csv")], capture_output=True, check=True, text=True
    )

    assert int(run.stdout) < 4_000  # KB; the file has 60,000
