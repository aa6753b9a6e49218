"""Any row of corrections, splits and undos keeps annotations, zones and sentences whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate import edits, site_rules, zoning
from annotate.errors import StaleError
from annotate.intake import zone_sentences
from annotate.model import Metadata, Shape, SiteBy, SiteRule, ZoneKind
from annotate.spans import Span
from storage.intake import import_files
from storage.integrity import problems
from storage.project import project_in_memory
from tests.invented import a_session, bring_in, mark
from tests.storage.state import state_of

if TYPE_CHECKING:
    from pathlib import Path

    from annotate.session import AnnotationSession
    from storage.project import Project

PAGE = """港湾通信
島の便り
2024年5月1日
白瀬 満

船は来ない。誰も驚かない。「明日も来ない。」と島の人は言う。

次の船を待つべきだ。待たなければ島が空になる恐れがある。

シェア
© 港湾通信
"""
LATER = "2027-01-01T00:00:00.000Z"
TAUGHT = SiteRule("R1", SiteBy.OUTLET, "港湾通信", Shape.LINE, "シェア〇〇", ZoneKind.BIO, "浅野", LATER)


@pytest.fixture
def session(project: Project) -> AnnotationSession:
    session = a_session(project)
    bring_in(session, PAGE)
    return session


def correct(session: AnnotationSession, words: str, kind: ZoneKind) -> None:
    article, content = session.store.article(1), session.store.content(1)
    start = content.text.index(words)
    zones = zoning.zones_in(content, Span(start, start + len(words)))
    edit = zoning.correct(article, content, zones, kind, session.annotator, LATER)
    if edit:
        session.apply(edit)


def holds(project: Project) -> None:
    content = project.content(1)
    end = 0
    for zone in content.zones:
        assert not content.text[end : zone.span.start].strip()
        assert zone.span.start >= end
        end = zone.span.end
    assert not content.text[end:].strip()
    assert content.sentences == zone_sentences(content.text, content.zones)
    for annotation in project.annotations(1):
        assert content.text[annotation.span.slice] == annotation.quote
    assert list(problems(project)) == []


def by_rule(project: Project, article_id: int) -> list[ZoneKind]:
    return [zone.kind for zone in project.content(article_id).zones if zone.rule == "site.line.シェア"]


places = st.integers(0, len(PAGE) - 2)
steps = st.one_of(
    st.tuples(st.just("correct"), places, places, st.sampled_from(ZoneKind)),
    st.tuples(st.just("split"), places, places, st.just(ZoneKind.BODY)),
    st.tuples(st.sampled_from(["undo", "redo"]), places, places, st.just(ZoneKind.BODY)),
)


@given(st.lists(steps, max_size=14), st.lists(st.tuples(places, places), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_any_row_of_corrections_keeps_every_promise(
    row: list[tuple[str, int, int, ZoneKind]], marks: list[tuple[int, int]]
) -> None:
    with project_in_memory() as project:
        session = a_session(project)
        article = bring_in(session, PAGE)
        for a, b in marks:
            mark(session, article, Span(min(a, b), max(a, b) + 1))
        marked, before = project.annotations(1), state_of(project)
        deeds = 0
        for deed, a, b, kind in row:
            article, content = project.article(1), project.content(1)
            span = Span(min(a, b), max(a, b) + 1)
            if deed == "undo" and deeds:
                session.undo()
                deeds -= 1
            elif deed == "redo":
                deeds += session.redo() is not None
            elif deed in ("correct", "split"):
                if deed == "split":
                    edit = zoning.split(article, content, span, "浅野", LATER)
                else:
                    zones = zoning.zones_in(content, span)
                    edit = zoning.correct(article, content, zones, kind, "浅野", LATER)
                if edit:
                    session.apply(edit)
                    deeds += 1
            holds(project)
            assert project.annotations(1) == marked
        while deeds:
            session.undo()
            deeds -= 1
        assert state_of(project) == before


def test_what_is_title_or_date_is_in_the_metadata(project: Project, session: AnnotationSession) -> None:
    correct(session, "次の船を", ZoneKind.TITLE)
    assert project.article(1).metadata.title == "次の船を待つべきだ。待たなければ島が空になる恐れがある。"
    correct(session, "シェア", ZoneKind.PUBLISHED)
    assert project.article(1).metadata.published == "2024-05-01"  # what says no date changes none
    correct(session, "2024年", ZoneKind.HEADING)
    assert project.article(1).metadata.published == ""
    holds(project)


def test_what_somebody_wrote_into_the_metadata_stays(project: Project, session: AnnotationSession) -> None:
    article = project.article(1)
    session.apply(edits.set_metadata(article, replace(article.metadata, byline="別の人")))
    correct(session, "白瀬 満", ZoneKind.CHROME)
    assert project.article(1).metadata.byline == "別の人"


def test_a_zone_changed_meanwhile_is_not_overwritten(project: Project, session: AnnotationSession) -> None:
    article, content = project.article(1), project.content(1)
    late = zoning.correct(article, content, content.zones[-1:], ZoneKind.BODY, "浅野", LATER)
    correct(session, "© 港湾通信", ZoneKind.BIO)
    before = state_of(project)
    with pytest.raises(StaleError):
        session.apply(late)
    assert state_of(project) == before


def test_rules_are_learned_changed_and_forgotten_in_the_history(
    project: Project, session: AnnotationSession
) -> None:
    article, content = project.article(1), project.content(1)
    spoken = replace(TAUGHT, pattern="シェア")
    changes = site_rules.changes(article, content, site_rules.hits(content, [spoken]))
    session.apply(site_rules.learn(spoken, changes))
    assert project.site_rules() == [spoken]
    assert by_rule(project, 1) == [ZoneKind.BIO]
    session.apply(site_rules.change(spoken, replace(spoken, is_on=False)))
    assert not project.site_rules()[0].is_on
    session.apply(site_rules.remove(project.site_rules()[0]))
    assert project.site_rules() == []
    holds(project)
    for _ in range(3):
        session.undo()
    assert project.site_rules() == []
    assert project.content(1) == content
    session.redo()
    assert project.site_rules() == [spoken]
    holds(project)


def test_new_articles_of_the_site_follow_its_rules(
    project: Project, session: AnnotationSession, tmp_path: Path
) -> None:
    session.apply(site_rules.learn(replace(TAUGHT, pattern="シェア")))
    (tmp_path / "next.txt").write_text(PAGE.replace("明日", "明後日"), "utf-8")
    (outcome,) = import_files(session, project, [tmp_path / "next.txt"])
    assert by_rule(project, outcome.article.id) == [ZoneKind.BIO]
    assert by_rule(project, 1) == []


def test_the_metadata_of_several_articles_is_one_deed(project: Project, session: AnnotationSession) -> None:
    bring_in(session, PAGE.replace("明日", "明後日"), "second.txt")
    pairs = [(article, replace(article.metadata, source="島の新聞")) for article in project.articles()]
    session.apply(edits.set_metadata_of(pairs))
    assert {article.metadata.source for article in project.articles()} == {"島の新聞"}
    session.undo()
    assert {article.metadata.source for article in project.articles()} == {"港湾通信"}
    assert project.article(1).metadata != Metadata()
