"""The line between the lists of claims and what is in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget, QWidget

from ui.claims.claim_panes import CARD_HEIGHT, FORM_HEIGHT, ClaimPanes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def panes(qtbot: QtBot) -> ClaimPanes:
    lists = QTabWidget()
    lists.addTab(QWidget(), "annotations")
    lists.addTab(QWidget(), "suggestions")
    panes = ClaimPanes(lists, QWidget())
    qtbot.addWidget(panes)
    panes.resize(340, 700)
    panes.show()
    return panes


def lists_of(panes: ClaimPanes) -> QTabWidget:
    lists = panes.widget(0)
    assert isinstance(lists, QTabWidget)
    return lists


def test_the_form_has_more_room_than_the_card_of_a_suggestion(panes: ClaimPanes):
    assert panes.sizes()[1] == FORM_HEIGHT
    lists_of(panes).setCurrentIndex(1)
    assert panes.sizes()[1] == CARD_HEIGHT
    lists_of(panes).setCurrentIndex(0)
    assert panes.sizes()[1] == FORM_HEIGHT


def test_a_line_that_the_analyst_moved_stays_where_it_was_put(panes: ClaimPanes):
    lists_of(panes).setCurrentIndex(1)
    handle = panes.handle(1)
    centre = handle.rect().center()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(handle, left, pos=centre)
    QTest.mouseMove(handle, centre - QPoint(0, 80))
    QTest.mouseRelease(handle, left, pos=centre)
    below = panes.sizes()[1]
    assert below > CARD_HEIGHT
    lists_of(panes).setCurrentIndex(0)
    lists_of(panes).setCurrentIndex(1)
    assert panes.sizes()[1] == below


def test_a_taller_window_gives_its_height_to_the_list(panes: ClaimPanes):
    panes.resize(340, 1000)
    assert panes.sizes()[1] == FORM_HEIGHT
