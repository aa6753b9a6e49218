from __future__ import annotations

import os
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from annotate import edits
from annotate.spans import Span
from storage.redecoding import redecode
from storage.search import keeper, verbs
from storage.search.file import DamagedIndexError
from storage.search.helper import Helper
from storage.search.index import SIZE
from storage.search.verbs import Readers, read
from tests.invented import bring_in, mark

if TYPE_CHECKING:
    from tests.storage.search.conftest import Library


def test_articles_that_come_and_go_are_followed(library: Library) -> None:
    first = bring_in(library.session, "石炭桟橋")
    assert library.articles("桟橋") == [1]
    for number in range(SIZE):
        bring_in(library.session, f"桟橋 {number}", f"{number}.txt")
    assert len(library.articles("桟橋")) == SIZE + 1
    library.session.apply(edits.remove_article(first))
    assert 1 not in library.articles("桟橋")
    library.session.undo()
    assert 1 in library.articles("桟橋")
    library.session.redo()
    assert library.articles("石炭") == []


def test_notes_are_followed_through_undo_and_redo(library: Library) -> None:
    session = library.session
    claim = mark(session, bring_in(session, "石炭桟橋"), Span(0, 2))
    session.apply(edits.write_note(claim, "港の件", session.now()))
    assert library.articles("港の件") == [1]
    session.undo()
    assert library.articles("港の件") == []
    session.redo()
    assert library.articles("港の件") == [1]
    session.apply(edits.remove_annotation(replace(claim, note="港の件", updated_at=session.now())))
    assert library.articles("港の件") == []
    assert library.articles("tag:主張") == []


def test_an_article_that_is_read_again_is_found_by_what_it_says_now(library: Library) -> None:
    article = bring_in(library.session, "石炭桟橋を閉じた。")
    assert library.articles("閉じる") == [1]
    redecode(library.session, library.project, article.id, "cp932")
    assert library.articles("桟橋") == []
    redecode(library.session, library.project, 2, "utf-8")
    assert library.articles("閉じる") == [3]


def test_what_changed_while_nobody_followed_is_found_at_the_next_start(library: Library) -> None:
    article = bring_in(library.session, "石炭桟橋")
    assert library.articles("桟橋") == [1]
    library.session.apply(edits.set_metadata(article, replace(article.metadata, source="北湾新報")))
    bring_in(library.session, "港の橋", "b.txt")
    library.reopen()
    assert library.articles("橋") == [1, 2]
    assert library.articles("source:北湾") == [1]


def test_a_whole_index_is_not_written_again(library: Library) -> None:
    bring_in(library.session, "石炭桟橋を閉じた。")
    library.follow()
    library.reopen()
    library.keeper.follow()
    assert not library.keeper.has_work(lemmas=True)
    assert library.keeper.progress().is_whole


def test_a_note_does_not_have_the_words_of_its_neighbours_read_again(library: Library) -> None:
    session = library.session
    claim = mark(session, bring_in(session, "石炭桟橋を閉じた。"), Span(0, 2))
    library.follow()
    session.apply(edits.write_note(claim, "港", session.now()))
    library.keeper.follow()
    library.keeper.work(lemmas=False)
    assert not library.keeper.has_work(lemmas=True)
    assert [found for _, found in library.places("閉じる")] == ["閉じ"]


def test_texts_can_be_found_before_their_verbs_are_read(library: Library) -> None:
    bring_in(library.session, "石炭桟橋を閉じた。")
    library.keeper.follow()
    library.keeper.work(lemmas=False)
    progress = library.keeper.progress()
    assert (progress.texts, progress.lemmas, progress.articles) == (1, 0, 1)
    assert [entry.article for entry in library.found("桟橋")] == [1]


def test_reading_leaves_no_lock_on_the_project(library: Library) -> None:
    bring_in(library.session, "石炭桟橋")
    library.follow()
    next(library.source.prints())
    with sqlite3.connect(library.path, timeout=0) as other:
        other.execute("BEGIN EXCLUSIVE")


def test_a_missing_index_is_made(library: Library) -> None:
    bring_in(library.session, "石炭桟橋")
    library.follow()
    library.index.close()
    library.index_path.unlink()
    library.reopen()
    assert library.articles("桟橋") == [1]


@pytest.mark.parametrize("junk", [b"", b"not a database, but long enough to look at" * 100])
def test_a_file_that_is_no_index_is_made_anew(library: Library, junk: bytes) -> None:
    bring_in(library.session, "石炭桟橋")
    library.follow()
    library.index.close()
    library.index_path.write_bytes(junk)
    library.reopen()
    assert library.articles("桟橋") == [1]


def test_an_index_of_another_version_is_made_anew(library: Library) -> None:
    bring_in(library.session, "石炭桟橋")
    library.follow()
    library.index.connection.execute("PRAGMA user_version = 99")
    library.reopen()
    assert library.articles("桟橋") == [1]


def test_a_changed_text_in_the_index_is_noticed(library: Library) -> None:
    bring_in(library.session, "石炭桟橋")
    library.follow()
    library.index.connection.execute("UPDATE blocks SET text = ?", ("石炭棧橋\n\n".encode("utf-16-le"),))
    with pytest.raises(DamagedIndexError):
        library.index.batch(0)


def test_the_index_is_for_its_owner_only(library: Library) -> None:
    assert os.stat(library.index_path).st_mode & 0o077 == 0  # noqa: PTH116


def test_verbs_that_other_processes_read_are_found_like_those_read_here(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_MANY", 2)
    monkeypatch.setattr(keeper, "_CORES", 3)
    for number in range(8 * SIZE):
        bring_in(library.session, f"{number}本の橋を閉じた。条約に署名した。", f"{number}.txt")
    library.reopen()
    library.keeper.follow()
    while library.keeper.work(lemmas=False):
        pass
    others = Readers(library.path, 1)
    others.ask(1)
    while not (verbs := others.answered()):
        pass
    assert verbs == read(library.source, 1)
    others.close()
    assert len(library.places("閉じる")) == len(library.places("署名する")) == 8 * SIZE
    assert library.keeper.progress().is_whole


def test_a_process_that_ends_before_it_answers_loses_no_verb(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "_MANY", 2)
    monkeypatch.setattr(keeper, "_CORES", 3)
    monkeypatch.setattr(verbs, "Helper", lambda _, *rest: Helper("storage.search.lines", *rest))
    for number in range(8 * SIZE):
        bring_in(library.session, f"{number}本の橋を閉じた。", f"{number}.txt")
    library.reopen()
    assert len(library.places("閉じる")) == 8 * SIZE
