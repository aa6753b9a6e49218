"""What is dropped or pasted comes in; nothing of it is run, opened, or fetched by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotate.arrivals import Wanted
from tests.near_copies import told
from ui.dialogs.address import AddressDialog
from ui.dialogs.import_preview import ImportPreview
from ui.i18n import tr
from ui.intake.drops import address_in, words_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

WORDS = "架空村に橋が架かる\n\n架空村の川に橋が架かった。次は道を直すべきだ。\n"


def mime(text: str = "", html: str = "", urls: list[str] | None = None) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    return data


def drop(window: MainWindow, data: QMimeData) -> None:
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), *how)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.drop_hint.isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *how))
    assert window.drop_hint.isHidden()


def paste(window: MainWindow, data: QMimeData) -> None:
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.article_view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_files_dropped_on_the_window_come_in(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for n in range(2):
        (tmp_path / f"{n}.txt").write_text(told(n), "utf-8")
    urls = [QUrl.fromLocalFile(str(tmp_path / f"{n}.txt")).toString() for n in range(2)]
    with qtbot.waitSignal(window.intake.imported):
        drop(window, mime(urls=urls))
    assert len(window.library.library) == 4


def test_a_folder_dropped_is_shown_before_it_comes_in(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "入" / "下").mkdir(parents=True)
    (tmp_path / "入" / "下" / "a.txt").write_text(told(1), "utf-8")
    drop(window, mime(urls=[QUrl.fromLocalFile(str(tmp_path / "入")).toString()]))
    preview = window.findChild(ImportPreview)
    qtbot.waitUntil(lambda: not preview.is_looking())
    assert len(window.library.library) == 2
    with qtbot.waitSignal(window.intake.imported):
        preview.accept()
    assert len(window.library.library) == 3


def test_words_dropped_become_an_article_and_only_that(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.intake.imported):
        drop(window, mime(text=f"{WORDS}$(touch /tmp/x); javascript:alert(1)\n"))
    assert window.desk.content.text.startswith(WORDS)
    assert window.desk.article.metadata.title == "架空村に橋が架かる"


def test_words_pasted_become_an_article_that_one_undo_takes_back(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.intake.imported):
        paste(window, mime(text=WORDS))
    assert window.desk.content.text == WORDS
    window.desk.undo()
    assert len(window.library.library) == 2


def test_a_field_that_is_written_in_keeps_what_is_pasted(window: MainWindow) -> None:
    field = window.findChild(QLineEdit, "articleSearch")
    QApplication.clipboard().setText("橋")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "橋"
    assert not window.intake.is_busy()


@pytest.mark.parametrize(
    "data", [mime(urls=["https://news.example/a"]), mime(text=" https://news.example/a ")]
)
def test_an_address_is_only_put_into_the_dialog(window: MainWindow, data: QMimeData) -> None:
    fetched: list[str] = []
    object.__setattr__(window.around.services, "fetched", fetched.append)
    drop(window, data)
    dialog = window.findChild(AddressDialog)
    assert dialog.findChild(QLineEdit, "addressEdit").text() == "https://news.example/a"
    assert fetched == []
    dialog.reject()


def test_other_schemes_are_no_addresses() -> None:
    for text in ("file:///etc/passwd", "javascript:alert(1)", "https://news.example/ と言う", "smb://host/share"):
        assert address_in(mime(text=text)) == ""


def test_markup_comes_with_where_it_was_copied_from() -> None:
    data = mime(text="橋", html="<b>橋</b>")
    data.setData("chromium/x-source-url", b"https://news.example/a")
    words = words_in(data, "貼り付け")
    assert words == Wanted(words.path, b"<b>\xe6\xa9\x8b</b>", "https://news.example/a", "utf-8")
    assert words.path.name == "貼り付け.html"


def test_markup_pasted_becomes_words_and_names_no_file(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    bait = tmp_path / "bait.png"
    page = f"<h1>架空村に橋</h1><p>橋が<b>架かった</b>。</p><img src='file://{bait}'><script>alert(1)</script>"
    with qtbot.waitSignal(window.intake.imported, timeout=20_000):
        paste(window, mime(text="架空村に橋 橋が架かった。", html=page))
    text = window.desk.content.text
    assert "橋が架かった。" in text
    assert "<" not in text
    assert "alert" not in text
    assert window.desk.article.form == "html"


def test_an_empty_clipboard_is_said_so(window: MainWindow) -> None:
    paste(window, mime(text="  "))
    assert window.messages.text() == tr("import.nothing_to_paste")


def test_a_drag_that_leaves_takes_the_hint_away(window: MainWindow) -> None:
    data = mime(text="橋")
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), *how))
    assert window.drop_hint.isVisible()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert window.drop_hint.isHidden()
