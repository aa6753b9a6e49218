"""A large import is shown before it happens: what is new, there, nearly there, and what failed."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QObject, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
)

from annotate.arrivals import Look, Twin, Verdict, Wanted
from annotate.near_duplicates import Likeness
from storage.importers.formats import BY_SUFFIX
from tests.near_copies import told, told_anew
from ui.dialogs.answers import Answers
from ui.dialogs.files import ARTICLES
from ui.dialogs.import_preview import ImportPreview
from ui.i18n import tr
from ui.intake.import_rows import Column, ImportRows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Five new articles, one twice, one nearly twice, and a picture."""
    inside = tmp_path / "入"
    inside.mkdir()
    for n in range(5):
        (inside / f"{n}.txt").write_text(told(n), "utf-8")
    (inside / "5写し.txt").write_text(told(3), "utf-8")
    (inside / "6配信.txt").write_text(told_anew(told(4)), "utf-8")
    (inside / "7図.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    return inside


def previewed(window: MainWindow, qtbot: QtBot, path: Path) -> ImportPreview:
    window.intake.offer([Wanted(path)])
    preview = window.findChild(ImportPreview)
    qtbot.waitUntil(lambda: not preview.is_looking())
    return preview


def confirm(preview: ImportPreview) -> QPushButton:
    return preview.findChild(QPushButton, "previewImport")


def table(preview: ImportPreview) -> QTableView:
    return preview.findChild(QTableView, "previewTable")


def go_to(preview: ImportPreview, title: str) -> None:
    rows = table(preview).model()
    row = next(r for r in range(rows.rowCount()) if title in str(rows.look(r).wanted.path))
    table(preview).setCurrentIndex(rows.index(row, Column.TITLE))


def test_what_is_new_is_ticked_and_comes_in(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    preview = previewed(window, qtbot, folder)
    assert len(window.library.library) == 2
    shown = [preview.findChild(QToolButton, f"previewFilter_{verdict}").text() for verdict in Verdict]
    assert [text.split()[-1] for text in shown] == ["5", "1", "1", "1"]
    assert confirm(preview).text() == tr("preview.import", n=5)
    with qtbot.waitSignal(window.intake.imported):
        confirm(preview).click()
    assert len(window.library.library) == 7


def test_a_near_copy_is_told_and_its_differences_are_marked(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    preview = previewed(window, qtbot, folder)
    go_to(preview, "6配信")
    text = preview.findChild(QPlainTextEdit, "differenceView")
    qtbot.waitUntil(lambda: bool(text.extraSelections()))
    marked = [mark.cursor.selectedText() for mark in text.extraSelections()]
    struck = [m.cursor.selectedText() for m in text.extraSelections() if m.format.fontStrikeOut()]
    assert any(words.endswith("万人が") or words.endswith("万人") for words in struck)
    assert len(marked) > len(struck)
    reason = preview.findChild(QLabel, "previewReason").text()
    assert told(4).split("\n")[0] in reason


def test_the_analyst_ticks_and_filters(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    preview = previewed(window, qtbot, folder)
    preview.findChild(QToolButton, "previewFilter_near").click()
    rows = table(preview).model()
    assert rows.rowCount() == 1
    rows.setData(rows.index(0, Column.TITLE), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert confirm(preview).text() == tr("preview.import", n=6)
    preview.findChild(QToolButton, "previewFilter_failed").click()
    assert not rows.flags(rows.index(0, Column.TITLE)) & Qt.ItemFlag.ItemIsUserCheckable
    preview.findChild(QToolButton, "previewFilter_all").click()
    rows.tick_shown(is_on=False)
    assert not confirm(preview).isEnabled()


def test_what_is_there_already_cannot_be_ticked(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    preview = previewed(window, qtbot, folder)
    preview.findChild(QToolButton, "previewFilter_duplicate").click()
    rows = table(preview).model()
    assert not rows.flags(rows.index(0, Column.TITLE)) & Qt.ItemFlag.ItemIsUserCheckable
    rows.tick_shown(is_on=True)
    assert confirm(preview).text() == tr("preview.import", n=5)


def test_what_failed_is_told_without_its_path_a_second_time(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    preview = previewed(window, qtbot, folder)
    go_to(preview, "7図")
    reason = preview.findChild(QLabel, "previewReason").text()
    assert reason
    assert str(folder) not in reason


def test_another_encoding_is_tried_and_kept_for_the_import(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    (folder / "8.txt").write_bytes("架空港\n\n港を閉じる。\n".encode("euc_jp"))
    preview = previewed(window, qtbot, folder)
    go_to(preview, "8.txt")
    text = preview.findChild(QPlainTextEdit, "differenceView")
    assert text.toPlainText().startswith("架空港")
    box = preview.findChild(QComboBox, "previewEncoding")
    box.setCurrentIndex(box.findData("cp932"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not preview.is_looking())
    assert not text.toPlainText().startswith("架空港")
    with qtbot.waitSignal(window.intake.imported):
        confirm(preview).click()
    by_name = {article.file_name: article for article in window.around.session.store.articles()}
    assert by_name["8.txt"].encoding == "cp932"


def test_a_list_is_read_by_the_columns_that_are_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "一覧.jsonl"
    rows = [{"名": f"第{n}号", "ことば": told(n)} for n in range(4)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    preview = previewed(window, qtbot, path)
    assert not confirm(preview).isEnabled()  # no column is called text
    for part, column in (("text", "ことば"), ("title", "名")):
        box = preview.findChild(QComboBox, f"previewColumn_{part}")
        box.setCurrentIndex(box.findData(column))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: not preview.is_looking())
    assert confirm(preview).text() == tr("preview.import", n=4)
    model = table(preview).model()
    model.setData(model.index(1, Column.TITLE), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    with qtbot.waitSignal(window.intake.imported):
        confirm(preview).click()
    titles = [article.metadata.title for article in window.around.session.store.articles()]
    assert titles[2:] == ["第0号", "第2号", "第3号"]


def test_a_list_stays_in_sight_when_it_can_be_read_and_its_columns_can_be_none(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    def choose(part: str, column: str) -> None:
        box = preview.findChild(QComboBox, f"previewColumn_{part}")
        box.setCurrentIndex(box.findData(column))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: not preview.is_looking())

    path = tmp_path / "一覧.jsonl"
    rows = [{"ことば": told(n), "媒体": "架空港日報"} for n in range(4)]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    preview = previewed(window, qtbot, path)
    preview.findChild(QToolButton, "previewFilter_failed").click()
    choose("text", "ことば")
    assert table(preview).model().rowCount() == 4
    assert preview.findChild(QToolButton, "previewFilter_all").isChecked()
    choose("source", "")
    with qtbot.waitSignal(window.intake.imported):
        confirm(preview).click()
    sources = [article.metadata.source for article in window.around.session.store.articles()]
    assert sources[2:] == [""] * 4


def test_it_can_be_left_while_a_file_hangs(window: MainWindow) -> None:
    let_go, left = threading.Event(), threading.Event()

    def hanging(wanted: list[Wanted]) -> Iterator[Look]:
        let_go.wait()
        left.set()
        yield Look(wanted[0], Verdict.NEW)

    object.__setattr__(window.around.services, "looks", hanging)
    window.intake.offer([Wanted(Path(f"{n}.txt"), b"x") for n in range(9)])
    preview = window.findChild(ImportPreview)
    assert preview.is_looking()
    assert not confirm(preview).isEnabled()
    preview.findChild(Answers).buttons()[-1].click()
    assert not left.is_set()  # nobody waited for the file
    QApplication.processEvents()
    assert window.findChild(ImportPreview) is None
    let_go.set()
    assert left.wait(10)


def test_a_project_that_cannot_be_read_is_said_so(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    from annotate.errors import ProjectError

    def broken(wanted: list[Wanted]) -> Iterator[Look]:
        raise ProjectError("project_missing", path="x")
        yield

    object.__setattr__(window.around.services, "looks", broken)
    preview = previewed(window, qtbot, folder)
    assert "x" in preview.findChild(QLabel, "previewSays").text()
    assert not confirm(preview).isEnabled()


def test_a_title_is_never_read_as_markup(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    (folder / "9.txt").write_text("<img src=file:///x>\n\n橋が架かる。\n", "utf-8")
    preview = previewed(window, qtbot, folder)
    go_to(preview, "9.txt")
    labels = preview.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels if label.text())


COPIES = (Verdict.NEAR, Verdict.DUPLICATE)
TWIN = Twin("ほか", Likeness(0.9, 0.9), article_id=1)
LOOKS = [
    Look(Wanted(Path(f"{n}.txt")), verdict, twin=TWIN if verdict in COPIES else None)
    for n, verdict in zip(range(40), list(Verdict) * 10, strict=True)
]


def test_the_rows_keep_the_promises_of_a_model() -> None:
    parent = QObject()
    rows = ImportRows(parent)
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal, parent)
    rows.add(LOOKS[:10])
    rows.show_only(Verdict.NEAR)
    rows.add(LOOKS[10:])
    assert rows.rowCount() == 10
    rows.tick_shown(is_on=True)
    rows.replace_file(LOOKS[5].wanted, [Look(LOOKS[5].wanted, Verdict.NEW)])
    assert rows.rowCount() == 9
    rows.show_only(None)
    assert rows.rowCount() == 40
    assert rows.look(5).verdict is Verdict.NEW
    assert rows.counts()[Verdict.NEW] == 11
    assert len(rows.picked()) == 11 + 9
    assert rows.columnCount(QModelIndex()) == len(Column)


def test_ten_thousand_files_have_no_widget_each(window: MainWindow, qtbot: QtBot) -> None:
    def many(wanted: list[Wanted]) -> Iterator[Look]:
        yield from (replace(LOOKS[n % 40], wanted=Wanted(Path(f"{n}.txt"))) for n in range(10_000))

    object.__setattr__(window.around.services, "looks", many)
    window.intake.offer([Wanted(Path(f"{n}.txt"), b"x") for n in range(9)])
    preview = window.findChild(ImportPreview)
    few = len(preview.findChildren(QObject))
    qtbot.waitUntil(lambda: not preview.is_looking(), timeout=20_000)
    assert table(preview).model().rowCount() == 10_000
    assert len(preview.findChildren(QObject)) <= few + 5


def test_every_kind_of_file_that_can_be_read_can_be_chosen() -> None:
    globs = dict(ARTICLES)["dialog.articles"].split()
    assert {glob.removeprefix("*") for glob in globs} == set(BY_SUFFIX)


def test_the_box_and_the_space_bar_tick_and_the_title_does_not(
    window: MainWindow, qtbot: QtBot, folder: Path
) -> None:
    preview = previewed(window, qtbot, folder)
    rows = table(preview).model()
    cell = table(preview).visualRect(rows.index(0, Column.TITLE))
    box, title = QPoint(cell.left() + 12, cell.center().y()), QPoint(cell.left() + 60, cell.center().y())
    numbers = []
    for point in (title, box, box):
        QTest.mouseClick(table(preview).viewport(), Qt.MouseButton.LeftButton, pos=point)
        numbers.append(len(rows.picked()))
    QTest.keyClick(table(preview), Qt.Key.Key_Space)
    assert [*numbers, len(rows.picked())] == [5, 4, 5, 4]
