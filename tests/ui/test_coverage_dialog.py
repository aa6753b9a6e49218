"""What is still open before an export: listed, each a click away, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget

from annotate.session import AnnotationSession
from storage.project import create_project
from tests.invented import bring_in
from tests.ui.fingers import press
from tests.ui.window import running
from ui.article.reviewing import SHORTEST_LOOK
from ui.claims.coverage_run import CoverageRun
from ui.dialogs import coverage
from ui.dialogs.coverage import CoverageDialog
from ui.suggestions import suggesting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QTreeWidgetItem
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

TEXT = """架空港の桟橋をどうするか

架空港湾局は3日、石炭桟橋を来春に閉じると発表した。このままでは、町の財政が傾く恐れがある。

県は調査の結果を公表しなければならない。
"""
UNREVIEWED = "未確認の文"
UNTAGGED = "手がかりは強いが、タグのない文"
NO_LIKELIHOOD = "可能性のない脅威評価"


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """Two articles, of which the second was never begun; a threat assessment in the first."""
    monkeypatch.setattr(suggesting, "_SETTLED", 0)
    path = tmp_path / "桟橋.shirushi"
    with create_project(path) as project:
        bring_in(AnnotationSession(project, "試験 花子"), TEXT)
        bring_in(AnnotationSession(project, "試験 花子"), "別の記事\n\n市は橋を直すべきだ。\n", "other.txt")
    with running(qapp, tmp_path, path) as program:
        with qtbot.waitExposed(program.window):
            pass
        program.window.activateWindow()
        qtbot.waitUntil(program.window.article_view.hasFocus)
        qtbot.waitUntil(lambda: program.window.suggesting.is_finished)
        QTest.qWait(SHORTEST_LOOK + 40)  # so that the first sentence counts as read
        press("j", "3")
        yield program


def looked_through(window: MainWindow, qtbot: QtBot) -> QTreeWidget:
    window.coverage.show()
    dialog = window.findChild(CoverageDialog)
    says = dialog.findChild(QLabel, "coverageSays")
    qtbot.waitUntil(lambda: "確認事項があります" in says.text())
    return dialog.findChild(QTreeWidget, "coverageList")


def shown(tree: QTreeWidget) -> dict[str, list[str]]:
    groups = (tree.topLevelItem(n) for n in range(tree.topLevelItemCount()))
    return {
        group.text(0).split(" — ")[0]: [group.child(n).text(0) for n in range(group.childCount())]
        for group in groups
        if not group.isHidden()
    }


def line(tree: QTreeWidget, group: str) -> QTreeWidgetItem:
    (found,) = tree.findItems(group, Qt.MatchFlag.MatchStartsWith)
    return found.child(0)


def test_what_is_open_is_grouped_and_an_article_never_begun_is_left_out(program: Program, qtbot: QtBot):
    assert shown(looked_through(program.window, qtbot)) == {
        UNREVIEWED: ["県は調査の結果を公表しなければならない。"],
        UNTAGGED: ["県は調査の結果を公表しなければならない。"],
        NO_LIKELIHOOD: ["このままでは、町の財政が傾く恐れがある。"],
    }


def test_each_line_is_a_click_away(program: Program, qtbot: QtBot):
    window = program.window
    tree = looked_through(window, qtbot)
    view = window.article_view
    for group, start in ((UNTAGGED, "県は調査"), (NO_LIKELIHOOD, "このままでは")):
        tree.scrollToItem(line(tree, group))
        place = tree.visualItemRect(line(tree, group)).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert view.focus.text[view.focus.sentence.slice].startswith(start)
    assert view.focused_annotation().tag == "threat_assessment"


def test_what_was_chosen_is_seen_beside_the_list_and_has_the_next_key(program: Program, qtbot: QtBot):
    window = program.window
    tree = looked_through(window, qtbot)
    view = window.article_view
    tree.itemActivated.emit(line(tree, UNTAGGED), 0)
    qtbot.waitUntil(view.hasFocus)
    place = view.viewport().mapToGlobal(view.span_rect(view.focus.sentence).center())
    assert not tree.window().frameGeometry().contains(place)
    assert window.frameGeometry().contains(tree.window().frameGeometry())


def test_no_text_is_read_for_lines_that_are_not_shown(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(coverage, "_SHOWN", 0)
    read: list[int] = []
    run = CoverageRun(program.session, None, program.window)
    dialog = CoverageDialog(run, lambda number: read.append(number) or "", program.window)
    with qtbot.waitSignal(run.finished):
        pass
    dialog.close()
    assert read == []


def test_a_dismissed_suggestion_is_not_asked_for_again(program: Program, qtbot: QtBot):
    press("j", "x")
    assert UNTAGGED not in shown(looked_through(program.window, qtbot))


def test_looking_again_takes_account_of_what_was_done(program: Program, qtbot: QtBot):
    window = program.window
    looked_through(window, qtbot)
    window.article_view.go_to(TEXT.index("県は"))
    window.desk.tag("recommendation")
    before = window.findChild(CoverageDialog)
    before.findChild(QPushButton, "coverageRenew").click()
    qtbot.waitUntil(lambda: window.findChild(CoverageDialog) not in (None, before))
    says = window.findChild(CoverageDialog).findChild(QLabel, "coverageSays")
    qtbot.waitUntil(lambda: "1 件の確認事項" in says.text())


def test_an_export_says_so_quietly_and_is_never_held_up(program: Program, qtbot: QtBot, tmp_path: Path):
    window = program.window
    window.files.export_to(tmp_path / "claims.csv")
    assert (tmp_path / "claims.csv").exists()
    qtbot.waitUntil(lambda: "2 件の確認事項があります" in window.messages.text())
    window.findChild(QPushButton, "messageButton").click()
    assert window.findChild(CoverageDialog)


def test_a_window_that_goes_looks_no_further(program: Program, qtbot: QtBot):
    program.window.coverage.show()
    before = program.window.findChild(CoverageDialog)
    program.rebuild()
    qtbot.waitSignal(before.destroyed).wait()
    assert program.window.findChild(CoverageDialog).isVisible()
