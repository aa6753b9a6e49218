"""The processes beside the window, as the window uses them."""

from __future__ import annotations

import queue
import sqlite3
from typing import TYPE_CHECKING

import pytest

from annotate.errors import ShirushiError
from annotate.searching.results import Page, Progress, Total
from storage.project import create_project, open_project
from storage.search.client import SearchClient
from storage.search.place import index_path
from tests.invented import a_session, bring_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 30


class Listener:
    """Asks, and waits for what it says."""

    def __init__(self, project: Path) -> None:
        self.told: queue.Queue[tuple[int, object]] = queue.Queue()
        self.client = SearchClient(project, lambda *told: self.told.put(told))

    def wait_for(self, kind: type, number: int = 0) -> object:
        while True:
            which, told = self.told.get(timeout=PATIENCE)
            if isinstance(told, kind) and which == number:
                return told
            assert kind is ShirushiError or not isinstance(told, ShirushiError), told.details

    def wait_until_whole(self) -> None:
        while not self.wait_for(Progress).is_whole:
            pass


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SHIRUSHI_HOME", str(tmp_path / "home"))
    path = tmp_path / "案件.shirushi"
    with create_project(path) as project:
        bring_in(a_session(project), "石炭桟橋を閉じた。")
    return path


@pytest.fixture
def listener(project: Path) -> Iterator[Listener]:
    listener = Listener(project)
    yield listener
    listener.client.close()


def test_it_indexes_answers_counts_and_follows(project: Path, listener: Listener) -> None:
    listener.client.follow()
    listener.wait_until_whole()
    listener.client.ask(1, "閉じる")
    assert [entry.article for entry in listener.wait_for(Page, 1).entries] == [1]
    assert listener.wait_for(Total, 1) == (1, 1)
    with open_project(project) as other:
        bring_in(a_session(other), "橋も閉じるべきだ。", "b.txt")
    listener.client.follow()
    listener.wait_until_whole()
    listener.client.ask(2, "閉じる")
    page = listener.wait_for(Page, 2)
    assert [(entry.article, entry.hits[0].found) for entry in page.entries] == [(1, "閉じ"), (2, "閉じる")]


def test_a_damaged_index_is_made_anew_while_it_is_asked(project: Path, listener: Listener) -> None:
    listener.client.follow()
    listener.wait_until_whole()
    listener.client.close()
    index = index_path(project)
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE blocks SET checksum = checksum + 1")
    listener.client.follow()
    listener.wait_until_whole()
    listener.client.ask(2, "桟橋")
    assert listener.wait_for(Page, 2).entries == ()
    listener.wait_until_whole()
    listener.client.ask(3, "桟橋")
    assert [entry.article for entry in listener.wait_for(Page, 3).entries] == [1]


def test_a_process_that_was_killed_is_started_again(listener: Listener) -> None:
    listener.client.follow()
    listener.wait_until_whole()
    listener.client.ask(3, "桟橋")
    listener.wait_for(Total, 3)
    for helper in listener.client.helpers():
        helper.process.kill()
        helper.process.wait()
    listener.client.follow()
    listener.client.ask(4, "桟橋")
    assert listener.wait_for(Page, 4).entries


def test_a_project_that_is_gone_is_said(project: Path, listener: Listener) -> None:
    project.unlink()
    listener.client.follow()
    assert listener.wait_for(ShirushiError).key == "project_missing"


def test_both_end_with_the_window(listener: Listener) -> None:
    listener.client.follow()
    listener.client.ask(1, "橋")
    for helper in listener.client.helpers():
        helper.process.stdin.close()
        assert helper.process.wait(PATIENCE) == 0
