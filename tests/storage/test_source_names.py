"""Renaming and merging sources in a project, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.model import Details, Metadata, Shape, SiteBy, SiteRule, Source, SourceKind, ZoneKind
from annotate.site_rules import learn
from annotate.source_names import merge, rename
from annotate.spans import Span
from storage.integrity import problems
from storage.project import project_in_memory
from tests.invented import a_session, bring_in, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.session import AnnotationSession

OUTLET, AUTHOR, SPEAKER = SourceKind.OUTLET, SourceKind.AUTHOR, SourceKind.SPEAKER


@pytest.fixture
def session() -> Iterator[AnnotationSession]:
    """Two articles of two outlets by one author, each with a claim of hers and one of another speaker."""
    with project_in_memory() as project:
        session = a_session(project)
        for outlet, holder in (("架空通信", "港湾局"), ("架空通信社", "港湾局広報")):
            article = bring_in(session)
            about = Metadata(title="題", byline="佐渡川 空", source=outlet)
            session.apply(edits.set_metadata(article, about))
            mark(session, article, Span(3, 4))
            made = mark(session, article, Span(0, 2))
            session.apply(edits.describe(made, Details(holder=holder), session.now()))
        yield session


def grade(session: AnnotationSession, kind: SourceKind, name: str, letter: str, note: str = "") -> Source:
    session.apply(edits.grade_source(session.store.source(kind, name), letter, note))
    return session.store.source(kind, name)


def merged(session: AnnotationSession, kind: SourceKind, gone: str, into: str) -> None:
    pairs = [(session.store.source(kind, gone), session.store.named_by(kind, gone))]
    edit = merge(pairs, session.store.source(kind, into), session.now())
    assert edit
    session.apply(edit)


def state(session: AnnotationSession) -> tuple[object, ...]:
    store = session.store
    articles = store.articles()
    claims = [claim for article in articles for claim in store.annotations(article.id)]
    return articles, claims, [s for s in store.sources() if s.reliability or s.note], store.outlets()


@pytest.mark.parametrize("kind", [OUTLET, AUTHOR, SPEAKER])
def test_all_that_names_a_source_follows_its_new_name(session: AnnotationSession, kind: SourceKind) -> None:
    name = {OUTLET: "架空通信", AUTHOR: "佐渡川 空", SPEAKER: "港湾局"}[kind]
    source = grade(session, kind, name, "B", "公式")
    claims = session.store.claims_by_source()
    before = state(session)

    edit = rename(source, "新しい名前", session.store.named_by(kind, name), session.now())
    assert edit
    session.apply(edit)

    now = session.store.claims_by_source()
    assert (kind, name) not in now
    assert now[kind, "新しい名前"] == claims[kind, name]
    assert session.store.source(kind, "新しい名前") == Source(kind, "新しい名前", "B", "公式")
    assert session.store.source(kind, name) == Source(kind, name)
    after = state(session)
    session.undo()
    assert state(session) == before
    session.redo()
    assert state(session) == after
    assert list(problems(session.store)) == []


def test_a_renaming_is_one_deed(session: AnnotationSession) -> None:
    source = grade(session, AUTHOR, "佐渡川 空", "B")
    edit = rename(source, "佐渡川 ソラ", session.store.named_by(AUTHOR, source.name), session.now())
    assert edit
    session.apply(edit)

    undone = session.undo()

    assert undone
    assert (undone.deed, undone.detail, len(undone.changes)) == (edits.Deed.RENAME_SOURCE, "佐渡川 ソラ", 4)


def test_two_outlets_become_one(session: AnnotationSession) -> None:
    grade(session, OUTLET, "架空通信", "B", "速い")
    before = state(session)

    merged(session, OUTLET, "架空通信社", "架空通信")

    assert session.store.outlets() == ["架空通信"]
    assert {article.metadata.source for article in session.store.articles()} == {"架空通信"}
    session.undo()
    assert state(session) == before


def test_the_letter_that_stays_is_that_of_the_name_that_stays(session: AnnotationSession) -> None:
    grade(session, SPEAKER, "港湾局", "B", "公式")
    grade(session, SPEAKER, "港湾局広報", "D", "誇張が多い")

    merged(session, SPEAKER, "港湾局広報", "港湾局")

    assert session.store.source(SPEAKER, "港湾局") == Source(SPEAKER, "港湾局", "B", "公式 / 誇張が多い")
    assert session.store.source(SPEAKER, "港湾局広報") == Source(SPEAKER, "港湾局広報")


def test_a_letter_is_taken_over_where_there_was_none(session: AnnotationSession) -> None:
    grade(session, SPEAKER, "港湾局広報", "D", "誇張が多い")

    merged(session, SPEAKER, "港湾局広報", "港湾局")

    assert session.store.source(SPEAKER, "港湾局") == Source(SPEAKER, "港湾局", "D", "誇張が多い")


def test_what_was_taught_about_the_site_of_an_outlet_follows(session: AnnotationSession) -> None:
    known_by = (SiteBy.OUTLET, "架空通信", Shape.LINE, "広告")
    session.apply(learn(SiteRule("r", *known_by, ZoneKind.CHROME, "佐渡川", session.now())))

    merged(session, OUTLET, "架空通信", "架空通信社")

    assert [rule.site for rule in session.store.site_rules()] == ["架空通信社"]
    session.undo()
    assert [rule.site for rule in session.store.site_rules()] == ["架空通信"]


def test_an_article_that_was_removed_keeps_its_names(session: AnnotationSession) -> None:
    first = session.store.articles()[0]
    session.apply(edits.remove_article(first))

    assert session.store.outlets() == ["架空通信社"]
    assert not session.store.named_by(OUTLET, "架空通信").articles
    assert not session.store.named_by(SPEAKER, "港湾局").annotations


def test_of_a_source_of_which_nothing_was_said_there_is_nothing_to_change(session: AnnotationSession) -> None:
    unknown = session.store.source(SPEAKER, "誰か")

    assert rename(unknown, "彼か", session.store.named_by(SPEAKER, "誰か"), "") is None
