from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget

from annotate.claims.scales import ICD_203, PHIA
from annotate.model import Details, Source, SourceKind
from tests.ui.background import StillBackground
from tests.ui.samples import annotation
from ui.claims.claim_background import Proposal
from ui.claims.claim_fields import OBJECT_NAMES
from ui.claims.claim_form import THINK_MS, ClaimForm
from ui.claims.claim_hints import ProposalChip
from ui.i18n import tr
from ui.theme import LIGHT
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from annotate.model import Annotation

CLAIM = annotation("a", tag="assertion")
THREAT = annotation("b", 20, tag="threat_assessment")
SAID = Proposal({"holder": "港湾局", "quotation": "direct"}, "と述べた", "holder_rule.said")
SOON = Proposal({"horizon": "le_5y"}, "数年以内に", "horizon_rule.vague")
POSSIBLE = Proposal({"stated_likelihood": "stated:possible"}, "恐れがある", "likelihood_rule.possible")
FILLED = Details(
    "港湾局", "indirect", "stated:possible", "icd203:likely", "confidence:low",
    "B", "2", "船団", "航路", "le_1y",
)


class Desk:
    """A form, and a store that may be full."""

    def __init__(self, qtbot: QtBot, background: StillBackground) -> None:
        self.window = QWidget()
        self.before = QToolButton(self.window)
        self.form = ClaimForm(LIGHT, background, self.before)
        self.form.setParent(self.window)
        self.form.described.connect(self._write)
        self.is_full = False
        self.deeds: list[Details] = []
        self.annotation: Annotation = CLAIM
        qtbot.addWidget(self.window)
        self.window.resize(340, 700)
        self.form.resize(340, 700)
        self.window.show()
        qtbot.waitExposed(self.window).__enter__()
        self.window.activateWindow()

    def give(self, claim: Annotation) -> None:
        self.annotation = claim
        self.form.give(claim)

    def field(self, name: str) -> Any:
        found = self.form.findChild(QWidget, OBJECT_NAMES[name])
        assert found
        return found

    def chip(self, name: str) -> ProposalChip:
        return self.form.findChild(ProposalChip, f"{name}Proposal")

    def remarks(self) -> list[str]:
        labels = self.form.findChild(QWidget, "remarks").findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    def shown(self) -> list[str]:
        return [name for name in OBJECT_NAMES if self.field(name).isVisible()]

    def _write(self, annotation_id: str, details: Details) -> None:
        assert annotation_id == self.annotation.id
        self.deeds.append(details)
        if not self.is_full:
            self.annotation = replace(self.annotation, details=details)
            self.form.follow(self.annotation)


@pytest.fixture
def background() -> StillBackground:
    return StillBackground(byline="佐渡川 空")


@pytest.fixture
def desk(qtbot: QtBot, background: StillBackground) -> Desk:
    desk = Desk(qtbot, background)
    desk.give(CLAIM)
    return desk


def think(qtbot: QtBot) -> None:
    qtbot.wait(THINK_MS * 2)


@pytest.mark.parametrize("name", ["holder", "actor", "target", "horizon"])
def test_a_line_is_told_when_it_is_left(desk: Desk, name: str) -> None:
    desk.give(replace(CLAIM, details=replace(FILLED, **{name: ""})))
    QTest.keyClicks(desk.field(name), "  sen dan ")
    assert desk.deeds == []
    QTest.keyClick(desk.field(name), Qt.Key.Key_Return)
    assert desk.deeds == [replace(FILLED, **{name: "sen dan"})]


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("stated_likelihood", "0", "stated:possible"),
        ("stated_likelihood", "3", "icd203:unlikely"),
        ("assessed_likelihood", "7", "icd203:almost_certain"),
        ("confidence", "2", "confidence:moderate"),
        ("source_reliability", "b", "B"),
        ("credibility", "6", "6"),
    ],
)
def test_a_key_chooses_and_delete_takes_it_back(desk: Desk, name: str, key: str, value: str) -> None:
    QTest.keyClick(desk.field(name), key)
    QTest.keyClick(desk.field(name), key)
    QTest.keyClick(desk.field(name), Qt.Key.Key_Delete)
    assert desk.deeds == [Details(**{name: value}), Details()]


