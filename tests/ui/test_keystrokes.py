"""How many keys an article takes, counted as they are pressed, without a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from annotate.session import AnnotationSession
from storage.project import create_project
from tests.invented import bring_in
from tests.ui.window import running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from ui.main_window import MainWindow
    from ui.program import Program

Gold = list[tuple[str, str]]
"""(tag, sentence) of every claim, in reading order."""

TITLE = "架空湾の水門をだれが守るのか"
KEYS = {"assertion": "1", "recommendation": "2", "threat_assessment": "3"}

MARKED = """
1 架空湾の水門は、築六十年を超えた。
1 点検は三年に一度しか行われていない。
1 県の担当者は四人から二人に減った。
3 このままでは、次の高潮で水門が閉じない恐れがある。
1 去年の点検では、十二か所で腐食が見つかった。
1 修理されたのは三か所だけである。
1 港湾局は「予算が足りない」と説明した。
2 県は修理の順番をまず公表すべきだ。

1 水門の内側には、一万二千人が暮らしている。
1 そのうち三割は六十五歳以上だという。
3 停電が重なれば、排水ポンプも止まりかねない。
3 地下の変電所が水に浸かる危険もある。
1 変電所の移転は八年前に決まった。
1 工事はまだ始まっていない。
2 移転を待たず、仮の防水壁を築く必要がある。
1 防水壁の費用は二億円と見積もられている。

1 町内会は独自に見回りを始めた。
1 会長の北浜氏は「役所を待てない」と話す。
1 見回りには高校生も加わった。
1 若い参加者は一年で三倍に増えた。
2 県はこうした動きを支える仕組みを作るべきである。
2 無線機と防水の地図を配ることから始めたい。
1 隣の県では同じ取り組みが成果を上げた。
1 避難にかかる時間は半分になった。

3 一方で、海面は毎年四ミリずつ上がっている。
3 二十年後には、満潮のたびに道路が冠水するおそれがある。
3 保険料の値上がりは、住民を町から追い出しかねない。
1 大手三社はすでに新しい契約を断っている。
1 住宅の価格は五年で二割下がった。
3 若い世帯が去れば、見回りも続かなくなる。
2 国は再保険の仕組みを急いで整えるべきだ。
2 自治体も危険な区域の地図を毎年改めなければならない。

1 反対の声もある。
1 漁協は、工事が漁場を狭めると訴える。
1 組合長の沖田氏は補償の額に納得していない。
3 対立が長引けば、着工はさらに遅れるだろう。
2 双方は第三者を交えて話し合うべきである。
1 海は待ってくれない。
3 水門が一度でも破れれば、町の再建には十年かかる。
2 いま決めることが、最も安い備えになると県は認めるべきだ。
"""


class Fingers:
    """Press keys on the window, which gives them to whatever has the focus, and count them."""

    def __init__(self, window: MainWindow) -> None:
        self.pressed = 0
        self._window = window.windowHandle()

    def press(self, key: str) -> None:
        self.pressed += 1
        QTest.keyClick(self._window, key)


@pytest.fixture
def gold() -> Gold:
    """(tag, sentence) of every claim, in reading order."""
    tags = {key: tag for tag, key in KEYS.items()}
    return [(tags[line[0]], line[2:]) for line in MARKED.splitlines() if line]


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    path = tmp_path / "水門.shirushi"
    paragraphs = "\n".join(line[2:] for line in MARKED.splitlines()).split("\n\n")
    text = "\n\n".join([TITLE, *(part.replace("\n", "") for part in paragraphs)]) + "\n"
    with create_project(path) as project:
        bring_in(AnnotationSession(project, "試験 花子"), text)
    with running(qapp, tmp_path, path) as program:
        with qtbot.waitExposed(program.window):
            pass
        program.window.activateWindow()
        qtbot.waitUntil(program.window.article_view.hasFocus)
        yield program


def marked(program: Program) -> Gold:
    claims = program.session.store.annotations(program.window.desk.article.id)
    return [(claim.tag, claim.quote) for claim in sorted(claims, key=lambda claim: claim.span)]


def test_every_claim_takes_at_most_two_keys_and_no_mouse(program: Program, gold: Gold):
    fingers = Fingers(program.window)
    fingers.press(KEYS[gold[0][0]])
    for tag, _ in gold[1:]:
        fingers.press("j")
        fingers.press(KEYS[tag])
    assert marked(program) == gold
    assert len(gold) == 40
    assert fingers.pressed == 2 * len(gold) - 1


def test_going_on_after_each_tag_it_takes_one_and_a_slip_two_more(program: Program, gold: Gold):
    program.window.actions_by_id["toggle_go_on"].trigger()
    fingers = Fingers(program.window)
    fingers.press("3")  # a slip: the first is an assertion
    fingers.press("k")
    for tag, _ in gold:
        fingers.press(KEYS[tag])
    assert marked(program) == gold
    assert fingers.pressed == len(gold) + 2


def test_with_suggestions_a_claim_takes_at_most_one_key_and_a_fifth(
    program: Program, gold: Gold, qtbot: QtBot
):
    window = program.window
    qtbot.waitUntil(lambda: window.suggesting.is_finished)
    fingers = Fingers(window)
    view, claims = window.article_view, {sentence: tag for tag, sentence in gold}
    while draft := window.suggestions.at_hand():
        given = claims[view.focus.text[draft.span.slice]]
        if draft.tag == given:
            fingers.press(" ")
        else:
            fingers.press(KEYS[given])
            fingers.press(" ")
    assert marked(program) == gold
    assert fingers.pressed <= 1.2 * len(gold)
