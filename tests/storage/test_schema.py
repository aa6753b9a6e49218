"""Projects of earlier versions open with everything that was in them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotate import edits, zoning
from annotate.model import Details, Source, SourceKind, ZoneKind
from annotate.tags import BUILT_IN
from storage.connection import VERSION, connect, version_of
from storage.integrity import problems
from storage.project import Project, open_project
from tests.invented import a_session

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Project]:
    path = tmp_path / "first.shirushi"
    shutil.copy(DATA / "version_1.shirushi", path)
    with open_project(path) as project:
        yield project


def test_a_project_of_the_first_version_keeps_every_promise(migrated: Project) -> None:
    assert version_of(migrated.connection) == VERSION
    assert list(problems(migrated)) == []
    assert migrated.tags() == list(BUILT_IN)
    first, second = migrated.annotations(1)
    assert (first.note, first.details) == ("要点", Details(holder="佐渡川氏", credibility="3"))
    assert second.tag == "threat_assessment"


def test_a_project_of_the_second_version_keeps_every_promise(tmp_path: Path) -> None:
    path = tmp_path / "second.shirushi"
    shutil.copy(DATA / "version_2.shirushi", path)
    with open_project(path) as project:
        assert version_of(project.connection) == VERSION
        assert list(problems(project)) == []
        assert {(article.form, article.place) for article in project.articles()} == {("text", "")}
        first, _ = project.annotations(1)
        assert first.details == Details(holder="佐渡川氏", quotation="direct", credibility="3")
        assert {annotation.same_as for annotation in project.annotations(1)} == {""}
        session, before = a_session(project), project.annotations(1)
        while session.undo():
            pass
        assert project.articles() == []
        while session.redo():
            pass
        assert project.annotations(1) == before


def test_paragraphs_of_the_second_version_are_corrected_and_sites_taught(tmp_path: Path) -> None:
    path = tmp_path / "second.shirushi"
    shutil.copy(DATA / "version_2.shirushi", path)
    with open_project(path) as project:
        session, before = a_session(project), project.content(1)
        assert {(zone.who, zone.at) for zone in before.zones} == {("", "")}
        article = project.article(1)
        edit = zoning.correct(article, before, before.zones, ZoneKind.CAPTION, "浅野", session.now())
        session.apply(edit)
        assert {zone.kind for zone in project.content(1).zones} == {ZoneKind.CAPTION}
        assert list(problems(project)) == []
        session.undo()
        assert project.content(1) == before
        assert project.site_rules() == []


def test_an_older_project_that_can_only_be_read_is_read_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "second.shirushi"
    shutil.copy(DATA / "version_2.shirushi", path)
    before = path.read_bytes()
    with open_project(path, writable=False) as project:
        assert [article.id for article in project.articles()] == [1, 2]
        assert len(project.annotations(1)) == 2
        assert project.read_only
        with pytest.raises(sqlite3.OperationalError):
            project.connection.execute("DELETE FROM annotations")
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_the_copy_from_before_is_kept_as_it_was(migrated: Project) -> None:
    copy = migrated.path.with_name(f"{migrated.path.name}.v1.backup")
    with closing(connect(copy, writable=False)) as before:
        assert version_of(before) == 1


def test_deeds_of_the_first_version_are_undone_and_done_again(migrated: Project) -> None:
    session = a_session(migrated)
    before = migrated.annotations(1)
    deeds = 0
    while session.undo():
        deeds += 1
    assert deeds == 5
    assert migrated.articles() == []
    while session.redo():
        deeds -= 1
    assert deeds == 0
    assert migrated.annotations(1) == before
    assert list(problems(migrated)) == []


def test_tags_and_sources_of_the_first_version_can_be_changed(migrated: Project) -> None:
    session = a_session(migrated)
    outlet = Source(SourceKind.OUTLET, "架空港日報")
    assert migrated.sources() == [outlet]
    session.apply(edits.grade_source(outlet, "B", ""))
    session.apply(edits.change_tag(BUILT_IN[0], BUILT_IN[1]))
    assert [tag.id for tag in migrated.tags()] == [tag.id for tag in BUILT_IN]
    assert list(problems(migrated)) == []


def test_a_migrated_project_has_the_tables_of_a_new_one(migrated: Project, project: Project) -> None:
    def tables(of: Project) -> list[tuple[str, str]]:
        sql = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY name"
        return of.connection.execute(sql).fetchall()

    assert tables(migrated) == tables(project)
