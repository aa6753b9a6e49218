"""Suggestions in the window: shown as drafts, answered with one key each, taken back by one undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QSlider

from annotate.session import AnnotationSession
from annotate.suggest.record import RuleRecord
from annotate.tags import BUILT_IN
from storage.project import create_project
from tests.invented import bring_in
from tests.ui.fingers import press
from tests.ui.window import fill_disk, running
from ui.dialogs.accept_all import AcceptAllDialog
from ui.settings import LEAST_SURE, SUGGESTIONS
from ui.suggestions import suggesting
from ui.suggestions.suggestion_list import SuggestionRows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation
    from ui.main_window import MainWindow
    from ui.program import Program

Key = Qt.Key
TEXT = """架空港の桟橋をどうするか

架空港湾局は3日、石炭桟橋を来春に閉じると発表した。このままでは、町の財政が傾く恐れがある。

港で働く佐渡川氏は「代わりの仕事を先に示すべきだ」と述べた。なぜ町は黙っているのか。県は調査の結果を公表する必要がある。
"""
ALL = ["assertion", "threat_assessment", "recommendation", "recommendation"]


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program over one article that is read to its end."""
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
        read_to_its_end(program.window, qtbot)
        yield program


def read_to_its_end(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.suggesting.is_finished)


def open_tags(window: MainWindow) -> list[str]:
    return [draft.tag for draft in window.suggesting.board.open]


def stored(program: Program) -> list[Annotation]:
    return program.session.store.annotations(program.window.desk.article.id)


def words_in_focus(window: MainWindow) -> str:
    return window.article_view.focus.text[window.article_view.focus.sentence.slice]


def test_what_is_suggested_is_neither_stored_nor_counted(program: Program):
    assert open_tags(program.window) == ALL
    assert stored(program) == []
    assert program.session.store.counts() == {}
    assert program.session.store.decisions() == []
    assert program.session.store.undoable().edit.deed == "import"


