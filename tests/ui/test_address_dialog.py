"""Nothing goes out to the network before the analyst allowed it and asked for it."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from annotate.arrivals import Wanted
from annotate.errors import ReadError
from tests.near_copies import told
from ui.dialogs.address import AddressDialog
from ui.i18n import tr
from ui.settings import NETWORK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow

ADDRESS = "https://news.example/a"


def opened(window: MainWindow, fetch: Callable[[str], Iterator[Wanted | None]]) -> AddressDialog:
    object.__setattr__(window.around.services, "fetched", fetch)
    window.actions_by_id["import_address"].trigger()
    return window.findChild(AddressDialog)


def go(dialog: AddressDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "addressFetch")


def page(address: str) -> Iterator[Wanted | None]:
    yield None
    yield Wanted(Path("a.txt"), told(1).encode(), address)


def test_it_is_off_until_it_is_allowed(window: MainWindow) -> None:
    dialog = opened(window, page)
    dialog.findChild(QLineEdit, "addressEdit").setText(ADDRESS)
    assert not go(dialog).isEnabled()
    dialog.findChild(QCheckBox, "addressAllow").click()
    assert go(dialog).isEnabled()
    assert window.around.settings.get(NETWORK)
    assert "IP" in tr("address.says")


def test_the_page_comes_in_with_its_address(window: MainWindow, qtbot: QtBot) -> None:
    window.around.settings.set(NETWORK, True)
    dialog = opened(window, page)
    dialog.findChild(QLineEdit, "addressEdit").setText(ADDRESS)
    with qtbot.waitSignal(window.intake.imported):
        go(dialog).click()
    assert window.desk.article.metadata.url == ADDRESS
    assert window.findChild(AddressDialog) is None


def test_what_is_refused_is_said_and_can_be_tried_again(window: MainWindow, qtbot: QtBot) -> None:
    def refused(address: str) -> Iterator[Wanted | None]:
        yield None
        raise ReadError("address_private", host=address)

    window.around.settings.set(NETWORK, True)
    dialog = opened(window, refused)
    dialog.findChild(QLineEdit, "addressEdit").setText("http://10.0.0.1/")
    go(dialog).click()
    problem = dialog.findChild(QLabel, "addressProblem")
    qtbot.waitUntil(problem.isVisible)
    assert "http://10.0.0.1/" in problem.text()
    assert go(dialog).isEnabled()


def test_there_is_room_for_every_word_that_is_said(window: MainWindow, qtbot: QtBot) -> None:
    def refused(address: str) -> Iterator[Wanted | None]:
        yield None
        raise ReadError("address_certificate", host="架空港日報の長い名前のサイト.example")

    window.around.settings.set(NETWORK, True)
    dialog = opened(window, refused)
    dialog.findChild(QLineEdit, "addressEdit").setText("x")
    go(dialog).click()
    qtbot.waitUntil(dialog.findChild(QLabel, "addressProblem").isVisible)
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))


def test_it_can_be_cancelled_while_the_site_is_silent(window: MainWindow) -> None:
    let_go, left = threading.Event(), threading.Event()

    def silent(address: str) -> Iterator[Wanted | None]:
        let_go.wait()
        left.set()
        yield from page(address)

    window.around.settings.set(NETWORK, True)
    dialog = opened(window, silent)
    dialog.findChild(QLineEdit, "addressEdit").setText(ADDRESS)
    go(dialog).click()
    assert not go(dialog).isEnabled()
    dialog.findChild(QPushButton, "addressCancel").click()
    assert not dialog.isVisible()
    assert not left.is_set()  # nobody waited for the site
    let_go.set()
    assert left.wait(10)
    assert not window.intake.is_busy()