def test_the_list_holds_every_step_its_range_and_the_scales(desk: Desk) -> None:
    menu = desk.field("assessed_likelihood").make_menu()
    lines = [action.text() for action in menu.actions() if action.text()]
    assert lines[:7] == [f"{step.name_ja}\t{step.percent}" for step in reversed(ICD_203.steps)]
    assert tr("form.scale", scale=ICD_203.name_ja) in lines
    menu.actions()[2].trigger()
    assert desk.deeds == [Details(assessed_likelihood="icd203:likely")]
    assert "ICD 203" in desk.field("stated_likelihood").make_menu().actions()[-2].text()


def test_another_scale_offers_its_own_steps_and_keeps_what_was_judged(desk: Desk) -> None:
    chosen: list[str] = []
    desk.form.scale_chosen.connect(chosen.append)
    desk.give(replace(CLAIM, details=FILLED))
    field = desk.field("assessed_likelihood")
    next(action for action in field.make_menu().actions() if "PHIA" in action.text()).trigger()
    assert chosen == ["phia"]
    assert field.shown().words == "可能性が高い"
    QTest.keyClick(field, "4")
    assert desk.annotation.details.assessed_likelihood == "phia:realistic_possibility"


def test_quotation_is_one_of_two_or_none(desk: Desk, qtbot: QtBot) -> None:
    direct, indirect = desk.field("quotation").findChildren(QToolButton)
    for button in (direct, indirect, indirect):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [details.quotation for details in desk.deeds] == ["direct", "indirect", ""]
    assert [direct.isChecked(), indirect.isChecked()] == [False, False]


def test_what_is_stored_is_shown_and_is_no_change(desk: Desk) -> None:
    desk.give(replace(CLAIM, details=FILLED))
    desk.form.hand_over()
    assert desk.deeds == []
    assert desk.field("horizon").text() == "1年以内"
    assert desk.field("assessed_likelihood").text() == "可能性が高い 55–80%"
    assert desk.field("credibility").text() == "2 おそらく真実"


def test_an_interval_is_stored_as_it_is_written_and_a_name_by_its_id(desk: Desk) -> None:
    for typed in ("2027-01/2027-06", "5年より先"):
        desk.field("horizon").setText(typed)
        desk.form.hand_over()
    assert [details.horizon for details in desk.deeds] == ["2027-01/2027-06", "gt_5y"]


@pytest.mark.parametrize("value", [" 前に空白", "後ろに空白 ", "二\n行", "一\u2028二", "icd203:no_such_step"])
def test_a_value_no_field_keeps_as_it_is_does_not_count_as_typing(desk: Desk, value: str) -> None:
    strange = Details(holder=value, actor=value, horizon=value, assessed_likelihood=value)
    desk.give(replace(CLAIM, details=strange))
    desk.form.hand_over()
    assert desk.deeds == []
    QTest.keyClick(desk.field("credibility"), "1")
    assert desk.deeds == [replace(strange, credibility="1")]


def test_a_choice_is_a_deed_apart_from_what_was_being_typed(desk: Desk) -> None:
    QTest.keyClicks(desk.field("holder"), "kumiai")
    QTest.keyClick(desk.field("credibility"), "3")
    assert desk.deeds == [Details(holder="kumiai"), Details(holder="kumiai", credibility="3")]


def test_what_could_not_be_written_stays_and_is_told_again(desk: Desk) -> None:
    desk.is_full = True
    QTest.keyClicks(desk.field("holder"), "kumiai")
    desk.form.hand_over()
    desk.form.hand_over()
    assert len(desk.deeds) == 1
    desk.form.follow(replace(CLAIM, tag="recommendation"))
    assert desk.field("holder").text() == "kumiai"
    desk.is_full = False
    QTest.keyClick(desk.field("credibility"), "3")
    assert desk.annotation.details == Details(holder="kumiai", credibility="3")


def test_an_undone_value_is_shown_and_typing_elsewhere_stays(desk: Desk) -> None:
    QTest.keyClick(desk.field("credibility"), "3")
    QTest.keyClicks(desk.field("holder"), "kumi")
    desk.form.follow(CLAIM)
    assert desk.field("credibility").value() == ""
    assert desk.field("holder").text() == "kumi"


def test_the_fields_that_matter_for_the_tag_come_first(desk: Desk) -> None:
    assert desk.shown() == ["holder", "quotation", "source_reliability", "credibility"]
    desk.give(THREAT)
    assert "assessed_likelihood" in desk.shown()
    assert "source_reliability" not in desk.shown()
    read = ("assessed_likelihood", "confidence", "stated_likelihood", "horizon", "actor")
    heights = [desk.field(name).mapTo(desk.form, QPoint()).y() for name in read]
    assert heights == sorted(heights)


