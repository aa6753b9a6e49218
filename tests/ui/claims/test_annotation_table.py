from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel

from annotate.model import Details
from annotate.tags import BUILT_IN
from tests.ui.samples import annotation
from ui.claims.annotation_columns import Column
from ui.claims.annotation_rows import ANNOTATION, OUTSIDE, AnnotationRows
from ui.claims.annotation_table import AnnotationTable
from ui.claims.cell_editor import CellEditor
from ui.i18n import tr
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation

FIRST = annotation("a", 0, tag="threat_assessment", note="要確認")
SECOND = annotation("b", 20, tag="assertion")
THIRD = annotation("c", 40, tag="recommendation", note="裏づけ")


@pytest.fixture
def table(qtbot: QtBot) -> AnnotationTable:
    widget = AnnotationTable(LIGHT, BUILT_IN)
    qtbot.addWidget(widget)
    QAbstractItemModelTester(widget.model(), widget)
    widget.set_annotations([THIRD, FIRST, SECOND])
    widget.resize(340, 400)
    widget.show()
    return widget


def ids(table: AnnotationTable) -> str:
    model = table.model()
    return "".join(model.index(row, 0).data(ANNOTATION).id for row in range(model.rowCount()))


def chosen_in(table: AnnotationTable) -> list[str]:
    chosen: list[str] = []
    table.annotation_chosen.connect(chosen.append)
    return chosen


def test_rows_stand_in_the_order_of_the_text(table: AnnotationTable) -> None:
    assert ids(table) == "abc"


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (Column.TAG, Qt.SortOrder.AscendingOrder, "bca"),
        (Column.TAG, Qt.SortOrder.DescendingOrder, "acb"),
        (Column.QUOTE, Qt.SortOrder.DescendingOrder, "cba"),
        (Column.NOTE, Qt.SortOrder.AscendingOrder, "cab"),
    ],
)
def test_a_header_sorts_and_the_selection_stays_with_its_annotation(
    table: AnnotationTable, column: Column, order: Qt.SortOrder, expected: str
) -> None:
    table.select("c")
    chosen = chosen_in(table)
    table.sortByColumn(column, order)
    assert ids(table) == expected
    assert table.currentIndex().data(ANNOTATION).id == "c"
    assert chosen == []


def test_one_change_moves_one_row_and_resets_nothing(table: AnnotationTable) -> None:
    model = table.model()
    model.modelReset.connect(lambda: pytest.fail("reset"))
    model.layoutChanged.connect(lambda *_: pytest.fail("laid out anew"))
    table.apply([(None, annotation("d", 30))])
    assert ids(table) == "abdc"
    table.apply([(FIRST, replace(FIRST, span=annotation("x", 35).span))])
    assert ids(table) == "bdac"
    table.apply([(SECOND, None)])
    assert ids(table) == "dac"


def test_the_selection_follows_its_annotation_through_changes(table: AnnotationTable) -> None:
    table.select("b")
    chosen = chosen_in(table)
    table.apply([(None, annotation("d", 1)), (FIRST, None), (SECOND, replace(SECOND, note="新"))])
    assert table.currentIndex().data(ANNOTATION).note == "新"
    table.apply([(SECOND, None)])
    assert not table.currentIndex().isValid()
    assert chosen == []


def test_a_removed_annotation_that_comes_back_is_known_again(table: AnnotationTable) -> None:
    table.select("b")
    table.apply([(SECOND, None)])
    table.apply([(None, SECOND)])
    assert ids(table) == "abc"
    assert table.currentIndex().data(ANNOTATION).id == "b"


def test_select_is_silent_and_keys_choose(qtbot: QtBot, table: AnnotationTable) -> None:
    chosen = chosen_in(table)
    table.select("a")
    assert chosen == []
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen == ["b"]
    table.select(None)
    assert table.selectionModel().selectedRows() == []
    assert chosen == ["b"]


