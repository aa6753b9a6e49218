from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from annotate.tags import BUILT_IN, Tag
from ui.i18n import tr
from ui.tags.tag_bar import TagBar, Target
from ui.tags.tag_button import TagButton
from ui.theme import LIGHT

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

RUMOUR = Tag("rumour", "噂", "Rumour", "噂", "U", "4", "#555555")


@pytest.fixture
def bar(qtbot: QtBot) -> TagBar:
    widget = TagBar(LIGHT, [*BUILT_IN, RUMOUR])
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_scripts_find_every_button_by_name(bar: TagBar) -> None:
    assert [button.objectName() for button in bar.findChildren(TagButton)] == [
        "tagAssertion", "tagRecommendation", "tagThreatAssessment", "tag_rumour",
    ]  # fmt: skip


def test_a_press_gives_the_tag_and_leaves_the_focus_where_it_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    bar, article = TagBar(LIGHT, BUILT_IN), QLineEdit()
    layout.addWidget(bar)
    layout.addWidget(article)
    window.show()
    article.setFocus()
    qtbot.waitUntil(article.hasFocus)
    bar.set_target("sentence")
    with qtbot.waitSignal(bar.tag_chosen) as chosen:
        qtbot.mouseClick(bar.findChildren(TagButton)[2], Qt.MouseButton.LeftButton)
    assert chosen.args == ["threat_assessment"]
    assert article.hasFocus()


@pytest.mark.parametrize("kind", ["sentence", "selection", "annotation"])
def test_it_says_what_a_tag_will_act_on(bar: TagBar, kind: Target) -> None:
    bar.set_target(kind)
    assert tr(f"tagbar.target_{kind}") in [label.text() for label in bar.findChildren(QLabel)]
    assert all(button.isEnabled() for button in bar.findChildren(TagButton))


def test_the_tag_of_the_annotation_is_marked_and_of_nothing_else(bar: TagBar) -> None:
    bar.set_target("annotation", "recommendation")
    assert [button.isChecked() for button in bar.findChildren(TagButton)] == [False, True, False, False]
    bar.set_target("sentence")
    assert not any(button.isChecked() for button in bar.findChildren(TagButton))


def test_without_a_target_or_a_right_to_write_nothing_can_be_pressed(bar: TagBar) -> None:
    assert not any(button.isEnabled() for button in bar.findChildren(TagButton))
    bar.set_target("sentence")
    bar.set_read_only(True)
    bar.set_target("selection")
    assert not any(button.isEnabled() for button in bar.findChildren(TagButton))
    bar.set_read_only(False)
    assert all(button.isEnabled() for button in bar.findChildren(TagButton))


def test_buttons_stay_where_they_are_whatever_the_target(bar: TagBar) -> None:
    places = set()
    for kind in ("none", "sentence", "selection", "annotation"):
        bar.set_target(kind, "assertion")
        bar.grab()
        places.add(tuple(button.geometry().getRect() for button in bar.findChildren(TagButton)))
    assert len(places) == 1


def test_the_tag_under_the_pointer_is_told_until_it_is_left(bar: TagBar, qtbot: QtBot) -> None:
    told: list[str | None] = []
    bar.tag_hovered.connect(told.append)
    bar.set_target("sentence")
    first, second = bar.findChildren(TagButton)[:2]
    for button in (first, second):
        QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
        QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    assert told == ["assertion", None, "recommendation", None]


def test_a_button_that_cannot_be_pressed_shows_nothing_of_its_tag(bar: TagBar, qtbot: QtBot) -> None:
    told: list[str | None] = []
    bar.tag_hovered.connect(told.append)
    bar.set_target("none")
    button = bar.findChildren(TagButton)[0]
    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert told == []
    bar.set_target("sentence")
    QApplication.sendEvent(button, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    bar.hide()
    assert told[0] == "assertion"
    assert told[-1] is None
