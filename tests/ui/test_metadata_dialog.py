"""What a page says about itself is corrected in a small dialog, undoably."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from ui.dialogs.metadata import MetadataDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def dialog(window: MainWindow) -> MetadataDialog:
    """The dialog of the first article, as its key brings it up."""
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.article_view, Qt.Key.Key_M, control)
    return window.findChild(MetadataDialog)


def write(dialog: MetadataDialog, name: str, words: str) -> None:
    field = dialog.findChild(QLineEdit, f"metadata_{name}")
    field.selectAll()
    field.insert(words)


def test_what_is_written_is_kept_and_the_rest_stays(program: Program, dialog: MetadataDialog) -> None:
    window = program.window
    before = window.desk.article.metadata
    write(dialog, "published", "令和6年9月12日")
    write(dialog, "source", "島の新聞")
    dialog.accept()
    after = window.desk.article.metadata
    assert (after.published, after.source) == ("2024-09-12", "島の新聞")
    assert (after.title, after.byline, after.url) == (before.title, before.byline, before.url)
    assert program.project.article(window.desk.article.id).metadata == after
    row = window.library.library.row(0)
    assert (row.title, row.published, row.source) == (after.title, after.published, after.source)
    window.desk.undo()
    assert program.project.article(window.desk.article.id).metadata == before
    window.desk.redo()
    assert window.desk.article.metadata == after


def test_a_date_that_is_none_is_refused_gently_and_nothing_is_lost(
    program: Program, dialog: MetadataDialog
) -> None:
    write(dialog, "title", "別の題名")
    write(dialog, "published", "6月4日")
    dialog.accept()
    problem = dialog.findChild(QLabel, "metadataProblem")
    assert problem.isVisible()
    assert problem.text().startswith("「6月4日」は日付として読み取れません。")
    assert dialog.findChild(QLineEdit, "metadata_title").text() == "別の題名"
    assert program.window.desk.article.metadata.title != "別の題名"
    write(dialog, "published", "2024/6/4")
    dialog.accept()
    assert program.window.desk.article.metadata.published == "2024-06-04"


def test_nothing_written_is_no_deed(program: Program, dialog: MetadataDialog) -> None:
    before = program.project.undoable()
    dialog.accept()
    assert program.project.undoable() == before


def test_several_articles_get_only_what_was_filled_in(program: Program, qtbot: QtBot) -> None:
    articles = program.project.articles()
    dialog = MetadataDialog(articles, ["島の新聞"], program.window)
    qtbot.addWidget(dialog)
    names = [field.objectName() for field in dialog.findChildren(QLineEdit)]
    assert names == ["metadata_published", "metadata_source"]
    write(dialog, "source", "島の新聞")
    dialog.accept()
    changed = dialog.changed()
    assert [metadata.source for _, metadata in changed] == ["島の新聞", "島の新聞"]
    assert [metadata.published for _, metadata in changed] == [a.metadata.published for a in articles]
    program.window.dialogs._set_metadata(changed)
    QApplication.processEvents()
    assert {article.metadata.source for article in program.project.articles()} == {"島の新聞"}
    program.window.desk.undo()
    assert program.project.articles() == articles
