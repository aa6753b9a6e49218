"""Where a sentence stands in its article, told from marks and endings."""

from __future__ import annotations

from annotate.suggest.engine import readings
from annotate.suggest.setting import Style
from tests.annotate.suggest.test_engine import content_of

INTERVIEW = """湖の番人に聞く

2026年3月4日

――水はなぜ減ったのですか。

「雨が少ないからです。山の雪も減りました」

――漁はどうなりますか。

「このままでは網を下ろせなくなります」
"""
EDITORIAL = """湖を守る

2026年3月4日

湖の水が減っている。岸は三年で百メートル退いた。

市は取水を見直すべきだ。漁師の声も聞いてほしい。
"""


def test_who_asks_in_an_interview_claims_nothing() -> None:
    found = list(readings(content_of(INTERVIEW)))
    assert {each.setting.style for each in found} == {Style.INTERVIEW}
    assert [each.decided.evidence[0].rule for each in found if each.setting.asks] == ["none.interviewer"] * 2
    assert [each.setting.answers for each in found] == [False, True, False, True]


def test_the_place_in_the_article_and_the_sentence_before_are_known() -> None:
    found = list(readings(content_of(EDITORIAL)))
    assert [each.setting.place for each in found] == ["first", "q2", "last_but_one", "last"]
    assert [each.setting.opens for each in found] == [True, False, True, False]
    assert [each.setting.closes for each in found] == [False, True, False, True]
    assert [each.before for each in found] == ["", "assertion", "assertion", "recommendation"]


def test_an_article_in_polite_style_is_one() -> None:
    polite = EDITORIAL.replace("減っている。", "減っています。").replace("退いた。", "退きました。")
    assert {each.setting.style for each in readings(content_of(polite))} == {Style.POLITE}
    assert {each.setting.style for each in readings(content_of(EDITORIAL))} == {Style.PLAIN}
