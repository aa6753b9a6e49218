"""An import written in many short transactions is one deed to the analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate import edits
from annotate.intake import new_article
from storage.integrity import problems
from tests.invented import PLAIN

if TYPE_CHECKING:
    from annotate.session import AnnotationSession
    from storage.project import Project

RUN = "some run"


def bring_in(session: AnnotationSession, numbers: range, run: str = RUN, before: int = 0) -> None:
    pages = [
        new_article(n, f"{n}.txt", b"", f"第{n}報\n\n{PLAIN}", "utf-8", session.now()) for n in numbers
    ]
    session.apply(edits.add_articles(pages, run, before))


def ids(project: Project) -> list[int]:
    return [article.id for article in project.articles()]


def test_the_parts_of_an_import_are_undone_and_made_again_together(
    session: AnnotationSession, project: Project
) -> None:
    bring_in(session, range(1, 2), run="")
    bring_in(session, range(2, 4))
    bring_in(session, range(4, 6), before=2)
    bring_in(session, range(6, 7), before=4)
    assert session.store.undoable().edit.detail == "5"

    told: list[int] = []
    session.subscribe(lambda changes: told.append(len(changes.edit.changes)))
    session.undo()
    assert ids(project) == [1]
    assert session.store.redoable().edit.detail == "5"
    session.redo()
    assert ids(project) == [1, 2, 3, 4, 5, 6]
    assert told == [5, 5]
    session.undo()
    session.undo()
    assert ids(project) == []
    session.redo()
    session.redo()
    assert ids(project) == [1, 2, 3, 4, 5, 6]


def test_a_first_part_of_one_article_gives_the_import_no_other_name(session: AnnotationSession) -> None:
    bring_in(session, range(1, 2))
    bring_in(session, range(2, 4), before=1)
    name = session.store.undo_name()
    assert (name.detail, name.records) == ("3", 3)

    session.undo()

    assert session.store.redo_name() == name


def test_what_was_done_between_the_parts_is_a_deed_of_its_own(
    session: AnnotationSession, project: Project
) -> None:
    bring_in(session, range(1, 3))
    claim = session.new_annotation(1, project.content(1).text, project.content(1).sentences[0], "assertion")
    session.apply(edits.add_annotation(claim))
    bring_in(session, range(3, 5), before=2)

    session.undo()
    assert (ids(project), len(project.annotations(1))) == ([1, 2], 1)
    session.undo()
    assert (ids(project), len(project.annotations(1))) == ([1, 2], 0)
    session.undo()
    assert ids(project) == []
    for _ in range(3):
        session.redo()
    assert (ids(project), len(project.annotations(1))) == ([1, 2, 3, 4], 1)


def test_a_second_import_is_not_undone_with_the_first(session: AnnotationSession, project: Project) -> None:
    bring_in(session, range(1, 3), run="first")
    bring_in(session, range(3, 5), run="second")
    session.undo()
    assert ids(project) == [1, 2]


def test_sketches_are_stored_with_the_articles(session: AnnotationSession, project: Project) -> None:
    bring_in(session, range(1, 3))
    sizes = project.connection.execute("SELECT length(hashes) FROM sketches").fetchall()
    assert len(sizes) == 2
    assert all(0 < size <= 64 and size % 4 == 0 for (size,) in sizes)
    session.undo()
    assert list(problems(project)) == []
