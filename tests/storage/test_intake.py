from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.arrivals import Wanted
from annotate.errors import ProjectError, ReadError, ShirushiError, UsageError
from annotate.model import Status
from annotate.spans import Span
from storage import intake
from storage.arriving import Arriving
from storage.intake import import_files
from storage.outcome import Became
from storage.preparing import analysed as whole
from storage.preparing import prepared
from storage.redecoding import redecode
from tests.invented import PLAIN, mark
from tests.storage.state import failing_writes, history_length, state_of

if TYPE_CHECKING:
    from annotate.arrivals import Arrival
    from annotate.session import AnnotationSession
    from storage.outcome import Outcome
    from storage.preparing import Page
    from storage.project import Project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """b.txt, a.txt, an image, and c.txt one level down."""
    (tmp_path / "下").mkdir()
    for name in ("b.txt", "a.txt", "下/c.TXT"):
        (tmp_path / name).write_text(f"{name}の記事。\n\n{PLAIN}", "utf-8")
    (tmp_path / "図.png").write_bytes(b"\x89PNG\r\n")
    return tmp_path


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status.value for outcome in outcomes]


@pytest.mark.parametrize(
    ("recursive", "names"), [(False, ["a.txt", "b.txt"]), (True, ["a.txt", "b.txt", "c.TXT"])]
)
def test_a_folder_gives_its_texts(
    session: AnnotationSession, project: Project, folder: Path, recursive: bool, names: list[str]
) -> None:
    outcomes = list(import_files(session, project, [folder], recursive=recursive))

    assert sorted(outcome.path.name for outcome in outcomes) == names
    assert set(statuses(outcomes)) == {"imported"}
    assert len(project.articles()) == len(names)
    assert history_length(project) == 1  # one deed


def test_a_folder_without_texts_is_told(session: AnnotationSession, project: Project, tmp_path: Path) -> None:
    (outcome,) = import_files(session, project, [tmp_path])

    assert (outcome.status, outcome.error.key) == (Became.FAILED, "folder_without_texts")


