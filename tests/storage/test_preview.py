"""What an import would bring is known before anything of it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate import edits, site_rules
from annotate.arrivals import Look, Verdict, Wanted
from annotate.errors import ProjectError
from annotate.model import Shape, SiteBy, SiteRule, ZoneKind
from annotate.text_differences import Kind
from storage.preview import differences_of, looks
from storage.project import open_project
from storage.wanted import found
from tests.invented import a_session, bring_in
from tests.near_copies import cut_short, told, told_anew

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.session import AnnotationSession

STORED = told(1)


@pytest.fixture
def stored(project_path: Path) -> Iterator[AnnotationSession]:
    """A session over a project on disk that has one article; it stays open, as the window does."""
    with open_project(project_path) as project:
        session = a_session(project)
        bring_in(session, STORED, "stored.txt")
        yield session


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "入"
    inside.mkdir()
    return inside


def wanted(folder: Path, **texts: str) -> list[Wanted]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return found([Wanted(folder)])


def seen(project: Path, files: list[Wanted]) -> dict[str, Look]:
    return {look.wanted.path.stem: look for look in looks(project, files) if look}


def test_each_file_is_told_for_what_it_is(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    (folder / "bytes.txt").write_bytes(STORED.encode())
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n")
    files = wanted(
        folder, new=told(2), near=told_anew(STORED), part=cut_short(STORED), spaces=STORED + "\n\n", empty=""
    )

    found_here = seen(project_path, files)

    verdicts = {name: look.verdict for name, look in found_here.items()}
    assert verdicts == {
        "new": Verdict.NEW,
        "near": Verdict.NEAR,
        "part": Verdict.NEAR,
        "spaces": Verdict.NEAR,
        "bytes": Verdict.DUPLICATE,
        "picture": Verdict.FAILED,
        "empty": Verdict.FAILED,
    }
    assert found_here["near"].twin.article_id == 1
    assert found_here["bytes"].twin.title == stored.store.article(1).metadata.title
    assert found_here["empty"].error.key == "file_empty"
    assert found_here["new"].metadata.published.startswith("2026-")
    assert found_here["new"].beginning.startswith(told(2)[:10])
    assert len(stored.store.articles()) == 1


def test_a_near_copy_is_seen_beside_as_many_duplicates(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    found_here = seen(project_path, wanted(folder, same=STORED, near=told_anew(STORED)))
    assert found_here["same"].verdict is Verdict.DUPLICATE
    assert found_here["near"].verdict is Verdict.NEAR


def test_the_same_text_in_other_bytes_is_a_duplicate(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    (folder / "sjis.txt").write_bytes(STORED.encode("utf-16"))
    assert seen(project_path, found([Wanted(folder)]))["sjis"].verdict is Verdict.DUPLICATE


def test_copies_among_what_comes_in_are_told_of_the_later_ones(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    files = wanted(folder, a=told(2), b=told(2), c=told_anew(told(2)))
    found_here = seen(project_path, files)
    assert [found_here[name].verdict for name in "abc"] == [Verdict.NEW, Verdict.DUPLICATE, Verdict.NEAR]
    assert found_here["c"].twin.wanted == found_here["a"].wanted


def test_the_differences_of_a_near_copy_are_its_figures(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    (look,) = filter(None, looks(project_path, wanted(folder, near=STORED.replace("万人", "万5千人", 1))))
    pieces = differences_of(project_path, look)
    assert [piece.text[-2:] for piece in pieces if piece.kind is Kind.GONE] == ["万人"]
    assert [piece.kind for piece in pieces].count(Kind.NEW) == 1


def test_removed_articles_are_no_twins(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    stored.apply(edits.remove_article(stored.store.article(1)))
    (look,) = filter(None, looks(project_path, wanted(folder, near=told_anew(STORED))))
    assert look.verdict is Verdict.NEW


def test_articles_from_before_there_were_sketches_are_recognised(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    stored.store.connection.execute("DELETE FROM sketches")
    (look,) = filter(None, looks(project_path, wanted(folder, near=told_anew(STORED))))
    assert look.verdict is Verdict.NEAR


def test_another_encoding_can_be_tried(stored: AnnotationSession, project_path: Path, folder: Path) -> None:
    (folder / "a.txt").write_bytes(told(3).encode("utf-8"))
    (look,) = filter(None, looks(project_path, [Wanted(folder / "a.txt", encoding="utf-16")]))
    assert look.encoding == "utf-16"
    assert not look.beginning.startswith(told(3)[:10])


def test_the_window_can_write_while_the_preview_reads(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    reading = looks(project_path, wanted(folder, **{f"n{n}": told(n + 10) for n in range(30)}))
    next(filter(None, reading))
    bring_in(stored, told(99), "meanwhile.txt")
    assert len(list(filter(None, reading))) == 29


def test_a_project_that_is_gone_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ProjectError):
        list(looks(tmp_path / "none.shirushi", [Wanted(Path("a.txt"))]))


def test_what_was_taught_about_a_site_is_shown_as_it_will_come_in(
    stored: AnnotationSession, project_path: Path, folder: Path
) -> None:
    head = "港湾通信\n島の便り\n2024年5月1日\n白瀬 満\n\n"
    page = f"{head}船は来ない。誰も驚かない。次の船を待つべきだ。\n\n© 港湾通信\n"
    before = seen(project_path, wanted(folder, page=page))["page"]
    assert before.metadata.source == "港湾通信"
    rule = SiteRule(
        "R1", SiteBy.OUTLET, "港湾通信", Shape.LINE, "島の便り", ZoneKind.BODY, "浅野", stored.now()
    )
    stored.apply(site_rules.learn(rule))
    after = seen(project_path, wanted(folder, page=page))["page"]
    assert (before.metadata.title, after.metadata.title) == ("島の便り", "")
