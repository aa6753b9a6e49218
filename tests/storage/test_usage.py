from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.model import Details, Metadata, SourceKind
from annotate.spans import Span
from tests.invented import bring_in, mark

if TYPE_CHECKING:
    from annotate.session import AnnotationSession
    from storage.project import Project


@pytest.fixture
def claims(session: AnnotationSession) -> None:
    article = bring_in(session)
    session.apply(edits.set_metadata(article, Metadata(title="題", byline="佐渡川 空", source="架空通信")))
    for start, details in enumerate((
        Details(actor="港湾局"), Details(actor="町", target="港湾局"), Details(holder="組合", actor="町"),
        Details(holder="組合", target="町"),
    )):  # fmt: skip
        made = mark(session, article, Span(start, start + 1))
        session.apply(edits.describe(made, details, session.now()))


@pytest.mark.usefixtures("claims")
def test_what_was_written_comes_the_most_frequent_first(project: Project) -> None:
    assert project.used_values(("actor",)) == ["町", "港湾局"]
    assert project.used_values(("actor", "target")) == ["町", "港湾局"]
    assert project.used_values(("holder",)) == ["組合"]
    assert project.used_values(("horizon",)) == []


def test_only_details_can_be_asked_for(project: Project) -> None:
    with pytest.raises(ValueError, match="note"):
        project.used_values(("note",))


@pytest.mark.usefixtures("claims")
def test_each_source_knows_its_claims(project: Project, session: AnnotationSession) -> None:
    counted = {
        (SourceKind.SPEAKER, "組合"): 2,
        (SourceKind.AUTHOR, "佐渡川 空"): 2,
        (SourceKind.OUTLET, "架空通信"): 4,
    }

    assert project.claims_by_source() == counted

    session.apply(edits.remove_article(project.article(1)))

    assert project.claims_by_source() == {}
