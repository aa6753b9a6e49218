"""The form in the real window over a real project file: what is filled in is in the file at once."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from annotate import edits
from annotate.model import Details, Metadata, SourceKind
from annotate.spans import Span
from storage.project import open_project
from tests.ui.window import fill_disk
from ui.claims.claim_background import DeskBackground
from ui.claims.claim_fields import OBJECT_NAMES
from ui.claims.claim_hints import ProposalChip
from ui.claims.source_rows import Column
from ui.dialogs.sources import SourcesDialog
from ui.settings import LIKELIHOOD_SCALE, OTHER_FIELDS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation
    from ui.main_window import MainWindow
    from ui.program import Program

POPUPS = pytest.mark.qt_log_ignore("This plugin does not support")
"""Offscreen popups cannot do all that others do."""

CHOSEN = {
    "stated_likelihood": ("0", "stated:possible"),
    "assessed_likelihood": ("5", "icd203:likely"),
    "confidence": ("3", "confidence:high"),
    "source_reliability": ("C", "C"),
    "credibility": ("4", "4"),
}
TYPED = {"holder": "組合", "actor": "港湾局", "target": "町", "horizon": "2027-04/2028-03"}


def field(window: MainWindow, name: str) -> Any:
    found = window.detail_panel.findChild(QWidget, OBJECT_NAMES[name])
    assert found
    return found


def marked(window: MainWindow, words: str, tag: str = "assertion") -> Annotation:
    """Mark words of the article at hand, and put the focus on them."""
    start = window.desk.content.text.index(words)
    window.article_view.select(start, start + len(words))
    window.desk.tag(tag)
    return window.article_view.focused_annotation()


def stored(program: Program, claim: Annotation) -> Details:
    return program.project.annotation(claim.id).details


def typed(line: QWidget, text: str) -> None:
    """Type through an input method."""
    QApplication.sendEvent(line, QInputMethodEvent("み", []))
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


def fill_in(window: MainWindow, name: str) -> str:
    """Fill a field in as the analyst would; returns what is to be stored."""
    if name == "quotation":
        field(window, name).findChildren(QWidget)[0].click()
        return "direct"
    if name in CHOSEN:
        key, value = CHOSEN[name]
        QTest.keyClick(field(window, name), key)
        return value
    window.detail_panel.form.set_unfolded(True)
    field(window, name).setFocus()
    typed(field(window, name), TYPED[name])
    QTest.keyClick(field(window, name), Qt.Key.Key_Return)
    return TYPED[name]


@pytest.mark.parametrize("name", OBJECT_NAMES)
def test_every_field_writes_and_undoes(program: Program, window: MainWindow, name: str) -> None:
    claim = marked(window, "町の財政が傾く恐れがある")
    value = fill_in(window, name)
    assert stored(program, claim) == Details(**{name: value})
    assert "詳細の編集" in window.actions_by_id["undo"].text()
    window.desk.undo()
    assert stored(program, claim) == Details()
    assert field(window, name).value() == ""
    window.desk.redo()
    assert field(window, name).value() == value


def test_everything_comes_back_and_goes_out(program: Program, window: MainWindow, tmp_path: Path) -> None:
    claim = marked(window, "代わりの仕事を先に示すべきだ", "recommendation")
    values = {name: fill_in(window, name) for name in OBJECT_NAMES}
    window.around.services.export(tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert {name: row[name] for name in values} == values
    assert row["grade"] == "C4"
    path = program.project.path
    window.close()
    with open_project(path) as again:
        assert again.annotation(claim.id).details == Details(**values)


def test_typing_is_written_before_another_article_comes(program: Program, window: MainWindow) -> None:
    claim = marked(window, "町の財政が傾く恐れがある")
    QTest.keyClicks(field(window, "actor"), "machi")
    window.desk.next_article()
    assert stored(program, claim) == Details(actor="machi")


def test_what_could_not_be_written_keeps_the_article_open(program: Program, window: MainWindow) -> None:
    claim = marked(window, "町の財政が傾く恐れがある")
    fill_disk(program)
    QTest.keyClick(field(window, "credibility"), "2")
    QTest.keyClicks(field(window, "actor"), "machi")
    window.desk.next_article()
    assert window.desk.article.id == claim.article_id
    assert field(window, "actor").text() == "machi"
    program.project.is_full = False
    assert window.desk.settle()
    assert stored(program, claim) == Details(credibility="2", actor="machi")


@POPUPS
def test_single_keys_write_in_the_form_and_tag_nothing(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    claim = marked(window, "町の財政が傾く恐れがある")
    window.detail_panel.form.set_unfolded(True)
    for name in OBJECT_NAMES:
        target = field(window, name)
        target = target.findChildren(QWidget)[0] if name == "quotation" else target
        target.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(target.hasFocus)
        for key in "3njpx":
            QTest.keyClick(target, key)
    assert window.desk.article.id == claim.article_id
    assert program.project.annotation(claim.id).tag == "assertion"


def test_keys_of_an_input_method_stay_in_the_line(
    program: Program, window: MainWindow, qtbot: QtBot
) -> None:
    claim = marked(window, "町の財政が傾く恐れがある")
    actor = field(window, "actor")
    window.detail_panel.form.set_unfolded(True)
    actor.setFocus()
    qtbot.waitUntil(actor.hasFocus)
    typed(actor, "町")
    QTest.keyClick(actor, Qt.Key.Key_Escape)
    assert window.article_view.hasFocus()
    assert stored(program, claim) == Details(actor="町")
    assert program.project.annotation(claim.id).tag == "assertion"


def test_the_text_proposes_who_speaks_and_how_likely(window: MainWindow, qtbot: QtBot) -> None:
    marked(window, "代わりの仕事を先に示すべきだ")
    chip = window.detail_panel.findChild(ProposalChip, "holderProposal")
    qtbot.waitUntil(chip.isVisible)
    assert chip.text() == "佐渡川氏（直接）"
    marked(window, "町の財政が傾く恐れがある", "threat_assessment")
    assert not chip.isVisible()
    likelihood = window.detail_panel.findChild(ProposalChip, "stated_likelihoodProposal")
    qtbot.waitUntil(likelihood.isVisible)
    assert "恐れがある" in likelihood.accessibleName()
    assert not chip.isVisible()


def test_a_sentence_without_end_is_not_read(window: MainWindow) -> None:
    claim = marked(window, "町の財政が傾く恐れがある")
    desk = window.desk
    assert DeskBackground(desk).proposals(claim)
    text = "長" * 2000 + desk.content.text
    desk.content = replace(desk.content, text=text, sentences=(Span(0, len(text)),))
    assert DeskBackground(desk).proposals(claim) == []


def test_names_are_offered_again(window: MainWindow) -> None:
    marked(window, "町の財政が傾く恐れがある")
    for name in ("actor", "holder"):
        fill_in(window, name)
    window.desk.grade_source(window.desk.session.store.source(SourceKind.SPEAKER, "港湾局"), "B", "")
    background = DeskBackground(window.desk)
    assert list(background.offers("target")) == ["港湾局"]
    assert list(background.offers("holder")) == ["組合", "港湾局"]


def test_a_grade_of_the_register_is_seen_at_once(program: Program, window: MainWindow) -> None:
    marked(window, "町の財政が傾く恐れがある")
    desk, store = window.desk, program.project
    desk.session.apply(edits.set_metadata(desk.article, Metadata(title="題", source="架空通信")))
    QTest.keyClick(field(window, "credibility"), "2")
    desk.grade_source(store.source(SourceKind.OUTLET, "架空通信"), "D", "")
    grade = window.detail_panel.findChild(QLabel, "gradeLabel")
    assert grade.text() == "D2"
    assert field(window, "source_reliability").text() == "D あまり信頼できない"
    assert "架空通信" in window.actions_by_id["undo"].text()
    desk.undo()
    assert grade.text() == "2"


def test_the_register_opens_from_menu_and_form_and_follows(window: MainWindow, qtbot: QtBot) -> None:
    marked(window, "町の財政が傾く恐れがある")
    window.actions_by_id["sources"].trigger()
    dialog = window.findChild(SourcesDialog)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
    window.desk.grade_source(window.desk.session.store.source(SourceKind.SPEAKER, "組合"), "E", "")
    window.detail_panel.findChild(QWidget, "openSources").click()
    dialog = window.findChild(SourcesDialog)
    model = dialog.findChild(QTableView, "sourcesTable").model()
    assert model.index(0, Column.NAME).data() == "組合"
    assert model.setData(model.index(0, Column.RELIABILITY), "A")
    assert model.index(0, Column.RELIABILITY).data() == "A 完全に信頼できる"
    window.desk.undo()
    assert model.index(0, Column.RELIABILITY).data() == "E 信頼できない"
    dialog.reject()


def test_what_was_folded_and_the_scale_are_remembered(window: MainWindow) -> None:
    settings = window.around.settings
    marked(window, "町の財政が傾く恐れがある")
    window.detail_panel.findChild(QWidget, "otherFields").click()
    form_menu = field(window, "assessed_likelihood").make_menu()
    next(action for action in form_menu.actions() if "PHIA" in action.text()).trigger()
    assert settings.get(OTHER_FIELDS) is True
    assert settings.get(LIKELIHOOD_SCALE) == "phia"


def test_the_note_stays_the_first_stop(window: MainWindow, qtbot: QtBot) -> None:
    marked(window, "町の財政が傾く恐れがある", "threat_assessment")
    QTest.keyClick(window.article_view, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "noteEdit"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "assessedLikelihood"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.article_view.hasFocus()


def test_an_outlet_that_is_renamed_stands_under_its_new_name_at_once(window: MainWindow) -> None:
    desk = window.desk
    desk.session.apply(edits.set_metadata(desk.article, Metadata(title="題", source="架空通信")))
    window.actions_by_id["sources"].trigger()
    dialog = window.findChild(SourcesDialog)
    model = dialog.findChild(QTableView, "sourcesTable").model()

    def names() -> list[str]:
        return [model.index(row, Column.NAME).data() for row in range(model.rowCount())]

    assert model.setData(model.index(names().index("架空通信"), Column.NAME), "架空通信社")
    assert names() == ["架空通信社"]
    assert desk.article.metadata.source == "架空通信社"
    desk.undo()
    assert names() == ["架空通信"]
    dialog.reject()
