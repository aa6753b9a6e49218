"""What goes wrong is shown in one sentence, and the screen is as the file is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton

from annotate.errors import ProjectError
from tests.ui.window import fill_disk
from ui.error_hook import ErrorHook
from ui.i18n import sentence, tr
from ui.log import start_log, stop_log, where

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.program import Program

Key = Qt.Key


def on_screen(program: Program) -> tuple[object, ...]:
    window = program.window
    return (
        dict(window.desk.annotations),
        window.article_view.focused_annotation(),
        window.article_view.target_span(),
        window.table.findChild(object, "annotationTable"),
        [label.text() for label in window.status.findChildren(QLabel)],
        window.actions_by_id["undo"].text(),
    )


def test_a_deed_that_cannot_be_written_is_shown_and_changes_nothing(program: Program):
    window = program.window
    QTest.keyClick(window.article_view, Key.Key_1)
    QTest.keyClick(window.article_view, Key.Key_J)
    before = on_screen(program)
    fill_disk(program)
    for key in (Key.Key_2, Key.Key_3):
        QTest.keyClick(window.article_view, key)
        assert window.messages.is_error()
        assert window.messages.text() == tr("error.disk_full")
        assert on_screen(program) == before
    window.desk.undo()
    assert on_screen(program) == before
    program.project.is_full = False
    QTest.keyClick(window.article_view, Key.Key_2)
    assert len(window.desk.annotations) == 2


def test_a_note_that_cannot_be_written_stays_in_its_field_and_keeps_the_window_open_once(
    program: Program, qtbot: QtBot
):
    window = program.window
    QTest.keyClick(window.article_view, Key.Key_1)
    window.commands.show_details()
    note = window.findChild(QPlainTextEdit, "noteEdit")
    fill_disk(program)
    QTest.keyClicks(note, "abc")
    window.close()
    assert window.isVisible()
    assert note.toPlainText() == "abc"
    assert window.messages.text() == tr("error.disk_full")
    program.project.is_full = False
    QTest.keyClicks(note, "d")
    window.detail_panel.commit()
    assert [a.note for a in window.desk.annotations.values()] == ["abcd"]


def test_a_note_that_cannot_be_written_waits_wherever_the_analyst_goes(program: Program):
    window = program.window
    QTest.keyClick(window.article_view, Key.Key_1)
    marked = window.article_view.focused_annotation()
    window.commands.show_details()
    fill_disk(program)
    QTest.keyClicks(window.findChild(QPlainTextEdit, "noteEdit"), "abc")
    here = window.desk.article
    window.article_view.setFocus()
    QTest.keyClick(window.article_view, Key.Key_J)
    window.desk.next_article()
    program.rebuild()
    assert (program.window, window.desk.article) == (window, here)
    assert window.desk.annotations[marked.id].note == ""
    window.article_view.focus_annotation(marked.id)
    assert window.findChild(QPlainTextEdit, "noteEdit").toPlainText() == "abc"
    program.project.is_full = False
    window.desk.next_article()
    assert window.desk.article != here
    assert [a.note for a in program.project.annotations(here.id)] == ["abc"]


def test_details_can_be_copied(program: Program):
    program.show_failure("文", "SQLITE_FULL")
    program.window.messages.findChild(QPushButton, "messageCopy").click()
    assert "SQLITE_FULL" in QGuiApplication.clipboard().text()


def test_markup_in_a_message_is_shown_as_it_is(program: Program):
    program.show_failure("<b>表題</b>", "")
    label = program.window.messages.findChild(QLabel, "messageText")
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_an_exception_in_a_slot_is_shown_once_and_the_program_goes_on(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    shown: list[str] = []
    hook = ErrorHook(lambda text, details: (shown.append(details), program.show_failure(text, details)),
                     program.reload)
    monkeypatch.setattr(sys, "excepthook", hook)
    secret = "本文の一節"

    def fail() -> None:
        raise KeyError(secret)

    start_log(tmp_path)
    try:
        timer = QTimer()
        timer.timeout.connect(fail)
        timer.start(0)
        qtbot.wait(50)
        timer.stop()
    finally:
        stop_log()
    assert len(shown) == 1
    assert secret in shown[0]
    assert program.window.messages.text() == tr("error.unexpected")
    log = (tmp_path / "shirushi.log").read_text(encoding="utf-8")
    assert "KeyError" in log
    assert secret not in log
    assert str(tmp_path) not in log
    QTest.keyClick(program.window.article_view, Key.Key_1)
    assert len(program.window.desk.annotations) == 1


@pytest.mark.logs_a_warning
def test_an_expected_error_that_nobody_caught_speaks_its_own_sentence():
    shown: list[str] = []
    error = ProjectError("disk_full")
    ErrorHook(lambda text, details: shown.append(text), lambda: None)(ProjectError, error, None)
    assert shown == [sentence(error)]


def test_where_an_error_was_is_told_without_what_it_says():
    with pytest.raises(ValueError, match="秘密") as caught:
        raise ValueError("秘密")
    told = where(caught.value)
    assert told.startswith("ValueError at tests/ui/test_failures.py:")
    assert "秘密" not in told


def test_only_the_owner_can_read_the_log(tmp_path: Path):
    from ui.log import log

    start_log(tmp_path)
    log.info("x")
    stop_log()
    assert {path.stat().st_mode & 0o077 for path in tmp_path.iterdir()} == {0}
