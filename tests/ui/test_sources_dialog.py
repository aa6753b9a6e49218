from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTableView, QWidget

from annotate import edits
from annotate.model import Details, Metadata, SourceKind
from annotate.spans import Span
from storage.project import project_in_memory
from tests.invented import a_session, bring_in, mark
from ui.dialogs.sources import SourcesDialog
from ui.source_rows import Column

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


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(qtbot: QtBot, session: AnnotationSession, parent: QWidget) -> SourcesDialog:
    dialog = SourcesDialog(session.store, parent)
    dialog.graded.connect(lambda *edit: session.apply(edits.grade_source(*edit)))
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


def test_names_and_counts_are_not_to_be_written(dialog: SourcesDialog) -> None:
    model = table_of(dialog).model()
    for column in (Column.KIND, Column.NAME, Column.CLAIMS):
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
