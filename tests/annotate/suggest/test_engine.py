"""Suggestions for whole articles, and what is decided between sentences, clauses and cues."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.intake import new_article
from annotate.model import Content, ZoneKind
from annotate.suggest.engine import readings, suggest
from annotate.suggest.rules import RULES
from tests.annotate.suggest.read import TAGS, read, rules, taken


def content_of(text: str) -> Content:
    return new_article(1, "a.txt", text.encode(), text, "utf-8", "2026-01-02T03:04:05Z")[1]


PAGE = """北浜の干潟を守る道

2026年3月4日

北浜の干潟では、渡り鳥の数が10年で半分になった。このままでは、来年にも湿地は消滅しかねない。

渡り鳥を数えたのは誰か。

佐渡川氏は「町は埋め立てをやめるべきだ」と述べた。町は調査の結果を公表する必要がある。

Copyright 北浜新報 無断転載を禁じます
"""


def test_each_sentence_of_the_body_is_taken_for_something() -> None:
    content = content_of(PAGE)
    found = [(content.text[s.span.slice][:8], s.label) for s in suggest(content)]
    assert found == [
        ("北浜の干潟では、", "assertion"),
        ("このままでは、来", "threat_assessment"),
        ("渡り鳥を数えたの", "none"),
        ("佐渡川氏は「町は", "recommendation"),
        ("町は調査の結果を", "recommendation"),
    ]


def test_words_read_ahead_are_those_of_each_sentence_by_itself() -> None:
    sentences = [f"第{n}区では「橋の点検を急ぐべきだ」との声が上がりました。" for n in range(60)]
    content = content_of("".join(sentences))
    found = [reading.words for reading in readings(content)]
    assert [[word.surface for word in words] for words in found] == [
        [word.surface for word in read(sentence).words] for sentence in sentences
    ]
    assert [reading.placed.span(0, len(reading.words)) for reading in readings(content)] == [
        reading.span for reading in readings(content)
    ]



def test_nothing_outside_the_body_is_suggested() -> None:
    content = content_of(PAGE)
    outside = [zone for zone in content.zones if zone.kind is not ZoneKind.BODY]
    assert {zone.kind for zone in outside} >= {ZoneKind.TITLE, ZoneKind.CHROME}
    assert [s for s in suggest(content) if any(zone.span.overlaps(s.span) for zone in outside)] == []


def test_a_heading_about_risks_makes_risks_of_what_it_lists() -> None:
    listed = "第一に、指揮官の権限の拡大が挙げられる。"
    assert rules(listed, "リスク") == {"threat.listed_risk"}
    assert taken(listed, "経緯").label == "assertion"
    assert taken("指揮官の権限は広い。", "リスク").label == "assertion"


def test_the_heading_is_the_one_above() -> None:
    text = (
        "干潟の研究\n\n2026年3月4日\n\n1．経緯\n\n第一に、堤防の建設が挙げられる。これは町の記録に詳しく残っている。\n\n"
        "2．リスクの評価\n\n第一に、堤防の建設が挙げられる。これは町の記録に詳しく残っている。\n"
    )
    labels = [s.label for s in suggest(content_of(text))]
    assert labels == ["assertion", "assertion", "threat_assessment", "assertion"]


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("A", "住民らは市に説明を求めた。"),
        ("A", "大統領は停戦を呼びかけた。"),
        ("A", "警察は、注意するよう呼びかけた。"),
        ("A", "各地で見直しを求める声が上がっている。"),
        ("R", "「橋を直すべきだ。費用は町が出す。」と述べた。"),
        ("R", "橋を直すべきだと述べ、国に支援を求めた。"),
        ("R", "脅威に対抗するためには、各国の結束した行動が必要である。"),
        ("R", "橋を直すことが不可欠であり、隣の町も加わる。"),
        ("A", "対応が必要だが、議論は進んでいない。"),
        ("A", "橋を直すべきだという意見は退けられた。"),
        ("A", "「町が戦に巻き込まれる」といった議論が行われている。"),
        ("T", "政府は交渉を続けているが、破談になれば戦闘が再燃する恐れがある。"),
        ("T", "橋が落ちる恐れがあると指摘し、町に対策を求めた。"),
        ("A", "危険を避けるために、住民は夜の外出を控えている。"),
        ("T", "「このままでは漁業が続けられなくなる」と組合長は危機感を募らせる。"),
        ("R", "過去の過ちを忘れてはならない、と社説は書いた。"),
    ],
)
def test_decisions(label: str, sentence: str) -> None:
    assert taken(sentence).label == TAGS[label]


def test_a_soft_question_scores_lower_than_the_claim() -> None:
    assert taken("橋を直すべきではないか。").score < taken("橋を直すべきだ。").score


def test_evidence_points_at_the_words() -> None:
    sentence = "町は、橋を直す必要がある。"
    (evidence,) = taken(sentence).evidence
    assert sentence[evidence.span.slice] == "必要がある"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("町は橋の点検を急ぐべきだろう。", "べきだろう"),
        ("橋の点検が必要であると思う。", "必要である"),
        ("両国は沖で不穏な動きを見せている。", "不穏な動きを見せている"),
        ("町は、橋が古いと説明した。", "説明した"),
        ("町は、橋が古いと説明しています。", "説明しています"),
        ("佐渡川氏は「橋は古い」と静かに語った。", "語った"),
    ],
)
def test_evidence_is_never_cut_within_a_word_and_a_report_shows_who_says(sentence: str, words: str) -> None:
    assert sentence[taken(sentence).evidence[0].span.slice] == words


def test_wrapped_lines_do_not_hide_a_cue() -> None:
    assert rules("町は、橋を直す必\n要がある。") == {"recommendation.need_to"}


def test_a_sentence_without_end_is_read_at_its_end() -> None:
    sentence = "雨が降り風が吹く" * 5000 + "橋を直すべきだ。"
    assert taken(sentence).label == "recommendation"


def test_quotations_within_quotations_end_somewhere() -> None:
    assert taken("「" * 300 + "直すべきだ" + "」と言う" * 300 + "。").label in TAGS.values()


PIECES = [
    *(
        "橋",
        "直す",
        "べき",
        "だ",
        "です",
        "ある",
        "ない",
        "なけれ",
        "ば",
        "なら",
        "と",
        "は",
        "が",
        "を",
        "か",
    ),
    *(
        "。",
        "、",
        "「",
        "」",
        "しか",
        "よ",
        "必要",
        "恐れ",
        "可能性",
        "かも",
        "しれ",
        "ませ",
        "ん",
        "て",
        "いる",
        "た",
    ),
    *(
        "う",
        "しよう",
        "ください",
        "言え",
        "る",
        "こと",
        "もの",
        "時",
        "に",
        "なる",
        "A",
        "?",
        "…",
        "\n",
        "最大の",
    ),
    *("懸念", "本稿", "写真", "撮影", "重要な", "第一", "危険", "述べ", "語る"),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join) | st.text(min_size=1))
@settings(max_examples=200, deadline=None)
def test_anything_is_taken_for_something_with_evidence_inside_it(sentence: str) -> None:
    reading, suggestion = read(sentence), taken(sentence)
    assert suggestion.label in TAGS.values()
    assert 0 < suggestion.score < 1
    assert suggestion.evidence
    assert {each.rule for each in suggestion.evidence} <= set(RULES)
    assert all(suggestion.span.covers(each.span) for each in suggestion.evidence)
    assert len(reading.chain) <= len(reading.lemmas)
    assert all(isinstance(flag, str) for flag in reading.flags)
