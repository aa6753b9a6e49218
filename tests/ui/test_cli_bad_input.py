"""What analysts and disks do wrong: one sentence, status 1, nothing lost and nothing half written."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.session import AnnotationSession
from storage.project import open_project
from tests.invented import PLAIN
from tests.storage.state import state_of
from tests.ui.command_line import PROGRAM, ROOT, here, shell

if TYPE_CHECKING:
    from collections.abc import Callable

    Capture = pytest.CaptureFixture[str]

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc and /dev/full")


@pytest.fixture(autouse=True)
def _english(english: None) -> None:
    """All of these compare sentences."""


def files_in(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


def missing(folder: Path) -> Path:
    return folder / "missing.txt"


def binary(folder: Path) -> Path:
    path = folder / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.touch()
    return path


def blank(folder: Path) -> Path:
    path = folder / "blank.txt"
    path.write_text(" \n\u3000\n", "utf-8")
    return path


def huge(folder: Path) -> Path:
    path = folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    return path


def a_folder(folder: Path) -> Path:
    path = folder / "folder.txt"
    path.mkdir()
    return path


def endless_name(folder: Path) -> Path:
    return folder / ("長" * 200)


BAD_FILES = [missing, binary, empty, blank, huge, endless_name]


@pytest.mark.parametrize("bad", BAD_FILES)
def test_a_bad_file_is_told_in_one_sentence(
    bad: Callable[[Path], Path], tmp_path: Path, capsys: Capture
) -> None:
    path = bad(tmp_path)
    project = tmp_path / "new.shirushi"

    imported = here(capsys, "import", project, path)
    extracted = here(capsys, "extract", path)
    suggested = here(capsys, "suggest", path)

    (line,) = imported.out.splitlines()
    assert (imported.status, extracted.status) == (1, 1)
    assert line.startswith(f"{path}\t\t\tfailed: ")
    assert extracted.err.splitlines() == [line.split("failed: ")[1]]
    assert suggested == extracted
    assert not project.exists()


def test_a_folder_without_texts_is_told_as_one(tmp_path: Path, capsys: Capture) -> None:
    path = a_folder(tmp_path)
    imported = here(capsys, "import", tmp_path / "new.shirushi", path)
    extracted = here(capsys, "extract", path)
    assert (imported.status, extracted.status) == (1, 1)
    assert "holds no file of a format that can be imported" in imported.out
    assert "This is a folder, not a file" in extracted.err


@linux
def test_a_file_that_may_not_be_read_is_told(capsys: Capture) -> None:
    run = here(capsys, "extract", "/proc/self/mem")

    assert run.status == 1
    assert len(run.err.splitlines()) == 1


COMMANDS = (
    ("articles",),
    ("show", "1"),
    ("annotate", "1", "0", "2", "assertion"),
    ("export", "o.csv"),
    ("verify",),
)


@pytest.mark.parametrize("argv", [*COMMANDS, ("import", "page.txt")], ids=lambda argv: argv[0])
@pytest.mark.parametrize("kind", ["text", "folder", "empty", "missing", "damaged"])
def test_a_project_that_is_none_is_told_and_left_alone(
    kind: str, argv: tuple[str, ...], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(PLAIN, "utf-8")
    if kind == "folder":
        Path("p").mkdir()
    elif kind != "missing":
        Path("p").write_bytes(
            {"text": PLAIN.encode(), "empty": b"", "damaged": b"SQLite format 3\0" * 99}[kind]
        )
    elif argv[0] == "import":
        pytest.skip("a missing project is made")
    before = files_in(tmp_path)

    run = here(capsys, argv[0], "p", *argv[1:])

    assert (run.status, run.out) == (1, "")
    assert len(run.err.splitlines()) == 1
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("argv", [("show", "99"), ("annotate", "99", "0", "1", "assertion")])
def test_an_article_that_is_not_there_is_told(marked: Path, capsys: Capture, argv: tuple[str, ...]) -> None:
    run = here(capsys, argv[0], marked, *argv[1:])

    assert (run.status, run.out) == (1, "")
    assert run.err == "There is no article 99 in this project.\n"


def test_a_removed_article_is_not_there(marked: Path, capsys: Capture) -> None:
    with open_project(marked) as project:
        AnnotationSession(project, "花子").apply(edits.remove_article(project.article(1)))

    assert here(capsys, "show", marked, "1").err == "There is no article 1 in this project.\n"
    assert len(here(capsys, "articles", marked).out.splitlines()) == 1


def test_an_article_number_beyond_all_numbers_is_told(marked: Path, capsys: Capture) -> None:
    assert here(capsys, "show", marked, "9" * 30).status == 1


@pytest.mark.parametrize(("start", "end"), [(5, 5), (7, 3), (-1, 3), (0, 10**6), (0, 10**30)])
def test_a_span_outside_the_text_is_told(marked: Path, capsys: Capture, start: int, end: int) -> None:
    run = here(capsys, "annotate", marked, "1", start, end, "assertion")

    assert (run.status, run.out) == (1, "")
    assert "is no stretch of the text" in run.err


def test_a_span_may_end_with_the_text(marked: Path, capsys: Capture) -> None:
    (printed,) = here(capsys, "annotate", marked, "1", len(PLAIN) - 2, len(PLAIN), "assertion").objects

    assert printed["quote"] == PLAIN[-2:]


@pytest.mark.parametrize("option", ["--note", "--annotator", "--holder"])
def test_an_argument_that_is_no_text_is_told(marked: Path, option: str) -> None:
    with open_project(marked, writable=False) as project:
        before = state_of(project)

    run = shell("annotate", marked, "1", "0", "3", "assertion", option, b"\xff\xfe", LC_ALL="C.UTF-8")

    assert (run.returncode, run.stdout) == (1, b"")
    assert run.stderr.startswith(b"An argument cannot be read as text")
    assert run.stderr.count(b"\n") == 1
    with open_project(marked, writable=False) as project:
        assert state_of(project) == before


def test_a_file_name_that_is_no_text_is_imported_all_the_same(marked: Path) -> None:
    page = os.fsencode(marked.parent) + b"/\xff.txt"
    Path(os.fsdecode(page)).write_text(f"別の記事。\n\n{PLAIN}", "utf-8")

    run = shell("import", marked, page, "--json", LC_ALL="C.UTF-8")

    assert run.returncode == 0
    assert b'\\udcff.txt"' in run.stdout


def test_a_control_character_in_a_name_does_not_reach_the_terminal(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "\x1b[31m\n.txt"
    page.write_text(PLAIN, "utf-8")

    run = here(capsys, "import", tmp_path / "p", page)

    assert "\x1b" not in run.out
    assert run.out.count("\n") == 1


@linux
def test_a_folder_that_cannot_be_written_to_is_told(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    made = here(capsys, "import", "/proc/new.shirushi", tmp_path / "plain.txt")
    exported = here(capsys, "export", marked, "/proc/out.csv")

    assert (made.status, made.err) == (
        1, "“/proc/new.shirushi” cannot be created. Please check that the folder can be written to.\n",
    )  # fmt: skip
    assert exported.status == 1
    assert exported.err.startswith("“/proc/out.csv” could not be written.")


@pytest.mark.skipif(os.getuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_told(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    tmp_path.chmod(0o555)
    try:
        runs = [
            here(capsys, "export", marked, tmp_path / "o.csv"),
            here(capsys, "annotate", marked, "1", "0", "3", "assertion"),
            here(capsys, "import", tmp_path / "new.shirushi", tmp_path / "plain.txt"),
        ]
        assert here(capsys, "articles", marked).status == 0
    finally:
        tmp_path.chmod(0o755)
    assert [(run.status, len(run.err.splitlines())) for run in runs] == [(1, 1)] * 3


def test_an_export_is_never_written_over_the_project(marked: Path, capsys: Capture) -> None:
    before = marked.read_bytes()

    run = here(capsys, "export", marked, marked, "--format", "csv")

    assert run.status == 1
    assert marked.read_bytes() == before


def little_room() -> None:
    """Files may not grow beyond 256 KB, as on a disk that is nearly full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (256 * 1024, 256 * 1024))


