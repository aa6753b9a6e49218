"""The commands, as the contract says them."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.tags import Tag
from storage.project import open_project
from tests.formats import as_html, as_text, as_zip
from tests.formats.page import known_pages
from tests.invented import HOSTILE, PLAIN, a_session
from tests.ui.command_line import PROGRAM, ROOT, here, shell
from ui.arguments import COMMANDS as TAKEN
from ui.cli import COMMANDS as DONE
from ui.i18n import _Current

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(english: None) -> None:
    """All of these compare sentences."""


def test_every_command_that_is_offered_is_there() -> None:
    assert list(TAKEN) == list(DONE)


def test_import_makes_the_project_and_tells_of_every_file(tmp_path: Path, capsys: Capture) -> None:
    page, again = tmp_path / "a.txt", tmp_path / "b.txt"
    page.write_text(PLAIN, "utf-8")
    again.write_text(PLAIN, "utf-16")

    run = here(capsys, "import", tmp_path / "new.shirushi", page, again, tmp_path / "no.txt")

    title = "架空港の石炭桟橋、来春に閉鎖へ"
    lines = [line.split("\t") for line in run.out.splitlines()]
    assert [line[0] for line in lines] == [str(page), str(again), str(tmp_path / "no.txt")]
    assert [line[3].split(":")[0] for line in lines] == ["imported", "duplicate", "failed"]
    assert {line[1] for line in lines[:2]} == {"1"}
    assert {line[2] for line in lines[:2]} <= {title, ""}
    assert run.status == 1
    assert run.err == "1 imported, 1 already there, 1 failed\n"


def test_import_as_json(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    run = here(capsys, "import", marked, tmp_path / "plain.txt", tmp_path / "no.txt", "--json")

    known, missing = run.objects
    assert (known["path"], known["article_id"], known["status"]) == (
        str(tmp_path / "plain.txt"),
        1,
        "duplicate",
    )
    assert (missing["article_id"], missing["status"], missing["error"]) == (None, "failed", "file_missing")
    assert "no.txt" in missing["reason"]


def test_import_says_where_an_encoding_failed(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "a.txt"
    page.write_bytes(PLAIN.encode() + b"\xff")

    run = here(capsys, "import", tmp_path / "new.shirushi", page, "--encoding", "utf-8")

    assert run.status == 0
    assert "1 places could not be read" in run.err


def test_articles_are_listed_with_status_and_counts(marked: Path, capsys: Capture) -> None:
    lines = here(capsys, "articles", marked).out.splitlines()
    objects = here(capsys, "articles", marked, "--json").objects

    assert [line.split("\t")[:3] for line in lines] == [["1", "new", "1"], ["2", "new", "0"]]
    assert [(o["id"], o["status"], o["annotations"]) for o in objects] == [(1, "new", 1), (2, "new", 0)]


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        (["--with-tag", "assertion"], ["1"]),
        (["--with-tag", "any"], ["1"]),
        (["--without", "any"], ["2"]),
        (["--words", "架空港"], ["1"]),
        (["--status", "done"], []),
        (["--status", "new", "--since", "1999"], []),
        (["--source", ""], ["1", "2"]),
    ],
)
def test_articles_are_filtered_as_in_the_window(
    marked: Path, capsys: Capture, asked: list[str], left: list[str]
) -> None:
    lines = here(capsys, "articles", marked, *asked).out.splitlines()
    assert [line.split("\t")[0] for line in lines] == left


def test_the_list_says_what_was_done_in_an_article(marked: Path, capsys: Capture) -> None:
    first, second = here(capsys, "articles", marked, "--json").objects
    assert (first["tags"], first["reviewed"]) == ({"assertion": 1}, 0)
    assert second["tags"] == {}


def test_what_is_no_date_is_wrong_use(marked: Path, capsys: Capture) -> None:
    run = here(capsys, "articles", marked, "--since", "2026-13")
    assert (run.status, run.out) == (2, "")
    assert "month" in run.err


def test_show_prints_all_that_is_known_of_an_article(marked: Path, capsys: Capture) -> None:
    (shown,) = here(capsys, "show", marked, "1", "--json").objects

    assert list(shown) == [
        "id", "title", "byline", "published", "source", "url", "text", "sha256",
        "zones", "sentences", "annotations",
    ]  # fmt: skip
    (annotation,) = shown["annotations"]
    assert (annotation["start"], annotation["end"], annotation["tag"]) == (20, 40, "assertion")
    assert annotation["quote"] == shown["text"][20:40] == PLAIN[20:40]
    assert (annotation["annotator"], annotation["note"], annotation["origin"]) == ("花子", "=1+1", "command")
    body = [zone for zone in shown["zones"] if zone["kind"] == "body"]
    for sentence in shown["sentences"]:
        assert any(z["start"] <= sentence["start"] < sentence["end"] <= z["end"] for z in body)
    assert "佐渡川氏は「代わりの仕事を先に示すべきだ」と述べた。" in "".join(
        shown["text"][s["start"] : s["end"]] for s in shown["sentences"]
    )


def test_extract_needs_no_project(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PLAIN, "utf-8")

    (shown,) = here(capsys, "extract", page).objects

    assert list(shown) == ["title", "byline", "published", "url", "body", "zones"]
    assert "跡地には風力発電の部品工場が建つ予定である。\n港で働く佐渡川氏は" in shown["body"]
    assert list(tmp_path.iterdir()) == [page]


def test_suggest_says_what_a_page_claims_and_why(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PLAIN, "utf-8")

    found = here(capsys, "suggest", page).objects

    assert [(each["text"][:5], each["label"]) for each in found] == [
        ("架空港湾局", "assertion"),
        ("跡地には風", "assertion"),
        ("港で働く佐", "recommendation"),
        ("閉鎖が早ま", "threat_assessment"),
    ]
    for each in found:
        assert list(each) == ["start", "end", "text", "label", "score", "cues"]
        assert each["text"] == PLAIN[each["start"] : each["end"]]
    (cue,) = found[2]["cues"]
    assert PLAIN[cue["start"] : cue["end"]] == "べきだ"
    assert cue["rule"] == "recommendation.should"
    assert list(tmp_path.iterdir()) == [page]


def test_suggest_tells_of_sentences_that_claim_nothing_when_asked(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PLAIN + "\n跡地はどうなるのか。町は計画をまだ示していない。\n", "utf-8")

    claims, everything = (here(capsys, "suggest", page, *more).objects for more in ((), ("--all",)))

    (asked,) = [each for each in everything if each["label"] == "none"]
    assert asked["text"] == "跡地はどうなるのか。"
    assert claims == [each for each in everything if each != asked]


def test_suggest_reads_an_article_of_a_project(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    in_project = here(capsys, "suggest", "--project", marked, "1")
    in_file = here(capsys, "suggest", tmp_path / "plain.txt")

    assert in_project.out == in_file.out
    assert in_project.objects


@pytest.mark.parametrize(("article", "status"), [("9", 1), ("一番", 2)])
def test_suggest_says_when_there_is_no_such_article(
    article: str, status: int, marked: Path, capsys: Capture
) -> None:
    run = here(capsys, "suggest", "--project", marked, article)

    assert (run.status, run.out) == (status, "")
    assert len(run.err.splitlines()) == 1


def test_suggest_says_when_there_is_no_project(tmp_path: Path, capsys: Capture) -> None:
    run = here(capsys, "suggest", "--project", tmp_path / "no.shirushi", "1")

    assert (run.status, run.out) == (1, "")
    assert list(tmp_path.iterdir()) == []


def test_annotate_prints_what_was_stored(marked: Path, capsys: Capture) -> None:
    run = here(
        capsys, "annotate", marked, "2", "5", "9", "threat_assessment",
        "--holder", "𠮷田氏", "--source-reliability", "B", "--credibility", "2", "--horizon", "来春",
    )  # fmt: skip

    (printed,) = run.objects
    assert printed["quote"] == HOSTILE[5:9] == "=1+1"
    assert (printed["holder"], printed["credibility"], printed["horizon"]) == ("𠮷田氏", "2", "来春")
    (shown,) = here(capsys, "show", marked, "2").objects
    assert shown["annotations"] == [printed]


def test_the_annotator_is_taken_from_the_environment(
    marked: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHIRUSHI_ANNOTATOR", "太郎")

    (printed,) = here(capsys, "annotate", marked, "1", "0", "3", "assertion").objects

    assert printed["annotator"] == "太郎"


def test_export_writes_a_file_and_prints_nothing(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    run = here(capsys, "export", marked, tmp_path / "out.csv")

    assert (run.status, run.out) == (0, "")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"), newline=""))
    assert (row["quote"], row["note"], row["tag_ja"]) == (PLAIN[20:40], "'=1+1", "主張")


def test_export_to_standard_output_has_the_bytes_of_the_file(
    marked: Path, tmp_path: Path, capsys: Capture
) -> None:
    here(capsys, "export", marked, tmp_path / "out.csv", "--raw")

    run = shell("export", marked, "-", "--raw", LC_ALL="C")

    assert run.stdout == (tmp_path / "out.csv").read_bytes()
    assert b'"=1+1"' in run.stdout


def test_an_export_is_imported_back(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    here(capsys, "export", marked, tmp_path / "out.csv")
    other = tmp_path / "other.shirushi"

    run = here(capsys, "import", other, tmp_path / "plain.txt", tmp_path / "out.csv")

    assert run.out.splitlines()[-1] == f"{tmp_path / 'out.csv'}\t\t1 annotations\timported"
    ours, theirs = (here(capsys, "show", path, "1").objects[0]["annotations"] for path in (marked, other))
    assert ours == theirs


def test_verify_finds_nothing_in_a_whole_project(marked: Path, capsys: Capture) -> None:
    run = here(capsys, "verify", marked)

    assert (run.status, run.out, run.err) == (0, "", "No problems found.\n")


def test_verify_prints_every_problem(marked: Path, capsys: Capture) -> None:
    with open_project(marked) as project:
        project.connection.execute("UPDATE originals SET bytes = x'00' WHERE article_id = 2")

    run = here(capsys, "verify", marked)
    (shown,) = here(capsys, "verify", marked, "--json").objects

    assert run.status == 1
    assert run.out.startswith("Article 2: the original bytes")
    assert (shown["problem"], shown["article"]) == ("original_changed", 2)


def test_reading_goes_on_while_a_window_has_the_project(
    marked: Path, tmp_path: Path, capsys: Capture
) -> None:
    with open_project(marked):
        read = [
            here(capsys, *argv).status
            for argv in (
                ("articles", marked),
                ("show", marked, "1"),
                ("export", marked, tmp_path / "o.csv"),
                ("verify", marked),
            )
        ]
        written = [
            here(capsys, "annotate", marked, "1", "0", "3", "assertion"),
            here(capsys, "import", marked, tmp_path / "plain.txt"),
        ]

    assert read == [0, 0, 0, 0]
    for run in written:
        assert (run.status, run.out) == (1, "")
        assert "is open in another window" in run.err


def test_standard_output_is_utf8_whatever_the_locale(marked: Path) -> None:
    run = shell("show", marked, "1", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert "佐渡川氏" in run.stdout.decode("utf-8")


def test_no_command_needs_qt(marked: Path) -> None:
    script = """
