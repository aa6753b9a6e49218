"""The codebook's window, and how every part of the main window follows the codebook at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
)

from annotate import edits
from annotate.codebook import definition, gist
from annotate.tags import ASSERTION, BUILT_IN, RECOMMENDATION, Tag
from storage.integrity import problems
from tests.ui.window import fill_disk
from ui.dialogs.codebook import AddTagDialog, CodebookDialog, RemoveTagDialog
from ui.i18n import tr
from ui.tags.color_choice import Swatch
from ui.tags.tag_button import TagButton
from ui.tags.tag_list import TagList
from ui.widgets.growing_text import GrowingText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PROMISE = Tag("promise", "約束", "Promise", "約", "P", "4", "#CC79A7", definition_ja="引き受けること")


@pytest.fixture
def codebook(window: MainWindow, qtbot: QtBot) -> CodebookDialog:
    QTest.keyClick(window.article_view, Key.Key_F2)
    dialog = window.findChild(CodebookDialog)
    assert dialog.objectName() == "codebookDialog"
    with qtbot.waitExposed(dialog):
        pass
    return dialog


def stored(window: MainWindow) -> list[Tag]:
    return list(window.around.session.store.tags())


def tag_of(window: MainWindow, id: str) -> Tag:
    return next(tag for tag in stored(window) if tag.id == id)


def given_tags(window: MainWindow) -> list[str]:
    return [one.tag for one in window.around.session.store.annotations(window.desk.article.id)]


def apply(window: MainWindow, edit: edits.Edit) -> None:
    window.around.session.apply(edit)


def shown_tags(window: MainWindow) -> list[str]:
    return [button.text() for button in window.tag_bar.findChildren(TagButton)]


def menu_tags(window: MainWindow) -> list[str]:
    return [a.objectName() for a in window.menus["menu.edit"].actions() if a.objectName().startswith("tag_")]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key in the article, whatever window was in front."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.article_view.setFocus()
    QTest.keyClick(window.article_view, key)


def write(dialog: QDialog, name: str, text: str) -> None:
    line = dialog.findChild(QLineEdit, name)
    line.setText(text)
    line.editingFinished.emit()


def choose(dialog: CodebookDialog, row: int) -> None:
    dialog.findChild(TagList).setCurrentRow(row)


def problem_of(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "codebookProblem")
    return "" if label.isHidden() else label.text()


# The window follows


def test_a_tag_that_is_added_is_everywhere_at_once_and_its_key_gives_it(window: MainWindow):
    QTest.keyClicks(window.article_view, "jj")
    place, top = window.article_view.place(), window.article_view.verticalScrollBar().value()
    QTest.keyClick(window.article_view, Key.Key_4)
    assert given_tags(window) == []
    apply(window, edits.add_tag(PROMISE))
    assert (window.article_view.place(), window.article_view.verticalScrollBar().value()) == (place, top)
    assert shown_tags(window) == ["主張", "提言", "脅威評価", "約束"]
    assert menu_tags(window) == [f"tag_{tag.id}" for tag in (*BUILT_IN, PROMISE)]
    QTest.keyClick(window.article_view, Key.Key_4)
    assert given_tags(window) == ["promise"]
    assert window.table.model().index(0, 0).data() == "約束"
    count = window.findChild(QLabel, "count_promise")
    assert (count.text(), count.isVisible()) == ("約 1", True)


def test_every_action_is_wired_once_whatever_came_and_went(window: MainWindow):
    for _ in range(2):
        apply(window, edits.add_tag(PROMISE))
        window.desk.undo()
    assert sorted(window.actions_by_id) == sorted(row.id for row in window.rows)
    QTest.keyClick(window.article_view, Key.Key_J)
    QTest.keyClick(window.article_view, Key.Key_Down)
    QTest.keyClick(window.article_view, Key.Key_1)
    QTest.keyClick(window.article_view, Key.Key_4)
    assert given_tags(window) == ["assertion"]
    assert menu_tags(window) == [f"tag_{tag.id}" for tag in BUILT_IN]


def test_another_name_key_and_colour_count_at_once(window: MainWindow):
    QTest.keyClick(window.article_view, Key.Key_1)
    apply(window, edits.change_tag(ASSERTION, edits.replace(ASSERTION, name_ja="断定", key="A")))
    assert shown_tags(window)[0] == "断定"
    assert window.table.model().index(0, 0).data() == "断定"
    QTest.keyClick(window.article_view, Key.Key_2)
    QTest.keyClick(window.article_view, Key.Key_1)
    assert given_tags(window) == ["recommendation"]
    QTest.keyClick(window.article_view, Key.Key_A)
    assert given_tags(window) == ["assertion"]
    assert "断定" in window.actions_by_id["undo"].text()


def test_the_colour_is_that_of_the_letters_and_counts(window: MainWindow):
    before = window.findChild(QLabel, "count_assertion").styleSheet()
    apply(window, edits.change_tag(ASSERTION, edits.replace(ASSERTION, color="#AA4499")))
    assert window.findChild(QLabel, "count_assertion").styleSheet() != before
    window.desk.undo()
    assert window.findChild(QLabel, "count_assertion").styleSheet() == before


def test_a_retired_tag_is_offered_no_longer_and_stays_where_it_was_given(window: MainWindow):
    apply(window, edits.add_tag(PROMISE))
    QTest.keyClick(window.article_view, Key.Key_4)
    apply(window, edits.remove_tag(PROMISE, [], None, ""))
    assert shown_tags(window) == ["主張", "提言", "脅威評価"]
    assert "tag_promise" not in window.actions_by_id
    assert window.table.model().index(0, 0).data() == "約束"
    assert window.findChild(QLabel, "count_promise").isVisible()
    (kept,) = [b for b in window.detail_panel.findChildren(TagButton) if b.text() == "約束"]
    assert kept.isVisible()
    assert kept.isChecked()
    assert not kept.isEnabled()
    QTest.keyClick(window.article_view, Key.Key_2)
    assert given_tags(window) == ["recommendation"]
    assert kept.isHidden()
    QTest.keyClick(window.article_view, Key.Key_4)
    assert given_tags(window) == ["recommendation"]


def test_undo_of_a_tag_that_went_from_many_articles_stays_in_this_one(window: MainWindow):
    apply(window, edits.add_tag(PROMISE))
    QTest.keyClick(window.article_view, Key.Key_4)
    marked = window.desk.article.id
    window.desk.next_article()
    here = window.desk.article.id
    store = window.around.session.store
    apply(window, edits.remove_tag(PROMISE, store.tagged("promise"), "assertion", "2027-01-01T00:00:00Z"))
    window.desk.undo()
    assert window.desk.article.id == here != marked
    assert [one.tag for one in store.annotations(marked)] == ["promise"]
    window.desk.redo()
    assert window.desk.article.id == here
    assert [one.tag for one in store.annotations(marked)] == ["assertion"]


def test_the_key_of_a_new_tag_writes_in_a_text_field(window: MainWindow, qtbot: QtBot):
    apply(window, edits.add_tag(edits.replace(PROMISE, key="G")))
    QTest.keyClick(window.article_view, Key.Key_1)
    search = window.findChild(QLineEdit, "articleSearch")
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClicks(search, "gG4")
    assert search.text() == "gG4"
    assert given_tags(window) == ["assertion"]
    window.article_view.setFocus()
    QTest.keyClick(window.article_view, Key.Key_G)
    assert given_tags(window) == ["promise"]


def test_a_key_chosen_by_the_analyst_for_a_tag_is_free_again_when_the_tag_goes(
    program: Program, window: MainWindow
):
    from ui.settings import KEYS

    program.settings.set(KEYS, {"tag_promise": ("J",)})
    first = window.article_view.target_span()
    apply(window, edits.add_tag(PROMISE))
    QTest.keyClick(window.article_view, Key.Key_J)
    assert given_tags(window) == ["promise"]
    apply(window, edits.remove_tag(PROMISE, [], None, ""))
    QTest.keyClick(window.article_view, Key.Key_J)
    assert given_tags(window) == ["promise"]
    assert window.article_view.target_span() != first


def test_hovering_a_tag_says_what_it_means(window: MainWindow):
    apply(window, edits.add_tag(PROMISE))
    tips = [b.accessibleDescription() for b in window.tag_bar.findChildren(TagButton)]
    assert tips[1].endswith(gist(RECOMMENDATION, "ja"))
    assert tips[3].endswith("引き受けること")


@pytest.mark.parametrize("width", [1280, 800])
def test_nine_tags_find_room(window: MainWindow, width: int, qtbot: QtBot):
    window.resize(width, 720)
    for number, name in enumerate(("噂", "約束", "背景", "数字", "引用", "とても長い名前のタグ" * 3)):
        wished = Tag(f"t{number}", name, f"Tag {number}", name[0], str(number), str(4 + number), "#777777")
        apply(window, edits.add_tag(wished))
    QTest.keyClick(window.article_view, Key.Key_1)
    qtbot.wait(50)
    for parent in (window.tag_bar, window.detail_panel):
        shown = [b for b in parent.findChildren(TagButton) if b.isVisible()]
        places = [b.geometry().translated(b.parentWidget().mapTo(parent, b.parentWidget().rect().topLeft()))
                  for b in shown]  # fmt: skip
        assert len(shown) == 9
        assert not any(a.intersects(b) for n, a in enumerate(places) for b in places[:n])
        assert all(place.right() <= parent.width() for place in places)
    assert window.width() == width
    assert window.tag_bar.height() < 120


# The codebook's window


def test_it_opens_at_the_tag_of_the_annotation_in_focus_and_shows_its_guideline(
    window: MainWindow, codebook: CodebookDialog, qtbot: QtBot
):
    assert codebook.findChild(GrowingText, "tag_definition").text() == definition(ASSERTION, "ja")
    codebook.close()
    press(qtbot, window, Key.Key_2)
    press(qtbot, window, Key.Key_F2)
    assert window.findChildren(CodebookDialog) == [codebook]
    assert codebook.findChild(GrowingText, "tag_definition").text() == definition(RECOMMENDATION, "ja")
    codebook.findChild(QToolButton, "guideline_en").click()
    assert codebook.findChild(GrowingText, "tag_definition").text() == definition(RECOMMENDATION, "en")
    assert stored(window) == list(BUILT_IN)


def test_a_field_is_kept_when_it_is_left_and_undone_as_one_deed(window: MainWindow, codebook: CodebookDialog):
    write(codebook, "tag_name_ja", "断定")
    assert tag_of(window, "assertion").name_ja == "断定"
    assert shown_tags(window)[0] == "断定"
    assert window.actions_by_id["undo"].text() == tr(
        "action.undo_deed", deed=tr("deed.change_tag", detail="断定")
    )
    QTest.keyClick(codebook.findChild(TagList), Key.Key_Z, Modifier.ControlModifier)
    assert stored(window) == list(BUILT_IN)
    assert codebook.findChild(QLineEdit, "tag_name_ja").text() == "主張"
    QTest.keyClick(codebook.findChild(TagList), Key.Key_Y, Modifier.ControlModifier)
    assert tag_of(window, "assertion").name_ja == "断定"
    assert window.around.session.undo()
    assert list(problems(window.around.session.store)) == []


def test_a_definition_is_written_on_its_page(window: MainWindow, codebook: CodebookDialog):
    text = codebook.findChild(GrowingText, "tag_definition")
    text.setPlainText("私たちの定義\n")
    text.left.emit()
    assert tag_of(window, "assertion").definition_ja == "私たちの定義"
    assert tag_of(window, "assertion").definition_en == ""
    text.setPlainText(definition(ASSERTION, "ja"))
    text.left.emit()
    assert stored(window) == list(BUILT_IN)
    text.setPlainText("")
    text.left.emit()
    assert text.text() == definition(ASSERTION, "ja")
    assert stored(window) == list(BUILT_IN)


def test_what_is_still_being_typed_is_kept_when_the_window_or_the_dialog_closes(
    window: MainWindow, codebook: CodebookDialog
):
    codebook.findChild(GrowingText, "tag_examples").setPlainText("○ 例")
    window.desk.settle()
    assert tag_of(window, "assertion").examples_ja == "○ 例"
    codebook.findChild(QLineEdit, "tag_key").setText("g")
    QTest.keyClick(codebook, Key.Key_Escape)
    assert tag_of(window, "assertion").key == "G"
    assert not codebook.isVisible()


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [("tag_name_ja", "提言", "tag_name_taken"), ("tag_key", "j", "tag_key_taken"),
     ("tag_letter_en", "R", "tag_letter_taken")],
)
def test_what_cannot_be_is_said_beside_the_field(
    window: MainWindow, codebook: CodebookDialog, field: str, value: str, key: str
):
    write(codebook, field, value)
    values = {"name": value, "pressed": value.upper(), "letter": value, "tag": "Recommendation"}
    assert problem_of(codebook) == tr(f"error.{key}", **values)
    assert stored(window) == list(BUILT_IN)
    choose(codebook, 1)
    choose(codebook, 0)
    assert problem_of(codebook) == ""
    assert codebook.findChild(QLineEdit, field).text() == getattr(ASSERTION, field.removeprefix("tag_"))


def test_a_tag_keeps_a_key_that_another_action_has_now(window: MainWindow, codebook: CodebookDialog):
    apply(window, edits.add_tag(edits.replace(PROMISE, key="J")))
    choose(codebook, 3)
    write(codebook, "tag_name_ja", "公約")
    assert (tag_of(window, "promise").name_ja, problem_of(codebook)) == ("公約", "")


def test_a_colour_is_chosen_with_a_click(window: MainWindow, codebook: CodebookDialog):
    swatches = {swatch.hue: swatch for swatch in codebook.findChildren(Swatch)}
    swatches["#882255"].click()
    assert tag_of(window, "assertion").color == "#882255"
    assert [s.hue for s in codebook.findChildren(Swatch) if s.isChecked()] == ["#882255"]
    apply(window, edits.change_tag(tag_of(window, "assertion"), edits.replace(ASSERTION, color="#123456")))
    assert [s.hue for s in codebook.findChildren(Swatch) if s.isChecked()] == ["#123456"]


def test_a_tag_is_added_by_its_name_alone(window: MainWindow, codebook: CodebookDialog):
    codebook.findChild(QPushButton, "addTag").click()
    dialog = codebook.findChild(AddTagDialog)
    dialog.accept()
    assert dialog.isVisible()
    assert stored(window) == list(BUILT_IN)
    dialog.findChild(QLineEdit, "newTag_ja").setText("噂")
    dialog.accept()
    added = stored(window)[-1]
    assert (added.id, added.name_en, added.letter_ja, added.key) == ("tag_1", "噂", "噂", "4")
    assert added.color not in {tag.color for tag in BUILT_IN}
    assert codebook.findChild(QLineEdit, "tag_name_ja").text() == "噂"
    assert codebook.findChild(QLineEdit, "tag_name_en").text() == ""
    write(codebook, "tag_name_ja", "風評")
    assert stored(window)[-1].name_en == "風評"
    write(codebook, "tag_name_en", "Hearsay")
    assert (stored(window)[-1].id, stored(window)[-1].name_en) == ("tag_1", "Hearsay")


@pytest.mark.parametrize(("moves", "given"), [(False, "promise"), (True, "recommendation")])
def test_retiring_a_tag_asks_what_becomes_of_its_annotations(
    window: MainWindow, codebook: CodebookDialog, qtbot: QtBot, moves: bool, given: str
):
    apply(window, edits.add_tag(PROMISE))
    press(qtbot, window, Key.Key_4)
    choose(codebook, 3)
    codebook.findChild(QPushButton, "removeTag").click()
    asked = codebook.findChild(RemoveTagDialog)
    if moves:
        others = asked.findChild(QComboBox, "replacement")
        others.setCurrentIndex(others.findData("recommendation"))
        asked.findChild(QRadioButton, "moveClaims").setChecked(True)
    asked.accept()
    assert given_tags(window) == [given]
    assert tag_of(window, "promise").retired
    codebook.findChild(QPushButton, "restoreTag").click()
    assert stored(window)[-1] == PROMISE
    assert list(problems(window.around.session.store)) == []


def test_a_tag_nobody_gave_is_retired_without_a_question(window: MainWindow, codebook: CodebookDialog):
    apply(window, edits.add_tag(PROMISE))
    choose(codebook, 3)
    codebook.findChild(QPushButton, "removeTag").click()
    assert codebook.findChild(RemoveTagDialog) is None
    assert tag_of(window, "promise").retired


def test_the_three_cannot_be_retired(codebook: CodebookDialog):
    for row in range(3):
        choose(codebook, row)
        assert not codebook.findChild(QPushButton, "removeTag").isEnabled()
        assert not codebook.findChild(QPushButton, "restoreTag").isVisible()


def test_keys_of_the_window_do_nothing_in_the_codebook(window: MainWindow, codebook: CodebookDialog):
    codebook.activateWindow()
    QTest.keyClicks(codebook.findChild(TagList), "1n")
    line = codebook.findChild(QLineEdit, "tag_name_en")
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, "1jn")
    assert line.text() == "1jn"
    assert given_tags(window) == []


def test_a_full_disk_is_said_and_nothing_changed(
    program: Program, window: MainWindow, codebook: CodebookDialog
):
    fill_disk(program)
    write(codebook, "tag_name_ja", "断定")
    assert problem_of(codebook) == tr("error.disk_full")
    program.project.is_full = False
    assert stored(window) == list(BUILT_IN)
    assert shown_tags(window)[0] == "主張"


def test_where_nothing_can_be_written_it_can_be_read(window: MainWindow, monkeypatch: pytest.MonkeyPatch):
    store = type(window.around.session.store)
    monkeypatch.setattr(store, "read_only", property(lambda self: True))
    window.dialogs.show_codebook()
    dialog = window.findChild(CodebookDialog)
    assert dialog.findChild(GrowingText, "tag_definition").text() == definition(ASSERTION, "ja")
    assert dialog.findChild(GrowingText, "tag_definition").isReadOnly()
    assert all(line.isReadOnly() for line in dialog.findChildren(QLineEdit))
    assert not any(button.isVisible() for button in dialog.findChildren(QPushButton))


def test_after_esc_the_keys_are_those_of_the_article_again(
    window: MainWindow, codebook: CodebookDialog, qtbot: QtBot
):
    codebook.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is codebook)
    QTest.keyClick(codebook, Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_3)
    assert given_tags(window) == ["threat_assessment"]


def test_the_tag_bar_leads_to_the_codebook(window: MainWindow):
    assert [action.objectName() for action in window.tag_bar.actions()] == ["codebook"]
    assert window.tag_bar.contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu
