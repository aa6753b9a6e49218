"""An import written in many short transactions is one deed to the analyst."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotate import edits
from annotate.intake import new_article
from annotate.session import AnnotationSession
from storage.integrity import problems
from storage.project import open_project
from tests.invented import PLAIN

if TYPE_CHECKING:
    from storage.project import Project

ROOT = Path(__file__).resolve().parents[2]
RUN = "some run"
KILLED = """
import os, signal, sys
from pathlib import Path
from annotate.session import AnnotationSession
from storage.project import create_project
from tests.storage.test_runs import bring_in
with create_project(Path(sys.argv[1])) as project:
    session = AnnotationSession(project, "試験 花子")
    bring_in(session, range(1, 61))
    bring_in(session, range(61, 121), before=60)
    steps = session.undoing()
    next(steps), next(steps)
    assert session.is_turning
    os.kill(os.getpid(), signal.SIGKILL)
"""


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


def test_an_import_whose_first_part_is_one_article_is_named_after_all_of_it(
    session: AnnotationSession, project: Project
) -> None:
    bring_in(session, range(1, 2))
    bring_in(session, range(2, 6), before=1)
    assert (project.undo_name().detail, project.undo_name().records) == ("5", 5)
    session.undo()
    assert (project.redo_name().detail, project.redo_name().records) == ("5", 5)


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


def test_an_undo_in_steps_is_told_and_kept_only_as_a_whole(
    session: AnnotationSession, project: Project
) -> None:
    for first in range(1, 181, 60):
        bring_in(session, range(first, first + 60), before=first - 1)
    told: list[int] = []
    session.subscribe(lambda changes: told.append(len(changes.edit.changes)))
    steps = session.undoing()
    assert next(steps) is None
    assert session.is_turning
    assert told == []
    steps.close()  # as when the program ends
    assert not session.is_turning
    assert len(ids(project)) == 180
    assert project.redoable() is None

    assert session.undo().inverse().run == RUN
    assert (ids(project), told) == ([], [180])


def test_what_was_read_between_the_steps_is_kept_with_them(
    session: AnnotationSession, project: Project
) -> None:
    for first in (1, 61):
        bring_in(session, range(first, first + 60), before=first - 1)
    steps = session.undoing()
    next(steps)
    project.mark_reviewed(1, [0], "試験 花子", session.now())
    assert session.is_turning
    assert project.connection.in_transaction
    session.finish()
    assert not project.connection.in_transaction
    assert (ids(project), project.reviewed(1, "試験 花子")) == ([], {0})


def test_an_undo_that_was_killed_between_its_steps_has_not_happened(tmp_path: Path) -> None:
    path = tmp_path / "a.shirushi"
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with open_project(path) as project:
        assert len(ids(project)) == 120
        assert list(problems(project)) == []
        AnnotationSession(project, "試験 花子").undo()
        assert ids(project) == []


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
