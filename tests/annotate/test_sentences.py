"""Sentences: where they end, where they do not, and that nothing of the text is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotate.sentences import paragraph_sentences, paragraphs, sentences
from annotate.spans import Span

# "|" stands where a sentence ends; the text is the same without it.
MARKED = [
    "雨が降った。|川があふれた。|",
    "市長は「橋を直す。必ず直す。」と述べた。|拍手が起きた。|",
    "住民は「もう限界だ。」「誰か来てくれ。」と訴えた。|",
    "「橋を直す。」|市長はそう述べた。|",
    "「橋を直す。」と、市長は述べた。|",
    "市長は、こう述べた。|「橋を直す。」|",
    "市長は「金がない。人もいない」|一方で議会は「待てない」と言った。|",
    "「金がない。人もいない」|一方で議会は「待てない」と言った。|「橋は要る。道も要る」|しかし、金はない。|",
    "町を「守る。支える」と語る一方で、金はない。|町を「支える」一方で「縛る」策だ。|",
    "「橋は直らない。|誰もがそう言った。|市長も認めた。",
    "市長は「橋は直る』と述べた。|議会は「待て」と言った。|",
    "本当か!?|本当だ！|なぜ？？|知らない⁉|そうか…　|また来る♪|次へ。|",
    "しかし…彼は黙った。|",
    "何も分からない。|……いや、一つだけ分かる。|本当か？|…本当だ。|そうか……。|",
    "私は安心していた。|というより、安心したかった。|「安心だ。」というより不安だった。|",
    "誰もが忘れている|▼橋は七十年前に架けられた。|それを知る人は少ない|▼雨の朝、欄干に手を置く。|",
    "誰もが忘れている。|▽橋は古い。|「柱も古い」　|▼それを知る人は少ない　|▼雨の朝、欄干に手を置く。|",
    "▼橋は七十年前に架けられた。|▽それを知る人は少ない。",
    "輸出は前年比▼3.2%だった。|図の「▼」は減少を示す。|",
    "誰だ？と聞かれた。|もう遅い。と彼は答えた。|ところが違った。|",
    "震度は3.8だった。|U.S. の No. 1 だ。|３．８倍になる。|",
    "ｱﾒﾃﾞｽ｡|ﾊﾚﾃﾞｽ｡|",
    "これは古い書き方だ．|ここから次だ．|",
    "死者は38人に上る[1]。|けが人は多い。[2]|その後は不明だ。（注３）|調べは続く。|",
    "橋は落ちた。（北浜通信）",
    "（敬称は略す。）|式は正午に始まった。|",
    "式（雨天のため。）は中止だ。|",
    "【北浜】橋が落ちた。|",
    "北浜:橋が落ちた。|",
    "Yahoo!ニュースが伝えた。|詳しくは https://a.example/?q=1 を見よ。|",
    "　橋が落ちた。|　原因は不明だ。|",
    "１．はじめに",
    "橋は直らない。」と書いてある。|次へ。|",
    "「橋は『直す。』と決めた。」と市長。|次へ。|",
    "😀が笑った。|𠮷田氏も笑った。|葛󠄀城氏は泣いた。|",
]


@pytest.mark.parametrize("marked", MARKED)
def test_a_sentence_ends_where_a_reader_ends_it(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [part.strip().lstrip("▼▽") for part in marked.split("|")]  # a column's mark belongs to none
    assert [text[s.slice] for s in sentences(text)] == [part for part in expected if part]


@pytest.mark.parametrize("text", ["▼橋の柱", "▽市営バス　▽渡し船", "▼3.2%だった。"])
def test_a_mark_of_a_list_or_of_a_figure_is_part_of_what_it_marks(text: str) -> None:
    assert [text[s.slice] for s in sentences(text)] == [text]


def test_a_quotation_closed_far_away_was_left_open() -> None:
    text = "市長は「橋は直らない。" + "雨がまた降った。" * 60 + "川があふれた」。"
    assert len(sentences(text)) == 62


def test_a_line_is_a_paragraph() -> None:
    text = "見出し\n・項目「一\n・項目二。\r\n\n\u3000本文だ。終わり"
    assert [text[s.slice] for s in sentences(text)] == [
        "見出し", "・項目「一", "・項目二。", "本文だ。", "終わり"
    ]


WRAPPED = """\
北浜の橋は三十年前に架けられ、その後は一度も大きな修理を受けていないとい
う。市は昨年の夏、点検を外部の会社に任せた。ところが、会社が見たのは橋の
たもとだけで、川の中の柱には誰も近づかなかったことが分かった。
二、市の言い分
市は「点検は決まりどおりに行われた。写真も残っている。だから、やり直す理
由はない」と説明する。