def test_delete_asks_for_the_selected_rows(qtbot: QtBot, table: AnnotationTable) -> None:
    table.select("a")
    row = table.model().index(2, 0)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().select(row, flags.Select | flags.Rows)
    with qtbot.waitSignal(table.remove_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert sorted(asked.args[0]) == ["a", "c"]


def test_delete_asks_for_nothing_where_nothing_can_be_written(qtbot: QtBot, table: AnnotationTable) -> None:
    table.set_read_only(True)
    table.select("a")
    with qtbot.assertNotEmitted(table.remove_requested):
        qtbot.keyClick(table, Qt.Key.Key_Delete)


def test_delete_is_the_tables_own_before_any_action_of_the_window(table: AnnotationTable) -> None:
    for key, own in ((Qt.Key.Key_Delete, True), (Qt.Key.Key_1, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(table, event)
        assert event.isAccepted() is own


def test_an_empty_table_says_the_next_step(table: AnnotationTable) -> None:
    label = table.viewport().findChild(QLabel)
    assert isinstance(label, QLabel)
    assert not label.isVisible()
    table.apply([(FIRST, None), (SECOND, None), (THIRD, None)])
    assert (label.isVisible(), label.text()) == (True, tr("table.empty"))


def test_a_tag_the_codebook_has_lost_is_called_by_its_id(table: AnnotationTable) -> None:
    table.set_annotations([annotation("a", tag="rumour")])
    assert table.model().index(0, Column.TAG).data() == "rumour"
    table.grab()


def test_a_quote_of_a_whole_article_is_painted_at_once(table: AnnotationTable) -> None:
    table.set_annotations([annotation("a", quote="あ" * 300_000)])
    table.grab()
    assert len(table.model().index(0, Column.QUOTE).data(Qt.ItemDataRole.ToolTipRole)) < 1100


Step = tuple[str, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"),
        st.integers(-1, 6),
        st.sampled_from(["", "い", "ア", "b"]),
    ),
    max_size=30,
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    STEPS,
    st.sampled_from(list(Column)),
    st.sampled_from(list(Qt.SortOrder)),
    st.sampled_from(["", "い", "b"]),
    st.sets(st.sampled_from([tag.id for tag in BUILT_IN])),
    st.sets(st.sampled_from("abcdefgh"), max_size=2),
)
def test_any_changes_leave_what_a_fresh_table_would_show(
    qtbot: QtBot,
    steps: list[Step],
    column: Column,
    order: Qt.SortOrder,
    words: str,
    tags: set[str],
    kept: set[str],
) -> None:
    rows, fresh = AnnotationRows(BUILT_IN), AnnotationRows(BUILT_IN)
    tester = QAbstractItemModelTester(rows)
    for model in (rows, fresh):
        model.sort(column, order)
        model.set_filter(words, tags)
        model.keep(kept)
    known: dict[str, Annotation] = {}
    for name, start, note in steps:
        before = known.get(name)
        after = annotation(name, start, tag=BUILT_IN[start % 3].id, note=note) if start >= 0 else None
        rows.apply([(before, after)])
        if after is None:
            known.pop(name, None)
        else:
            known[name] = after
        fresh.set_annotations(known.values())
        assert (rows.number_left, rows.number) == (fresh.number_left, len(known))
        shown, expected = (
            [model.index(row, 0).data(ANNOTATION) for row in range(model.rowCount())]
            for model in (rows, fresh)
        )
        assert shown == expected
        assert all(rows.row_of(one.id) == row for row, one in enumerate(shown))
    del tester


def test_many_changes_at_once_end_where_single_ones_do(qtbot: QtBot) -> None:
    many = [annotation(f"{number:05}", number % 97) for number in range(500)]
    at_once, one_by_one = AnnotationRows(BUILT_IN), AnnotationRows(BUILT_IN)
    at_once.apply([(None, one) for one in many])
    for one in many:
        one_by_one.apply([(None, one)])
    assert [at_once.index(row, 0).data(ANNOTATION) for row in range(500)] == [
        one_by_one.index(row, 0).data(ANNOTATION) for row in range(500)
    ]


def test_the_whole_row_under_the_pointer_is_tinted(qtbot: QtBot, table: AnnotationTable) -> None:
    corner = table.visualRect(table.model().index(1, Column.NOTE)).bottomRight() - QPoint(3, 5)
    before = table.viewport().grab().toImage().pixelColor(corner)
    qtbot.mouseMove(table.viewport(), table.visualRect(table.model().index(1, Column.TAG)).center())
    after = table.viewport().grab().toImage().pixelColor(corner)
    assert after != before
    assert after == QColor(LIGHT.hover)


def test_the_row_at_hand_stays_in_view_when_the_table_becomes_smaller(table: AnnotationTable) -> None:
    table.set_annotations([annotation(f"{n:02}", 20 * n) for n in range(12)])
    table.select("11")
    table.resize(340, 160)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def outside(table: AnnotationTable) -> str:
    model = table.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return "".join(index.data(ANNOTATION).id for index in rows if index.data(OUTSIDE))


def select_rows(table: AnnotationTable, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    for row in rows:
        table.selectionModel().select(table.model().index(row, 0), flags.Select | flags.Rows)


def double_click(qtbot: QtBot, table: AnnotationTable, index: QModelIndex) -> None:
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


GRADED = [
    replace(
        annotation(name, 10 * number, note=name),
        annotator=annotator,
        updated_at=f"2026-03-0{number + 1}T00:00:00.000Z",
        details=Details(holder, "", stated, assessed, "", "B" if credibility else "", credibility),
    )
    for number, (name, annotator, holder, stated, assessed, credibility) in enumerate(
        [
            ("a", "森", "", "icd203:likely", "", "3"),
            ("b", "ｱｵｷ", "ﾏﾙﾔﾏ", "stated:possible", "icd203:almost_certain", ""),
            ("c", "アオキ", "まるい", "", "icd203:remote", "1"),
            ("d", "森", "", "icd203:unlikely", "ことばのまま", "2"),
        ]
    )
]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column.PLACE, "abcd"),
        (Column.HOLDER, "cbad"),
        (Column.STATED, "bdac"),
        (Column.ASSESSED, "cbda"),
        (Column.GRADE, "cdab"),
        (Column.ANNOTATOR, "bcad"),
        (Column.CHANGED, "abcd"),
    ],
)
def test_what_is_not_said_comes_last_in_every_column(
    table: AnnotationTable, column: Column, expected: str
) -> None:
    table.set_annotations(GRADED)
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert ids(table) == expected


