from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel

from annotate.tags import BUILT_IN
from tests.ui.samples import annotation
from ui.annotation_rows import ANNOTATION, AnnotationRows, Column
from ui.annotation_table import AnnotationTable
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
@given(STEPS, st.sampled_from(list(Column)), st.sampled_from(list(Qt.SortOrder)))
def test_any_changes_leave_what_a_fresh_table_would_show(
    qtbot: QtBot, steps: list[Step], column: Column, order: Qt.SortOrder
) -> None:
    rows, fresh = AnnotationRows(BUILT_IN), AnnotationRows(BUILT_IN)
    tester = QAbstractItemModelTester(rows)
    rows.sort(column, order)
    fresh.sort(column, order)
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
