"""The message bar stands where it covers nothing that is being written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from ui.widgets.messages import MessageBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def body(qtbot: QtBot) -> QWidget:
    """1,200 pixels wide, with a column of 600 in it."""
    body = QWidget()
    qtbot.addWidget(body)
    body.resize(1200, 700)
    body.column = QWidget(body)
    body.column.setGeometry(260, 40, 600, 640)
    body.show()
    return body


def test_it_keeps_to_its_column(body: QWidget) -> None:
    bar = MessageBar(body, body.column)
    bar.inform("済みました。")
    assert body.column.geometry().contains(bar.geometry())
    body.column.setGeometry(300, 40, 560, 640)
    assert body.column.geometry().contains(bar.geometry())


def test_where_the_column_is_narrow_it_takes_all_there_is(body: QWidget) -> None:
    bar = MessageBar(body, body.column)
    body.column.resize(200, 640)
    bar.inform("済みました。")
    assert bar.width() == 720
    assert body.rect().contains(bar.geometry())
