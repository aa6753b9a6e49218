from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QTableView, QWidget

from annotate import edits
from annotate.model import Details, Metadata, Source, SourceKind
from annotate.source_names import Named, merge, rename
from annotate.spans import Span
from storage.project import project_in_memory
from tests.invented import a_session, bring_in, mark
from ui.claims.source_rows import Column
from ui.dialogs.sources import SourcesDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from annotate.session import AnnotationSession


@pytest.fixture
def session() -> Iterator[AnnotationSession]:
    """A project with an outlet, an author and a speaker, none of them graded."""
    with project_in_memory() as project:
        session = a_session(project)
        article = bring_in(session)
        about = Metadata(title="題", byline="佐渡川 空", source="架空通信")
        session.apply(edits.set_metadata(article, about))
        for start, holder in enumerate(("", "港湾局")):
            made = mark(session, article, Span(start, start + 1))
            session.apply(edits.describe(made, Details(holder=holder), session.now()))
        yield session


def of(session: AnnotationSession, source: Source) -> Named:
    return session.store.named_by(source.kind, source.name)


def apply(session: AnnotationSession, edit: edits.Edit | None) -> None:
    if edit:
        session.apply(edit)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(qtbot: QtBot, session: AnnotationSession, parent: QWidget) -> SourcesDialog:
    dialog = SourcesDialog(session.store, parent)
    dialog.graded.connect(lambda *edit: session.apply(edits.grade_source(*edit)))
    dialog.renamed.connect(
        lambda source, name: apply(session, rename(source, name, of(session, source), session.now()))
    )
    dialog.merged.connect(
        lambda gone, into: apply(
            session, merge([(one, of(session, one)) for one in gone], into, session.now())
        )
    )
    session.subscribe(lambda _: dialog.follow())
    dialog.show()
    qtbot.waitExposed(dialog).__enter__()
    return dialog


def table_of(dialog: SourcesDialog) -> QTableView:
    return dialog.findChild(QTableView, "sourcesTable")


def lines(dialog: SourcesDialog) -> list[tuple[str, ...]]:
    model = table_of(dialog).model()
    return [tuple(model.index(row, column).data() for column in Column) for row in range(model.rowCount())]


def write(dialog: SourcesDialog, row: int, column: Column, value: str) -> None:
    model = table_of(dialog).model()
    assert model.setData(model.index(row, column), value)


def test_every_source_is_there_with_its_claims(dialog: SourcesDialog) -> None:
    assert lines(dialog) == [
        ("媒体", "架空通信", "", "", "2"),
        ("筆者", "佐渡川 空", "", "", "1"),
        ("発言者", "港湾局", "", "", "1"),
    ]


def test_a_letter_and_a_note_are_written_in_place_and_can_be_undone(
    dialog: SourcesDialog, session: AnnotationSession
) -> None:
    write(dialog, 2, Column.RELIABILITY, "B")
    write(dialog, 2, Column.NOTE, " 公式発表 ")
    assert lines(dialog)[2] == ("発言者", "港湾局", "B おおむね信頼できる", "公式発表", "1")
    source = session.store.source(SourceKind.SPEAKER, "港湾局")
    assert (source.reliability, source.note) == ("B", "公式発表")
    session.undo()
    session.undo()
    assert lines(dialog)[2] == ("発言者", "港湾局", "", "", "1")


def test_the_letter_is_chosen_from_the_scale(dialog: SourcesDialog, qtbot: QtBot) -> None:
    table = table_of(dialog)
    table.edit(table.model().index(0, Column.RELIABILITY))
    box = table.findChild(QComboBox)
    assert [box.itemData(n) for n in range(box.count())] == ["", *"ABCDEF"]
    box.setCurrentIndex(4)
    box.activated.emit(4)
    assert lines(dialog)[0][Column.RELIABILITY] == "D あまり信頼できない"


def test_kinds_and_counts_are_not_to_be_written(dialog: SourcesDialog) -> None:
    model = table_of(dialog).model()
    for column in (Column.KIND, Column.CLAIMS):
        assert not model.flags(model.index(0, column)) & Qt.ItemFlag.ItemIsEditable
        assert not model.setData(model.index(0, column), "x")


