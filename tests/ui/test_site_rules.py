"""From a correction to a rule for the site, and the rules seen, changed, tested, applied and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTreeWidget

from annotate.model import ZoneKind
from storage.integrity import problems
from tests.invented import bring_in
from tests.ui.hand import Hand
from tests.ui.test_zones import PAGE, act, kind_of
from ui.dialogs.learn_rule import LearnRuleDialog
from ui.dialogs.site_rules import SiteRulesDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

pytestmark = pytest.mark.qt_log_ignore("does not support")


@pytest.fixture
def hand(window: MainWindow) -> Hand:
    """Three pages of one site in the library, the first of them open."""
    session = window.around.session
    first = bring_in(session, PAGE, "a.txt")
    for number in (1, 2):
        other = PAGE.replace("三年前", f"{number}年前").replace("三国 透", f"白瀬 {number}")
        bring_in(session, other, f"{number}.txt")
    window.desk.open(first.id)
    return Hand(window.article_view, window.desk.content)


def learning(qtbot: QtBot, window: MainWindow) -> LearnRuleDialog:
    """The dialog after the message was answered, its counting done."""
    window.findChild(QPushButton, "messageButton").click()
    dialog = window.findChild(LearnRuleDialog)
    qtbot.waitUntil(lambda: "探しています" not in said(dialog))
    return dialog


def button(dialog: QDialog, name: str) -> QPushButton:
    return dialog.findChild(QPushButton, name)


def said(dialog: QDialog) -> str:
    return dialog.findChild(QLabel, "ruleFindings").text()


def test_the_same_is_done_for_the_site_in_one_deed(program: Program, hand: Hand, qtbot: QtBot) -> None:
    window = program.window
    act(window, "toggle_whole_page")
    hand.click_on("シェア")
    act(window, "zone_heading")
    dialog = learning(qtbot, window)
    assert dialog.findChild(QLabel, "ruleSite").text() == "港湾通信"
    assert dialog.findChild(QLineEdit, "rulePattern").text() == "シェア"
    assert said(dialog) == "2 件の記事の 2 段落が当てはまり、そのうち 2 段落が変わります。"
    assert dialog.findChild(QTreeWidget, "ruleHits").topLevelItemCount() == 2
    before = program.project.articles()
    button(dialog, "learnAndApply").click()
    for article in before[-2:]:
        zones = program.project.content(article.id).zones
        assert "site.line.シェア" in [zone.rule for zone in zones if zone.kind is ZoneKind.HEADING]
    window.desk.open(before[-1].id)
    Hand(window.article_view, window.desk.content).click_on("シェア")
    assert window.zones.reason().startswith("サイトの規則によります: 「シェア」という行（")
    assert list(problems(program.project)) == []
    window.desk.undo()
    assert program.project.site_rules() == []
    rules = {zone.rule for article in before[-2:] for zone in program.project.content(article.id).zones}
    assert "site.line.シェア" not in rules
    assert window.desk.article.id == before[-1].id


def test_only_keeping_a_rule_changes_no_article(program: Program, hand: Hand, qtbot: QtBot) -> None:
    window = program.window
    act(window, "toggle_whole_page")
    hand.click_on("© 港湾通信")
    act(window, "zone_heading")
    dialog = learning(qtbot, window)
    button(dialog, "learnOnly").click()
    (rule,) = program.project.site_rules()
    who = window.around.session.annotator
    assert (rule.pattern, rule.kind, rule.who) == ("© 港湾通信", ZoneKind.HEADING, who)
    last = program.project.articles()[-1]
    assert not any(zone.rule.startswith("site.") for zone in program.project.content(last.id).zones)


def test_a_pattern_without_words_is_refused_in_a_sentence(
    window: MainWindow, hand: Hand, qtbot: QtBot
) -> None:
    hand.click_on("船の事故")
    act(window, "zone_chrome")
    dialog = learning(qtbot, window)
    line = dialog.findChild(QLineEdit, "rulePattern")
    condition = dialog.findChild(QComboBox, "ruleCondition")
    place = next(n for n in range(condition.count()) if condition.itemText(n).endswith("という行"))
    condition.setCurrentIndex(place)
    condition.activated.emit(place)
    line.setText("〇〇")
    line.textEdited.emit("〇〇")
    qtbot.waitUntil(lambda: said(dialog) == "行の形に、〇〇 のほかの言葉を入れてください。")
    assert not button(dialog, "learnOnly").isEnabled()
    dialog.reject()


def test_an_article_of_no_known_site_says_what_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    article = bring_in(window.around.session, "船は来ない。\n\n誰も驚かない朝だった。\n", "bare.txt")
    window.desk.open(article.id)
    act(window, "learn_zone")
    assert window.findChild(LearnRuleDialog) is None
    assert window.messages.text().startswith("この記事は、どのサイトのものか分かりません。")


@pytest.fixture
def dialog(window: MainWindow, hand: Hand, qtbot: QtBot) -> SiteRulesDialog:
    """The rules, of which there is one: シェア is a bio."""
    act(window, "toggle_whole_page")
    hand.click_on("シェア")
    act(window, "zone_heading")
    button(learning(qtbot, window), "learnOnly").click()
    act(window, "site_rules")
    found = window.findChild(SiteRulesDialog)
    qtbot.waitUntil(lambda: "当てはまり" in said(found))
    return found


def test_a_rule_is_switched_off_and_on_again_by_undo(program: Program, dialog: SiteRulesDialog) -> None:
    item = dialog.findChild(QTreeWidget, "siteRuleList").topLevelItem(0)
    assert [item.text(n) for n in range(3)] == ["港湾通信", "「シェア」という行", "見出し"]
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert not program.project.site_rules()[0].is_on
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.project.site_rules()[0].is_on
    shown = dialog.findChild(QTreeWidget, "siteRuleList").topLevelItem(0)
    assert shown.checkState(0) is Qt.CheckState.Checked


def test_a_rule_is_changed_in_its_place_and_tested_anew(
    program: Program, dialog: SiteRulesDialog, qtbot: QtBot
) -> None:
    line = dialog.findChild(QLineEdit, "rulePattern")
    line.setText("〇〇通信")
    line.editingFinished.emit()
    assert program.project.site_rules()[0].pattern == "〇〇通信"
    qtbot.waitUntil(lambda: said(dialog).startswith("3 件の記事の 6 段落が当てはまり"))
    kind = dialog.findChild(QComboBox, "ruleKind")
    kind.setCurrentIndex(kind.findData(ZoneKind.BIO))
    kind.activated.emit(kind.currentIndex())
    assert program.project.site_rules()[0].kind is ZoneKind.BIO
    line.setText("〇〇")
    line.editingFinished.emit()
    assert said(dialog) == "行の形に、〇〇 のほかの言葉を入れてください。"
    assert program.project.site_rules()[0].pattern == "〇〇通信"


def test_a_rule_is_applied_from_the_list_and_removed(
    program: Program, dialog: SiteRulesDialog, qtbot: QtBot
) -> None:
    window = program.window
    apply = button(dialog, "applyRule")
    qtbot.waitUntil(apply.isEnabled)
    assert apply.text() == "2 段落に適用"
    apply.click()
    qtbot.waitUntil(lambda: "そのうち 0 段落" in said(dialog))
    assert not apply.isEnabled()
    button(dialog, "removeRule").click()
    assert program.project.site_rules() == []
    assert dialog.findChild(QTreeWidget, "siteRuleList").isHidden()
    last = program.project.articles()[-1]
    assert "site.line.シェア" in [zone.rule for zone in program.project.content(last.id).zones]
    for _ in range(3):
        window.desk.undo()
    assert "site.line.シェア" not in [zone.rule for zone in program.project.content(last.id).zones]
    assert list(problems(program.project)) == []


def test_a_paragraph_in_the_list_is_a_click_away(program: Program, dialog: SiteRulesDialog) -> None:
    window = program.window
    hits = dialog.findChild(QTreeWidget, "ruleHits")
    hits.itemClicked.emit(hits.topLevelItem(hits.topLevelItemCount() - 1), 0)
    assert window.desk.article.id == program.project.articles()[-1].id
    assert kind_of(window, "シェア") is ZoneKind.CHROME


def test_without_rules_the_dialog_says_how_one_comes(window: MainWindow) -> None:
    act(window, "site_rules")
    dialog = window.findChild(SiteRulesDialog)
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any("まだ規則はありません" in words for words in shown)
    dialog.close()
    QApplication.processEvents()


def test_what_a_dialog_looks_for_ends_with_the_window(
    program: Program, dialog: SiteRulesDialog, qtbot: QtBot
) -> None:
    line = dialog.findChild(QLineEdit, "rulePattern")
    line.setText("〇〇通信")
    line.editingFinished.emit()
    program.window.close()
    qtbot.wait(20)  # what goes on in a project that is closed would be an error here