def test_the_same_column_once_more_turns_the_order_round(table: AnnotationTable) -> None:
    table.sort_by(Column.TAG)
    assert ids(table) == "bca"
    table.sort_by(Column.TAG)
    assert ids(table) == "acb"
    table.sort_by(Column.NOTE)
    assert ids(table) == "cab"


def test_a_filter_leaves_rows_with_the_words_and_tags(table: AnnotationTable) -> None:
    counted: list[tuple[int, int]] = []
    table.counted.connect(lambda left, number, _: counted.append((left, number)))
    table.set_filter("要確", ())
    assert (ids(table), counted[-1]) == ("a", (1, 3))
    table.set_filter("", ("assertion", "recommendation"))
    assert (ids(table), counted[-1]) == ("bc", (2, 3))
    table.set_filter("", ())
    assert ids(table) == "abc"


def test_the_annotation_in_focus_stays_in_its_place_and_is_said_to_be_out(table: AnnotationTable) -> None:
    table.select("b")
    table.set_filter("", ("threat_assessment",))
    assert (ids(table), outside(table)) == ("ab", "b")
    assert table.currentIndex().data(ANNOTATION).id == "b"
    spoken = table.model().index(1, Column.TAG).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == tr("table.spoken_outside", tag="主張")
    table.select("c")
    assert (ids(table), outside(table)) == ("ac", "c")
    table.select("a")
    assert (ids(table), outside(table)) == ("a", "")
    table.select(None)
    assert ids(table) == "a"


def test_a_row_that_is_left_goes_once_a_double_click_would_be_over(
    qtbot: QtBot, table: AnnotationTable
) -> None:
    table.select("b")
    table.set_filter("", ("threat_assessment",))
    chosen = chosen_in(table)
    qtbot.keyClick(table, Qt.Key.Key_Up)
    assert (chosen, ids(table)) == (["a"], "ab")
    qtbot.waitUntil(lambda: ids(table) == "a")
    assert table.currentIndex().data(ANNOTATION).id == "a"