def test_what_is_stored_is_what_was_read(
    session: AnnotationSession, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "佐渡.txt"
    path.write_bytes(PLAIN.replace("\n", "\r\n").encode("cp932"))

    (outcome,) = import_files(session, project, [path])

    article = project.article(outcome.article.id)
    assert article == outcome.article
    assert (article.encoding, article.file_name) == ("cp932", "佐渡.txt")
    assert project.content(article.id).text == PLAIN
    assert project.original(article.id) == path.read_bytes()


def test_the_same_page_is_recognised_by_bytes_and_by_text(
    session: AnnotationSession, project: Project, tmp_path: Path
) -> None:
    paths = [tmp_path / name for name in ("first.txt", "same_bytes.txt", "same_text.txt")]
    for path, encoding in zip(paths, ("utf-8", "utf-8", "euc_jp"), strict=True):
        path.write_bytes(PLAIN.encode(encoding))

    together = list(import_files(session, project, paths))
    again = list(import_files(session, project, paths))

    assert statuses(together) == ["imported", "duplicate", "duplicate"]
    assert statuses(again) == ["duplicate"] * 3
    assert {outcome.article.id for outcome in together + again} == {1}


def test_what_is_there_already_is_not_analysed_again(
    session: AnnotationSession, project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def noted(page: Page) -> Arrival:
        names.append(page.arrival.wanted.path.name)
        return whole(page)

    monkeypatch.setattr(intake, "analysed", noted)
    list(import_files(session, project, [folder / "a.txt"]))

    outcomes = list(import_files(session, project, [folder]))

    assert statuses(outcomes) == ["duplicate", "imported"]
    assert names == ["a.txt", "b.txt"]


def test_a_removed_page_comes_in_anew(session: AnnotationSession, project: Project, folder: Path) -> None:
    (first,) = import_files(session, project, [folder / "a.txt"])
    session.apply(edits.remove_article(first.article))

    (second,) = import_files(session, project, [folder / "a.txt"])

    assert (second.status, second.article.id) == (Became.IMPORTED, 2)


def test_an_unreadable_file_stops_nothing_else(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    paths = [folder / name for name in ("a.txt", "図.png", "missing.txt", "b.txt")]

    outcomes = list(import_files(session, project, paths))

    assert [outcome.path for outcome in outcomes] == paths
    assert statuses(outcomes) == ["imported", "failed", "failed", "imported"]
    assert [o.error.key for o in outcomes if o.error] == ["file_binary", "file_missing"]


def test_articles_are_committed_in_batches_told_only_then_and_are_one_deed(
    session: AnnotationSession, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(f"{n}番目の記事。", "utf-8")

    for outcome in import_files(session, project, [tmp_path]):
        assert project.article(outcome.article.id) == outcome.article
    assert history_length(project) == 3
    session.undo()
    assert project.articles() == []


def test_a_batch_that_cannot_be_written_is_told_for_each_of_its_files(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    before = state_of(project)
    (folder / "a copy.txt").write_bytes((folder / "a.txt").read_bytes())

    with failing_writes(project, "history"):
        outcomes = list(import_files(session, project, [folder]))

    assert statuses(outcomes) == ["failed"] * 3
    assert all(isinstance(outcome.error, ProjectError) for outcome in outcomes)
    assert state_of(project) == before


def test_an_unknown_encoding_is_wrong_use(session: AnnotationSession, project: Project, folder: Path) -> None:
    with pytest.raises(UsageError, match="encoding_unknown"):
        list(import_files(session, project, [folder], "klingon"))


def test_places_that_could_not_be_read_are_counted(
    session: AnnotationSession, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(PLAIN.encode() + b"\xff\xff")

    (outcome,) = import_files(session, project, [path])

    assert (outcome.status, outcome.replaced) == (Became.IMPORTED, 2)


def test_reading_again_in_another_encoding_keeps_bytes_and_status(
    session: AnnotationSession, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAIN.encode("cp932"))
    (outcome,) = import_files(session, project, [path], "euc_jp")
    session.apply(edits.set_status(outcome.article, Status.READING))
    wrong = state_of(project)

    new = redecode(session, project, outcome.article.id, "cp932")

    assert project.content(new.id).text == PLAIN
    assert (new.status, new.file_name, project.original(new.id)) == (
        Status.READING,
        "a.txt",
        path.read_bytes(),
    )
    assert project.articles() == [new]
    session.undo()
    assert state_of(project) == wrong


def test_reading_again_keeps_the_address_it_was_fetched_from(
    session: AnnotationSession, project: Project
) -> None:
    page = Wanted(Path("a.txt"), PLAIN.encode("cp932"), "https://example.com/1")
    (outcome,) = Arriving(session, project).write(list(filter(None, prepared([page]))))

    new = redecode(session, project, outcome.article.id, "euc_jp")

    assert (new.encoding, new.metadata.url) == ("euc_jp", "https://example.com/1")


def test_an_article_with_claims_is_not_read_again(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    (outcome,) = import_files(session, project, [folder / "a.txt"])
    mark(session, outcome.article, Span(0, 3))

    with pytest.raises(ShirushiError, match="redecode_annotated"):
        redecode(session, project, outcome.article.id, "cp932")


def test_an_encoding_that_leaves_nothing_changes_nothing(
    session: AnnotationSession, project: Project, folder: Path
) -> None:
    (outcome,) = import_files(session, project, [folder / "a.txt"])
    before = state_of(project)

    with pytest.raises(UsageError):
        redecode(session, project, outcome.article.id, "klingon")

    assert state_of(project) == before


def test_a_pipe_is_not_waited_for(session: AnnotationSession, project: Project, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    subprocess.run(["mkfifo", str(pipe)], check=True)

    (outcome,) = import_files(session, project, [pipe])

    assert isinstance(outcome.error, ReadError)
