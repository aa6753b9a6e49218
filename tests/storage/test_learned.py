"""What was learned of decisions is kept in the order it was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotate.errors import ProjectError
from annotate.spans import Span
from annotate.suggest.lessons import Lesson
from storage.integrity import problems
from storage.project import open_project
from tests.invented import bring_in

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.session import AnnotationSession
    from storage.project import Project


def lesson(article_id: int, start: int, label: str = "none") -> Lesson:
    return Lesson(article_id, Span(start, start + 9), label, ("end:べし", "has:橋", "says:none:0.9"))


def test_lessons_come_back_in_their_order(project: Project, session: AnnotationSession) -> None:
    article = bring_in(session)
    lessons = [lesson(article.id, 40), lesson(article.id, 0, "recommendation"), lesson(article.id, 20)]
    project.save_learned(lessons[:2])
    project.save_learned(lessons[2:])
    assert project.learned() == lessons
    assert list(problems(project)) == []


def test_a_new_lesson_takes_the_place_of_the_old_and_is_the_last(
    project: Project, session: AnnotationSession
) -> None:
    article = bring_in(session)
    project.save_learned([lesson(article.id, 0), lesson(article.id, 20), lesson(article.id, 40)])
    project.save_learned([lesson(article.id, 0, "assertion")], [(article.id, 20)])
    assert project.learned() == [lesson(article.id, 40), lesson(article.id, 0, "assertion")]
    project.save_learned([], [(article.id, 40), (article.id, 7)])
    assert project.learned() == [lesson(article.id, 0, "assertion")]


def test_nothing_is_learned_in_a_project_opened_to_read(project_path: Path) -> None:
    with open_project(project_path, writable=False) as project, pytest.raises(ProjectError):
        project.save_learned([])