・写真は公開されていないし、これから公開される見込みもないという話であっ
・柱の傷は十二か所
"""


def test_wrapped_lines_are_read_in_a_row() -> None:
    found = [WRAPPED[s.slice].replace("\n", "") for s in sentences(WRAPPED)]
    assert found == [
        "北浜の橋は三十年前に架けられ、その後は一度も大きな修理を受けていないという。",
        "市は昨年の夏、点検を外部の会社に任せた。",
        "ところが、会社が見たのは橋のたもとだけで、川の中の柱には誰も近づかなかったことが分かった。",
        "二、市の言い分",
        "市は「点検は決まりどおりに行われた。写真も残っている。だから、やり直す理由はない」と説明する。",
        "・写真は公開されていないし、これから公開される見込みもないという話であっ",
        "・柱の傷は十二か所",
    ]


def test_lines_of_unlike_width_are_not_joined() -> None:
    text = "東都市の橋について市民が知っておくべき七つのこと\n北浜\n記者が現地を歩いて確かめた\n本文だ。"
    assert [len(pieces) for pieces in paragraphs(text)] == [1, 1, 1, 1]


def test_headings_of_one_width_do_not_make_a_text_wrapped() -> None:
    headings = ("一、橋を直すのは市の仕事だったのか", "二、川を浚うのは県の仕事だったのか")
    text = "\n".join(f"{heading}\n{'橋は直す。' * 12}" for heading in headings)
    assert [len(pieces) for pieces in paragraphs(text)] == [1, 1, 1, 1]


def test_a_sentence_over_two_pieces_covers_what_lies_between() -> None:
    text = "橋が落\n  ちた。雨。"
    found = paragraph_sentences(text, [Span(0, 3), Span(6, len(text))])
    assert [text[s.slice] for s in found] == ["橋が落\n  ちた。", "雨。"]


PARAGRAPHS = st.text(alphabet="。。。「」（）！と、\u3000橋川雨▼", min_size=2, max_size=30)


@given(PARAGRAPHS, st.data())
@settings(max_examples=500)
def test_a_paragraph_has_the_same_sentences_read_whole_or_in_pieces(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(text) - 1))
    whole, pieces = [Span(0, len(text))], [Span(0, cut), Span(cut, len(text))]
    assert paragraph_sentences(text, whole) == paragraph_sentences(text, pieces)


TEXTS = st.text(max_size=60) | st.text(
    alphabet="。．！?…「」『』（)と、が▼\n\u3000 \u00a0[1]aあ漢😀\u200d\u3099", max_size=60
)


@given(TEXTS, st.data())
@settings(max_examples=300)
def test_sentences_hold_all_that_is_not_white_space_once_and_in_order(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, max(len(text) - 1, 0)))
    whole = data.draw(st.booleans())
    span = None if whole or not text else Span(start, data.draw(st.integers(start + 1, len(text))))
    found = sentences(text, span)
    first, last = (span.start, span.end) if span else (0, len(text))
    covered = [i for s in found for i in range(s.start, s.end)]
    assert covered == sorted(set(covered))
    assert all(first <= i < last for i in covered)
    assert {i for i in range(first, last) if not (text[i].isspace() or text[i] in "▼▽▲")} <= set(covered)
    assert all(text[s.slice] == text[s.slice].strip() for s in found)


@pytest.mark.parametrize("unit", ["「", "」", "「あ。", "（。", "…", "あ。（", "「あ」と、", "１．"])
def test_time_grows_with_the_text_and_not_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        begin = time.process_time()
        sentences(text)
        return time.process_time() - begin

    small = min(seconds(10_000) for _ in range(3))
    assert seconds(80_000) < 40 * small + 0.05  # quadratic would be 64 times
