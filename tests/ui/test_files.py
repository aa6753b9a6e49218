"""Files in and out of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton, QTreeView

from annotate.arrivals import Wanted
from annotate.tags import BUILT_IN
from ui.dialogs.files import ask_articles
from ui.folders import data_folder
from ui.i18n import tr

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

TEXT = "架空村に橋が架かる\n\n架空村の川に橋が架かった。次は道を直すべきだ。第{n}報である。\n"


def write(folder: Path, number: int) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"記事{n}.txt" for n in range(number)]
    for n, path in enumerate(paths):
        path.write_text(TEXT.format(n=n), encoding="utf-8")
    return paths


def bring_in(window: MainWindow, qtbot: QtBot, paths: list[Path]) -> None:
    with qtbot.waitSignal(window.intake.imported):
        window.intake.offer([Wanted(path) for path in paths])


def test_files_come_in_and_the_first_is_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    bring_in(window, qtbot, write(tmp_path / "入", 3))
    assert window.messages.text() == tr("import.imported", n=3)
    assert window.desk.article.file_name == "記事0.txt"
    assert len(window.library.library) == 5
    window.desk.undo()
    assert len(window.library.library) == 2
    window.desk.redo()
    assert window.desk.article.file_name == "記事0.txt"


def test_a_file_that_cannot_be_read_is_named_and_the_others_come_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
):
    paths = write(tmp_path / "入", 2)
    bring_in(window, qtbot, [tmp_path / "無い.txt", *paths])
    assert window.messages.is_error()
    assert window.messages.text() == f"{tr('import.imported', n=2)}{tr('import.failed', n=1)}"
    window.messages.findChild(QPushButton, "messageCopy").click()
    assert "無い.txt" in QApplication.clipboard().text()


def test_characters_that_could_not_be_read_are_spoken_of(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    torn = tmp_path / "切れた.txt"
    torn.write_bytes((TEXT.format(n=7) * 3).encode()[:-2])
    bring_in(window, qtbot, [torn])
    assert tr("import.replaced", n=1) in window.messages.text()


def test_the_same_page_comes_in_once(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    paths = write(tmp_path / "入", 1)
    bring_in(window, qtbot, paths)
    bring_in(window, qtbot, paths)
    assert window.messages.text() == tr("import.duplicate", n=1)
    assert len(window.library.library) == 3


def test_the_export_is_confirmed_with_a_way_to_its_folder(window: MainWindow, tmp_path: Path):
    for key in "123":
        QTest.keyClicks(window.article_view, f"{key}j")
    window.files.export_to(tmp_path / "主張.csv")
    lines = (tmp_path / "主張.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [next(t for t in BUILT_IN if f'"{t.id}"' in line) for line in lines[1:]] == list(BUILT_IN)
    assert window.messages.text() == tr("message.exported", name="主張.csv")
    assert window.messages.findChild(QPushButton, "messageButton").text() == tr("message.open_folder")


def test_an_export_that_fails_says_so_and_never_that_it_worked(window: MainWindow, tmp_path: Path):
    (tmp_path / "folder.csv").mkdir()
    window.files.export_to(tmp_path / "folder.csv")
    assert window.messages.is_error()
    window.files.export_to(window.around.project)
    assert window.messages.is_error()


def test_the_encoding_is_shown_and_can_be_changed(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    path = tmp_path / "旧.txt"
    path.write_bytes(TEXT.format(n=1).encode("cp932"))
    bring_in(window, qtbot, [path])
    shown = window.findChild(QToolButton, "encodingButton")
    assert shown.text() == "Shift_JIS"
    right = window.desk.content.text
    window.actions_by_id["encoding_euc_jp"].trigger()
    assert shown.text() == "EUC-JP"
    assert window.desk.content.text != right
    assert window.actions_by_id["encoding_euc_jp"].isChecked()
    window.desk.undo()
    assert shown.text() == "Shift_JIS"
    assert window.desk.content.text == right


def test_removing_every_article_leaves_an_empty_desk_and_undo_brings_one_back(window: MainWindow):
    window.desk.remove_article()
    window.desk.remove_article()
    assert window.desk.article is None
    assert window.article_view.target_span() is None
    assert not window.actions_by_id["tag_assertion"].isEnabled()
    window.desk.undo()
    assert window.desk.article is not None
    assert window.actions_by_id["tag_assertion"].isEnabled()


def test_the_window_for_files_leaves_out_the_column_that_qt_has_no_japanese_for(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shown: list[list[bool]] = []

    def look(dialog: QFileDialog) -> int:
        details = dialog.findChild(QTreeView, "treeView")
        assert isinstance(details, QTreeView)
        shown.append([not details.isColumnHidden(n) for n in range(details.header().count())])
        return 0

    monkeypatch.setattr(QFileDialog, "exec", look)

    assert ask_articles(window, tmp_path / "架空.shirushi") == []
    assert shown == [[True, True, False, True]]


def test_without_a_folder_for_documents_files_are_looked_for_at_home(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shown: list[str] = []
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "none"))
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: shown.append(dialog.directory().path()) or 0)

    ask_articles(window, data_folder() / "見本.shirushi")
    assert shown == [str(tmp_path)]


def test_files_are_looked_for_where_some_were_found_the_last_time(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shown: list[str] = []
    found = write(tmp_path / "届いた記事", 1)
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: shown.append(dialog.directory().path()) or 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: list(map(str, found)))

    window.actions_by_id["import"].trigger()
    window.actions_by_id["import"].trigger()
    assert shown == [str(window.around.project.parent), str(tmp_path / "届いた記事")]
