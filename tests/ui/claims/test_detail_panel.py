from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from annotate.tags import BUILT_IN
from tests.ui.background import StillBackground, still_note
from tests.ui.samples import annotation
from ui.claims.detail_panel import DetailPanel
from ui.i18n import tr
from ui.tags.tag_button import TagButton
from ui.theme import LIGHT
from ui.widgets import note_field
from ui.widgets.local_time import local_time

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CLAIM = annotation("a", tag="threat_assessment", note="要確認")
OTHER = annotation("b", 20, tag="assertion")


@pytest.fixture
def panel(qtbot: QtBot) -> DetailPanel:
    widget = DetailPanel(LIGHT, BUILT_IN, StillBackground(), still_note())
    qtbot.addWidget(widget)
    widget.resize(340, 500)
    widget.show_annotation(CLAIM)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def note_of(panel: DetailPanel) -> QPlainTextEdit:
    note = panel.findChild(QPlainTextEdit, "noteEdit")
    assert isinstance(note, QPlainTextEdit)
    return note


def edits_of(panel: DetailPanel) -> list[tuple[str, str]]:
    edits: list[tuple[str, str]] = []
    panel.note_edited.connect(lambda *edit: edits.append(edit))
    return edits


def type_at_end(panel: DetailPanel, text: str) -> None:
    note_of(panel).moveCursor(QTextCursor.MoveOperation.End)
    note_of(panel).insertPlainText(text)