def test_a_filled_field_is_always_shown(desk: Desk) -> None:
    desk.give(replace(CLAIM, details=Details(horizon="now")))
    assert desk.shown() == ["holder", "quotation", "source_reliability", "credibility", "horizon"]
    desk.give(CLAIM)
    assert "horizon" not in desk.shown()
    desk.form.follow(replace(CLAIM, details=Details(actor="船団")))  # as redo does
    assert "actor" in desk.shown()


def test_the_other_fields_open_and_a_field_that_was_just_filled_stays_where_it_is(desk: Desk) -> None:
    opened: list[bool] = []
    desk.form.unfolded.connect(opened.append)
    desk.form.findChild(QToolButton, "otherFields").click()
    assert opened == [True]
    assert len(desk.shown()) == len(OBJECT_NAMES)
    confidence = desk.field("confidence")
    before = confidence.mapTo(desk.form, QPoint())
    QTest.keyClick(confidence, "1")
    assert confidence.mapTo(desk.form, QPoint()) == before


def test_tab_goes_through_all_fields_as_they_are_read(desk: Desk, qtbot: QtBot) -> None:
    desk.form.set_unfolded(True)
    desk.give(replace(THREAT, details=Details()))
    desk.before.setFocus()
    qtbot.waitUntil(desk.before.hasFocus)
    names = []
    for _ in range(15):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().objectName() or QApplication.focusWidget().text())
    assert names == [
        *("assessedLikelihood", "confidenceChoice", "statedLikelihood", "horizonChoice", "actorEdit"),
        *("targetEdit", "holderEdit", "直接", "間接", "otherFields", "reliabilityChoice"),
        *("credibilityChoice", "openSources", desk.before.text()),
        "assessedLikelihood",
    ]


def test_the_author_holds_a_claim_of_which_nothing_is_said(desk: Desk, background: StillBackground) -> None:
    assert desk.field("holder").placeholderText() == "筆者（佐渡川 空）"
    background.byline = ""
    desk.form.follow_background()
    assert desk.field("holder").placeholderText() == "筆者"


def test_the_letter_of_the_source_counts_until_the_claim_has_its_own(
    desk: Desk, background: StillBackground
) -> None:
    background.graded = {"": Source(SourceKind.OUTLET, "架空通信", "D"),
                         "港湾局": Source(SourceKind.SPEAKER, "港湾局", "B")}  # fmt: skip
    grade = desk.form.findChild(QLabel, "gradeLabel")
    QTest.keyClick(desk.field("credibility"), "2")
    assert grade.text() == "D2"
    assert desk.field("source_reliability").text() == "D あまり信頼できない"
    desk.field("holder").setText("港湾局")
    desk.form.hand_over()
    assert grade.text() == "B2"
    QTest.keyClick(desk.field("source_reliability"), "a")
    assert grade.text() == "A2"
    assert grade.accessibleName() == "総合評価 A2"
    assert desk.annotation.details == Details("港湾局", source_reliability="A", credibility="2")


def test_a_proposal_is_read_only_when_the_focus_rests(
    desk: Desk, background: StillBackground, qtbot: QtBot
) -> None:
    background.read.clear()
    for claim in (THREAT, CLAIM, THREAT):
        desk.give(claim)
    assert background.read == []
    think(qtbot)
    assert background.read == ["b"]
    desk.form.follow(desk.annotation)
    think(qtbot)
    assert background.read == ["b"]
    desk.form.follow(annotation("b", 21))
    think(qtbot)
    assert background.read == ["b", "b"]


@pytest.mark.parametrize("how", ["click", "Enter"])
def test_a_proposal_is_taken_over_in_one_deed(
    desk: Desk, background: StillBackground, qtbot: QtBot, how: str
) -> None:
    background.proposed = [SAID, POSSIBLE]
    desk.give(THREAT)
    think(qtbot)
    chip = desk.chip("holder")
    assert chip.isVisible()
    assert chip.text() == "港湾局（直接）"
    assert "と述べた" in chip.accessibleName()
    if how == "click":
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(desk.field("holder"), Qt.Key.Key_Return)
    assert desk.deeds == [Details("港湾局", "direct")]
    assert not chip.isVisible()
    QTest.keyClick(desk.field("stated_likelihood"), Qt.Key.Key_Return)
    assert desk.deeds[1:] == [Details("港湾局", "direct", "stated:possible")]


