"""Files of every format into a project: folders, lists, hostile files, an import that is killed."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ShirushiError
from annotate.model import ZoneKind
from storage.importers.formats import FORMATS
from storage.intake import import_files
from storage.integrity import problems
from storage.outcome import Became
from storage.project import open_project
from storage.redecoding import redecode
from storage.wanted import files_of
from tests.formats import as_html, as_text, as_zip, hostile
from tests.formats.page import known_pages

if TYPE_CHECKING:
    from annotate.session import AnnotationSession
    from storage.project import Project

ROOT = Path(__file__).parents[2]
PAGE, OTHER, *_ = PAGES = known_pages()
MADE = {
    "a.html": as_html.semantic(PAGE).encode("cp932", "xmlcharrefreplace"),
    "b.docx": as_zip.docx(OTHER),
    "c.epub": as_zip.epub(PAGES[2]),
    "d.rtf": as_text.rtf(PAGES[3]),
    "e.mhtml": as_text.mhtml(PAGES[4]),
    "f.odt": as_zip.odt(PAGES[5]),
    "g.csv": as_text.as_csv(PAGES[6:9]),
    "h.txt": "海の文。".encode(),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "保存"
    folder.mkdir()
    for name, data in MADE.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_folder_brings_in_every_format(session: AnnotationSession, project: Project, folder: Path) -> None:
    outcomes = list(import_files(session, project, [folder]))

    assert {outcome.status for outcome in outcomes} == {Became.IMPORTED}
    articles = [outcome.article for outcome in outcomes]
    forms = [article.form for article in articles]
    assert forms == ["html", "docx", "epub", "rtf", "mhtml", "odt", "list", "list", "list", "text"]
    assert [article.place for article in articles[6:9]] == ["1", "2", "3"]
    assert articles[0].metadata.title == PAGE.title
    assert articles[0].metadata.url == as_html.ADDRESS
    assert [project.article(article.id) for article in articles] == articles
    assert project.original(articles[0].id) == MADE["a.html"]
    assert {ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CHROME} <= {
        zone.kind for zone in project.content(articles[0].id).zones
    }
    assert list(problems(project)) == []


def test_the_same_files_again_are_all_known(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    list(import_files(session, project, [folder]))
    again = list(import_files(session, project, [folder]))
    assert {outcome.status for outcome in again} == {Became.DUPLICATE}
    assert len(again) == 10


def test_an_import_is_undone_and_done_again(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    list(import_files(session, project, [folder]))
    before = project.articles()
    while session.undo():
        pass
    assert project.articles() == []
    while session.redo():
        pass
    assert project.articles() == before


def test_what_a_browser_saved_beside_a_page_and_what_is_hidden_is_left_out(folder: Path) -> None:
    for name in ("a_files", ".git", "写真_files", "下"):
        (folder / name).mkdir()
        (folder / name / "x.html").write_text("<html>x")
    (folder / ".b.html").write_text("<html>x")
    (folder / "i.png").write_bytes(b"\x89PNG")
    (folder / "下" / "loop").symlink_to(folder)

    flat = [path.relative_to(folder).as_posix() for path in files_of([folder])]
    deep = [path.relative_to(folder).as_posix() for path in files_of([folder], recursive=True)]

    assert flat == list(MADE)
    assert sorted(deep) == sorted([*MADE, "写真_files/x.html", "下/x.html"])


def test_columns_can_be_named(session: AnnotationSession, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙\n桟橋の題,海の文。\n", "utf-8")
    (failed,) = import_files(session, project, [path])
    assert failed.error.key == "list_without_text"
    assert failed.error.values["columns"] == "甲, 乙"  # in their order
    (outcome,) = import_files(session, project, [path], columns={"text": "乙", "title": "甲"})
    assert outcome.article.metadata.title == "桟橋の題"


def test_a_page_is_read_again_in_another_encoding(
    session: AnnotationSession, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_bytes("<!DOCTYPE html><meta charset=utf-8><p>桟橋の文。</p>".encode())
    (outcome,) = import_files(session, project, [path], "cp932")
    new = redecode(session, project, outcome.article.id, "utf-8")
    assert (new.form, project.content(new.id).text) == ("html", "桟橋の文。")


def test_a_document_has_no_other_encoding(session: AnnotationSession, project: Project, folder: Path) -> None:
    (outcome,) = import_files(session, project, [folder / "b.docx"])
    with pytest.raises(ShirushiError, match="redecode_no_choice"):
        redecode(session, project, outcome.article.id, "utf-8")


def write_hostile(folder: Path, bait: str) -> None:
    folder.mkdir()
    for name, (data, _) in {**hostile.refused(bait), **hostile.read(bait)}.items():
        if len(data) < 3_000_000:
            (folder / name).write_bytes(data)


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_importing_hostile_files_connects_to_nothing_and_opens_no_bait(tmp_path: Path) -> None:
    bait = tmp_path / "bait" / "secret.txt"
    bait.parent.mkdir()
    bait.write_text("秘密")
    write_hostile(tmp_path / "hostile", str(bait))
    log = tmp_path / "trace.log"
    files = sorted((tmp_path / "hostile").iterdir())
    command = [sys.executable, "-c", _IMPORT, str(ROOT), str(tmp_path / "p.shirushi"), *map(str, files)]

    done = subprocess.run(
        ["strace", "-f", "-qq", "-s", "400", "-e", "trace=%network,%file", "-o", log, *command],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == len(files)
    calls = log.read_text("utf-8", "replace").splitlines()
    assert len(calls) > 1000
    assert [call for call in calls if re.search(r"AF_INET|sa_family|connect\(", call)] == []
    assert [call for call in calls if "bait" in call] == []
    after = sorted(path.name for path in tmp_path.iterdir())
    assert after == ["bait", "hostile", "p.shirushi", "p.shirushi.lock", "trace.log"] or after == [
        "bait", "hostile", "p.shirushi", "trace.log",
    ]  # fmt: skip
    with open_project(tmp_path / "p.shirushi") as project:
        assert list(problems(project)) == []
        assert all("秘密" not in project.content(article.id).text for article in project.articles())


_IMPORT = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from annotate.session import AnnotationSession
from storage.intake import import_files
from storage.project import create_project, open_project
path = Path(sys.argv[2])
with open_project(path) if path.exists() else create_project(path) as project:
    for outcome in import_files(AnnotationSession(project, "試験"), project, map(Path, sys.argv[3:])):
        print(outcome.path.name, outcome.status.value, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_import_that_is_killed_has_whole_articles_and_goes_on(tmp_path: Path) -> None:
    folder, path = tmp_path / "in", tmp_path / "p.shirushi"
    folder.mkdir()
    for number in range(420):
        (folder / f"{number:03}.txt").write_text(f"第{number}の文。\n\n" + "海の文。" * 200, "utf-8")
        if number % 30 == 0:
            source = as_html.named(PAGE).replace(PAGE.title, f"{PAGE.title}{number}")
            (folder / f"{number:03}.html").write_text(source, "utf-8")
    command = [sys.executable, "-c", _IMPORT, str(ROOT), str(path), str(folder)]
    killed = 0
    for lines in (1, 20):
        running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        said = [running.stdout.readline() for _ in range(lines)]
        running.send_signal(signal.SIGKILL)
        said += running.stdout.readlines()
        running.wait()
        running.stdout.close()
        killed += running.returncode == -signal.SIGKILL
        with open_project(path) as project:
            assert list(problems(project)) == []
            names = {article.file_name for article in project.articles()}
            assert {line.split()[0] for line in said if line.endswith("\n")} <= names
    assert killed
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    became = [line.split()[1] for line in done.stdout.splitlines()]
    assert len(became) == 434
    assert set(became) == {"imported", "duplicate"}
    with open_project(path) as project:
        assert len(project.articles()) == 434
        assert list(problems(project)) == []
    wait_for_readers_to_end()


def wait_for_readers_to_end() -> None:
    """Of a program that was killed the reading processes end by themselves: nobody asks them any more."""
    until = time.monotonic() + 10
    while time.monotonic() < until and _readers():
        time.sleep(0.05)
    assert _readers() == []


def _readers() -> list[str]:
    if sys.platform != "linux":
        return []
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal():
            try:
                command = (process / "cmdline").read_bytes()
                parent = re.search(r"\) . (\d+)", (process / "stat").read_text())
            except OSError:
                continue
            orphan = parent is not None and parent[1] == "1"
            if b"storage.reader.worker" in command and str(ROOT).encode() in command and orphan:
                found.append(process.name)
    return found


def test_every_format_is_named_for_people() -> None:
    words = (ROOT / "resources" / "translations" / "ja.json").read_text("utf-8")
    assert [name for name in FORMATS if f'"format.{name}"' not in words] == []
