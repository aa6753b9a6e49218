"""When a sentence says that something would happen, counted from the day of the article."""

from __future__ import annotations

import pytest

from annotate.claims.foreseen import propose_horizon
from annotate.spans import Span
from ui.i18n import LANGUAGES, catalogue

BEFORE = "😀前置き。"
DAY = "2031-09-02"  # a Tuesday

FORESEEN = [
    ("港は来年には閉じられるだろう。", "来年", "2032-01-01/2032-12-31", "named"),
    ("再来年の3月に橋が落ちる。", "再来年の3月", "2033-03-01/2033-03-31", "named"),
    ("来年度の予算は足りない。", "来年度", "2032-04-01/2033-03-31", "named"),
    ("今年の冬は電気が足りなくなる。", "今年の冬", "2031-12-01/2032-02-29", "named"),
    ("来春にも桟橋は沈む。", "来春", "2032-03-01/2032-05-31", "named"),
    ("今月は雨が続く。", "今月", "2031-09-02/2031-09-30", "named"),
    ("来月の選挙で町長は負ける。", "来月", "2031-10-01/2031-10-31", "named"),
    ("来週、交渉は決裂する。", "来週", "2031-09-08/2031-09-14", "named"),
    ("年内にも工場は止まる。", "年内", "2031-09-02/2031-12-31", "named"),
    ("年度末までに決めるべきだ。", "年度末まで", "2031-09-02/2032-03-31", "named"),
    ("2035年までに町は無人になる。", "2035年まで", "2031-09-02/2035-12-31", "date"),
    ("２０３５年６月に完成する。", "２０３５年６月", "2035-06-01/2035-06-30", "date"),
    ("2040年代には湖が枯れる。", "2040年代", "2040-01-01/2049-12-31", "date"),
    ("令和15年度に見直すべきだ。", "令和15年度", "2033-04-01/2034-03-31", "date"),
    ("今後10年で人口は半分になる。", "今後10年で", "2031-09-02/2041-09-02", "within"),
    ("三か月以内に結論を出すべきだ。", "三か月以内に", "2031-09-02/2031-12-02", "within"),
    ("二十年後には港が消える。", "二十年後", "2051-01-01/2051-12-31", "after"),
    ("6カ月後に値上がりする。", "6カ月後", "2032-03-01/2032-03-31", "after"),
    ("数年以内に戦いが起きる。", "数年以内に", "le_5y", "vague"),
    ("今後数カ月が山になる。", "今後数カ月", "le_1y", "vague"),
    ("町長は来年にも辞めると述べた。", "来年", "2032-01-01/2032-12-31", "named"),
    ("2020年の協定は来年に切れる。", "来年", "2032-01-01/2032-12-31", "named"),
]

NOTHING = [
    "港は閉じられるだろう。",
    "今年、漁獲は半分になった。",  # it happened
    "2020年の協定は守られていない。",  # it was over
    "2033年以降の計画は白紙だ。",  # no end
    "事故の10年後も町は戻らない。",  # counted from something else
    "半月板を痛める恐れがある。",
    "2035年13月という日付は誤りだ。",
    "毎年末に祭りがある。",
]


def proposed(sentence: str, published: str = DAY) -> tuple[str, str, str] | None:
    text = BEFORE + sentence
    found = propose_horizon(text, Span(len(BEFORE), len(text)), published)
    return (text[found.cue_span.slice], found.value, found.rule) if found else None


@pytest.mark.parametrize(("sentence", "cue", "value", "rule"), FORESEEN)
def test_words_for_a_time_are_counted_from_the_day_of_the_article(
    sentence: str, cue: str, value: str, rule: str
) -> None:
    assert proposed(sentence) == (cue, value, rule)


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_names_no_time_to_come_proposes_nothing(sentence: str) -> None:
    assert proposed(sentence) is None


def test_without_a_day_only_what_needs_none_is_proposed() -> None:
    assert proposed("港は来年に閉じる。", "") is None
    assert proposed("2035年に閉じる。", "早春") is None
    assert proposed("数年以内に閉じる。", "") == ("数年以内に", "le_5y", "vague")


def test_every_rule_has_words_in_both_languages() -> None:
    rules = {f"horizon_rule.{rule}" for *_, rule in FORESEEN}
    for language in LANGUAGES:
        assert {key for key in catalogue(language) if key.startswith("horizon_rule.")} == rules
