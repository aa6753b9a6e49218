"""A few articles that came in without a preview are compared with all others, as the preview compares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotate import edits
from annotate.arrivals import Wanted
from annotate.session import AnnotationSession
from annotate.text_differences import Kind
from storage.arriving import Arriving
from storage.preparing import prepared
from storage.project import create_project
from storage.resembling import resembling
from tests.near_copies import cut_short, told, told_anew

if TYPE_CHECKING:
    from annotate.arrivals import Resembling
    from storage.project import Project


def bring_in(project: Project, *texts: str) -> list[int]:
    """Bring texts in, and return the ids of their articles."""
    arriving = Arriving(AnnotationSession(project, "試験 花子"), project)
    wanted = [Wanted(Path(f"{n}.txt"), text.encode()) for n, text in enumerate(texts)]
    outcomes = arriving.write([*filter(None, prepared(wanted))])
    return [outcome.article.id for outcome in outcomes]


def found(project: Project, ids: list[int]) -> list[Resembling]:
    return [*filter(None, resembling(project.path, ids))]


def test_a_near_copy_is_found_with_what_it_is_most_like_and_how_it_differs(tmp_path: Path) -> None:
    with create_project(tmp_path / "a.shirushi") as project:
        bring_in(project, told(1), told(2), cut_short(told_anew(told(2)), 0.7))
        new = bring_in(project, told_anew(told(2), 5, figures=2), told(3))
        (near,) = found(project, new)
        assert (near.article_id, near.twin.article_id) == (new[0], 2)
        assert near.title == project.article(new[0]).metadata.title
        assert near.twin.title == project.article(2).metadata.title
        gone = "".join(piece.text for piece in near.pieces if piece.kind is Kind.GONE)
        assert near.twin.title in gone
        assert near.title not in gone


def test_of_two_that_came_together_the_second_is_named(tmp_path: Path) -> None:
    with create_project(tmp_path / "a.shirushi") as project:
        new = bring_in(project, told(1), told_anew(told(1), 7))
        assert [(near.article_id, near.twin.article_id) for near in found(project, new)] == [(2, 1)]


def test_what_was_removed_is_not_resembled(tmp_path: Path) -> None:
    with create_project(tmp_path / "a.shirushi") as project:
        (old,) = bring_in(project, told(1))
        AnnotationSession(project, "試験 花子").apply(edits.remove_article(project.article(old)))
        assert found(project, bring_in(project, told_anew(told(1), 3))) == []


def test_looking_can_be_stopped_between_two_articles(tmp_path: Path) -> None:
    with create_project(tmp_path / "a.shirushi") as project:
        new = bring_in(project, told(1), told(2))
        looking = resembling(project.path, new)
        assert next(looking) is None
        looking.close()