def compose(panel: DetailPanel, preedit: str, committed: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(committed)
    QApplication.sendEvent(note_of(panel), event)


def test_a_note_is_handed_over_when_the_typing_rests(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_field, "REST_MS", 30)
    panel = DetailPanel(LIGHT, BUILT_IN, StillBackground(), still_note())
    qtbot.addWidget(panel)
    panel.show_annotation(CLAIM)
    edits = edits_of(panel)
    with qtbot.waitSignal(panel.note_edited):
        type_at_end(panel, "。")
    qtbot.wait(80)
    assert edits == [("a", "要確認。")]


def test_typing_rests_for_two_seconds() -> None:
    assert note_field.REST_MS == 2000


def test_nothing_is_handed_over_that_did_not_change(qtbot: QtBot, panel: DetailPanel) -> None:
    edits = edits_of(panel)
    panel.commit()
    type_at_end(panel, "。")
    note_of(panel).undo()
    panel.commit()
    panel.show_annotation(OTHER)
    panel.show_annotation(None)
    assert edits == []


def test_a_note_is_handed_over_once(panel: DetailPanel) -> None:
    edits = edits_of(panel)
    type_at_end(panel, "。")
    panel.commit()
    panel.commit()
    assert edits == [("a", "要確認。")]


def test_leaving_the_field_hands_over(qtbot: QtBot, panel: DetailPanel) -> None:
    edits = edits_of(panel)
    note_of(panel).setFocus()
    qtbot.waitUntil(note_of(panel).hasFocus)
    type_at_end(panel, "。")
    qtbot.keyClick(note_of(panel), Qt.Key.Key_Tab)
    assert edits == [("a", "要確認。")]


def test_going_to_another_annotation_hands_over_for_the_one_before(panel: DetailPanel) -> None:
    edits = edits_of(panel)
    type_at_end(panel, "。")
    panel.show_annotation(OTHER)
    assert edits == [("a", "要確認。")]
    assert note_of(panel).toPlainText() == ""


def test_what_is_being_composed_is_never_torn_apart(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(note_field, "REST_MS", 30)
    panel = DetailPanel(LIGHT, BUILT_IN, StillBackground(), still_note())
    qtbot.addWidget(panel)
    panel.show_annotation(CLAIM)
    edits = edits_of(panel)
    type_at_end(panel, "、")
    compose(panel, "とうだい")
    qtbot.wait(120)
    assert edits == []
    with qtbot.waitSignal(panel.note_edited):
        compose(panel, "", "灯台")
    assert edits == [("a", "要確認、灯台")]


def test_the_same_annotation_again_leaves_cursor_and_typing_alone(panel: DetailPanel) -> None:
    edits = edits_of(panel)
    type_at_end(panel, "。続きを")
    note_of(panel).moveCursor(QTextCursor.MoveOperation.Left)
    place = note_of(panel).textCursor().position()
    panel.show_annotation(replace(CLAIM, tag="assertion"))
    assert note_of(panel).toPlainText() == "要確認。続きを"
    assert note_of(panel).textCursor().position() == place
    panel.commit()
    assert edits == [("a", "要確認。続きを")]


def test_a_stored_note_comes_back_without_moving_the_cursor(panel: DetailPanel) -> None:
    edits = edits_of(panel)
    panel.note_edited.connect(lambda _, note: panel.show_annotation(replace(CLAIM, note=note)))
    type_at_end(panel, "。")
    note_of(panel).moveCursor(QTextCursor.MoveOperation.Start)
    panel.commit()
    assert note_of(panel).textCursor().position() == 0
    panel.commit()
    assert edits == [("a", "要確認。")]


def test_an_undone_note_is_shown(panel: DetailPanel) -> None:
    edits = edits_of(panel)
    panel.show_annotation(replace(CLAIM, note="前のメモ"))
    assert note_of(panel).toPlainText() == "前のメモ"
    panel.commit()
    assert edits == []


def test_a_note_that_could_not_be_written_stays_and_is_handed_over_again(panel: DetailPanel) -> None:
    edits = edits_of(panel)
    type_at_end(panel, "。")
    panel.commit()
    panel.show_annotation(CLAIM)  # what is stored is as it was
    assert note_of(panel).toPlainText() == "要確認。"
    panel.commit()
    assert edits == [("a", "要確認。")] * 2


def test_no_break_spaces_and_line_ends_are_handed_over_as_they_are_stored(panel: DetailPanel) -> None:
    edits = edits_of(panel)
    panel.show_annotation(replace(CLAIM, note="五\u00a0隻\n二行目😀"))
    type_at_end(panel, "!")
    panel.commit()
    assert edits == [("a", "五\u00a0隻\n二行目😀!")]


@pytest.mark.parametrize("note", ["一\r\n二", "一\r二", "一\u2029二", "\ufeff一", "一\u2028二", "一\x00二"])
def test_a_note_no_field_keeps_as_it_is_does_not_count_as_typing(panel: DetailPanel, note: str) -> None:
    edits = edits_of(panel)
    panel.show_annotation(replace(OTHER, note=note))
    panel.commit()
    panel.show_annotation(None)
    assert edits == []


def test_the_field_grows_with_its_lines_and_then_scrolls(qtbot: QtBot, panel: DetailPanel) -> None:
    small = note_of(panel).height()
    type_at_end(panel, "\n行" * 8)
    qtbot.waitUntil(lambda: note_of(panel).height() > small)
    type_at_end(panel, "\n行" * 80)
    qtbot.waitUntil(lambda: note_of(panel).verticalScrollBar().maximum() > 0)
    assert note_of(panel).height() < 500


def test_the_quote_is_plain_and_as_high_as_its_lines(qtbot: QtBot, panel: DetailPanel) -> None:
    quote = panel.findChild(QPlainTextEdit, "quoteView")
    assert isinstance(quote, QPlainTextEdit)
    panel.show_annotation(annotation("c", quote="<b>冬の間</b>に救急搬送が途絶える恐れが高い。" * 4))
    assert quote.toPlainText().startswith("<b>冬")
    qtbot.waitUntil(lambda: quote.height() > 50)
    high = quote.height()
    assert quote.verticalScrollBar().maximum() == 0
    panel.show_annotation(annotation("d", quote="冬の間。"))
    qtbot.waitUntil(lambda: quote.height() < high)


def test_a_giant_quote_shows_its_ends(panel: DetailPanel) -> None:
    quote = panel.findChild(QPlainTextEdit, "quoteView")
    assert isinstance(quote, QPlainTextEdit)
    panel.show_annotation(annotation("c", quote="始" + "あ" * 500_000 + "終"))
    shown = quote.toPlainText()
    assert (shown[0], shown[-1], len(shown) < 2100) == ("始", "終", True)


def test_tags_are_chosen_and_follow_what_the_annotation_says(qtbot: QtBot, panel: DetailPanel) -> None:
    buttons = panel.findChildren(TagButton)
    assert [button.isChecked() for button in buttons] == [False, False, True]
    with qtbot.waitSignal(panel.tag_chosen) as chosen:
        qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["recommendation"]
    assert [button.isChecked() for button in buttons] == [False, False, True]
    panel.show_annotation(replace(CLAIM, tag="recommendation"))
    assert [button.isChecked() for button in buttons] == [False, True, False]


def test_remove_is_asked_for_only_where_it_can_be_done(qtbot: QtBot, panel: DetailPanel) -> None:
    remove = panel.findChild(QPushButton)
    assert isinstance(remove, QPushButton)
    with qtbot.waitSignal(panel.remove_requested):
        qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    panel.set_read_only(True)
    assert not remove.isVisible()
    assert note_of(panel).isReadOnly()
    assert not any(button.isEnabled() for button in panel.findChildren(TagButton))
    panel.set_read_only(False)
    assert remove.isVisible()


def test_who_and_when(panel: DetailPanel) -> None:
    panel.show_annotation(replace(CLAIM, updated_at="2026-03-02T09:30:00.000Z"))
    words = "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    assert "森田" in words
    assert local_time(CLAIM.created_at) in words
    assert local_time("2026-03-02T09:30:00.000Z") in words


def test_times_are_the_clocks_of_the_place() -> None:
    assert local_time("2026-03-01T12:00:00.000Z") in {
        f"2026-03-0{1 + (12 + hour) // 24}" f" {(12 + hour) % 24:02}:{minute}"
        for hour in range(-12, 15)
        for minute in ("00", "30", "45")
    }
    assert local_time("いつか") == "いつか"


def test_without_an_annotation_the_next_step_is_said(panel: DetailPanel) -> None:
    panel.show_annotation(None)
    visible = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert visible == [tr("detail.empty")]
    assert not note_of(panel).isVisible()
    panel.focus_note()
    assert not note_of(panel).hasFocus()


def test_tab_goes_through_the_panel_in_reading_order(qtbot: QtBot, panel: DetailPanel) -> None:
    panel.findChildren(TagButton)[0].setFocus()
    names = []
    for _ in range(15):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.objectName() or focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        *("主張", "提言", "脅威評価", "quoteView", "noteEdit"),
        *("assessedLikelihood", "confidenceChoice", "statedLikelihood", "horizonChoice", "actorEdit"),
        *("targetEdit", "holderEdit", "直接", "間接", "otherFields"),
    ]
    assert QApplication.focusWidget() is panel.findChild(QPushButton)
