"""Renaming or retiring a tag never loses an annotation."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate import codebook, edits
from annotate.rows import COLUMNS
from annotate.spans import Span
from annotate.tags import ASSERTION, BUILT_IN, Tag
from storage.exporters import export, format_of
from storage.importers.annotations_csv import import_claims
from storage.integrity import problems
from storage.outcome import Became
from storage.project import create_project, open_project
from tests.invented import a_session, bring_in, mark
from tests.storage.state import state_of

if TYPE_CHECKING:
    from annotate.session import AnnotationSession
    from storage.project import Project

PROMISE = Tag("promise", "約束", "Promise", "約", "P", "4", "#CC79A7")
RETIRED = replace(PROMISE, retired=True)
LATER = "2027-01-01T00:00:00.000Z"
V1 = Path(__file__).parent.parent / "data" / "version_1.shirushi"


def with_promises(project: Project) -> AnnotationSession:
    """A session over two articles with a promise each, and an assertion."""
    session = a_session(project)
    first, second = bring_in(session), bring_in(session, "別の記事。\n\n本文はここにある。", "second.txt")
    session.apply(edits.add_tag(PROMISE))
    mark(session, first, Span(0, 5), "promise")
    mark(session, second, Span(0, 4), "promise")
    mark(session, first, Span(2, 8), "assertion")
    return session


def retire(session: AnnotationSession, replacement: str | None) -> None:
    session.apply(edits.remove_tag(PROMISE, session.store.tagged("promise"), replacement, LATER))


def given_tags(project: Project) -> list[str]:
    return [str(row[COLUMNS.index("tag")]) for row in project.claims()]


@pytest.mark.parametrize(
    ("replacement", "given"),
    [(None, ["promise", "assertion", "promise"]),
     ("recommendation", ["recommendation", "assertion", "recommendation"])],
)
def test_a_tag_goes_and_every_annotation_stays(
    project_path: Path, replacement: str | None, given: list[str]
) -> None:
    with open_project(project_path) as project:
        session = with_promises(project)
        before = state_of(project)
        retire(session, replacement)
        after = state_of(project)
        assert given_tags(project) == given
        assert project.tags() == [*BUILT_IN, RETIRED]
        session.undo()
        assert state_of(project) == before
    with open_project(project_path) as project:
        a_session(project).redo()
        assert state_of(project) == after
    with open_project(project_path) as project:
        assert list(problems(project)) == []
        a_session(project).undo()
        assert state_of(project) == before
        assert list(problems(project)) == []


def test_a_retired_tag_can_be_offered_again(project: Project) -> None:
    session = with_promises(project)
    retire(session, None)
    session.apply(edits.restore_tag(RETIRED, codebook.restored(RETIRED, project.tags())))
    assert project.tags() == [*BUILT_IN, PROMISE]
    session.undo()
    assert project.tags() == [*BUILT_IN, RETIRED]
    assert list(problems(project)) == []


def test_a_claim_with_a_retired_tag_is_still_worked_on(project: Project) -> None:
    session = with_promises(project)
    retire(session, None)
    claim = session.store.tagged("promise")[0]
    session.apply(edits.write_note(claim, "後で確かめる", LATER))
    assert session.store.tagged("promise")[0].note == "後で確かめる"


def test_another_name_is_that_of_every_claim(project: Project) -> None:
    session = with_promises(project)
    ids = [row[0] for row in project.claims()]
    session.apply(edits.change_tag(PROMISE, replace(PROMISE, name_ja="公約", id="another")))
    named = {str(row[COLUMNS.index("tag_ja")]) for row in project.claims() if row[7] == "promise"}
    assert named == {"公約"}
    assert [row[0] for row in project.claims()] == ids


def test_tags_are_counted_where_articles_are_shown(project: Project) -> None:
    session = with_promises(project)
    assert project.tag_counts() == {"promise": 2, "assertion": 1}
    assert [claim.article_id for claim in project.tagged("promise")] == [1, 2]
    session.apply(edits.remove_article(project.article(2)))
    assert project.tag_counts() == {"promise": 1, "assertion": 1}
    assert [claim.article_id for claim in project.tagged("promise")] == [1]
    assert project.tagged("no_such") == []


def test_claims_with_added_and_retired_tags_go_out_and_come_back(tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    with create_project(tmp_path / "one.shirushi") as project:
        retire(with_promises(project), None)
        export(project.claims(), out, format_of(out))
        claims = [project.annotations(1), project.annotations(2)]
    with create_project(tmp_path / "other.shirushi") as project:
        session = a_session(project)
        bring_in(session)
        bring_in(session, "別の記事。\n\n本文はここにある。", "second.txt")
        refused = list(import_claims(session, project, out))
        assert [one.error.key for one in refused if one.error] == ["csv_row_unknown_tag"] * 2
        session.undo()
        session.apply(edits.add_tag(RETIRED))
        assert [one.status for one in import_claims(session, project, out)] == [Became.IMPORTED]
        assert [project.annotations(1), project.annotations(2)] == claims
        assert list(problems(project)) == []


def test_the_codebook_of_a_project_of_the_first_version_grows_and_shrinks(tmp_path: Path) -> None:
    path = tmp_path / "first.shirushi"
    shutil.copy(V1, path)
    with open_project(path) as project:
        session = a_session(project)
        before = state_of(project)
        assert codebook.definition(project.tags()[0], "ja") == codebook.definition(ASSERTION, "ja")
        session.apply(edits.add_tag(codebook.new_tag(PROMISE, project.tags())))
        claim = project.annotations(1)[0]
        session.apply(edits.retag(claim, "promise", LATER))
        retire(session, "threat_assessment")
        assert {one.tag for one in project.annotations(1)} == {"threat_assessment"}
        for _ in range(3):
            session.undo()
        assert state_of(project) == before
        assert list(problems(project)) == []