import sys
from ui.cli import main
path, folder = sys.argv[1:]
for argv in (["articles", path], ["show", path, "1"], ["extract", f"{folder}/plain.txt"],
             ["import", path, f"{folder}/plain.txt"], ["annotate", path, "1", "0", "2", "assertion"],
             ["export", path, f"{folder}/o.csv"], ["verify", path]):
    assert main(argv) == 0, argv
print([name for name in sys.modules if name.startswith(("PySide6", "shiboken6", "fugashi"))])
"""
    run = subprocess.run(
        [sys.executable, "-c", script, marked, marked.parent], cwd=ROOT, capture_output=True, check=True
    )

    assert run.stdout.splitlines()[-1] == b"[]"


def test_a_reader_that_goes_away_is_no_reason_to_speak(marked: Path, tmp_path: Path, capsys: Capture) -> None:
    for n in range(60):
        (tmp_path / f"{n}.txt").write_text(f"{n}番目。\n\n" + PLAIN * 40, "utf-8")
    here(capsys, "import", marked, tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "show", marked, "3"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""


def test_help_and_usage_speak_japanese(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Current, "language", "ja")

    explained = here(capsys, "--help")
    wrong = here(capsys, "annotate", "p", "一", "2", "3", "assertion")

    assert explained.status == 0
    assert "プロジェクトに取り込みます" in explained.out
    assert wrong.err.startswith("ARTICLE は整数で指定してください")
    assert "使い方: main.py annotate" in wrong.err


def test_the_version_is_that_of_the_project(capsys: Capture) -> None:
    written = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert here(capsys, "--version").out == f"{written}\n"


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "Please name a command"),
        (("fly",), "'fly' is no COMMAND"),
        (("import", "p"), "PATH is missing"),
        (("show", "p", "one"), "ARTICLE must be a whole number"),
        (("articles", "p", "--colour"), "--colour is not understood"),
        (("articles", "p", "--json=1"), "--json takes no value"),
        (("annotate", "p", "1", "2", "3", "assertion", "--note"), "--note needs a value"),
        (("export", "p", "x.docx"), "is not a format that can be written"),
        (("import", "p", "x.txt", "--encoding", "klingon"), "klingon"),
    ],
)
def test_wrong_use_is_told_and_has_status_2(
    argv: tuple[str, ...], words: str, capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    run = here(capsys, *argv)

    assert (run.status, run.out) == (2, "")
    assert words in run.err
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_tag_is_wrong_use(marked: Path, capsys: Capture) -> None:
    run = here(capsys, "annotate", marked, "1", "0", "3", "opinion")

    assert (run.status, run.out) == (2, "")
    assert "assertion, recommendation, threat_assessment" in run.err


def test_a_retired_tag_is_given_by_no_command_and_stays_on_what_has_it(marked: Path, capsys: Capture) -> None:
    rumour = Tag("rumour", "噂", "Rumour", "噂", "U", "4", "#555555")
    with open_project(marked) as project:
        session = a_session(project)
        session.apply(edits.add_tag(rumour))
        session.apply(edits.retag(project.annotations(1)[0], "rumour", session.now()))
        session.apply(edits.remove_tag(rumour, [], None, session.now()))

    run = here(capsys, "annotate", marked, "1", "0", "3", "rumour")
    assert (run.status, run.out) == (2, "")
    assert "assertion, recommendation, threat_assessment" in run.err
    assert [one["tag"] for one in here(capsys, "show", marked, "1").objects[0]["annotations"]] == ["rumour"]
    assert '"rumour"' in here(capsys, "export", marked, "-").out
    assert here(capsys, "verify", marked).status == 0


def test_extract_reads_every_format(tmp_path: Path, capsys: Capture) -> None:
    known = known_pages()[0]
    for name, data in {
        "a.html": as_html.named(known).encode(),
        "a.docx": as_zip.docx(known),
        "a.rtf": as_text.rtf(known),
    }.items():
        (tmp_path / name).write_bytes(data)
        (shown,) = here(capsys, "extract", tmp_path / name).objects
        assert (shown["title"], shown["byline"], shown["published"]) == (
            known.title, known.byline, known.published,
        )  # fmt: skip
        assert known.of("body")[0] in shown["body"]


def test_a_list_of_articles_comes_in_by_its_columns(tmp_path: Path, capsys: Capture) -> None:
    table = tmp_path / "一覧.csv"
    table.write_text("甲,乙\n桟橋の題,港湾局は桟橋を閉じると発表した。\n倉庫の題,倉庫が売れた。\n", "utf-8")
    project = tmp_path / "p.shirushi"

    guessed = here(capsys, "import", project, table)
    told = here(capsys, "import", project, table, "--columns", "text=乙,title=甲", "--json")
    extracted = here(capsys, "extract", table, "--columns", "text=乙,title=甲")
    suggested = here(capsys, "suggest", table, "--columns", "text=乙", "--all")

    assert guessed.status == 1
    assert "乙" in guessed.out
    assert [shown["title"] for shown in told.objects] == ["桟橋の題", "倉庫の題"]
    assert [shown["place"] for shown in told.objects] == ["1", "2"]
    assert [shown["title"] for shown in extracted.objects] == ["桟橋の題", "倉庫の題"]
    assert len(suggested.objects) == 2


@pytest.mark.parametrize("given", ["text", "body=乙", "text=", "text=乙,,"])
def test_columns_that_are_not_given_rightly_are_wrong_use(
    tmp_path: Path, capsys: Capture, given: str
) -> None:
    run = here(capsys, "import", tmp_path / "p.shirushi", tmp_path, "--columns", given)
    assert run.status == 2
    assert given in run.err
