"""What the library reads of a project: against the same asked of each article by itself."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate import edits
from annotate.body import body_sentences
from annotate.errors import ProjectError
from annotate.library import Library, LibraryRow, Stage
from annotate.model import Status, Zone, ZoneKind
from annotate.review import Review
from annotate.tags import BUILT_IN
from storage.project import Project, open_project, project_in_memory
from tests.invented import HOSTILE, PLAIN, a_session, bring_in, mark

if TYPE_CHECKING:
    from annotate.session import AnnotationSession

DATA = Path(__file__).parent.parent / "data"
ME, OTHER = "試験 花子", "別の人"
TEXTS = (PLAIN, HOSTILE, "島の診療所\n\n医師が減る。船も減る。町は支援すべきだ。\n", "")


def whole(library: Library) -> list[LibraryRow]:
    while library.stage < Stage.WORK:
        library.advance()
    return [library.row(place) for place in library.present(library.places)]


def one_by_one(project: Project, annotator: str) -> list[LibraryRow]:
    rows = []
    for article in project.articles():
        page, content = article.metadata, project.content(article.id)
        sentences = body_sentences(content) or content.sentences
        review = Review(sentences, project.reviewed(article.id, annotator))
        counts = Counter(each.tag for each in project.annotations(article.id))
        rows.append(LibraryRow(
            article.id, article.status, page.title or article.file_name, page.byline, page.source,
            page.published, tuple(sorted(counts.items())), review.percent,
        ))  # fmt: skip
    return rows


@settings(max_examples=40)
@given(st.data())
def test_the_library_says_what_each_article_says(data: st.DataObject) -> None:
    with project_in_memory() as project:
        session = a_session(project)
        for text in data.draw(st.lists(st.sampled_from(TEXTS), max_size=5)):
            work_on(session, text, data)
        for annotator in (ME, OTHER):
            assert whole(project.library(annotator)) == one_by_one(project, annotator)


def work_on(session: AnnotationSession, text: str, data: st.DataObject) -> None:
    """Bring an article in, and do something with it."""
    article = bring_in(session, text, data.draw(st.sampled_from(["甲.txt", "乙.txt"])))
    content = session.store.content(article.id)
    for sentence in content.sentences:
        if data.draw(st.booleans()):
            mark(session, article, sentence, data.draw(st.sampled_from(BUILT_IN)).id)
    for annotator in (ME, OTHER):
        read = [s.start for s in content.sentences if data.draw(st.booleans())]
        session.store.mark_reviewed(article.id, read, annotator, session.now())
    facts = replace(
        article.metadata,
        title=data.draw(st.sampled_from([article.metadata.title, ""])),
        source=data.draw(st.sampled_from(["北湾新報", ""])),
        published=data.draw(st.sampled_from(["2026-01-02", ""])),
    )
    changed = replace(article, metadata=facts)
    if changed != article:
        session.apply(edits.set_metadata(article, facts))
    if edit := edits.set_statuses([changed], data.draw(st.sampled_from(Status))):
        session.apply(edit)
    if data.draw(st.integers(0, 4)) == 0:
        session.apply(edits.remove_article(session.store.article(article.id)))


def test_a_page_without_a_body_is_read_from_its_first_sentence_to_its_last(
    project: Project, session: AnnotationSession
) -> None:
    article = bring_in(session)
    kind = ZoneKind.CAPTION.value
    project.connection.execute("UPDATE zones SET kind = ? WHERE kind = 'body'", (kind,))
    sentences = project.content(article.id).sentences
    assert not any(isinstance(zone, Zone) and zone.kind is ZoneKind.BODY
                   for zone in project.content(article.id).zones)
    project.mark_reviewed(article.id, [sentences[0].start], ME, session.now())
    assert whole(project.library(ME))[0].reviewed == 100 // len(sentences)


def test_no_text_and_no_annotation_is_touched(project: Project, session: AnnotationSession) -> None:
    """An index holds all that is listed: what a hundred thousand articles say is read in a moment."""
    bring_in(session)
    asked: list[str] = []
    project.connection.set_trace_callback(asked.append)
    whole(project.library(ME))
    project.connection.set_trace_callback(None)
    plans = [
        row[3]
        for sql in asked
        for row in project.connection.execute(f"EXPLAIN QUERY PLAN {sql}")
        if "articles" in row[3] or "annotations" in row[3]
    ]
    assert plans
    assert all("COVERING INDEX" in plan for plan in plans)


def test_a_project_of_version_2_is_listed_after_its_migration(tmp_path: Path) -> None:
    path = tmp_path / "second.shirushi"
    shutil.copy(DATA / "version_2.shirushi", path)
    with open_project(path) as project:
        assert whole(project.library(ME)) == one_by_one(project, ME)


def test_a_project_of_version_2_that_can_only_be_read_is_listed_too(tmp_path: Path) -> None:
    path = tmp_path / "second.shirushi"
    shutil.copy(DATA / "version_2.shirushi", path)
    with open_project(path, writable=False) as project:
        rows = whole(project.library(ME))
    assert rows
    assert all(row.title for row in rows)


def test_what_cannot_be_read_is_said(project: Project, session: AnnotationSession) -> None:
    bring_in(session)
    library = project.library(ME)
    project.connection.execute("DROP TABLE reviewed")
    with pytest.raises(ProjectError):
        whole(library)


def test_articles_are_found_by_their_ids(project: Project, session: AnnotationSession) -> None:
    first, second, third = (bring_in(session, text, "a.txt") for text in TEXTS[:3])
    session.apply(edits.remove_article(second))
    assert project.articles_by_id([third.id, second.id, first.id, 99]) == [first, third]
    assert project.articles_by_id([]) == []