@pytest.mark.qt_log_ignore("does not support")
def test_the_menu_of_a_suggested_sentence_begins_with_the_two_answers(program: Program):
    press(Key.Key_J)
    QTest.keyClick(program.window.article_view, Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    accept, dismiss = menu.actions()[:2]
    assert (accept.objectName(), dismiss.objectName()) == ("accept_suggestion", "dismiss_suggestion")
    dismiss.trigger()
    menu.close()
    assert open_tags(program.window) == [ALL[0], *ALL[2:]]


def test_one_key_accepts_and_goes_on_past_what_claims_nothing(program: Program):
    press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    assert [annotation.tag for annotation in stored(program)] == ALL[:3]
    assert words_in_focus(program.window).startswith("県は調査")
    press(Key.Key_Space)
    assert program.window.messages.text() == "この記事に残っている提案はありません。"
    assert open_tags(program.window) == []


def test_an_accepted_one_says_its_rule_and_fills_in_the_form(program: Program):
    press(Key.Key_Space, Key.Key_Space, Key.Key_Space)
    _, foreseen, said = stored(program)
    assert foreseen.origin.startswith("suggestion:threat.")
    assert foreseen.details.stated_likelihood == "stated:possible"
    assert (said.details.holder, said.details.quotation) == ("佐渡川氏", "direct")
    assert [decision.decided for decision in program.session.store.decisions(1)] == ALL[:3]


def test_one_key_dismisses_and_goes_on(program: Program):
    press("x")
    assert stored(program) == []
    assert [decision.decided for decision in program.session.store.decisions(1)] == [""]
    assert words_in_focus(program.window).startswith("このままでは")
    assert open_tags(program.window) == ALL[1:]


def test_a_tag_corrects_and_the_answer_is_remembered(program: Program):
    press("3")
    (annotation,) = stored(program)
    assert (annotation.tag, annotation.origin) == ("threat_assessment", "manual")
    (decision,) = program.session.store.decisions(1)
    assert (decision.suggested, decision.decided) == ("assertion", "threat_assessment")
    assert program.window.suggesting.record.of(decision.rules[0]).rejected == 1
    press(Key.Key_Space)
    assert words_in_focus(program.window).startswith("このままでは")
    assert len(stored(program)) == 1


def test_a_part_of_a_sentence_that_is_tagged_settles_it_too(program: Program):
    view = program.window.article_view
    sentence = view.focus.sentence
    view.select(sentence.start, sentence.start + 6)
    press("1")
    assert open_tags(program.window) == ALL[1:]
    (decision,) = program.session.store.decisions(1)
    assert decision.span == sentence


@pytest.mark.parametrize("answer", [Key.Key_Space, "x", "3"])
def test_undo_takes_an_answer_back_and_redo_gives_it_again(program: Program, answer: Key | str):
    press(answer)
    tags, decisions = open_tags(program.window), program.session.store.decisions(1)
    marked = stored(program)
    QTest.keyClick(program.window.article_view, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert open_tags(program.window) == ALL
    assert stored(program) == []
    assert program.session.store.decisions(1) == []
    fared = program.window.suggesting.record.of(decisions[0].rules[0])
    assert (fared.accepted, fared.rejected) == (0, 0)
    assert words_in_focus(program.window).startswith("架空港湾局は3日")
    program.window.desk.redo()
    assert (open_tags(program.window), program.session.store.decisions(1)) == (tags, decisions)
    assert stored(program) == marked


def test_an_answer_that_cannot_be_written_changes_nothing(program: Program):
    fill_disk(program)
    press(Key.Key_Space)
    assert open_tags(program.window) == ALL
    assert words_in_focus(program.window).startswith("架空港湾局は3日")
    assert program.window.messages.text()


def test_what_was_decided_is_not_suggested_again_after_a_restart(program: Program, qtbot: QtBot):
    press("x", Key.Key_Space)
    program.rebuild()
    read_to_its_end(program.window, qtbot)
    assert open_tags(program.window) == ALL[2:]


def test_another_article_has_its_own_suggestions(program: Program, qtbot: QtBot):
    program.window.desk.open(2)
    read_to_its_end(program.window, qtbot)
    assert open_tags(program.window) == ["recommendation"]


def test_the_switch_ends_them_and_is_remembered(program: Program, qtbot: QtBot):
    window = program.window
    window.actions_by_id["toggle_suggestions"].trigger()
    assert open_tags(window) == []
    assert not window.actions_by_id["accept_suggestion"].isEnabled()
    assert window.around.settings.get(SUGGESTIONS) is False
    program.rebuild()
    QTest.qWait(50)
    assert open_tags(program.window) == []
    assert not program.window.actions_by_id["toggle_suggestions"].isChecked()
    program.window.actions_by_id["toggle_suggestions"].trigger()
    read_to_its_end(program.window, qtbot)
    assert open_tags(program.window) == ALL


def test_where_nothing_can_be_written_they_are_shown_and_not_answered(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(type(program.project), "read_only", property(lambda self: True))
    program.rebuild()
    read_to_its_end(program.window, qtbot)
    assert open_tags(program.window) == ALL
    assert program.window.suggestion_card.isVisible()
    assert not program.window.findChild(QPushButton, "acceptSuggestion").isVisible()
    press(Key.Key_Space, "x")
    assert open_tags(program.window) == ALL


def test_the_card_says_why_and_how_that_fared_and_gives_way_to_the_form(program: Program):
    window = program.window
    press(Key.Key_J)
    said = window.findChild(QLabel, "suggestionReasons").text()
    assert "恐れがある」— " in said
    assert window.detail_panel.isHidden()
    press(Key.Key_K, Key.Key_Space, Key.Key_K)
    assert window.suggestion_card.isHidden()
    assert window.detail_panel.isVisible()


def test_the_card_says_what_is_filled_in_and_from_which_words(program: Program):
    window = program.window
    press(Key.Key_J)
    said = window.findChild(QLabel, "suggestionSaid")
    assert said.text() == "記事が述べる可能性: 可能性あり（程度の明示なし） — 「恐れがある」"
    press(Key.Key_J)
    assert said.text() == "主張者: 佐渡川氏 — 「と述べた」\n引用の形: 直接"


def test_the_list_goes_where_it_is_clicked(program: Program, qtbot: QtBot):
    window = program.window
    press(Key.Key_F9)
    rows = window.findChild(QListView, "suggestionList")
    qtbot.waitUntil(lambda: rows.model().rowCount() == 4)
    assert rows.hasFocus()
    assert rows.currentIndex().row() == 0
    place = rows.visualRect(rows.model().index(2, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert words_in_focus(window).startswith("港で働く佐渡川氏")
    assert "この案件" not in rows.model().index(0, 0).data(Qt.ItemDataRole.StatusTipRole)
    assert window.lists.tabText(1) == "提案 4"
    press(Key.Key_F9)
    assert window.article_view.hasFocus()


def test_the_list_tells_how_a_rule_fared(program: Program):
    drafts = list(program.window.suggesting.board.open)
    rows = SuggestionRows(BUILT_IN, program.window)
    rows.set_drafts(drafts[:1], TEXT, RuleRecord([drafts[0].decision(1, "", "試験 花子", "")]))
    assert "% · 採用 0 · 不採用 1 · " in rows.index(0, 0).data(Qt.ItemDataRole.StatusTipRole)
    assert rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("主張: 架空港湾局は3日")


def test_less_sure_ones_go_and_the_precision_follows(program: Program, qtbot: QtBot):
    window = program.window
    press(Key.Key_F9)
    precision = window.findChild(QLabel, "suggestionThresholdPrecision")
    qtbot.waitUntil(lambda: precision.text().startswith("4 件"))
    slider = window.findChild(QSlider, "suggestionThreshold")
    before = list(window.suggesting.board.open)
    slider.setValue(round(100 * min(draft.score for draft in before)) // 5 + 1)
    percent = 5 * slider.value()
    sure = [draft for draft in before if draft.score >= percent / 100]
    assert 0 < len(sure) < 4
    assert list(window.suggesting.board.open) == sure
    expected = round(100 * sum(draft.score for draft in sure) / len(sure))
    qtbot.waitUntil(lambda: precision.text() == f"{len(sure)} 件 · 約 {expected}% が妥当の見込み")
    assert window.around.settings.get(LEAST_SURE) == percent


def test_many_are_accepted_in_one_deed_after_a_look_at_them(program: Program):
    window = program.window
    window.suggestion_commands.accept_all()
    dialog = window.findChild(AcceptAllDialog)
    rows = dialog.findChild(QListView, "acceptAllList")
    confirm = dialog.findChild(QPushButton, "acceptAllConfirm")
    assert confirm.text() == "4 件を採用"
    place = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert confirm.text() == "3 件を採用"
    confirm.click()
    assert [annotation.tag for annotation in stored(program)] == [ALL[0], *ALL[2:]]
    assert open_tags(window) == [ALL[1]]
    assert window.messages.text() == "3 件の提案を採用しました。Ctrl+Z でまとめて元に戻せます。"
    window.desk.undo()
    assert window.messages.text() == ""
    assert stored(program) == []
    assert open_tags(window) == ALL


def test_the_preview_has_only_what_is_sure_enough(program: Program):
    program.window.suggestion_commands.accept_all()
    dialog = program.window.findChild(AcceptAllDialog)
    slider = dialog.findChild(QSlider, "acceptAllThreshold")
    slider.setValue(20)
    assert dialog.picked() == []
    assert not dialog.findChild(QPushButton, "acceptAllConfirm").isEnabled()
    slider.setValue(16)
    assert all(draft.score >= 0.8 for draft in dialog.picked())
    dialog.reject()
    assert stored(program) == []


def test_what_is_accepted_unseen_does_not_count_as_read(program: Program):
    program.window.suggestions.accept_all(list(program.window.suggesting.board.open))
    assert program.window.reviewing.review.done == 0
    program.window.desk.undo()
    press(Key.Key_Space)
    assert program.window.reviewing.review.done == 1
