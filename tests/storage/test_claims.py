from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from annotate import edits
from annotate.model import Details, Metadata, SourceKind
from annotate.rows import COLUMNS
from annotate.spans import Span
from storage.claims import claim_rows
from storage.project import project_in_memory
from tests.invented import HOSTILE, PLAIN, a_session, bring_in, mark

if TYPE_CHECKING:
    from annotate.session import AnnotationSession
    from storage.project import Project


def view_rows(project: Project) -> list[tuple[object, ...]]:
    return project.connection.execute("SELECT * FROM claims").fetchall()


def test_the_columns_are_those_of_the_view(project: Project) -> None:
    described = project.connection.execute("SELECT * FROM claims").description

    assert tuple(column[0] for column in described) == COLUMNS


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 90), st.integers(1, 90)), max_size=12))
def test_rows_are_those_of_the_view_and_of_the_table_on_screen(
    wanted: list[tuple[int, int, int]],
) -> None:
    with project_in_memory() as project:
        session = a_session(project)
        articles = [bring_in(session, PLAIN), bring_in(session, HOSTILE)]
        for which, place, length in wanted:
            article = articles[which]
            start = min(place, article.length - 1)
            mark(session, article, Span(start, min(start + length, article.length)))
        rows = list(claim_rows(project.connection))

        assert rows == view_rows(project)
        assert list(claim_rows(project.connection, 2)) == [row for row in rows if row[1] == 2]


def test_the_grade_takes_the_letter_of_the_source_when_the_claim_has_none(
    project: Project, session: AnnotationSession
) -> None:
    article = bring_in(session)
    session.apply(edits.set_metadata(article, Metadata(title="題", source="架空通信")))
    project.connection.execute("UPDATE sources SET reliability = 'C'")
    for span, details in (
        (Span(0, 1), Details(credibility="3")),
        (Span(1, 2), Details(source_reliability="A", credibility="1")),
        (Span(2, 3), Details()),
    ):
        made = mark(session, article, span)
        session.apply(edits.describe(made, details, session.now()))

    rows = list(claim_rows(project.connection))

    assert [row[COLUMNS.index("grade")] for row in rows] == ["C3", "A1", ""]
    assert rows == view_rows(project)


def test_the_grade_takes_the_letter_of_whom_the_register_knows_best(
    project: Project, session: AnnotationSession
) -> None:
    article = bring_in(session)
    session.apply(edits.set_metadata(article, Metadata(title="題", byline="佐渡川 空", source="架空通信")))
    letters = {SourceKind.OUTLET: ("架空通信", "D"), SourceKind.SPEAKER: ("港湾局", "B")}
    for kind, (name, letter) in letters.items():
        session.apply(edits.grade_source(project.source(kind, name), letter, ""))
    for start, holder in enumerate(("", "港湾局", "通りすがりの人")):
        made = mark(session, article, Span(start, start + 1))
        session.apply(edits.describe(made, Details(holder=holder, credibility="2"), session.now()))

    def grades() -> list[object]:
        assert list(claim_rows(project.connection)) == view_rows(project)
        return [row[COLUMNS.index("grade")] for row in claim_rows(project.connection)]

    assert grades() == ["D2", "B2", "D2"]
    session.apply(edits.grade_source(project.source(SourceKind.AUTHOR, "佐渡川 空"), "A", ""))
    assert grades() == ["A2", "B2", "D2"]


def test_claims_of_a_removed_article_are_not_told(project: Project, session: AnnotationSession) -> None:
    article = bring_in(session)
    mark(session, article, Span(0, 3))
    session.apply(edits.remove_article(article))

    assert list(claim_rows(project.connection)) == view_rows(project) == []


def test_the_text_of_an_article_is_read_once_for_all_its_claims(
    project: Project, session: AnnotationSession
) -> None:
    text = "架空の町では、九月に新しい橋の工事が始まるという。\n" * 40_000
    article = bring_in(session, text)
    first = session.new_annotation(article.id, text, Span(0, 5), "assertion")
    claims = (
        replace(first, id=f"C{n}", span=Span(n * 100, n * 100 + 5), quote=text[n * 100 : n * 100 + 5])
        for n in range(10_000)
    )
    session.apply(edits.add_annotations(claims))

    asked: list[str] = []
    project.connection.set_trace_callback(asked.append)
    rows = sum(1 for _ in claim_rows(project.connection))
    project.connection.set_trace_callback(None)

    assert rows == 10_000
    assert len([sql for sql in asked if sql.startswith("SELECT text")]) == 1
    assert len(asked) < 10