def test_what_was_changed_does_not_slip_out_of_a_filter_unseen(table: AnnotationTable) -> None:
    more = [replace(FIRST, id=name, span=annotation("x", 60 + n).span) for n, name in enumerate("de")]
    table.apply([(None, one) for one in more])
    table.set_filter("", ("threat_assessment",))
    table.select("a")
    select_rows(table, 1)
    table.apply([(one, replace(one, tag="assertion")) for one in (FIRST, more[0])])
    assert (ids(table), outside(table)) == ("ade", "ad")
    assert len(table.selectionModel().selectedRows()) == 2
    table.select("e")
    assert ids(table) == "e"


def test_a_new_annotation_is_shown_while_it_is_in_focus(table: AnnotationTable) -> None:
    table.set_filter("裏づけ", ())
    table.apply([(None, annotation("d", 30))])
    table.select("d")
    assert (ids(table), outside(table)) == ("dc", "d")


def test_a_filter_that_leaves_nothing_says_how_to_clear_it(table: AnnotationTable) -> None:
    label = table.viewport().findChild(QLabel)
    assert isinstance(label, QLabel)
    table.set_filter("見つからない", ())
    assert (label.isVisible(), label.text()) == (True, tr("table.no_match"))
    table.set_filter("", ())
    assert not label.isVisible()


def test_several_rows_stay_selected_when_so_many_change_that_the_rows_are_set_anew(
    table: AnnotationTable,
) -> None:
    many = [annotation(f"{number:04}", number) for number in range(300)]
    table.set_annotations(many)
    table.select("0000")
    table.selectAll()
    table.apply([(one, replace(one, tag="recommendation")) for one in many])
    assert len(table.selectionModel().selectedRows()) == 300
    assert table.currentIndex().data(ANNOTATION).id == "0000"


def test_every_cell_says_what_it_shows(table: AnnotationTable) -> None:
    details = Details(holder="佐渡川氏", assessed_likelihood="icd203:likely")
    table.set_annotations([replace(FIRST, details=details)])

    def spoken(column: Column) -> str:
        return table.model().index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)

    assert [spoken(column) for column in (Column.TAG, Column.QUOTE, Column.NOTE)] == [
        "脅威評価", "船が減る。", "要確認",
    ]
    assert (spoken(Column.HOLDER), spoken(Column.ASSESSED)) == ("佐渡川氏", "可能性が高い")
    assert spoken(Column.STATED) == tr("table.spoken_nothing")


def test_three_columns_fit_in_340_pixels_and_more_scroll_without_cramping_the_quote(
    table: AnnotationTable,
) -> None:
    bar, header = table.horizontalScrollBar(), table.horizontalHeader()
    assert bar.maximum() == 0
    table.show_columns([Column.HOLDER, Column.CHANGED])
    table.grab()
    assert bar.maximum() > 0
    assert header.sectionSize(Column.QUOTE) >= 180
    assert header.sectionSize(Column.CHANGED) >= header.sectionSizeHint(Column.CHANGED)
    table.resize(1000, 400)
    assert bar.maximum() == 0
    assert header.length() == table.viewport().width()
    table.show_columns([])
    assert header.sectionSize(Column.HOLDER) == 0


def test_a_note_is_written_in_its_cell_and_enter_hands_it_over(qtbot: QtBot, table: AnnotationTable) -> None:
    written: list[tuple[str, str]] = []
    table.note_edited.connect(lambda *told: written.append(told))
    table.select("b")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(CellEditor)
    assert isinstance(editor, CellEditor)
    qtbot.keyClicks(editor, "sea")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "port")
    assert written == []
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert written == [("b", "sea\nport")]
    assert table.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_note_that_is_given_up_or_not_touched_is_not_written(
    qtbot: QtBot, table: AnnotationTable, key: Qt.Key
) -> None:
    table.select("a")
    double_click(qtbot, table, table.model().index(0, Column.NOTE))
    editor = table.viewport().findChild(CellEditor)
    assert isinstance(editor, CellEditor)
    assert editor.text() == "要確認"
    if key == Qt.Key.Key_Escape:
        qtbot.keyClicks(editor, "x")
    with qtbot.assertNotEmitted(table.note_edited):
        qtbot.keyClick(editor, key)
    qtbot.waitUntil(lambda: not table.viewport().findChildren(CellEditor))


