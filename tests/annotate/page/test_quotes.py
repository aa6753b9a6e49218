"""Sentences lifted out of an article and set by themselves, and lines that only look like it."""

from __future__ import annotations

import pytest

from annotate.model import ZoneKind
from annotate.page.analysis import analyse
from annotate.page.joining import joined

HEAD = "港都日報\n島へ渡る船が戻ってきた日\n花岡 澪\n2025年9月26日\n"
PARAGRAPHS = [
    "渡し船が三日ぶりに動いた。島の人たちは桟橋に並んで、朝から待っていた。",
    "組合長は「海の森に誰が金を払うのか、町で決めた人はいない」と話す。扉の前に列が見えれば、並ばなくてよい人まで並ぶ。",
    "桟橋の杭は古く、次の波で折れかねない。大波が三度も続けば、島の電気は半月で消える事態もあり得る。",
    "次の船がいつ出るかは、まだ誰にも分からない。",
]


def kind(line: str, *, gap: str = "\n\n", before: int = 2) -> ZoneKind:
    text = HEAD + "\n" + gap.join([*PARAGRAPHS[:before], line, *PARAGRAPHS[before:]])
    return next(zone.kind for zone in analyse(text).zones if joined(text, zone) == line)


@pytest.mark.parametrize(
    "line",
    [
        "扉の前に列が見えれば、並ばなくてよい人まで並ぶ",
        "「扉の前に列が見えれば、並ばなくてよい人まで並ぶ」",
        "「海の森に誰が金を払うのか」",
        "大波が三度も続けば、島の電気は消える",
    ],
)
def test_a_line_alone_that_the_article_says_too_is_a_pull_quote(line: str) -> None:
    assert kind(line) is ZoneKind.PULL_QUOTE
    assert kind(line, before=1) is ZoneKind.PULL_QUOTE
    assert kind(line, before=4) is ZoneKind.PULL_QUOTE


def test_without_any_blank_lines_only_the_very_words_are_one() -> None:
    assert kind("扉の前に列が見えれば、並ばなくてよい人まで並ぶ", gap="\n") is ZoneKind.PULL_QUOTE
    assert kind("大波が三度も続けば、島の電気は消える", gap="\n") is ZoneKind.BODY


@pytest.mark.parametrize(
    "line",
    [
        "「灯台の明かりが消えた夜を、忘れない」",
        "桟橋に並ぶ人の中に、船長の姿はなかった",
    ],
)
def test_a_line_alone_that_nobody_says_again_stays_body(line: str) -> None:
    assert kind(line) is ZoneKind.BODY


def test_what_the_paragraph_above_or_below_says_is_spoken_stays_body() -> None:
    said = "「海の森に誰が金を払うのか」"
    for above, below in (("組合長はこう話す。", PARAGRAPHS[2]), (PARAGRAPHS[0], "と組合長は話した。")):
        text = HEAD + "\n" + "\n\n".join([PARAGRAPHS[0], PARAGRAPHS[1], above, said, below, PARAGRAPHS[3]])
        assert next(z.kind for z in analyse(text).zones if joined(text, z) == said) is ZoneKind.BODY


def test_a_quotation_above_its_paragraph_is_a_heading_where_the_page_has_such_headings() -> None:
    heading = "「誰も知らない港」"
    sections = ["足りない手", heading, "若い仲間", "冬を前に"]
    parts = [f"{title}\n{text}" for title, text in zip(sections, PARAGRAPHS, strict=True)]
    page = HEAD + "\n" + "\n\n".join(parts)
    assert next(z.kind for z in analyse(page).zones if joined(page, z) == heading) is ZoneKind.HEADING


def test_a_line_alone_without_an_end_is_a_heading_where_all_paragraphs_have_one() -> None:
    line = "桟橋に並ぶ人の中に、船長の姿はなかった"
    more = ["島では空き家が増え、学校の屋根も直せずにいる。", "診療所の医師は週に二度、船で通う。"]

    def found(paragraphs: list[str], *lines: str) -> ZoneKind:
        page = HEAD + "\n" + "\n\n".join([*paragraphs, *lines, *more])
        return next(zone.kind for zone in analyse(page).zones if joined(page, zone) == line)

    assert found(PARAGRAPHS, line) is ZoneKind.HEADING
    assert found([each.rstrip("。") for each in PARAGRAPHS], line) is ZoneKind.BODY
    others = ("海は静かで、船は見えなかった", "町は眠り、灯台だけが光っていた")
    assert found(PARAGRAPHS, line, *others) is ZoneKind.BODY


def test_a_noun_and_a_line_without_an_end_is_a_caption() -> None:
    assert kind("毛布とポリ袋で作る「簡易寝袋」。首と脇、足の付け根を温める") is ZoneKind.CAPTION
    assert kind("渡し船を待つ人の長い列。北浦港の桟橋（港都通信社）") is ZoneKind.CAPTION
    assert kind("島の人は怒っている。もう船は来ないと、前から知っていたからだ") is ZoneKind.BODY