def test_a_full_disk_keeps_the_project_as_it_was(marked: Path, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("長い記事である。" * 60_000, "utf-8")
    with open_project(marked, writable=False) as project:
        before = state_of(project)

    run = shell("import", marked, tmp_path / "long.txt", before=little_room, LC_ALL="C")

    assert run.returncode == 1
    assert run.stdout.count(b"\n") == 1
    assert b"failed: " in run.stdout
    assert b"Traceback" not in run.stderr
    with open_project(marked) as project:
        assert state_of(project) == before


def test_a_full_disk_keeps_the_earlier_export(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    here(capsys, "annotate", marked, "1", "0", "3", "assertion", "--note", "長" * 100_000)
    (tmp_path / "out.csv").write_text("昨日の書き出し", "utf-8")
    before = files_in(tmp_path)

    run = shell("export", marked, tmp_path / "out.csv", before=little_room, LC_ALL="C")

    assert (run.returncode, run.stdout) == (1, b"")
    assert run.stderr.count(b"\n") == 1
    assert files_in(tmp_path) == before


@linux
@pytest.mark.parametrize("command", [("show", "1"), ("export", "-"), ("articles",)])
def test_standard_output_that_is_full_is_told(marked: Path, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, command[0], marked, *command[1:]],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert run.returncode == 1
    assert run.stderr.count(b"\n") == 1