def test_the_editor_lies_in_the_table_and_has_room_to_write(qtbot: QtBot, table: AnnotationTable) -> None:
    table.select("c")
    table.resize(340, 140)
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(CellEditor)
    assert isinstance(editor, CellEditor)
    editor.insertPlainText("一行目\n二行目\n三行目\n四行目")
    assert table.viewport().rect().contains(editor.geometry())
    assert editor.width() >= 240


def test_what_is_being_typed_survives_a_change_elsewhere_and_an_order_to_commit(
    qtbot: QtBot, table: AnnotationTable
) -> None:
    table.select("b")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(CellEditor)
    assert isinstance(editor, CellEditor)
    qtbot.keyClicks(editor, "kept")
    table.apply([(SECOND, replace(SECOND, tag="recommendation"))])
    with qtbot.waitSignal(table.note_edited) as told:
        table.commit()
    assert told.args == ["b", "kept"]


def test_what_is_being_composed_is_written_too(qtbot: QtBot, table: AnnotationTable) -> None:
    table.select("b")
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(CellEditor)
    assert isinstance(editor, CellEditor)
    QApplication.sendEvent(editor, QInputMethodEvent("みなと", []))
    table.apply([(SECOND, replace(SECOND, note="ほかから"))])
    assert editor.composing
    committed = QInputMethodEvent()
    committed.setCommitString("港")
    QApplication.sendEvent(editor, committed)
    with qtbot.waitSignal(table.note_edited) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == ["b", "港"]


def test_a_click_on_a_tag_asks_for_another_and_one_on_the_quote_does_not(
    qtbot: QtBot, table: AnnotationTable
) -> None:
    def click(column: Column, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = table.visualRect(table.model().index(1, column)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    with qtbot.assertNotEmitted(table.tag_menu_requested):
        click(Column.QUOTE)
        table.set_read_only(True)
        click(Column.TAG)
        table.set_read_only(False)
    with qtbot.waitSignal(table.tag_menu_requested):
        click(Column.TAG)


def test_enter_edits_the_cell_it_is_pressed_on(qtbot: QtBot, table: AnnotationTable) -> None:
    table.setCurrentIndex(table.model().index(0, Column.TAG))
    with qtbot.waitSignal(table.tag_menu_requested):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    table.setCurrentIndex(table.model().index(0, Column.NOTE))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert table.viewport().findChild(CellEditor)


def test_nothing_is_edited_where_nothing_can_be_written(qtbot: QtBot, table: AnnotationTable) -> None:
    table.set_read_only(True)
    table.select("a")
    qtbot.keyClick(table, Qt.Key.Key_F2)
    double_click(qtbot, table, table.model().index(0, Column.NOTE))
    assert not table.viewport().findChildren(CellEditor)


def test_the_row_at_hand_is_in_view_after_sorting_and_after_it_was_scrolled_away(
    table: AnnotationTable,
) -> None:
    table.set_annotations([annotation(f"{n:03}", 20 * n, note=f"{999 - n}") for n in range(100)])
    table.select("000")
    table.sort_by(Column.NOTE)
    assert table.currentIndex().row() == 99
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    table.verticalScrollBar().setValue(0)
    table.select("000")
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_a_claim_without_a_letter_of_its_own_has_that_of_the_source_behind_it(table: AnnotationTable) -> None:
    own = Details(source_reliability="C", credibility="1")
    others = [Details(holder=holder, credibility="2") for holder in ("", "佐渡川氏")]
    pairs = zip("abc", (own, *others), strict=True)
    table.set_annotations([replace(annotation(name), details=details) for name, details in pairs])

    def grades() -> list[str]:
        return [table.model().index(row, Column.GRADE).data() for row in range(3)]

    assert grades() == ["C1", "2", "2"]
    table.sortByColumn(Column.GRADE, Qt.SortOrder.AscendingOrder)
    table.set_letters(lambda holder: "A" if holder else "D")
    assert (ids(table), grades()) == ("cab", ["A2", "C1", "D2"])
