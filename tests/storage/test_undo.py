"""Every edit: do, undo, compare, redo, compare; in one go, after a restart, and when writing fails."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.canonical import canonical
from annotate.errors import ProjectError, StaleError
from annotate.history import DeedName, Kind
from annotate.intake import new_article
from annotate.model import Decision, Details, Metadata, Source, SourceKind, Status
from annotate.spans import Span
from annotate.tags import ASSERTION, Tag
from storage.integrity import problems
from storage.project import open_project
from tests.invented import PLAIN, a_session, bring_in, mark, still_clock
from tests.storage.state import failing_writes, history_length, state_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotate.edits import Edit
    from annotate.model import Annotation, Article, Content
    from annotate.session import AnnotationSession
    from storage.project import Project

LATER = "2027-01-01T00:00:00.000Z"
DECIDED = Decision(1, Span(2, 9), "assertion", "assertion", ("reported", "past"), 0.75, "試験 花子", LATER)
PROMISE = Tag("promise", "約束", "Promise", "約", "P", "4", "#CC79A7", definition_ja="誰かが引き受けること")


def first_article(session: AnnotationSession) -> Article:
    return session.store.article(1)


def first_claim(session: AnnotationSession) -> Annotation:
    return session.store.annotations(1)[0]


def some_page(number: int) -> tuple[Article, Content]:
    text = canonical(f"{number}番目の記事。\n\n本文はここにある。")
    return new_article(number, f"{number}.txt", text.encode(), text, "utf-8", still_clock())


EDITS: dict[str, Callable[[AnnotationSession], Edit]] = {
    "import": lambda s: edits.add_articles([some_page(2), some_page(3)]),
    "import claims": lambda s: edits.add_annotations(
        s.new_annotation(1, PLAIN, Span(n, n + 3), "assertion") for n in range(5)
    ),
    "tag": lambda s: edits.add_annotation(s.new_annotation(1, PLAIN, Span(2, 8), "recommendation")),
    "retag": lambda s: edits.retag(first_claim(s), "threat_assessment", LATER),
    "note": lambda s: edits.write_note(first_claim(s), "後で確かめる", LATER),
    "move": lambda s: edits.move(first_claim(s), Span(1, 9), PLAIN, LATER),
    "describe": lambda s: edits.describe(first_claim(s), Details(holder="佐渡川氏"), LATER),
    "add tag": lambda s: edits.add_tag(PROMISE),
    "change tag": lambda s: edits.change_tag(ASSERTION, replace(ASSERTION, name_ja="断定", retired=True)),
    "grade source": lambda s: edits.grade_source(Source(SourceKind.SPEAKER, "佐渡川氏"), "B", "港の人"),
    "grade outlet": lambda s: edits.grade_source(s.store.source(SourceKind.OUTLET, "無い媒体"), "", "要確認"),
    "accept": lambda s: edits.accept([(s.new_annotation(1, PLAIN, Span(2, 8), "assertion"), DECIDED, None)]),
    "dismiss": lambda s: edits.dismiss(replace(DECIDED, decided="")),
    "remove": lambda s: edits.remove_annotation(first_claim(s)),
    "status": lambda s: edits.set_status(first_article(s), Status.DONE),
    "metadata": lambda s: edits.set_metadata(first_article(s), Metadata(title="別の題", source="別の媒体")),
    "remove article": lambda s: edits.remove_article(first_article(s)),
    "redecode": lambda s: edits.replace_article(first_article(s), *some_page(2)),
}
every_edit = pytest.mark.parametrize("make", EDITS.values(), ids=EDITS.keys())


def a_marked_article(store: Project) -> AnnotationSession:
    session = a_session(store)
    mark(session, bring_in(session), Span(0, 5))
    return session


@every_edit
def test_undo_and_redo_lead_back_and_forth(project: Project, make: Callable[..., Edit]) -> None:
    session = a_marked_article(project)
    before = state_of(project)
    session.apply(make(session))
    after = state_of(project)

    assert after != before
    for _ in range(2):
        session.undo()
        assert state_of(project) == before
        session.redo()
        assert state_of(project) == after
    assert list(problems(project)) == []


@every_edit
def test_undo_and_redo_work_after_a_restart(project_path: Path, make: Callable[..., Edit]) -> None:
    with open_project(project_path) as project:
        session = a_marked_article(project)
        before = state_of(project)
        session.apply(make(session))
        after = state_of(project)
    with open_project(project_path) as project:
        a_session(project).undo()
        assert state_of(project) == before
    with open_project(project_path) as project:
        a_session(project).redo()
        assert state_of(project) == after


@every_edit
def test_a_deed_is_named_without_reading_its_records(
    project: Project, make: Callable[..., Edit], monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_marked_article(project)
    session.apply(edit := make(session))
    named = DeedName(
        edit.deed,
        edit.detail,
        len(edit.changes) if edit.deed is edits.Deed.IMPORT else 1,
        next((change.after for change in edit.changes if isinstance(change.after, Tag)), None),
    )
    with monkeypatch.context() as unread:
        unread.setattr("storage.history.decode_edit", None)
        assert (project.undo_name(), project.redo_name()) == (named, None)
    session.undo()
    assert project.undo_name() == DeedName(edits.Deed.TAG, "assertion")
    assert project.redo_name() == named


@pytest.mark.parametrize(
    ("make", "table"),
    [(make, "history") for make in EDITS.values()]
    + [(EDITS[name], "articles") for name in ("import", "status", "metadata", "remove article", "redecode")]
    + [(EDITS[name], "annotations") for name in ("import claims", "tag", "retag", "move", "remove")],
)
def test_a_failed_write_leaves_everything_as_it_was(
    project: Project, make: Callable[..., Edit], table: str
) -> None:
    session = a_marked_article(project)
    edit = make(session)
    before, length = state_of(project), history_length(project)
    told: list[object] = []
    session.subscribe(told.append)

    with failing_writes(project, table), pytest.raises(ProjectError):
        session.apply(edit)

    assert (state_of(project), history_length(project), told) == (before, length, [])
    session.apply(edit)  # the same edit can be tried again
    assert state_of(project) != before


@every_edit
def test_a_failed_undo_can_be_tried_again(project: Project, make: Callable[..., Edit]) -> None:
    session = a_marked_article(project)
    before = state_of(project)
    session.apply(make(session))
    after = state_of(project)

    with failing_writes(project, "history"), pytest.raises(ProjectError):
        session.undo()
    assert state_of(project) == after
    session.undo()
    assert state_of(project) == before


def test_a_full_disk_is_told_in_one_sentence_and_nothing_is_half_written(project: Project) -> None:
    session = a_marked_article(project)
    before = state_of(project)
    (pages,) = project.connection.execute("PRAGMA page_count").fetchone()
    project.connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(ProjectError) as caught:
        bring_in(session, PLAIN * 200)

    assert caught.value.key == "disk_full"
    assert state_of(project) == before


def test_a_record_that_was_changed_elsewhere_is_not_overwritten(project: Project) -> None:
    session = a_marked_article(project)
    known = first_claim(session)
    session.apply(edits.write_note(known, "先に書いた", LATER))

    with pytest.raises(StaleError):
        session.apply(edits.write_note(known, "後から書いた", LATER))

    assert first_claim(session).note == "先に書いた"


def test_a_new_deed_leaves_nothing_to_redo(project: Project) -> None:
    session = a_marked_article(project)
    session.apply(edits.set_status(first_article(session), Status.DONE))
    session.undo()
    session.apply(edits.write_note(first_claim(session), "新しい", LATER))

    assert session.redo() is None
    session.undo()
    session.undo()
    assert session.store.annotations(1) == []


def test_undo_brings_back_the_same_id(project: Project) -> None:
    session = a_marked_article(project)
    claim = first_claim(session)
    session.apply(edits.remove_annotation(claim))
    session.undo()

    assert first_claim(session) == claim


def test_listeners_hear_what_was_touched_and_who_asked(project: Project) -> None:
    session = a_marked_article(project)
    told = []
    session.subscribe(told.append)
    claim = first_claim(session)
    session.apply(edits.retag(claim, "recommendation", LATER), origin="the tag bar")
    session.undo()

    changed = replace(claim, tag="recommendation", updated_at=LATER)
    assert [(c.kind, c.origin, c.annotations(1)) for c in told] == [
        (Kind.DO, "the tag bar", [(claim, changed)]),
        (Kind.UNDO, None, [(changed, claim)]),
    ]


def test_nothing_is_undone_in_an_empty_project(session: AnnotationSession) -> None:
    assert session.undo() is None
    assert session.redo() is None