def test_a_horizon_is_proposed_by_its_name_and_taken_over(
    desk: Desk, background: StillBackground, qtbot: QtBot
) -> None:
    background.proposed = [SOON]
    desk.give(THREAT)
    think(qtbot)
    chip = desk.chip("horizon")
    assert chip.isVisible()
    assert chip.text() == "1〜5年"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert desk.deeds == [Details(horizon="le_5y")]
    assert not chip.isVisible()


def test_a_proposal_waits_while_something_stands_in_its_field(
    desk: Desk, background: StillBackground, qtbot: QtBot
) -> None:
    background.proposed = [SAID]
    desk.give(CLAIM)
    think(qtbot)
    QTest.keyClicks(desk.field("holder"), "k")
    assert not desk.chip("holder").isVisible()
    QTest.keyClick(desk.field("holder"), Qt.Key.Key_Backspace)
    assert desk.chip("holder").isVisible()


def test_what_is_odd_is_named_while_it_is_typed(desk: Desk, qtbot: QtBot) -> None:
    desk.give(THREAT)
    think(qtbot)
    assert desk.remarks() == [tr("remark.threat_without_likelihood"), tr("remark.threat_without_horizon")]
    QTest.keyClick(desk.field("assessed_likelihood"), "5")
    QTest.keyClicks(desk.field("horizon"), "2027")
    think(qtbot)
    assert desk.remarks() == []
    desk.form.follow_note("可能性が高いが、確信度は低い。")
    think(qtbot)
    assert len(desk.remarks()) == 1


def test_a_scale_is_named_to_people_by_its_name(desk: Desk, qtbot: QtBot) -> None:
    desk.give(replace(CLAIM, details=Details(assessed_likelihood="phia:likely")))
    think(qtbot)
    assert desk.remarks() == [tr("remark.other_scale", scale=PHIA.name_ja)]


def test_a_project_that_cannot_be_written_shows_all_and_takes_nothing(
    desk: Desk, background: StillBackground, qtbot: QtBot
) -> None:
    background.proposed = [SAID]
    desk.form.set_read_only(True)
    desk.give(CLAIM)
    think(qtbot)
    assert not desk.chip("holder").isVisible()
    for name in OBJECT_NAMES:
        QTest.keyClicks(desk.field(name), "1a")
        QTest.mouseClick(desk.field(name), Qt.MouseButton.LeftButton)
    desk.form.hand_over()
    assert desk.deeds == []


def test_what_is_being_composed_is_never_torn_apart(desk: Desk, qtbot: QtBot) -> None:
    holder = desk.field("holder")
    holder.setFocus()
    holder._rest.setInterval(20)
    QTest.keyClicks(holder, "a")
    QApplication.sendEvent(holder, QInputMethodEvent("こうわん", []))
    qtbot.wait(100)
    assert desk.deeds == []
    event = QInputMethodEvent("", [])
    event.setCommitString("港湾")
    QApplication.sendEvent(holder, event)
    qtbot.waitUntil(lambda: bool(desk.deeds))
    assert desk.deeds == [Details(holder="a港湾")]


@pytest.mark.qt_log_ignore("This plugin does not support")  # of popups, offscreen
def test_a_line_offers_what_was_written_before(
    desk: Desk, background: StillBackground, qtbot: QtBot
) -> None:
    background.offered = {"holder": ["港湾局", "組合"]}
    holder = desk.field("holder")
    holder.setFocus()
    qtbot.waitUntil(holder.hasFocus)
    QTest.keyClick(holder, Qt.Key.Key_Down)
    popup = holder.completer().popup()
    offered = popup.model()
    assert popup.isVisible()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["港湾局", "組合"]
    popup.setCurrentIndex(offered.index(1, 0))
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.deeds))
    assert desk.deeds == [Details(holder="組合")]


def test_every_choice_says_its_name_and_its_value(desk: Desk) -> None:
    desk.give(replace(CLAIM, details=FILLED))
    names = {choice.accessibleName() for choice in desk.form.findChildren(Choice)}
    assert f"{tr('column.confidence')}: 低い" in names
    assert len(names) == 5


@pytest.mark.parametrize("tag", ["assertion", "recommendation", "threat_assessment"])
def test_nothing_lies_on_anything_else(desk: Desk, tag: str) -> None:
    desk.give(replace(CLAIM, tag=tag))
    QApplication.processEvents()
    stack = desk.form.findChild(QToolButton, "otherFields").parentWidget()
    parts = [part for part in stack.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
             if part.isVisible()]
    assert len(parts) > 3
    for number, part in enumerate(parts):
        for other in parts[number + 1 :]:
            assert not part.geometry().intersects(other.geometry()), (part, other)