def test_a_source_is_added_and_its_letter_is_next(dialog: SourcesDialog, session: AnnotationSession) -> None:
    add, name = dialog.findChild(QPushButton, "addSource"), dialog.findChild(QLineEdit, "newSourceName")
    assert not add.isEnabled()
    dialog.findChild(QComboBox, "newSourceKind").setCurrentIndex(2)
    name.setText(" 漁協 ")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert name.text() == ""
    assert [line[:2] for line in lines(dialog)][-2:] == [("発言者", "港湾局"), ("発言者", "漁協")]
    current = table_of(dialog).currentIndex()
    assert (current.row(), current.column()) == (3, Column.RELIABILITY)
    write(dialog, current.row(), Column.RELIABILITY, "F")
    assert session.store.source(SourceKind.SPEAKER, "漁協").reliability == "F"


def test_a_source_is_renamed_in_place_and_its_claims_follow(
    dialog: SourcesDialog, session: AnnotationSession
) -> None:
    write(dialog, 2, Column.NAME, " 港湾管理局 ")

    assert lines(dialog)[2] == ("発言者", "港湾管理局", "", "", "1")
    assert table_of(dialog).currentIndex().data() == "港湾管理局"
    session.undo()
    assert lines(dialog)[2] == ("発言者", "港湾局", "", "", "1")


def test_a_source_that_was_only_added_is_renamed_too(dialog: SourcesDialog) -> None:
    dialog.findChild(QLineEdit, "newSourceName").setText("旧称")
    dialog.findChild(QPushButton, "addSource").click()
    row = table_of(dialog).currentIndex().row()

    write(dialog, row, Column.NAME, "新称")

    assert [line[1] for line in lines(dialog)] == ["新称", "架空通信", "佐渡川 空", "港湾局"]


def test_two_that_are_selected_become_one_and_no_row_is_left_behind(
    dialog: SourcesDialog, session: AnnotationSession
) -> None:
    article = bring_in(session)
    made = mark(session, article, Span(0, 1))
    session.apply(edits.describe(made, Details(holder="港湾局広報"), session.now()))
    write(dialog, 3, Column.RELIABILITY, "B")
    merge_button = dialog.findChild(QPushButton, "mergeSources")
    table = table_of(dialog)
    assert not merge_button.isEnabled()
    table.setCurrentIndex(table.model().index(2, Column.NAME))
    assert not merge_button.isEnabled()
    select = QItemSelectionModel.SelectionFlag.Select
    table.selectionModel().select(table.model().index(3, Column.NAME), select)

    merge_button.click()
    dialog.findChild(QDialog, "mergeSourcesDialog").accept()

    assert lines(dialog)[2:] == [("発言者", "港湾局", "B おおむね信頼できる", "", "2")]
    session.undo()
    assert [line[1:3] for line in lines(dialog)[2:]] == [
        ("港湾局", ""), ("港湾局広報", "B おおむね信頼できる")
    ]  # fmt: skip


def test_sources_of_two_kinds_cannot_be_merged(dialog: SourcesDialog) -> None:
    table_of(dialog).selectAll()

    assert not dialog.findChild(QPushButton, "mergeSources").isEnabled()


def test_a_name_that_is_there_already_asks_whether_the_two_are_one(
    dialog: SourcesDialog, session: AnnotationSession
) -> None:
    for name, letter in (("漁協", "C"), ("漁業協同組合", "B")):
        source = session.store.source(SourceKind.SPEAKER, name)
        session.apply(edits.grade_source(source, letter, ""))
    at = [line[1] for line in lines(dialog)].index("漁協")

    write(dialog, at, Column.NAME, "漁業協同組合")
    asked = dialog.findChild(QDialog, "mergeSourcesDialog")
    assert asked.findChild(QComboBox, "mergeInto").currentText() == "漁業協同組合"
    asked.reject()
    assert "漁協" in [line[1] for line in lines(dialog)]

    write(dialog, at, Column.NAME, "漁業協同組合")
    dialog.findChild(QDialog, "mergeSourcesDialog").accept()
    assert [line[1:3] for line in lines(dialog)[2:]] == [
        ("港湾局", ""), ("漁業協同組合", "B おおむね信頼できる")
    ]  # fmt: skip


def test_typing_narrows_it_down(dialog: SourcesDialog) -> None:
    dialog.findChild(QLineEdit, "sourcesFilter").setText("港湾")
    assert [line[1] for line in lines(dialog)] == ["港湾局"]


def test_a_project_that_cannot_be_written_is_only_read(
    parent: QWidget, session: AnnotationSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(session.store), "read_only", True)
    dialog = SourcesDialog(session.store, parent)
    model = table_of(dialog).model()
    assert not model.flags(model.index(0, Column.RELIABILITY)) & Qt.ItemFlag.ItemIsEditable
    assert dialog.findChild(QPushButton, "addSource").isHidden()
